"""Where no mail server is set: each mail as a file that a mail program opens."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import default
from pathlib import Path

from app.core import clock
from app.core.durable import write_whole


def deliver(message: EmailMessage, uid: str, folder: Path) -> None:
    """Write the mail under a name that sorts by time; the same job writes the same file again."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    earlier = next((name for name in os.listdir(folder) if name.endswith(f"-{uid}.eml")), None)
    name = earlier or f"{clock.now():%Y%m%dT%H%M%S.%fZ}-{uid}.eml"
    write_whole(folder / name, message.as_bytes())


def forget(folder: Path, is_meant: Callable[[str, EmailMessage], bool], cut_off_after: float) -> None:
    """Let mails be gone of which this is so, by the uid and the head of each; and what a killed process left behind."""
    parser = BytesHeaderParser(policy=default)
    for path in folder.glob("*.eml"):
        with suppress(FileNotFoundError), path.open("rb") as file:
            uid = path.stem.rpartition("-")[2]
            if is_meant(uid, parser.parse(file)):  # type: ignore[arg-type]
                path.unlink()
    for path in folder.glob(".*.part"):
        with suppress(FileNotFoundError):
            if time.time() - path.stat().st_mtime > cut_off_after:
                path.unlink()
