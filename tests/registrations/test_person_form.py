"""The form of a person: what it asks, what it says is left, and where mistakes are said."""

import pytest

from app.registrations.queries.delegations import find_delegation
from app.registrations.queries.people import particulars_of, roster_of
from app.registrations.rules.terms import Quota
from app.registrations.rules.words import Attendance, Category, Consent, Gender, Role, Way
from tests.builders.people import Browser
from tests.builders.registrations import a_delegation, a_focal_point, registered, somebody, terms
from tests.forms_on_page import forms_on

NEW = "/meetings/autumn/delegations/MEX/people/new"
PEOPLE = "/meetings/autumn/delegations/MEX/people"
WHOLE = {
    "family_name": "López", "given_names": "Ana", "title": "H.E. Ms.", "function": "Ambassador",
    "email": "ana@example.org", "role": "head", "way": "in_person", "sitting_1": "online", "locale": "es",
    "gender": "own_words", "gender_words": "two-spirit", "needs": "A ramp\nCaptions", "wants_visa_letter": "y",
    "visa_details": "Mexican, G1234567", "consents": "listed", "may_wait": "y", "deed": "submit",
}  # fmt: skip


@pytest.fixture
def focal_point(app, now) -> Browser:  # type: ignore[no-untyped-def]
    a_delegation()
    return Browser(app, a_focal_point())


def the_only_one():  # type: ignore[no-untyped-def]
    delegation = find_delegation("autumn", "MEX")
    assert delegation is not None
    (row,) = roster_of(delegation)
    return row


def test_everything_that_is_said_on_the_form_is_kept(focal_point: Browser) -> None:
    answer = focal_point.send(PEOPLE, NEW, **WHOLE)
    assert (answer.status_code, answer.location) == (303, "/meetings/autumn/delegations/MEX")
    assert particulars_of(the_only_one()) == somebody(
        "Ana López", email="ana@example.org", title="H.E. Ms.", function="Ambassador", role=Role.HEAD,
        way=Way.IN_PERSON, plan={1: Attendance.ONLINE}, locale="es", gender=Gender.OWN_WORDS,
        gender_words="two-spirit", needs="A ramp\nCaptions", wants_visa_letter=True,
        visa_details="Mexican, G1234567", consents=frozenset({Consent.LISTED}), may_wait=True,
    )  # fmt: skip
    assert the_only_one().state == "submitted"


def test_a_page_that_is_sent_as_it_stands_asks_for_what_is_needed_and_nothing_else(focal_point: Browser) -> None:
    (form,) = forms_on(focal_point.open(NEW).text, NEW)
    answer = focal_point.client.post(form.address, data=form.sent)
    assert answer.status_code == 422
    assert answer.text.count('class="field-error"') == 2
    assert 'href="#family_name"' in answer.text


def test_what_was_not_asked_for_is_not_kept(focal_point: Browser) -> None:
    asked = {name: value for name, value in WHOLE.items() if name not in ("wants_visa_letter", "may_wait")}
    focal_point.send(PEOPLE, NEW, **{**asked, "gender": "woman"})
    person = particulars_of(the_only_one())
    assert (person.visa_details, person.gender_words, person.may_wait) == ("", "", False)


@pytest.mark.parametrize("missing", ["visa_details", "gender_words"])
def test_who_asks_for_something_says_what_it_needs(focal_point: Browser, missing: str) -> None:
    answer = focal_point.send(PEOPLE, NEW, **{**WHOLE, missing: " "})
    assert (answer.status_code, f'id="{missing}-error"' in answer.text) == (422, True)


def test_a_draft_is_kept_as_one(focal_point: Browser) -> None:
    focal_point.send(PEOPLE, NEW, **{**WHOLE, "deed": "draft"})
    assert the_only_one().state == "draft"


@pytest.mark.parametrize("deed", ["submit", "draft"])
def test_who_is_sent_twice_is_there_and_no_mistake(focal_point: Browser, deed: str) -> None:
    answers = [focal_point.send(PEOPLE, NEW, **{**WHOLE, "deed": deed}).status_code for _time in range(2)]
    assert (answers, the_only_one().name) == ([303, 303], "Ana López")
    other = focal_point.send(PEOPLE, NEW, **{**WHOLE, "function": "Poet", "deed": deed})
    assert (other.status_code, 'id="email-error"' in other.text) == (409, True)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"email": "first@example.org", "given_names": "First", "family_name": "One"}, "email"),
        ({"role": "head"}, "role"),
        ({"way": "online", "sitting_1": "in_person"}, "sitting_1"),
    ],
)
def test_what_a_rule_finds_wrong_is_said_at_its_field(focal_point: Browser, said: dict[str, str], field: str) -> None:
    registered(find_delegation("autumn", "MEX"), "First One", email="first@example.org", role=Role.HEAD)
    answer = focal_point.send(PEOPLE, NEW, **{**WHOLE, "role": "adviser", **said})
    assert answer.status_code == 409
    assert f'id="{field}-error"' in answer.text
    assert f'<a href="#{field}">' in answer.text
    assert 'value="Ambassador"' in answer.text


def test_who_does_not_want_to_wait_is_told_what_is_full(focal_point: Browser) -> None:
    registered(find_delegation("autumn", "MEX"), "A B", "C D", "E F")
    answer = focal_point.send(PEOPLE, NEW, **{name: said for name, said in WHOLE.items() if name != "may_wait"})
    assert (answer.status_code, 'id="way-error"' in answer.text) == (409, True)
    answer = focal_point.send(PEOPLE, NEW, **WHOLE)
    assert answer.status_code == 303


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ((), "3 places in the room are left; 7 online."),
        (("A B", "C D"), "1 of 3 places in the room is left; 7 online."),
        (("A B", "C D", "E F", "G H"), "No place in the room is left; 7 online."),
    ],
)
def test_the_form_says_what_is_left(focal_point: Browser, names: tuple[str, ...], expected: str) -> None:
    if names:
        registered(find_delegation("autumn", "MEX"), *names)
    fragment = focal_point.open("/meetings/autumn/delegations/MEX/places").text
    assert expected in fragment
    assert fragment.strip() in focal_point.open(NEW).text
    assert ("1 person of the delegation waits" in fragment) == (len(names) == 4)


def test_who_has_no_limit_is_told_so(focal_point: Browser) -> None:
    terms(quotas={Category.OTHER_MEMBER_STATE: Quota(in_person=None, online=None)})
    said = focal_point.open("/meetings/autumn/delegations/MEX/places").text
    assert "Any number of people can be in the room; any number online." in said


def test_the_page_hears_of_news_while_it_is_filled_in(focal_point: Browser) -> None:
    before = focal_point.open("/meetings/autumn/delegations/MEX/events").json["version"]
    assert f'data-live-version="{before}"' in focal_point.open(NEW).text
    registered(find_delegation("autumn", "MEX"))
    assert focal_point.open("/meetings/autumn/delegations/MEX/events").json["version"] > before


def test_what_is_personal_is_kept_by_no_browser(focal_point: Browser) -> None:
    assert focal_point.open(NEW).headers["Cache-Control"] == "private, no-store"
