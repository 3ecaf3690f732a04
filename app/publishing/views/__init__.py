"""The public pages."""

from app.publishing.views import changes, drafts, exports, programmes, publication
from app.publishing.views.blueprint import pages

__all__ = ["changes", "drafts", "exports", "pages", "programmes", "publication"]
