"""What an event says in words, as plain text and as HTML."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import current_app
from markupsafe import escape

from app.config import Settings
from app.core.calendar import Conference, Status
from app.meetings.phrases.calendar import IS_REHEARSAL, OFF, REHEARSAL, STATUSES
from app.meetings.rules.faces import followed
from app.meetings.rules.programme import Header
from app.meetings.rules.words import Status as OfSitting

OF_STATUS = {
    OfSitting.SCHEDULED: Status.CONFIRMED,
    OfSitting.POSTPONED: Status.TENTATIVE,
    OfSitting.CANCELLED: Status.CANCELLED,
}


@dataclass(frozen=True)
class Said:
    """A line, perhaps with where it leads."""

    text: str
    href: str | None = None


def summary(title: str, status: OfSitting, header: Header) -> str:
    """The title, after what nobody may miss."""
    off = str(OFF.get(status, ""))
    return f"{off}{REHEARSAL if header.rehearsal else ''}{title}"


def why(status: OfSitting, reason: str | None, header: Header) -> list[Said]:
    """Why it is not held, and that it is a rehearsal."""
    said = [Said(": ".join(part for part in (str(STATUSES[status]), reason) if part))] if status in STATUSES else []
    return [*said, *([Said(str(IS_REHEARSAL))] if header.rehearsal else [])]


def plain(lines: Iterable[Said]) -> str:
    """As text; an address stands on a line of its own, where programs make it a link."""
    return "\n".join(part for line in lines for part in (line.text, line.href) if part)


def rich(lines: Iterable[Said]) -> str:
    """The same as HTML."""
    return "".join(f"<p>{_linked(line)}</p>" for line in lines)


def _linked(line: Said) -> str:
    text = escape(line.text or line.href or "")
    return f'<a href="{escape(line.href)}">{text}</a>' if line.href else str(text)


def follow(header: Header, label: str) -> Conference | None:
    """Where the public follows."""
    at = followed(header)
    return Conference(at[0], at[1] or label) if at else None


def domain() -> str:
    """The domain of UIDs: constant, whatever the address of this installation."""
    settings: Settings = current_app.config["ROSTRUM"]
    return settings.uid_domain
