"""The calendar of a large meeting, and the answer that it did not change, beside bare routes of the same server."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml

from bench.load import ask, compare, etag
from bench.pages import PORT, serving
from bench.papers import PEOPLE, SITTINGS, large

FEED = "/meetings/large/calendar.ics"


def report() -> Iterator[str]:
    """Each answer beside its limit."""
    yield f"Calendar of {SITTINGS} sittings that name {2 * PEOPLE * SITTINGS} people: CPU time of the server a request"
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "large.yaml"
        package.write_text(yaml.safe_dump(large()))
        with serving(package) as (process, _instance):
            size, known = ask(PORT, FEED, 1), etag(PORT, FEED)
            of_feed, of_304 = f"bare route, one query, {size} bytes", "bare 304 after one query"
            paths = {
                "meeting calendar": FEED,
                of_feed: f"/bench/bytes/{size}",
                "the same, unchanged (304)": f"{FEED} {known}",
                of_304: '/bench/unchanged "known"',
            }
            feed, bare, unchanged, bare_304 = compare(process, PORT, paths)
            for figure, limit in ((feed, bare), (bare, bare), (unchanged, bare_304), (bare_304, bare_304)):
                yield figure.beside(limit)
