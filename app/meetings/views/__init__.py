"""Pages about meetings: what the Secretariat does with them, and the news of those that are public."""

from app.meetings.views import contacts, creating, document_texts, documents, draft, following
from app.meetings.views.blueprint import pages

__all__ = ["contacts", "creating", "document_texts", "documents", "draft", "following", "pages"]
