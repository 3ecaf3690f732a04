"""Within which meetings a role can be held, and who may do what with them."""

from flask_babel import lazy_gettext as _l

from app.core.policy import policy
from app.core.scopes import scope_kind
from app.meetings.queries import meeting_names

scope_kind("meeting", _l("Meetings"), meeting_names)

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
