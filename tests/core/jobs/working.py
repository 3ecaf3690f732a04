"""A worker's process for tests: its work says that it began, and takes until a file tells it to go on."""

import os
import sys
import time
from datetime import timedelta
from pathlib import Path

from jinja2 import ChoiceLoader, DictLoader

from app import create_app
from app.core.jobs import Worker, job
from app.core.mail import send
from tests.databases import make_settings

LEASE = timedelta(seconds=1)


def main(folder: Path, database_url: str) -> None:
    """Work until killed."""
    settings = make_settings(folder, database_url, smtp_url=os.environ.get("ROSTRUM_SMTP_URL"))
    app = create_app(settings)
    app.jinja_env.loader = ChoiceLoader([DictLoader({"hall/mail/note.txt": "Welcome."}), app.jinja_env.loader])

    @job("hall.slow")
    def slow() -> None:
        (folder / "begun").touch()
        wait_for(folder / "go on")
        with (folder / "done").open("a") as file:
            file.write(f"{os.getpid()}\n")

    @job("hall.mail")
    def mail() -> None:
        send("ada@example.org", "Welcome", "hall/note")
        (folder / "delivered").touch()
        wait_for(folder / "go on")

    @job("hall.count")
    def count(number: int) -> None:
        with (folder / "counted").open("a") as file:
            file.write(f"{number}\n")

    Worker(app, idle_seconds=0.05, lease=LEASE).run()


def wait_for(path: Path) -> None:
    """Until a file is there."""
    while not path.exists():
        time.sleep(0.01)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
