"""What a reader sees of an event."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from tests.calendars import read


@dataclass(frozen=True, order=True)
class Seen:
    """An event, as far as a reader tells; days as they are, moments in UTC, the end where it is over."""

    uid: str | None
    starts: str
    ends: str
    summary: str
    location: str | None
    description: str
    status: str | None
    sequence: int | None = None

    def but_for(self, *names: str) -> "Seen":
        """Without what a reader does not tell."""
        return replace(self, **dict.fromkeys(names))


def said(point: date | datetime) -> str:
    """A day, or a moment in UTC."""
    return point.astimezone(UTC).isoformat() if isinstance(point, datetime) else point.isoformat()


def meant(octets: bytes) -> list[Seen]:
    """What our own strict reader reads: what all others must see."""
    return sorted(
        Seen(
            uid=event["UID"].value,
            starts=said(event["DTSTART"].when),
            ends=said(event["DTEND"].when),
            summary=event["SUMMARY"].text,
            location=event["LOCATION"].text if "LOCATION" in event else None,
            description=event["DESCRIPTION"].text,
            status=event["STATUS"].value,
            sequence=int(event["SEQUENCE"].value),
        )
        for event in read(octets).events
    )
