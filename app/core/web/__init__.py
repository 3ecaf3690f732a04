"""HTTP as every feature uses it: gates, actors, page cache, refusals and error pages, headers."""

from app.core.web.actors import current_actor
from app.core.web.gate import public, requires
from app.core.web.pages import cached

__all__ = ["cached", "current_actor", "public", "requires"]
