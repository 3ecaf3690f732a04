"""Where a word longer than a telephone is wide may be broken: a mail has no style that would say so."""

import re

SIGNS = 24  # so many without a blank between them fit on a telephone
_BODY, _TEXTS = "<body>", re.compile(r"(?<=>)[^<>]+(?=<)")
_LONG = re.compile(rf"((?:&[a-z0-9#]+;|[^\s&]){{{SIGNS}}})(?=\S)", re.IGNORECASE)


def breakable(rich: str) -> str:
    """The same mail, in whose texts long words may be broken."""
    head, body, rest = rich.partition(_BODY)
    return head + body + _TEXTS.sub(lambda text: _LONG.sub(r"\1<wbr>", text[0]), rest)
