"""What the Secretariat writes of meetings, for programs: beginning one, and its draft."""

from app.meetings.api import creating, drafts
from app.meetings.api.blueprint import api

__all__ = ["api", "creating", "drafts"]
