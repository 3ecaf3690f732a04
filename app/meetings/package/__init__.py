"""The part of meetings in packages: rostrum/meeting/1 (docs/packages.md)."""

from app.core.package.formats import register_format
from app.meetings.package.format import MeetingFormat

register_format(MeetingFormat())
