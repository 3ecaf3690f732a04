"""Writing YAML: the order given, UTF-8, and quotes around every text that some reader would take for something else."""

import re
from typing import Any

import yaml

from app.core.package.reading import resolved

# What readers of YAML 1.1 and 1.2, and careless ones, take for numbers, dates, times, truth values or nothing.
_MISREAD = re.compile(
    r"""
    ~ | null | y | yes | n | no | true | false | on | off | none | nan | inf(?:inity)?
    | [-+]? \.? (?: nan | inf )
    | [-+]? [0-9.] [0-9a-f_.,:+-]* (?: e [-+]? [0-9_]+ )?
    | [-+]? 0 [xob] [0-9a-f_]*
    | [-+]? [0-9][0-9_,.:]*
    | \d{4} - \d\d? - \d\d? .*
    | [-+=<>!.?]+
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Line breaks to YAML 1.1, ordinary characters to YAML 1.2.
_LINE_SEPARATORS = re.compile("[\u2028\u2029]")


class _Writer(yaml.SafeDumper):
    """Writes blocks, never an anchor."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(writer: _Writer, text: str) -> yaml.ScalarNode:
    style = None
    if _LINE_SEPARATORS.search(text):
        style = '"'
    elif "\n" in text:
        style = "|"
    elif _MISREAD.fullmatch(text) or not isinstance(resolved(text), str):
        style = "'"
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Writer.add_representer(str, _text)


def write(document: dict[str, Any]) -> str:
    """A document as a package; the same document always gives the same octets."""
    return yaml.dump(
        document,
        Dumper=_Writer,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=120,
    )
