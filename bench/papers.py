"""The papers of a large meeting: how long one takes, and how long a page takes meanwhile, beside the page alone."""

import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import yaml

from app.core.export.typesetting import font_folders
from bench.load import ask
from bench.pages import PORT, serving

SITTINGS, PEOPLE = 12, 30
ROUNDS = 5
PAGE = "/meetings/cnd-2023-october"


def report() -> Iterator[str]:
    """Each paper afresh, beside the least that a child of ours can take; and pages while papers are made."""
    yield f"Papers of {SITTINGS} sittings, each with {PEOPLE} presenters and {PEOPLE} panellists (median of {ROUNDS})"
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "large.yaml"
        package.write_text(yaml.safe_dump(large()))
        with serving(package) as (_, instance):
            bare = median(start_child)
            for file in ("programme.pdf", "programme.docx"):
                taken = median(lambda file=file: afresh(instance, file))
                kept = median(lambda file=file: ask(PORT, f"/meetings/large/{file}", 1))
                yield f"  {file:<46} {taken:7.1f} ms afresh, {kept:5.1f} ms kept"
            yield f"  {'limit: a child that loads the fonts, no more':<46} {bare:7.1f} ms"
            yield from meanwhile(instance)


def meanwhile(instance: Path) -> Iterator[str]:
    """The slowest of many answers of a page, alone and while one paper after the other is made."""
    alone = slowest_page(1.0)
    over = threading.Event()
    maker = threading.Thread(target=lambda: [afresh(instance, "programme.pdf") for _ in iter(over.is_set, True)])
    maker.start()
    busy = slowest_page(1.0)
    over.set()
    maker.join()
    yield f"  {'page while papers are made, 99 of 100 within':<46} {busy:7.1f} ms; alone {alone:.1f} ms"


def slowest_page(seconds: float) -> float:
    """Within how many milliseconds 99 of 100 answers of a page come."""
    taken, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        taken.append(milliseconds(lambda: ask(PORT, PAGE, 1)))
    return statistics.quantiles(taken, n=100)[98]


def afresh(instance: Path, file: str) -> None:
    """Ask for a paper that is not kept."""
    for kept in (instance / "exports").glob("*.*"):
        if not kept.name.startswith("."):
            kept.unlink(missing_ok=True)
    ask(PORT, f"/meetings/large/{file}", 1)


def start_child() -> None:
    """What every paper pays: a process with the typesetter and the fonts."""
    fonts = "include_system_fonts=False, include_embedded_fonts=False, font_paths=sys.argv[1:]"
    code = f"import sys, typst; typst.Fonts({fonts})"
    subprocess.run([sys.executable, "-I", "-c", code, *font_folders()], check=True)


def median(call) -> float:  # type: ignore[no-untyped-def]
    """Milliseconds of a call, the middle of some rounds; the first does not count."""
    call()
    return statistics.median(milliseconds(call) for _ in range(ROUNDS))


def milliseconds(call) -> float:  # type: ignore[no-untyped-def]
    """How long a call takes."""
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000


def large() -> dict[str, object]:
    """A meeting of six days, as a package."""
    return {
        "format": "rostrum/meeting/1",
        "slug": "large",
        "title": "A large meeting",
        "starts_on": "2026-10-19",
        "ends_on": "2026-10-24",
        "timezone": "Europe/Vienna",
        "sittings": [sitting(number) for number in range(1, SITTINGS + 1)],
    }


def sitting(number: int) -> dict[str, object]:
    """One of two sittings of a day."""
    people = [
        {"name": f"Speaker {number}-{at}", "title": "Head of the Division for Research", "entity": "UNODC"}
        for at in range(PEOPLE)
    ]
    starts, ends = ("10:00", "13:00") if number % 2 else ("15:00", "18:00")
    return {
        "number": number,
        "kind": "thematic",
        "thematic_number": number,
        "date": f"2026-10-{19 + (number - 1) // 2}",
        "starts": starts,
        "ends": ends,
        "challenges": ["range-and-markets"],
        "presenters": people,
        "panel": [{**one, "channel": "entity"} for one in people],
    }
