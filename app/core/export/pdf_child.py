"""The child that typesets one paper: JSON in, PDF out. It knows nothing of the application, its settings or its data.

Run by its path in Python's isolated mode, so that nothing but the installed packages is read.
"""

import json
import re
import resource
import sys

import typst

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def limit(seconds: int, octets: int) -> None:
    """End by ourselves where the parent that would end us is gone."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (octets, octets))


def compile_paper(order: dict) -> bytes:
    """The PDF; characters for which no font has a shape are replaced by one that says so."""
    paper = json.dumps(order["paper"], ensure_ascii=False)
    try:
        return compile_text(order, paper)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
    missing = without_shape(paper, order["fonts"])
    print(f"characters without a font: {len(missing)}", file=sys.stderr)  # noqa: T201 (the parent logs it)
    return compile_text(order, re.sub(f"[{re.escape(''.join(missing))}]", REPLACEMENT, paper))


def compile_text(order: dict, paper: str) -> bytes:
    """The PDF of a paper written as JSON; as data it can do nothing but be shown."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=order["fonts"])
    compiler = typst.Compiler(order["template"], root=order["root"], font_paths=fonts, ignore_system_fonts=True)
    return compiler.compile(
        format="pdf", sys_inputs={"paper": paper}, pdf_standards=["ua-1"], timestamp=order["paper"]["created_at"]
    )


def without_shape(text: str, folders: list[str]) -> set[str]:
    """The characters that stand in none of the fonts."""
    from pathlib import Path

    from fontTools.ttLib import TTFont

    files = [path for folder in folders for path in Path(folder).rglob("*.ttf")]
    known = {code for path in files for code in TTFont(path, lazy=True).getBestCmap()}
    return {character for character in set(text) if ord(character) not in known and character > "\x7f"}


if __name__ == "__main__":
    given = json.load(sys.stdin)
    limit(given["seconds"], given["octets"])
    sys.stdout.buffer.write(compile_paper(given))
