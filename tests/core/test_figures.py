"""Figures of several processes are one."""

import subprocess
import sys
from pathlib import Path

from app.core.figures import figures, share_figures, total
from app.core.figures.counting import BUCKETS

KEY = ("rostrum_mails", ("sent",))
CHILD = """
import sys
from pathlib import Path
from app.core.figures import figures, share_figures
with share_figures(Path(sys.argv[1])):
    figures.count("rostrum_mails", "sent")
    figures.adjust("rostrum_streams_open", 3)
    {end}
"""
WAIT = "import time; time.sleep(1.5); print('written', flush=True); time.sleep(60)"
DIE = "import os, time; time.sleep(1.5); os._exit(9)"


def child(folder: Path, end: str) -> subprocess.Popen[str]:
    """Another process that counts one mail and has three streams open."""
    return subprocess.Popen([sys.executable, "-c", CHILD.format(end=end), str(folder)], stdout=-1, text=True)


def test_any_process_sees_the_sum_of_all_and_what_ended_stays_counted(tmp_path: Path) -> None:
    living = child(tmp_path, WAIT)
    child(tmp_path, "").communicate()
    child(tmp_path, DIE).communicate()
    assert living.stdout is not None
    living.stdout.readline()
    with share_figures(tmp_path):
        figures.count(*KEY[:1], *KEY[1])
        seen = total()
        assert (seen[KEY], seen["rostrum_streams_open", ()]) == ([4.0], [3.0])
    living.kill()
    living.communicate()
    with share_figures(tmp_path):
        seen = total()
        assert (seen[KEY], seen.get(("rostrum_streams_open", ()))) == ([4.0], None)
    assert len(list((tmp_path / "figures").glob("*.alive"))) == 1


def test_a_time_falls_into_the_bucket_that_it_does_not_exceed() -> None:
    figures.forget()
    for seconds in (0.005, 0.006, 99):
        figures.observe("rostrum_request_seconds", seconds, "here")
    *buckets, beyond, summed = figures.values()["rostrum_request_seconds", ("here",)]
    assert (buckets[:2], sum(buckets[2:]), beyond, round(summed, 3)) == ([1, 1], 0, 1, 99.011)
    assert len(buckets) == len(BUCKETS)
