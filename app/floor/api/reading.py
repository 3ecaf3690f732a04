"""The floor of a sitting as programs read it: what is public, what is a delegation's own, what officers see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import url_for

from app.core import clock
from app.core.web import current_actor
from app.floor.api import shapes
from app.floor.models import Inscription as Beside
from app.floor.phrases import WHY
from app.floor.policies import Reader, reader_of
from app.floor.queries.beside import beside_of
from app.floor.queries.log import names_of
from app.floor.queries.places import AtSitting, find_at
from app.floor.queries.steps import OnFloor, on_floor
from app.floor.rules import replies
from app.floor.rules.forecast import Forecast, forecast, starts_from
from app.floor.rules.lots import METHOD
from app.floor.rules.speakers import Inscription
from app.floor.rules.state import Floor, Reply, SpeakersList
from app.floor.rules.words import Band, Outcome, Phase


@dataclass(frozen=True)
class Shown:
    """A floor that somebody reads: with names, with what stands beside it, at a moment."""

    at: AtSitting
    held: OnFloor
    reader: Reader
    names: Mapping[str, str]
    beside: Mapping[int, Beside]
    now: datetime

    @property
    def floor(self) -> Floor:
        """As it stands."""
        return self.held.floor


def show(at: AtSitting) -> Shown:
    """The floor of a sitting for whoever asks; as many queries whoever is on it."""
    held, reader = on_floor(at.sitting), reader_of(current_actor(), at)
    beside = beside_of(at.sitting.id) if reader.is_officer or reader.own else {}
    return Shown(at, held, reader, names_of(_codes(held.floor)), beside, clock.now())


def floor_now(at: AtSitting) -> shapes.FloorRead:
    """The floor as it is since."""
    found = find_at(*at.here)
    assert found is not None, "a sitting that has a floor stays"
    return floor_read(show(found))


def floor_read(shown: Shown) -> shapes.FloorRead:
    """The floor as a whole."""
    floor, at = shown.floor, shown.at
    return shapes.FloorRead(
        address=url_for("floor_api.floor", slug=at.slug, number=at.number),
        meeting=at.slug,
        sitting=at.number,
        version=floor.version,
        server_time=shown.now,
        phase=floor.phase,
        speaking=_clock(shown),
        lists=[_list(shown, key, there) for key, there in floor.lists.items()],
        replies=_replies(shown),
        points=[_point(shown, point) for point in floor.points],
    )


def inscription_read(shown: Shown, who: int) -> shapes.InscriptionRead | None:
    """One inscription; nothing where it was undone."""
    one = shown.floor.inscriptions.get(who)
    if one is None:
        return None
    return _inscription(shown, one, _expected(_forecast(shown, one.list)))


def _codes(floor: Floor) -> set[str]:
    return {
        *(one.entity for one in floor.inscriptions.values()),
        *(one.entity for one in floor.replies.values()),
        *(one.entity for one in floor.points),
    }


def _clock(shown: Shown) -> shapes.Clock | None:
    speaking = shown.floor.speaking
    if speaking is None:
        return None
    return shapes.Clock(
        inscription=speaking.inscription,
        reply=speaking.reply,
        entity=speaking.entity,
        name=shown.names.get(speaking.entity, speaking.entity),
        given_at=speaking.given_at,
        limit=speaking.limit,
        running_since=speaking.running_since,
        used=speaking.used(shown.now).total_seconds(),
        left=speaking.left(shown.now).total_seconds(),
    )


def _list(shown: Shown, key: str, there: SpeakersList) -> shapes.ListRead:
    terms, told = there.terms, _forecast(shown, key)
    return shapes.ListRead(
        key=key,
        is_open=there.is_open(shown.now) and there.continued_in is None and shown.floor.phase != Phase.ADJOURNED,
        opens_at=terms.opens_at,
        closes_at=terms.closes_at,
        drawn_at=terms.drawn_at,
        first_order=terms.first_order,
        bands=terms.bands,
        limits={band: there.shortened.get(band, terms.limits.get(band, 0)) for band in Band},
        drawn=_drawn(there),
        continued_in=there.continued_in,
        inscriptions=[_inscription(shown, one, _expected(told)) for one in _on_list(shown, key, there)],
        offers=_offers(shown, there),
        forecast=_told(told) if shown.reader.is_officer else None,
    )


def _on_list(shown: Shown, key: str, there: SpeakersList) -> Iterable[Inscription]:
    """Who waits, the next first; then the others, without those who withdrew where that is not one's own to see."""
    waiting = [place.inscription for place in there.places]
    others = [one for one in shown.floor.inscriptions.values() if one.list == key and one not in waiting]
    return [*waiting, *(one for one in others if _is_shown(shown, one))]


def _is_shown(shown: Shown, one: Inscription) -> bool:
    return shown.floor.outcomes[one.id] != Outcome.WITHDRAWN or shown.reader.sees(one.entity)


def _inscription(shown: Shown, one: Inscription, expected: Mapping[int, datetime]) -> shapes.InscriptionRead:
    there = shown.floor.list_of(one.id)
    place = there.place(one.id)
    said = {name: getattr(one, name) for name in _AS_SAID}
    return shapes.InscriptionRead(
        number=one.id,
        name=shown.names.get(one.entity, one.entity),
        state=shown.floor.outcomes[one.id],
        place=there.places.index(place) + 1 if place else None,
        why=place.why if place else None,
        why_words=str(WHY[place.why]) if place else None,
        reason=(place.reason or None) if place else None,
        passed_over=place.passed_over if place else 0,
        limit=there.limit(one),
        expected_at=expected.get(one.id),
        own=_own(one, shown.beside.get(one.id)) if shown.reader.sees(one.entity) else None,
        **said,
    )


_AS_SAID = (
    *("list", "entity", "kind", "capacity", "level", "label", "group", "co_sponsors", "stated_number", "home"),
    *("endorsed_by", "band", "received_at", "is_late"),
)


def _own(one: Inscription, beside: Beside | None) -> shapes.OwnPart:
    return shapes.OwnPart(
        representative=beside.representative if beside else "",
        representative_title=beside.representative_title if beside else "",
        delivery=one.delivery,
        language=one.language,
        text_at=beside.text_at if beside else None,
    )


def _drawn(there: SpeakersList) -> shapes.DrawnRead | None:
    drawn = there.drawn
    if drawn is None:
        return None
    return shapes.DrawnRead(seed=drawn.seed, method=METHOD, ranks=dict(drawn.ranks), first=drawn.first)


def _offers(shown: Shown, there: SpeakersList) -> list[shapes.OfferRead]:
    entity_of = {place.inscription.id: place.inscription.entity for place in there.places}
    return [
        shapes.OfferRead(number=offer, inscription=one, other=other)
        for offer, (one, other) in there.offers.items()
        if shown.reader.sees(entity_of[one], entity_of[other])
    ]


def _forecast(shown: Shown, key: str) -> Forecast | None:
    """When each one speaks; nobody does after the sitting."""
    if shown.floor.phase == Phase.ADJOURNED:
        return None
    sitting = shown.at.sitting
    return forecast(shown.floor, key, starts_from(shown.floor, shown.now, sitting.starts_at), sitting.ends_at)


def _expected(told: Forecast | None) -> dict[int, datetime]:
    return {one.inscription.id: one.starts_at for one in told.expected} if told else {}


def _told(told: Forecast | None) -> shapes.ForecastRead | None:
    if told is None:
        return None
    return shapes.ForecastRead(not_heard=tuple(one.id for one in told.not_heard), limit_for_all=told.limit)


def _replies(shown: Shown) -> shapes.RepliesRead:
    floor, terms = shown.floor, shown.held.replies
    given = [floor.replies[one] for one in floor.taken if one in floor.replies]
    return shapes.RepliesRead(
        first=terms.first,
        second=terms.second,
        is_taken_early=floor.replies_opened,
        items=[_reply(shown, one) for one in (*given, *replies.in_turn(floor))],
    )


def _reply(shown: Shown, one: Reply) -> shapes.ReplyRead:
    return shapes.ReplyRead(
        number=one.id,
        entity=one.entity,
        name=shown.names.get(one.entity, one.entity),
        sitting=one.sitting,
        asked_at=one.asked_at,
        statement=one.statement,
        rank=replies.rank(shown.floor, one),
        limit=replies.limit_of(shown.floor, one, shown.held.replies),
        is_given=one.id in shown.floor.taken,
    )


def _point(shown: Shown, point: object) -> shapes.PointRead:
    said = {name: getattr(point, name) for name in ("entity", "raised_at", "ruling", "appealed_by", "appeal")}
    return shapes.PointRead(number=point.id, name=shown.names.get(said["entity"], said["entity"]), **said)  # type: ignore[attr-defined]
