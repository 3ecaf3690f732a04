"""What is public of meetings, for programs."""

from app.publishing.api import changes, programmes, record
from app.publishing.api.blueprint import api

__all__ = ["api", "changes", "programmes", "record"]
