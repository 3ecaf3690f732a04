"""What invitations to sittings say, and what is said of them."""

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from app.publishing.rules.invitations import Fate
from app.publishing.rules.occasions import Nothing, Occasion

SUBJECTS: dict[str, LazyString] = {
    Occasion.FIRST: _l("Invitation: %(sitting)s, %(when)s"),
    Occasion.MORE: _l("Invitation: %(sitting)s, %(when)s"),
    Occasion.AGAIN: _l("Invited again: %(sitting)s, %(when)s"),
    Occasion.MOVED: _l("Changed: %(sitting)s, %(when)s"),
    Occasion.POSTPONED: _l("Postponed: %(sitting)s, %(when)s"),
    Occasion.HELD: _l("Held after all: %(sitting)s, %(when)s"),
    Occasion.CANCELLED: _l("Cancelled: %(sitting)s, %(when)s"),
    Occasion.TAKEN_OUT: _l("Cancelled: %(sitting)s, %(when)s"),
    Occasion.NO_PART: _l("No longer your part: %(sitting)s, %(when)s"),
    Occasion.OTHER_ADDRESS: _l("At another address: %(sitting)s, %(when)s"),
    Occasion.NO_ADDRESS: _l("No longer at this address: %(sitting)s, %(when)s"),
    Occasion.NOBODY_HERE: _l("No longer at this address: %(sitting)s, %(when)s"),
}
# After "Dear Ana,"; a first invitation says the part alone.
SAID: dict[str, LazyString] = {
    Occasion.MORE: _l("this invitation is for somebody more at your address."),
    Occasion.AGAIN: _l("you are invited again."),
    Occasion.MOVED: _l("when or where this is held has changed."),
    Occasion.POSTPONED: _l("this is postponed. You are told as soon as it is known when it is held instead."),
    Occasion.HELD: _l("this is held after all, at the time and place below."),
    Occasion.CANCELLED: _l("this is cancelled."),
    Occasion.TAKEN_OUT: _l("this is not in the programme any more, and is not held."),
    Occasion.NO_PART: _l("you have no part in this any more."),
    Occasion.OTHER_ADDRESS: _l(
        "you are invited to this at another of your addresses now, and no longer at this one. Your part stays as it is."
    ),
    Occasion.NO_ADDRESS: _l("you are no longer invited to this at this address. Your part stays as it is."),
    Occasion.NOBODY_HERE: _l("nobody is invited to this at this address any more."),
}
NO_DATE_YET = _l("It is postponed. You are told as soon as it is known when it is held instead.")
# In the calendar entry that is taken back of a sitting that is held; one that is off says why itself.
NO_PART_ANY_MORE = _l("You have no part in it any more.")
NOT_AT_THIS_ADDRESS = _l("You are no longer invited to it at this address.")
FATES: dict[str, LazyString] = {
    Fate.SENT: _l("sent"),
    Fate.WAITING: _l("on its way"),
    Fate.FAILED: _l("failed"),
    Fate.OVERTAKEN: _l("not sent, because something else was asked for meanwhile"),
}
# What is so, and what to do.
NOTHING: dict[str, tuple[LazyString, LazyString]] = {
    Nothing.REHEARSAL: (_l("This is a rehearsal."), _l("Nobody is invited.")),
    Nothing.OVER: (_l("This meeting is over."), _l("Nobody is invited any more.")),
    Nothing.NOBODY: (
        _l("There is nobody to invite."),
        _l("The published programme names nobody who presides, presents or sits on a panel in what is held."),
    ),
    Nothing.NO_ADDRESS: (_l("Nobody can be invited yet."), _l("No mail address is kept of anybody.")),
    Nothing.SOME: (
        _l("Everybody whose mail address is kept is invited."),
        _l("Whose address is entered next is due here."),
    ),
    Nothing.EVERYBODY: (
        _l("Everybody is invited."),
        _l("What is published next, or whose address is entered next, is due here."),
    ),
}
