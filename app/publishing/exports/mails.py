"""Mails about changes, each in the language of its reader."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr

from flask import current_app
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup, escape

from app.core.addresses import address_of
from app.core.duties import Duty, adds_duties
from app.core.i18n import AVAILABLE, speaking
from app.core.mail import Written, write
from app.core.mail.compose import isolated
from app.core.moments import date_range, date_words, in_words, zone_name
from app.meetings.exports.contacts import called, role_words
from app.meetings.phrases.words import HALF_DAYS, ROLES
from app.meetings.rules.contacts import Named
from app.meetings.rules.order import chronological, status_of
from app.meetings.rules.programme import Header, Programme, Sitting
from app.meetings.rules.telling import Telling
from app.publishing.exports.changes import Teller, plain
from app.publishing.exports.names import Names
from app.publishing.phrases import STATUSES, sitting_name
from app.publishing.phrases.mails import CONFERENCE_OFFICER, OTHER_PART
from app.publishing.queries.mails import MailSources, mails_stuck
from app.publishing.rules.mails import Leaving, Mail, Reader, fingerprint, not_left_out, readers

BDI = re.compile("<bdi>(.*?)</bdi>", re.DOTALL)


@dataclass(frozen=True)
class Letter:
    """A mail with why it is written."""

    mail: Mail
    why: str


@dataclass(frozen=True)
class Letters:
    """The mails about a change, who should be told and has no address, and what they are written from."""

    letters: tuple[Letter, ...] = ()
    unknown: tuple[str, ...] = ()
    sources: MailSources | None = None

    @property
    def mails(self) -> tuple[Mail, ...]:
        """What would leave if nobody is left out."""
        return tuple(letter.mail for letter in self.letters)

    @property
    def fingerprint(self) -> str:
        """What is shown, as one name."""
        return fingerprint(self.mails)

    def leaving(self, left_out: Iterable[str]) -> Leaving | None:
        """What leaves."""
        if self.sources is None:
            return None
        return Leaving(self.sources.version, self.sources.addresses, not_left_out(self.mails, set(left_out)))


def write_letters(sources: MailSources, line: str | None = None) -> Letters:
    """The mails about a change; `line` is what the Secretariat adds."""
    found, unknown = readers(sources.before, sources.after, sources.addresses)
    entities = {code: one.name_in_list for code, one in sources.entities.items()}
    readers_called = [(one, called(one.part.named.person, entities) if one.part else one.address.name) for one in found]
    letters = tuple(Letter(_mail(one, name, sources, line), _why(one, sources)) for one, name in readers_called)
    return Letters(letters, tuple(called(one.person, entities) for one in unknown), sources)


def _why(reader: Reader, sources: MailSources) -> str:
    if reader.part is None:
        return str(CONFERENCE_OFFICER)
    if reader.part.now:
        return "; ".join(role_words(reader.part.now, sources.after))
    return _("no longer: %(roles)s", roles="; ".join(role_words(reader.part.named, sources.before)))


def _mail(reader: Reader, name: str, sources: MailSources, line: str | None) -> Mail:
    address = reader.address
    wanted = address.locale or sources.after.header.language or "en"
    locale = wanted if wanted in AVAILABLE else "en"
    with speaking(locale):
        written = _written(reader, name, sources, line, locale)
    return Mail(
        person=address.person,
        name=name,
        email=address.email,
        locale=locale,
        subject=written.subject,
        plain=written.plain,
        rich=written.rich or "",
    )


def _written(reader: Reader, name: str, sources: MailSources, line: str | None, locale: str) -> Written:
    header, part = sources.after.header, reader.part
    slug, numbers = header.slug, {"from": sources.version - 1, "to": sources.version}
    meeting = header.short_title or header.title
    sentences = _sentences(reader.told, sources)
    return write(
        _("%(meeting)s: changes that concern you", meeting=meeting),
        "publishing/changed",
        locale,
        name=name,
        meeting=header.title,
        days=date_range(header.starts_on, header.ends_on),
        sentences=sentences,
        plain_sentences=[_plain(sentence) for sentence in sentences],
        line=line,
        part=part,
        sittings=_sittings(part.now, sources.after) if part and part.now else [],
        place=zone_name(header.zone),
        rehearsal=header.rehearsal,
        changes=address_of("publishing.changes", slug=slug, **numbers),
        programme=address_of("publishing.meeting", slug=slug),
        answer_to=parseaddr(current_app.config["ROSTRUM"].mail_from)[1],
    )


def _sentences(told: Iterable[Telling], sources: MailSources) -> list[Markup]:
    """What changed; where no sentence says it, that their own part did."""
    teller = Teller(Names(sources.entities), sources.challenges)
    groups = teller.groups(told, sources.before, sources.after)
    return [sentence for group in groups for sentence in group.sentences] or [escape(OTHER_PART)]


def _sittings(named: Named, programme: Programme) -> list[tuple[str, str, str | None, str]]:
    """What somebody does now: the name of the sitting, when and whether it is held, where, and as what."""
    rows = []
    for sitting in chronological(programme):
        roles = [str(ROLES[role]) for number, role in named.parts if number == sitting.number]
        if roles:
            rows.append((sitting_name(sitting), _when(sitting, programme.header), sitting.room, in_words(roles)))
    return rows


def _when(sitting: Sitting, header: Header) -> str:
    day = date_words(sitting.date, "weekday_long")
    if sitting.starts_at and sitting.ends_at:
        hours = f"{sitting.starts_at.astimezone(header.zone):%H:%M}–{sitting.ends_at.astimezone(header.zone):%H:%M}"
    else:
        hours = str(HALF_DAYS[sitting.half_day]) if sitting.half_day else _("time not stated")
    status = STATUSES.get(status_of(sitting, header))
    return ", ".join((day, hours, *([str(status)] if status else [])))


def _plain(sentence: Markup) -> str:
    """Without markup; a name that reads from the right keeps its own direction all the same."""
    return plain(Markup(BDI.sub(lambda found: f"<bdi>{isolated(found[1])}</bdi>", sentence)))  # noqa: S704


@adds_duties("meetings.publish")
def about_stuck_mails(_today: date) -> Iterator[Duty]:
    """Mails about a change that could not be sent; whom they are for stands on their own page."""
    for stuck in mails_stuck():
        sentence = ngettext(
            "%(num)s mail about a change could not be sent.",
            "%(num)s mails about changes could not be sent.",
            stuck.count,
        )
        yield Duty(
            kind="mails_stuck",
            by=stuck.since.date(),
            sentence=sentence,
            verb=_("See why"),
            href=f"/meetings/{stuck.slug}/draft/mails",
            meeting=stuck.meeting,
        )
