"""Lines of a list of speakers, as they are shown in the reader's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from app.core.i18n import NAMES_HERE
from app.entities.rules import UNNAMED_NGO
from app.floor.models import Inscription as Beside
from app.floor.phrases import BANDS, LEVELS, OUTCOMES
from app.floor.phrases.speakers import (
    DELIVERIES,
    REPLIES,
    STATES,
    ends_words,
    minutes,
    sponsors_words,
    why_words,
)
from app.floor.queries.listed import Speakers, hours_of
from app.floor.rules.listed import Listed, ListedReply
from app.floor.rules.sponsors import count_sponsors
from app.floor.rules.state import SpeakersList
from app.floor.rules.words import Capacity, Outcome, Phase


@dataclass(frozen=True, kw_only=True)
class Podium:
    """What only those see who run the floor: who represents a delegation, how it speaks and in which language."""

    representative: str
    title: str
    delivery: str
    language: str


@dataclass(frozen=True, kw_only=True)
class ShownSpeaker:
    """Somebody on a list; `podium` is there for those alone who run the floor."""

    number: int
    code: str
    name: str
    note: str
    on_behalf_of: str
    sponsors: tuple[str, ...]
    difference: str
    level: str
    outcome: Outcome
    state: str
    state_word: str
    at: int | None
    band: str
    why: str
    expected_at: datetime | None
    too_late: str
    limit: str
    given_at: datetime | None
    spoke: str
    podium: Podium | None
    listed: Listed


@dataclass(frozen=True, kw_only=True)
class ShownReply:
    """A right of reply: whose, the how-manieth, to whose statement."""

    number: int
    code: str
    name: str
    rank: str
    answers: str
    limit: str
    state: str
    state_word: str
    elsewhere: int | None
    reply: ListedReply


Besides = Mapping[int, Beside]


@dataclass(frozen=True)
class Teller:
    """Says inscriptions and replies of a list in words."""

    found: Speakers
    key: str
    besides: Besides | None = None

    def name(self, code: str | None) -> str | None:
        """As an alphabetical list says it."""
        entity = self.found.entities.get(code or "")
        return entity.name_in_list if entity else code

    def first_name(self, there: SpeakersList) -> str | None:
        """The State from which the alphabet begins."""
        first = there.drawn.first if there.drawn else ""
        several = self.found.held.floor.inscriptions.values()
        return next((self.name(one.entity) for one in several if one.sort_key == first), first)

    def speaker(self, one: Listed) -> ShownSpeaker:
        """Somebody on the list."""
        said, zone = one.inscription, self.found.header.zone
        ends_at = hours_of(self.found.sitting, self.key).ends_at
        return ShownSpeaker(
            number=said.id,
            code=said.entity,
            name=self._who(one),
            note=self._note(one),
            on_behalf_of=self._group(one),
            sponsors=tuple(sorted(self.name(code) or "" for code in said.co_sponsors)),
            difference=self._difference(one),
            level=str(LEVELS[said.level]) if said.level else "",
            outcome=one.outcome,
            state=STATES[one.outcome],
            state_word=self._word(one),
            at=one.at,
            band=str(BANDS[one.among]) if one.among else "",
            why=why_words(one, self.name, zone),
            expected_at=one.expected_at,
            too_late="" if one.is_in_time or ends_at is None else ends_words(ends_at, zone),
            limit=minutes(one.limit),
            given_at=one.given_at,
            spoke="" if one.seconds is None else minutes(one.seconds),
            podium=self._podium(one),
            listed=one,
        )

    def reply(self, one: ListedReply) -> ShownReply:
        """A right of reply."""
        words = {Outcome.WAITING: _("Asked"), Outcome.ON_FLOOR: _("On the floor"), Outcome.HEARD: _("Exercised")}
        here = self.found.sitting.number
        return ShownReply(
            number=one.reply.id,
            code=one.reply.entity,
            name=self.name(one.reply.entity) or "",
            rank=str(REPLIES.get(one.rank, REPLIES[2])),
            answers=_("to the statement of %(entity)s", entity=self.name(one.answers)) if one.answers else "",
            limit=minutes(one.limit),
            state="waiting" if one.outcome == Outcome.WAITING else STATES[one.outcome],
            state_word=words[one.outcome],
            elsewhere=one.reply.sitting if one.reply.sitting != here else None,
            reply=one,
        )

    def _word(self, one: Listed) -> str:
        """What became of somebody; who still waits when the sitting is over was not reached."""
        if one.outcome == Outcome.WAITING and self.found.held.floor.phase == Phase.ADJOURNED:
            return _("Not reached")
        return _("Passed over") if one.passed_over else str(OUTCOMES[one.outcome])

    def _who(self, one: Listed) -> str:
        if one.inscription.entity == UNNAMED_NGO and one.inscription.home:
            return _("an organization based in %(home)s", home=self.name(one.inscription.home))
        return self.name(one.inscription.entity) or ""

    def _note(self, one: Listed) -> str:
        """Where an organization is at home."""
        home = one.inscription.home
        return self.name(home) or "" if home and one.inscription.entity != UNNAMED_NGO else ""

    def _group(self, one: Listed) -> str:
        said = one.inscription
        return (said.label or self.name(said.group) or "") if said.capacity == Capacity.GROUP else ""

    def _difference(self, one: Listed) -> str:
        said = one.inscription
        if said.capacity != Capacity.GROUP or not said.co_sponsors:
            return ""
        return sponsors_words(count_sponsors(said.co_sponsors, said.stated_number, self.found.members))

    def _podium(self, one: Listed) -> Podium | None:
        if self.besides is None:
            return None
        row, said = self.besides.get(one.inscription.id), one.inscription
        return Podium(
            representative=row.representative if row else "",
            title=row.representative_title if row else "",
            delivery=str(DELIVERIES[said.delivery]) if said.delivery else "",
            language=str(NAMES_HERE.get(said.language, said.language)) if said.language else "",
        )
