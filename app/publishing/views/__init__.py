"""The public pages."""

from app.publishing.views import calendars, changes, drafts, exports, mails, programmes, publication, statuses
from app.publishing.views.blueprint import pages

__all__ = ["calendars", "changes", "drafts", "exports", "mails", "pages", "programmes", "publication", "statuses"]
