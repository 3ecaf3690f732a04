"""Changing what is said of somebody, and what becomes of their place."""

from dataclasses import replace

import pytest

from app.core.policy import OPERATOR
from app.core.refusal import Refused
from app.registrations.commands.changing import change
from app.registrations.commands.deciding import decide
from app.registrations.models import Registration
from app.registrations.queries.people import find_by_link, get_registration, link_token, particulars_of
from app.registrations.rules.asking import PeopleRefused
from app.registrations.rules.people import since_approval
from app.registrations.rules.terms import QUOTAS, Quota
from app.registrations.rules.words import Attendance, Category, Consent, Deed, Role, Way
from tests.builders.registrations import a_delegation, focal_point_of, registered, states, terms


@pytest.fixture(autouse=True)
def stopped(app, now):  # type: ignore[no-untyped-def]
    """Every test is within an application, at one moment."""


def changed(row: Registration, **given: object) -> list[str]:
    """Let a registration say something else, as its delegation does."""
    now = get_registration(row.id)
    return change(row.id, replace(particulars_of(now), **given), OPERATOR, seen=now.edition)


def approved(row: Registration) -> Registration:
    """Somebody whom the Secretariat approved."""
    decide("autumn", [row.public_id], Deed.APPROVE, OPERATOR)
    return get_registration(row.id)


def refused(row: Registration, **given: object) -> str:
    """Why a change is refused."""
    with pytest.raises(Refused) as error:
        changed(row, **given)
    return error.value.refusal.code.partition(".")[2]


def test_a_change_is_kept_and_named_and_one_that_changes_nothing_is_none() -> None:
    (row,) = registered(a_delegation())
    said = {"title": "H.E.", "plan": {1: Attendance.ONLINE}, "consents": frozenset({Consent.LISTED})}
    assert changed(row, **said) == ["title", "plan", "consents"]
    assert changed(row, **said) == []
    kept = particulars_of(get_registration(row.id))
    assert (kept.title, kept.plan, kept.consents) == ("H.E.", {1: Attendance.ONLINE}, {Consent.LISTED})


def test_a_colleague_s_change_is_not_overwritten_unseen() -> None:
    (row,) = registered(a_delegation())
    seen = get_registration(row.id).edition
    changed(row, title="Ms.")
    with pytest.raises(Refused) as error:
        change(row.id, replace(particulars_of(get_registration(row.id)), title="Mr."), OPERATOR, seen=seen)
    assert error.value.refusal.code == "registrations.changed_meanwhile"


def test_the_secretariat_looks_again_where_it_matters() -> None:
    (row,) = registered(a_delegation())
    approved(row)
    changed(row, needs="A ramp", function="")
    assert states([row]) == ["approved"]
    changed(row, function="Counsellor")
    kept = get_registration(row.id)
    assert (kept.state, kept.place_number, kept.approved["function"]) == ("submitted", 1, "")


def test_what_does_not_matter_is_shown_after_approval_all_the_same() -> None:
    (row,) = registered(a_delegation())
    approved(row)
    changed(row, needs="A ramp", email="new@example.org")
    kept = get_registration(row.id)
    shown = since_approval(particulars_of(kept), kept.approved)
    assert (kept.state, sorted(shown)) == ("approved", ["email", "needs"])


def test_another_way_takes_a_place_of_that_way_and_leaves_the_own() -> None:
    delegation = a_delegation()
    rows = registered(delegation, "A One", "B Two", "C Three", "D Four")
    changed(rows[0], way=Way.ONLINE)
    kept = [get_registration(row.id) for row in rows]
    assert [(one.state, one.way, one.place_number) for one in kept] == [
        ("submitted", "online", 1),
        ("submitted", "in_person", 2),
        ("submitted", "in_person", 3),
        ("submitted", "in_person", 1),
    ]


def test_a_way_without_a_free_place_is_refused_and_the_own_place_stays() -> None:
    terms(quotas={**QUOTAS, Category.OTHER_MEMBER_STATE: Quota(in_person=1, online=5)})
    delegation = a_delegation()
    first, second = (*registered(delegation, "A One"), *registered(delegation, "B Two", way=Way.ONLINE))
    assert refused(second, way=Way.IN_PERSON) == "no_place_in_person"
    kept = [get_registration(row.id) for row in (first, second)]
    assert [(one.way, one.place_number) for one in kept] == [("in_person", 1), ("online", 1)]


def test_whoever_waits_goes_to_the_end_with_another_way() -> None:
    terms(quotas={**QUOTAS, Category.OTHER_MEMBER_STATE: Quota(in_person=1, online=1)})
    delegation = a_delegation()
    registered(delegation, "A One")
    registered(delegation, "B Two", way=Way.ONLINE)
    (waiting,) = registered(delegation, "C Three")
    changed(waiting, way=Way.ONLINE)
    assert (states([waiting]), get_registration(waiting.id).way) == (["waiting"], "online")


def test_somebody_asked_for_more_stays_so_with_another_way() -> None:
    (row,) = registered(a_delegation())
    decide("autumn", [row.public_id], Deed.ASK_MORE, OPERATOR, "Which post?")
    changed(row, way=Way.ONLINE)
    assert states([row]) == ["more_wanted"]


def test_a_delegation_does_not_change_the_way_after_closing_but_the_name(now) -> None:  # type: ignore[no-untyped-def]
    delegation = a_delegation()
    (row,) = registered(delegation)
    terms(closes_at=now)
    assert refused(row, way=Way.ONLINE) == "closed"
    assert changed(row, family_name="Lopez") == ["family_name"]


def test_nobody_becomes_somebody_who_is_registered_or_a_second_head() -> None:
    first, second = registered(a_delegation(), "Ana López", "Benito Juárez")
    changed(first, role=Role.HEAD)
    assert refused(second, role=Role.HEAD) == "head_taken"
    assert refused(second, family_name="López", given_names="Ana", email=first.email) == "registered_already"
    assert changed(first, role=Role.HEAD, title="H.E.") == ["title"]


def test_a_new_mail_address_ends_the_link_that_the_old_one_got() -> None:
    (row,) = registered(a_delegation())
    before = link_token(row)
    changed(row, email="new@example.org")
    kept = get_registration(row.id)
    assert (find_by_link(before), find_by_link(link_token(kept)).id) == (None, row.id)


def test_a_plan_for_the_room_is_refused_to_who_has_a_place_online() -> None:
    (row,) = registered(a_delegation(), way=Way.ONLINE)
    with pytest.raises(PeopleRefused) as error:
        changed(row, plan={1: Attendance.IN_PERSON})
    assert [(one.field, one.refusal.code) for one in error.value.mistakes] == [
        ("plan", "registrations.place_is_online")
    ]


def test_a_focal_point_changes_what_it_registered() -> None:
    delegation = a_delegation()
    by = focal_point_of(delegation)
    (row,) = registered(delegation)
    now = get_registration(row.id)
    assert change(row.id, replace(particulars_of(now), needs="A ramp"), by, seen=now.edition) == ["needs"]
