"""Words around the mails about changes."""

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from app.core.phrases import phrase_refusals
from app.publishing.queries.mails import Fate

CONFERENCE_OFFICER = _l("Conference officer of the meeting")
OTHER_PART = _l("What you do in the programme changes")
FATES: dict[str, LazyString] = {
    Fate.SENT: _l("sent"),
    Fate.WAITING: _l("on its way"),
    Fate.FAILED: _l("failed"),
}
phrase_refusals(
    {
        "publishing.mails_not_shown": _l(
            "Mails leave with this, and you have not seen them as they are now. They are shown below: look at them, "
            "then do it again."
        ),
        "publishing.mail_was_sent": _l("This mail was sent meanwhile. Nothing was sent again."),
        "publishing.invitation_is_over": _l(
            "This invitation was sent meanwhile, or another takes its place. Nothing was sent again."
        ),
    }
)
