"""The floor in the database: deeds are entries, and what stands is their replay, also after a restart."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core import clock
from app.core.audit import AuditEntry
from app.core.db import db
from app.core.policy import OPERATOR
from app.core.refusal import Refused
from app.floor.commands import lists, points, replies, running, speakers
from app.floor.commands.speakers import Wanted
from app.floor.models import FloorEntry, Inscription
from app.floor.queries.steps import find_sitting, on_floor
from app.floor.rules.lots import draw
from app.floor.rules.replies import ReplyTerms
from app.floor.rules.speakers import ListTerms
from app.floor.rules.words import Capacity, FirstOrder, Level, Office, Outcome, Phase, Ruling
from app.meetings.rules.words import Delivery
from tests.builders.floors import TEN, kind_of, order
from tests.builders.meetings import a_challenge, a_published_meeting, an_entity
from tests.builders.programmes import a_programme, a_sitting

HERE = ("autumn", 1)
ENTITIES = ("MEX", "AUT", "PER", "EU", "VAT", "WHO", "IDPC", "VNGOC")


@pytest.fixture(autouse=True)
def room(app):  # type: ignore[no-untyped-def]
    """A meeting of two sittings on one item, at ten o'clock of its first day."""
    a_challenge("markets")
    for entity in ENTITIES:
        an_entity(entity, kind_of(entity))
    both = (a_sitting(1, challenges=("markets",)), a_sitting(2, challenges=("markets",)))
    with clock.frozen(TEN):
        a_published_meeting(a_programme(*both))
        yield


def floor(number: int = 1):  # type: ignore[no-untyped-def]
    """The floor of a sitting, read afresh."""
    db.session.expire_all()
    sitting = find_sitting("autumn", number)
    assert sitting is not None
    return on_floor(sitting).floor


def announced(**given: object) -> None:
    """A list that is open from ten to noon."""
    said = {"opens_at": TEN, "closes_at": TEN + timedelta(hours=2), **given}
    lists.announce_list(*HERE, ListTerms(key="debate", **said), OPERATOR)


def inscribed(*entities: str, **given: object) -> list[int]:
    """These on the list."""
    endorsed = {"IDPC": {"endorsed_by": "VNGOC"}}
    return [
        speakers.inscribe(*HERE, Wanted(list="debate", entity=one, **{**endorsed.get(one, {}), **given}), OPERATOR)
        for one in entities
    ]


def refused(deed, *given: object, **named: object) -> str:  # type: ignore[no-untyped-def]
    """Why a deed is refused."""
    with pytest.raises(Refused) as error:
        deed(*given, **named)
    return error.value.refusal.code


def test_a_list_is_opened_by_its_time_alone_and_stands_in_its_bands() -> None:
    announced()
    inscribed("IDPC", "WHO", "VAT", "MEX", "EU")
    inscribed("AUT", capacity=Capacity.GROUP, label="Friends", co_sponsors=("AUT", "PER"), stated_number=2)
    inscribed("PER", level=Level.MINISTER)
    assert order(floor()) == ["AUT", "PER", "MEX", "EU", "VAT", "WHO", "IDPC"]
    assert floor().inscriptions[max(floor().inscriptions)].level == Level.MINISTER


def test_what_is_personal_stands_beside_the_log() -> None:
    announced()
    (who,) = inscribed("MEX", representative="Ana López", representative_title="H.E.")
    entry = db.session.get_one(FloorEntry, who)
    assert (db.session.get_one(Inscription, who).representative, "López" in str(entry.data)) == ("Ana López", False)


def test_a_sitting_is_played_from_the_list_to_its_end() -> None:
    announced()
    mexico, austria, peru = inscribed("MEX", "AUT", "PER")
    running.begin_sitting(*HERE, OPERATOR)
    running.give_floor(*HERE, mexico, OPERATOR)
    point = points.raise_point(*HERE, "PER", OPERATOR)
    assert refused(running.finish, *HERE, OPERATOR) == "floor.point_is_open"
    points.rule(*HERE, point, Ruling.NOTED, OPERATOR)
    running.resume_clock(*HERE, OPERATOR)
    running.finish(*HERE, OPERATOR)
    speakers.pass_over(*HERE, austria, OPERATOR)
    lists.change_limit(*HERE, "debate", 120, OPERATOR)
    running.give_floor(*HERE, peru, OPERATOR)
    assert floor().speaking.limit == 120
    running.finish(*HERE, OPERATOR)
    speakers.pass_over(*HERE, austria, OPERATOR)
    running.adjourn_sitting(*HERE, OPERATOR)
    now = floor()
    assert (now.phase, now.outcomes) == (
        Phase.ADJOURNED,
        {mexico: Outcome.HEARD, austria: Outcome.STRUCK_OFF, peru: Outcome.HEARD},
    )


def test_refusals_name_entities_as_a_list_does() -> None:
    announced()
    mexico, _austria = inscribed("MEX", "AUT")
    running.begin_sitting(*HERE, OPERATOR)
    running.give_floor(*HERE, mexico, OPERATOR)
    with pytest.raises(Refused) as error:
        running.give_floor(*HERE, _austria, OPERATOR)
    assert error.value.refusal.parameters["entity"] == "Mex"


def test_a_stale_deed_changes_nothing() -> None:
    announced()
    (mexico,) = inscribed("MEX")
    running.begin_sitting(*HERE, OPERATOR)
    seen = floor().version
    inscribed("AUT")
    assert refused(running.give_floor, *HERE, mexico, OPERATOR, seen=seen) == "floor.changed_meanwhile"
    assert running.give_floor(*HERE, mexico, OPERATOR, seen=floor().version)


def test_the_second_in_which_it_closes_is_the_database_s() -> None:
    announced()
    with clock.frozen(TEN + timedelta(hours=2) - timedelta(microseconds=1)):
        inscribed("MEX")
    with clock.frozen(TEN + timedelta(hours=2)):
        wanted = Wanted(list="debate", entity="AUT")
        assert refused(speakers.inscribe, *HERE, wanted, OPERATOR) == "floor.list_closed"
        late = speakers.inscribe(*HERE, wanted, OPERATOR, office=Office.PRESIDING)
    assert (floor().inscriptions[late].is_late, order(floor())) == (True, ["MEX", "AUT"])


def test_lots_are_drawn_and_can_be_drawn_again_from_the_log() -> None:
    announced(first_order=FirstOrder.LOTS, bands=())
    who = dict(zip(("MEX", "AUT", "PER"), inscribed("MEX", "AUT", "PER"), strict=True))
    entry = db.session.get_one(FloorEntry, lists.draw_lots(*HERE, "debate", OPERATOR))
    again = draw(entry.data["seed"], who.values())
    assert order(floor()) == sorted(who, key=lambda one: again[who[one]])
    assert len(entry.data["seed"]) == 32


def test_places_are_exchanged_where_both_agree() -> None:
    announced()
    mexico, _austria, peru = inscribed("MEX", "AUT", "PER")
    declined = speakers.offer_swap(*HERE, mexico, peru, OPERATOR)
    speakers.answer_swap(*HERE, declined, False, OPERATOR)
    assert refused(speakers.answer_swap, *HERE, declined, True, OPERATOR) == "floor.offer_is_over"
    speakers.answer_swap(*HERE, speakers.offer_swap(*HERE, mexico, peru, OPERATOR), True, OPERATOR)
    assert order(floor()) == ["PER", "AUT", "MEX"]


def test_a_change_keeps_the_place_and_says_what_it_changes() -> None:
    announced()
    mexico, _austria = inscribed("MEX", "AUT")
    wanted = Wanted(list="debate", entity="MEX", language="es", representative="Ana López")
    assert speakers.change_inscription(*HERE, mexico, wanted, OPERATOR)
    assert not speakers.change_inscription(*HERE, mexico, wanted, OPERATOR)
    assert (order(floor()), floor().inscriptions[mexico].language) == (["MEX", "AUT"], "es")
    written = Wanted(list="debate", entity="MEX", delivery=Delivery.WRITTEN_ONLY)
    speakers.change_inscription(*HERE, mexico, written, OPERATOR)
    assert (order(floor()), floor().outcomes[mexico]) == (["AUT"], Outcome.WRITTEN)


def test_a_giving_is_corrected_and_a_step_undone() -> None:
    announced()
    mexico, austria = inscribed("MEX", "AUT")
    running.begin_sitting(*HERE, OPERATOR)
    given = running.give_floor(*HERE, mexico, OPERATOR)
    corrected = running.correct_giving(*HERE, given, austria, OPERATOR)
    assert (floor().speaking.entity, order(floor())) == ("AUT", ["MEX"])
    running.undo(*HERE, corrected, OPERATOR)
    assert floor().speaking.entity == "MEX"
    running.correct_giving(*HERE, given, austria, OPERATOR)
    assert floor().speaking.entity == "AUT"


def test_replies_of_the_morning_are_taken_at_the_end_of_the_day() -> None:
    announced()
    replies.set_reply_terms("autumn", ReplyTerms(first=120, second=60), OPERATOR)
    running.begin_sitting(*HERE, OPERATOR)
    morning = replies.ask_reply(*HERE, "PER", OPERATOR)
    assert refused(replies.give_reply, *HERE, morning, OPERATOR) == "floor.replies_at_end_of_day"
    running.adjourn_sitting(*HERE, OPERATOR)
    running.begin_sitting("autumn", 2, OPERATOR)
    replies.give_reply("autumn", 2, morning, OPERATOR)
    assert (floor(2).speaking.entity, floor(2).speaking.limit) == ("PER", 120)
    running.finish("autumn", 2, OPERATOR)
    assert refused(replies.give_reply, "autumn", 2, morning, OPERATOR) == "floor.reply_was_given"


def test_what_was_not_reached_is_continued_with_what_is_personal() -> None:
    announced()
    _mexico, austria = inscribed("MEX", "AUT", representative="Ana López")
    speakers.move(*HERE, austria, _mexico, "Leaves", OPERATOR)
    lists.close_list(*HERE, "debate", OPERATOR)
    lists.continue_list(*HERE, "debate", 2, OPERATOR)
    later = floor(2)
    assert (order(floor()), order(later)) == ([], ["AUT", "MEX"])
    assert {db.session.get_one(Inscription, one).representative for one in later.inscriptions} == {"Ana López"}
    assert set(floor().outcomes.values()) == {Outcome.CONTINUED}


def test_every_step_leaves_a_trace_and_says_on_whose_behalf() -> None:
    announced()
    speakers.inscribe(*HERE, Wanted(list="debate", entity="MEX"), OPERATOR, on_behalf=True)
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "floor.inscribed")).one()
    assert (entry.subject_kind, entry.behalf_kind) == ("floor_entry", "entity")


@pytest.mark.parametrize("people", [1, 6])
def test_the_floor_is_read_with_as_many_queries_whoever_is_on_it(queries, people: int) -> None:  # type: ignore[no-untyped-def]
    announced()
    inscribed(*ENTITIES[:people])
    with queries() as sent:
        floor()
    assert len(sent) <= 9


def test_what_was_said_of_an_inscription_can_be_left_unsaid_again() -> None:
    announced()
    (mexico,) = inscribed("MEX", level=Level.MINISTER, delivery=Delivery.ONLINE, language="es")
    assert speakers.change_inscription(*HERE, mexico, Wanted(list="debate", entity="MEX"), OPERATOR)
    now = floor().inscriptions[mexico]
    assert (now.level, now.delivery, now.language) == (None, None, None)
