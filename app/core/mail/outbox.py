"""Where no mail server is set: each mail as a file that a mail program opens."""

import os
from email.message import EmailMessage
from pathlib import Path

from app.core import clock
from app.core.durable import write_whole


def deliver(message: EmailMessage, uid: str, folder: Path) -> None:
    """Write the mail under a name that sorts by time; the same job writes the same file again."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    earlier = next((name for name in os.listdir(folder) if name.endswith(f"-{uid}.eml")), None)
    name = earlier or f"{clock.now():%Y%m%dT%H%M%S.%fZ}-{uid}.eml"
    write_whole(folder / name, message.as_bytes())
