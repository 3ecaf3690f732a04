"""Within which meetings a role can be held, and who may do what with them."""

from flask_babel import lazy_gettext as _l

from app.core.policy import policy
from app.core.scopes import scope_kind
from app.meetings.phrases import sitting_name
from app.meetings.queries import meeting_names
from app.meetings.queries.draft import sittings_to_name


def sitting_names(public_id: str | None = None) -> dict[str, str]:
    """What each sitting is called within its meeting, by `autumn/3`; or one alone."""
    slug, _slash, number = (public_id or "").rpartition("/")
    if public_id is not None and not (slug and number.isdecimal() and len(number) < 5):
        return {}
    rows = sittings_to_name(slug, int(number)) if public_id else sittings_to_name()
    return {f"{one.slug}/{one.number}": f"{one.meeting}: {one.number}. {sitting_name(one)}" for one in rows}


scope_kind("meeting", _l("Meetings"), meeting_names)
scope_kind("sitting", _l("Sittings"), sitting_names)

policy("meetings.create", "The Secretariat begins meetings, empty or from an earlier one.", "secretariat")
policy("meetings.see_draft", "The Secretariat sees programmes that are not published.", "secretariat", hidden=True)
policy(
    "meetings.postpone",
    "The Secretariat postpones a meeting or a sitting, and holds it after all.",
    "secretariat",
    hidden=True,
)
policy(
    "meetings.cancel",
    "The Secretariat cancels a meeting or a sitting, and holds it after all.",
    "secretariat",
    hidden=True,
)
policy("meetings.edit", "The Secretariat edits the draft of a programme.", "secretariat", hidden=True)
policy("meetings.publish", "The Secretariat publishes the draft of a programme.", "secretariat", hidden=True)
policy(
    "meetings.keep_documents",
    "The Secretariat adds, publishes and takes back the documents of a meeting.",
    "secretariat",
    hidden=True,
)
