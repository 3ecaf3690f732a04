"""What is public of meetings, for programs."""

from app.publishing.api import changes, documents, invitations, mails, programmes, publication, record, statuses
from app.publishing.api.blueprint import api

__all__ = ["api", "changes", "documents", "invitations", "mails", "programmes", "publication", "record", "statuses"]
