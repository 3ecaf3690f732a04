"""Invitations to sittings by mail: words for people. What their calendar gets is in `entries`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from app.core import clock
from app.core.addresses import address_of
from app.core.duties import Duty, adds_duties
from app.core.i18n import AVAILABLE, speaking
from app.core.mail import Written, write
from app.core.moments import date_words, in_words, zone_name
from app.meetings.exports.calendar import sitting_event
from app.meetings.exports.contacts import called
from app.meetings.phrases.words import ROLES
from app.meetings.rules.order import status_of
from app.meetings.rules.programme import Header, Sitting
from app.meetings.rules.words import Status
from app.publishing.exports.entries import found_in, organizer
from app.publishing.phrases import sitting_name
from app.publishing.phrases.invitations import NO_DATE_YET, SAID, SUBJECTS
from app.publishing.queries.invitations import InvitationSources, Inviting, meetings_inviting
from app.publishing.rules.invitations import (
    Due,
    InvitationMail,
    InvitationsLeaving,
    Method,
    asked_for,
    invited_by,
    those_leaving,
)
from app.publishing.rules.mails import fingerprint
from app.publishing.rules.occasions import Nothing, Occasion, occasion_of, why_nothing

A_DAY = timedelta(days=1)  # somewhere it is still yesterday


@dataclass(frozen=True)
class Invitations:
    """What is to leave, as it is shown."""

    mails: tuple[InvitationMail, ...]
    sources: InvitationSources

    @property
    def fingerprint(self) -> str:
        """What is shown, as one name."""
        return fingerprint(self.mails)

    @property
    def by_sitting(self) -> list[tuple[int, str, list[InvitationMail]]]:
        """The mails of each sitting: its number, what it is called, and they."""
        numbers = dict.fromkeys(mail.number for mail in self.mails)
        published = self.sources.published
        return [
            (number, sitting_name(found_in(number, published)[0]), [one for one in self.mails if one.number == number])
            for number in numbers
        ]

    @property
    def unknown(self) -> tuple[str, ...]:
        """Who is to be invited and has no address here."""
        sources, now = self.sources, clock.now()
        asked = asked_for(sources.published.programme, now)
        return tuple(called(one.person, sources.entities) for key, one in asked.items() if key not in sources.named)

    @property
    def nothing(self) -> Nothing | None:
        """Why there is nothing."""
        programme, named = self.sources.published.programme, self.sources.named
        return None if self.mails else why_nothing(programme, named, clock.now())

    def leaving(self, left_out: Iterable[str]) -> InvitationsLeaving:
        """What leaves."""
        mails = those_leaving(self.mails, left_out)
        return InvitationsLeaving(self.sources.published.version.number, self.sources.due, mails)


def write_invitations(sources: InvitationSources) -> Invitations:
    """Every invitation that is due, in the language of its reader."""
    return Invitations(tuple(_mail(one, sources) for one in sources.due), sources)


def _mail(due: Due, sources: InvitationSources) -> InvitationMail:
    wanted = due.address.locale or sources.published.programme.header.language or "en"
    locale = wanted if wanted in AVAILABLE else "en"
    with speaking(locale):
        name = in_words([part.name for part in due.parts]) if due.parts else due.address.name
        written = _written(due, name, sources, locale)
    return InvitationMail(
        person=due.address.person,
        name=name,
        email=due.address.email,
        locale=locale,
        subject=written.subject,
        plain=written.plain,
        rich=written.rich or "",
        number=due.number,
        method=due.method.value,
    )


def _written(due: Due, name: str, sources: InvitationSources, locale: str) -> Written:
    sitting, header = found_in(due.number, sources.published)
    occasion = occasion_of(due, sources.published.programme, sources.named, sources.before)
    when = _when(sitting, header)
    has_no_date = status_of(sitting, header) == Status.POSTPONED and occasion != Occasion.POSTPONED
    return write(
        str(SUBJECTS[occasion]) % {"sitting": sitting_name(sitting), "when": when},
        "publishing/invitation",
        locale,
        said=SAID.get(occasion),
        no_date=NO_DATE_YET if has_no_date and due.method == Method.REQUEST else None,
        is_request=due.method == Method.REQUEST,
        name=name,
        parts=[(part.name, in_words([str(ROLES[role]) for role in part.roles])) for part in due.parts],
        event=sitting_event(sitting, header, sources.challenges),
        when=when,
        answer_to=organizer().email,
        own_calendar=address_of("publishing.own_calendar"),
        link=_link,
    )


def _link(href: str, text: str) -> Markup:
    return Markup('<a href="%s">%s</a>') % (href, text)


def _when(sitting: Sitting, header: Header) -> str:
    day = date_words(sitting.date, "weekday_long")
    if sitting.starts_at is None or sitting.ends_at is None:
        return _("%(day)s, time not stated", day=day)
    hours = [f"{moment.astimezone(header.zone):%H:%M}" for moment in (sitting.starts_at, sitting.ends_at)]
    return _("%(day)s, %(hours)s (%(zone)s)", day=day, hours="–".join(hours), zone=zone_name(header.zone))


@adds_duties("meetings.publish")
def about_invitations(today: date) -> Iterator[Duty]:
    """Invitations that are due by what is published, and those that could not be sent."""
    for one in meetings_inviting(today - A_DAY):
        if one.due:
            words = ngettext(
                "%(num)s invitation to a sitting is to be sent.",
                "%(num)s invitations to sittings are to be sent.",
                len(one.due),
            )
            published_on = one.published_at.astimezone(one.programme.header.zone).date()
            yield _duty(
                "invitations_due", invited_by(one.due, one.programme, published_on), words, _("See and send"), one
            )
        if one.failed:
            words = ngettext(
                "%(num)s invitation to a sitting could not be sent.",
                "%(num)s invitations to sittings could not be sent.",
                len(one.failed),
            )
            first = min(mail.failed_at for mail in one.failed if mail.failed_at)
            yield _duty("invitations_failed", first.date(), words, _("See why"), one)


def _duty(kind: str, by: date, sentence: str, verb: str, about: Inviting) -> Duty:
    header = about.programme.header
    return Duty(
        kind=kind,
        by=by,
        sentence=sentence,
        verb=verb,
        href=f"/meetings/{header.slug}/draft/invitations",
        meeting=header.short_title or header.title,
    )
