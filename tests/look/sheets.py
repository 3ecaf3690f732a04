"""The style sheets as their tests read them."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CSS = ROOT / "static" / "css"
SHEETS = sorted(CSS.glob("*.css"))


def rules(sheet: Path) -> str:
    """A sheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)


def declarations(sheet: Path) -> list[tuple[str, str]]:
    """Every property of a sheet with its value."""
    return re.findall(r"(?:^|[{;])\s*(-{0,2}[a-z][\w-]*)\s*:\s*([^;{}]+)(?=[;}])", rules(sheet))


def tokens(scope: str) -> dict[str, str]:
    """The colours that a scope of tokens.css sets: the first block behind `scope`."""
    text = rules(CSS / "tokens.css")
    block = text[text.index(scope) + len(scope) :]
    return dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{6})\b", block[: block.index("}")]))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart: from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
