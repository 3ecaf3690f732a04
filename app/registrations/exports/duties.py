"""What registration asks of the Secretariat, as its desk says it."""

from collections.abc import Iterator
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from app.core.duties import Duty, adds_duties
from app.registrations.phrases import moment
from app.registrations.phrases.secretariat import DUTY_VERBS
from app.registrations.queries.coming import Followed, meetings_coming
from app.registrations.rules.due import Due, Kind, due

_WHERE = {
    Kind.NOT_SET_UP: "registration/terms",
    Kind.TO_LOOK_AT: "registrations?state=submitted",
    Kind.CREDENTIALS_MISSING: "delegations?lacking=credentials",
    Kind.CLOSING_SOON: "delegations?lacking=people",
}


@adds_duties("registrations.review")
def about_registration(today: date) -> Iterator[Duty]:
    """Terms to be set, people to be looked at, credentials that are missing, and what closes soon."""
    for followed in meetings_coming(today):
        for one in due(followed.coming, today):
            yield Duty(
                kind=one.kind.value,
                by=one.by,
                sentence=_sentence(one, followed),
                verb=str(DUTY_VERBS[one.kind]),
                href=f"/meetings/{followed.slug}/{_WHERE[one.kind]}",
                meeting=followed.name,
            )


def _sentence(one: Due, followed: Followed) -> str:
    said = {
        Kind.NOT_SET_UP: lambda: _("Registration is not set up yet."),
        Kind.TO_LOOK_AT: lambda: ngettext(
            "%(num)s registration is to be looked at.", "%(num)s registrations are to be looked at.", one.count
        ),
        Kind.CREDENTIALS_MISSING: lambda: ngettext(
            "%(num)s delegation has registered people, and its note verbale or letter is not here.",
            "%(num)s delegations have registered people, and their notes verbales or letters are not here.",
            one.count,
        ),
        Kind.CLOSING_SOON: lambda: _closing(one, followed),
    }
    return said[one.kind]()


def _closing(one: Due, followed: Followed) -> str:
    assert followed.closes_at is not None, "it closes"
    at = moment(followed.closes_at.astimezone(followed.zone))
    if not one.count:
        return _("Registration closes on %(moment)s; every delegation has registered somebody.", moment=at)
    return ngettext(
        "Registration closes on %(moment)s, and %(num)s delegation has registered nobody.",
        "Registration closes on %(moment)s, and %(num)s delegations have registered nobody.",
        one.count,
        moment=at,
    )
