"""Pages about meetings: what the Secretariat does with them, and the news of those that are public."""

from app.meetings.views import contacts, creating, draft, following, statuses
from app.meetings.views.blueprint import pages

__all__ = ["contacts", "creating", "draft", "following", "pages", "statuses"]
