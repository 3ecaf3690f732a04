"""News of what is public about a meeting."""

from flask.typing import ResponseReturnValue

from app.core.web import public
from app.core.web.following import follow
from app.meetings import queries
from app.meetings.views.blueprint import pages


@pages.get("/meetings/<slug>/events")
@public("Tells only that a new version of a published programme is there", on=queries.published_slug)
def events(slug: str) -> ResponseReturnValue:
    """The version of what is public about a meeting, for a page that is open."""
    return follow(f"meeting/{slug}")
