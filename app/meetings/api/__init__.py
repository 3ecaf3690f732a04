"""What the Secretariat writes of meetings, for programs: beginning one, its draft, its documents."""

from app.meetings.api import creating, documents, drafts
from app.meetings.api.blueprint import api

__all__ = ["api", "creating", "documents", "drafts"]
