"""What is public of meetings, for programs."""

from app.publishing.api import changes, programmes, publication, record, statuses
from app.publishing.api.blueprint import api

__all__ = ["api", "changes", "programmes", "publication", "record", "statuses"]
