"""What the Secretariat writes of meetings, for programs: beginning one, its draft, its people, its documents."""

from app.meetings.api import contacts, creating, document_texts, documents, drafts
from app.meetings.api.blueprint import api

__all__ = ["api", "contacts", "creating", "document_texts", "documents", "drafts"]
