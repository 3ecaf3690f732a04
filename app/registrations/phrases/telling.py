"""What people are told of their registration: what happened, where it stands, and what comes next."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_babel.speaklater import LazyString

from app.core.moments import date_words, in_words, spoken_locale
from app.registrations.phrases.people import FIELDS
from app.registrations.rules.words import News, State

SUBJECTS: dict[News, LazyString] = {
    News.RECEIVED: _l("%(meeting)s: your registration was received"),
    News.MOVED_UP: _l("%(meeting)s: you have a place"),
    News.APPROVED: _l("%(meeting)s: your registration is approved"),
    News.MORE_WANTED: _l("%(meeting)s: something more is wanted for your registration"),
    News.REJECTED: _l("%(meeting)s: your registration was rejected"),
    News.WITHDRAWN: _l("%(meeting)s: your registration was withdrawn"),
    News.CHANGED: _l("%(meeting)s: your registration is looked at again"),
    News.LINK: _l("%(meeting)s: your personal link"),
}
ON_WAITING_LIST = _l("%(meeting)s: you are on the waiting list")
HAPPENED: dict[News, LazyString] = {
    News.RECEIVED: _l("Your registration has arrived."),
    News.MOVED_UP: _l("A place became free, and it is yours."),
    News.APPROVED: _l("The Secretariat approved your registration. You are expected."),
    News.MORE_WANTED: _l("The Secretariat looked at your registration and asks for something more."),
    News.REJECTED: _l("The Secretariat rejected your registration."),
    News.WITHDRAWN: _l("Your registration was withdrawn, by you or by your delegation."),
    News.CHANGED: _l("Something was changed that the Secretariat had approved."),
    News.LINK: _l("This is your personal link. Links that you were sent before no longer work."),
}


def place_in_list(number: int) -> str:
    """Waiting list: 3rd."""
    form = spoken_locale().ordinal_form(number)
    said = {
        "one": _l("Waiting list: %(number)sst"),
        "two": _l("Waiting list: %(number)snd"),
        "few": _l("Waiting list: %(number)srd"),
    }
    return str(said.get(form, _l("Waiting list: %(number)sth"))) % {"number": number}


def what_next(state: State, place: int | None, lacks_credentials: bool) -> list[str]:
    """What somebody does now, and what others do."""
    if state == State.WAITING:
        return [_waiting(place), _("You need do nothing: you are told by mail when a place is yours.")]
    if state == State.SUBMITTED and lacks_credentials:
        return [
            _("You have a place. The Secretariat looks at your registration and tells you by mail."),
            _(
                "Your delegation's note verbale or letter is not there yet, and nobody is approved before it is. Your "
                "focal point uploads it; remind them."
            ),
        ]
    return [str(sentence) for sentence in NEXT[state]]


NEXT: dict[State, tuple[LazyString, ...]] = {
    State.DRAFT: (_l("Your delegation has written this down and not sent it yet. You have no place so far."),),
    State.SUBMITTED: (
        _l("You have a place. The Secretariat looks at your registration and tells you by mail."),
        _l("You need do nothing now."),
    ),
    State.MORE_WANTED: (_l("Answer what is asked. You keep your place meanwhile."),),
    State.APPROVED: (_l("Sitting by sitting you can say how you take part."),),
    State.REJECTED: (_l("You cannot take part as things are. If something is wrong, write to the Secretariat."),),
    State.WITHDRAWN: (
        _l("You do not take part, and your place went to whoever waits for one."),
        _l("If you want to come after all, ask for a place again while registration is open."),
    ),
}


def looked_at_again(fields: list[str]) -> str:
    """Which of the fields that were approved say something else."""
    named = in_words([str(FIELDS[name]) for name in fields])
    return _("What was changed since: %(fields)s. You keep your place meanwhile.", fields=named)


def kept_until(day: date) -> str:
    """How long what is personal is kept."""
    return _("What is personal is kept until %(day)s, and then deleted.", day=date_words(day))


def _waiting(place: int | None) -> str:
    before = (place or 1) - 1
    if before == 0:
        return _("All places are taken, and you are the next in line.")
    return ngettext(
        "All places are taken. %(num)s person is before you.",
        "All places are taken. %(num)s people are before you.",
        before,
    )


def delegation_subject(news: News, count: int, meeting: str, entity: str) -> str:
    """What a focal point's mail is about, without naming anybody."""
    said = {
        News.RECEIVED: lambda: ngettext("%(num)s registration", "%(num)s registrations", count),
        News.MOVED_UP: lambda: ngettext("%(num)s person has a place now", "%(num)s people have a place now", count),
        News.APPROVED: lambda: ngettext("%(num)s person is approved", "%(num)s people are approved", count),
        News.MORE_WANTED: lambda: ngettext(
            "more is wanted for %(num)s person", "more is wanted for %(num)s people", count
        ),
        News.REJECTED: lambda: ngettext("%(num)s person was rejected", "%(num)s people were rejected", count),
        News.WITHDRAWN: lambda: ngettext("%(num)s person withdrew", "%(num)s people withdrew", count),
        News.CHANGED: lambda: ngettext(
            "%(num)s person is looked at again", "%(num)s people are looked at again", count
        ),
    }
    return _("%(meeting)s, %(entity)s: %(what)s", meeting=meeting, entity=entity, what=said[news]())


DELEGATION_HAPPENED: dict[News, LazyString] = {
    News.RECEIVED: _l("These people of your delegation are registered:"),
    News.MOVED_UP: _l("Places became free. These people of your delegation have one now:"),
    News.APPROVED: _l("The Secretariat approved these people of your delegation:"),
    News.MORE_WANTED: _l("The Secretariat asks for something more about these people of your delegation:"),
    News.REJECTED: _l("The Secretariat rejected these people of your delegation:"),
    News.WITHDRAWN: _l("These people of your delegation do not take part after all:"),
    News.CHANGED: _l(
        "Something that was approved of these people of your delegation was changed, and the Secretariat looks again:"
    ),
}
DELEGATION_NEXT: dict[News, LazyString] = {
    News.RECEIVED: _l("The Secretariat looks at them and tells you and them by mail."),
    News.MOVED_UP: _l("The Secretariat looks at them and tells you and them by mail."),
    News.APPROVED: _l("They are expected, and were told."),
    News.MORE_WANTED: _l("They were told. Whoever of you answers first answers for the person."),
    News.REJECTED: _l("They were told. If something is wrong, write to the Secretariat."),
    News.WITHDRAWN: _l("Places that became free went to whoever waits for one."),
    News.CHANGED: _l("They keep their places meanwhile."),
}


def focal_point_now(entity: str) -> LazyString:
    """The subject of the mail to a new focal point, in whichever language it is written."""
    return _l("You are a focal point of %(entity)s now", entity=entity)
