"""The public pages."""

from app.publishing.views import (
    calendars,
    changes,
    drafts,
    exports,
    invitations,
    mails,
    own_calendar,
    programmes,
    publication,
    registration_calendar,
    statuses,
    subscribing,
)
from app.publishing.views.blueprint import pages

__all__ = [
    "calendars",
    "changes",
    "drafts",
    "exports",
    "invitations",
    "mails",
    "own_calendar",
    "pages",
    "programmes",
    "publication",
    "registration_calendar",
    "statuses",
    "subscribing",
]
