"""The machine and the settings."""

import os
import platform
import shutil
import stat
import sys
from collections.abc import Iterator
from ipaddress import ip_network
from pathlib import Path

from app.config import Settings
from app.core.doctor.findings import Finding, examines, note, wrong
from app.core.health import can_keep_files

PYTHON = (3, 11)
LEAST_FREE = 500 * 1024 * 1024
LEAST_SHARE = 0.02


@examines(database=False)
def python(_settings: Settings) -> Iterator[Finding]:
    """The language."""
    if sys.version_info < PYTHON:
        yield wrong(f"Python {platform.python_version()} is too old. Install 3.11 or newer, and make .venv anew.")


@examines(database=False)
def permissions(settings: Settings) -> Iterator[Finding]:
    """What is private must be readable by its owner alone."""
    for path in (settings.instance / "secret_key", settings.instance, settings.files):
        if path.exists() and (mode := stat.S_IMODE(path.stat().st_mode)) & 0o077:
            safe = "700" if path.is_dir() else "600"
            yield wrong(f"Other users of this machine can get at {path} ({mode:o}). Run `chmod {safe} {path}`.")
    if not os.access(settings.instance, os.W_OK):
        yield wrong(f"{settings.instance} cannot be written to by this user. Run as the user that owns it.")
    if not can_keep_files():
        yield wrong(f"Files cannot be kept in {settings.files}. Make it a folder that this user can write to.")


@examines(database=False)
def space(settings: Settings) -> Iterator[Finding]:
    """A full disk stops everything at once."""
    for folder in {_device(path): path for path in (settings.files, settings.instance)}.values():
        usage = shutil.disk_usage(_existing(folder))
        if usage.free < LEAST_FREE or usage.free < usage.total * LEAST_SHARE:
            free = usage.free // 1024 // 1024
            yield wrong(f"Only {free} MB are free where {folder} lies. Make room before the disk is full.")


def _existing(path: Path) -> Path:
    return next(one for one in (path, *path.parents) if one.exists())


def _device(path: Path) -> int:
    return _existing(path).stat().st_dev


@examines(database=False)
def addresses(settings: Settings) -> Iterator[Finding]:
    """How people reach it."""
    if not settings.is_public:
        yield note("ROSTRUM_BASE_URL is this machine itself: links in mails and calendars work nowhere else.")
    elif not settings.is_secure:
        yield wrong(
            f"ROSTRUM_BASE_URL is {settings.base_url}: passwords travel readable. "
            "Put a proxy with a certificate in front and set it to https://."
        )
    for given in settings.trusted_proxies:
        if ip_network(given, strict=False).prefixlen == 0:
            yield wrong(
                f"ROSTRUM_TRUSTED_PROXIES contains {given}: anybody may say to come from anywhere. Name your proxies."
            )


@examines(database=False)
def mail(settings: Settings) -> Iterator[Finding]:
    """Where mails go."""
    if settings.smtp_url is None:
        yield note(f"No mail leaves this machine: mails are written to {settings.instance / 'outbox'}. "
                   "Set ROSTRUM_SMTP_URL to send them.")  # fmt: skip
    elif settings.mail_from.rstrip(">").endswith(".invalid"):
        yield wrong("Mails are sent from an address that does not exist. Set ROSTRUM_MAIL_FROM to one that is read.")
