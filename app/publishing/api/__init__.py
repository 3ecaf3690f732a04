"""What is public of meetings, for programs."""

from app.publishing.api import changes, documents, mails, programmes, publication, record, statuses
from app.publishing.api.blueprint import api

__all__ = ["api", "changes", "documents", "mails", "programmes", "publication", "record", "statuses"]
