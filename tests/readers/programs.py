"""Programs at the command line: khal and calcurse, each with a folder of its own."""

import os
import re
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from tests.readers.seen import Seen, said

BETWEEN, AFTER = "\x1f", "\x1e"
FIELDS = ("uid", "start-long-full", "end-long-full", "title", "location", "description", "status", "all-day")
KHAL = """
[calendars]
[[read]]
path = {folder}/calendar
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""


def run(folder: Path, *command: str, answer: str = "") -> str:
    """What a program prints; its home is the folder, its clock UTC."""
    environment = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, env=environment, input=answer.encode(), capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def script(name: str) -> str:
    """A program of our environment."""
    return str(Path(sys.executable).with_name(name))


def by_khal(octets: bytes) -> list[Seen]:
    """khal, from its own collection, into which it imports the file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "calendar").mkdir()
        (folder / "config").write_text(KHAL.format(folder=folder))
        (folder / "feed.ics").write_bytes(octets)
        khal = (script("khal"), "--config", str(folder / "config"))
        run(folder, *khal, "import", "--batch", "-a", "read", str(folder / "feed.ics"))
        form = BETWEEN.join(f"{{{field}}}" for field in FIELDS) + AFTER
        listed = run(folder, *khal, "list", "--once", "--day-format", "", "--format", form, "2015-01-01", "2030-01-01")
    rows = [row.strip("\n").split(BETWEEN) for row in listed.split(AFTER)[:-1]]
    return sorted(_khal_seen(*row) for row in rows)


def _khal_seen(uid: str, starts: str, ends: str, title: str, place: str, text: str, status: str, whole: str) -> Seen:
    if whole == "True":
        last = date.fromisoformat(ends[:10]) + timedelta(days=1)
        points = (starts[:10], last.isoformat())
    else:
        points = (said(_utc(starts)), said(_utc(ends)))
    return Seen(uid, *points, title, place or None, text, status.strip() or None)


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


# In its file: 12/04/2023 [1] {1D -> 12/06/2023} >note text; 12/04/2023 @ 09:00 -> 12/04/2023 @ 12:00>note |text.
DAY = r"(\d\d/\d\d/\d{4})"
WHOLE = re.compile(rf"{DAY} \[1\](?: \{{1D -> {DAY}\}})? ?(?:>(\w+))? (.*)")
TIMED = re.compile(rf"{DAY} @ (\S+) -> {DAY} @ (\S+?)(?:>(\w+))? \|(.*)")


def by_calcurse(octets: bytes) -> list[Seen]:
    """calcurse, which keeps neither uid nor status; place and description stand in its note."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "feed.ics").write_bytes(octets)
        run(folder, "calcurse", "-D", name, "-C", name, "-q", "-i", str(folder / "feed.ics"))
        return sorted(_calcurse_seen(line, folder / "notes") for line in (folder / "apts").read_text().splitlines())


def _calcurse_seen(line: str, notes: Path) -> Seen:
    if whole := WHOLE.fullmatch(line):
        first, last, note, summary = whole.groups()
        points = (_day(first).isoformat(), (_day(last or first) + timedelta(days=1)).isoformat())
    else:
        timed = TIMED.fullmatch(line)
        assert timed, line
        *when, note, summary = timed.groups()
        points = tuple(
            said(datetime.combine(_day(day), time.fromisoformat(hour), UTC))
            for day, hour in zip(when[::2], when[1::2], strict=True)
        )
    description, _, more = (notes / note).read_text().partition("\n-- \n")
    place = re.search("^Location: (.*)$", more, re.MULTILINE)
    return Seen(None, *points, summary, place and place[1], description.strip("\n"), None)  # type: ignore[arg-type]


def _day(text: str) -> date:
    month, day, year = map(int, text.split("/"))
    return date(year, month, day)


SYNC = """
[general]
status_path = "{folder}/status"
[pair calendar]
a = "here"
b = "there"
collections = null
conflict_resolution = "b wins"
[storage here]
type = "filesystem"
path = "{folder}/calendar"
fileext = ".ics"
[storage there]
type = "http"
url = "{url}"
"""


class Vdirsyncer:
    """vdirsyncer with a folder of its own, which it keeps like the calendar at an address."""

    def __init__(self, folder: Path, url: str) -> None:
        self._folder = folder
        (folder / "config").write_text(SYNC.format(folder=folder, url=url))
        self._run("discover")

    def sync(self) -> None:
        """Look again."""
        self._run("sync")

    def items(self) -> dict[str, bytes]:
        """What it keeps, by the names of its files."""
        return {path.name: path.read_bytes() for path in (self._folder / "calendar").glob("*.ics")}

    def _run(self, deed: str) -> None:
        program = (script("vdirsyncer"), "--config", str(self._folder / "config"), "--verbosity", "WARNING")
        run(self._folder, *program, deed, answer="y\n")
