"""The page of a delegation: where it stands, what needs doing, its people, its credentials, its drafts."""

from io import BytesIO

import pytest

from app.core.audit import AuditEntry
from app.core.db import db
from app.core.policy import OPERATOR
from app.core.refusal import Refused
from app.registrations.commands.deciding import decide
from app.registrations.commands.delegations import remove_credentials
from app.registrations.commands.registering import register
from app.registrations.queries.delegations import find_delegation
from app.registrations.queries.people import roster_of
from app.registrations.rules.words import Deed, Party, Role, Way
from tests.builders.people import Browser, an_account
from tests.builders.registrations import a_delegation, a_focal_point, registered, somebody, terms
from tests.conftest import NOW
from tests.core.files import samples

HERE = "/meetings/autumn/delegations/MEX"


@pytest.fixture
def focal_point(app, now) -> Browser:  # type: ignore[no-untyped-def]
    a_delegation(name="Mexico")
    return Browser(app, a_focal_point())


def mexico():  # type: ignore[no-untyped-def]
    found = find_delegation("autumn", "MEX")
    assert found is not None
    return found


def draft(*names: str, **given: object) -> None:
    people = [somebody(name, **given) for name in names]
    register(mexico().id, people, OPERATOR, party=Party.SECRETARIAT, is_draft=True)


def upload(browser: Browser, content: bytes, name: str = "note.pdf"):  # type: ignore[no-untyped-def]
    sent = {"csrf_token": browser.token(f"{HERE}/credentials"), "file": (BytesIO(content), name)}
    return browser.client.post(f"{HERE}/credentials", data=sent)


def test_an_empty_delegation_says_what_to_do_first(focal_point: Browser) -> None:
    page = focal_point.open(HERE).text
    assert "Nobody is registered yet." in page
    assert "3 places in the room are left; 7 online." in page
    assert page.index("To do now") < page.index("Add people one by one")


def test_people_stand_with_the_head_first_and_their_state_in_words(focal_point: Browser) -> None:
    registered(mexico(), "Ana Abad", "Bea Bravo")
    registered(mexico(), "Zoe Zapata", role=Role.HEAD)
    rows = registered(mexico(), "Carl Late", "Dora Later")
    decide("autumn", [roster_of(mexico())[0].public_id], Deed.APPROVE, OPERATOR)
    page = focal_point.open(HERE).text
    assert page.index("Zoe Zapata") < page.index("Ana Abad") < page.index("Bea Bravo")
    assert [words in page for words in ("Approved", "Submitted", "Waiting list: 1st", "Waiting list: 2nd")] == [
        True
    ] * 4
    assert rows[0].state == "waiting"


def test_why_somebody_was_refused_or_asked_is_said(focal_point: Browser) -> None:
    row = registered(mexico())[0]
    decide("autumn", [row.public_id], Deed.REJECT, OPERATOR, "The letter names somebody else.")
    assert "The letter names somebody else." in focal_point.open(HERE).text


def test_what_needs_doing_stands_with_the_verb_that_settles_it(focal_point: Browser) -> None:
    remove_credentials(mexico().id, OPERATOR, party=Party.SECRETARIAT)
    draft("Ana Abad", "Bea Bravo")
    row = registered(mexico(), "Carl Cruz")[0]
    decide("autumn", [row.public_id], Deed.ASK_MORE, OPERATOR, "Which passport?")
    page = focal_point.open(HERE).text
    assert "The Secretariat wants to know more about 1 person." in page
    assert "2 drafts are not submitted yet, and have no place." in page
    assert f'<a href="{HERE}/credentials">Upload' in page
    assert "Submit all 2 drafts" in page


def test_all_drafts_are_submitted_at_once_and_who_could_not_be_is_named_with_the_reason(focal_point: Browser) -> None:
    draft("Ana Abad", "Bea Bravo", "Carl Cruz")
    draft("Dora Diaz", may_wait=False)
    draft("Eva Eder")
    page = focal_point.client.post(
        f"{HERE}/submissions", data={"csrf_token": focal_point.token(HERE)}, follow_redirects=True
    ).text
    db.session.rollback()
    assert "3 people are submitted; on the waiting list: 1." in page
    assert "One draft was not submitted: The delegation has 3 places in the room, and none is left." in page
    assert [row.state for row in roster_of(mexico())] == ["submitted"] * 3 + ["draft", "waiting"]


def test_a_draft_that_waits_is_not_said_to_be_submitted(focal_point: Browser) -> None:
    registered(mexico(), "Ana Abad", "Bea Bravo", "Carl Cruz")
    draft("Dora Diaz")
    sent = {"csrf_token": focal_point.token(HERE)}
    page = focal_point.client.post(f"{HERE}/submissions", data=sent, follow_redirects=True).text
    db.session.rollback()
    assert "1 person is on the waiting list." in page
    assert "is submitted" not in page


def test_more_than_may_be_in_the_room_at_a_time_is_pointed_out(focal_point: Browser) -> None:
    registered(mexico(), "Ana Abad")
    assert "take turns" not in focal_point.open(HERE).text
    registered(mexico(), "Bea Bravo")
    assert "more mean to be in these sittings: 1 and 2." in focal_point.open(HERE).text


def test_credentials_are_given_seen_replaced_and_taken_away(focal_point: Browser) -> None:
    assert upload(focal_point, samples.pdf()).location == HERE
    assert focal_point.open(f"{HERE}/credentials/file", buffered=True).data == samples.pdf()
    assert upload(focal_point, samples.image(), "letter.png").status_code == 303
    assert focal_point.open(f"{HERE}/credentials/file", buffered=True).mimetype == "image/png"
    assert focal_point.take_away(f"{HERE}/credentials").status_code == 303
    assert focal_point.open(f"{HERE}/credentials/file").status_code == 404


@pytest.mark.parametrize(
    ("content", "name", "status"),
    [(b"", "empty.pdf", 409), (b"MZ a program", "note.pdf", 409), (b"", "", 422)],
)
def test_what_is_no_document_is_refused(focal_point: Browser, content: bytes, name: str, status: int) -> None:
    before = mexico().credentials_id
    answer = upload(focal_point, content, name)
    assert (answer.status_code, 'role="alert"' in answer.text) == (status, True)
    db.session.rollback()
    assert mexico().credentials_id == before


def test_before_opening_and_after_closing_the_page_says_so(focal_point: Browser) -> None:
    terms(closes_at=NOW)
    page = focal_point.open(HERE).text
    assert "Registration closed on 24 October 2023, 10:20." in page
    assert "Registration closes on" not in page


def test_a_page_costs_the_same_with_one_and_with_thirty_people(focal_point: Browser, queries) -> None:  # type: ignore[no-untyped-def]
    registered(mexico(), "Ana Abad", way=Way.ONLINE)
    focal_point.open(HERE)
    with queries() as one:
        focal_point.open(HERE)
    names = [f"Person Number{number}" for number in range(29)]
    registered(mexico(), *names)
    with queries() as thirty:
        focal_point.open(HERE)
    assert len(thirty) == len(one)


OF_A_DELEGATION = [
    ("GET", "/people/{person}/erasure"),
    ("POST", "/people/{person}/erasure"),
    ("GET", ""), ("GET", "/events"), ("GET", "/places"), ("GET", "/people/new"), ("POST", "/people"),
    ("POST", "/submissions"), ("GET", "/credentials"), ("POST", "/credentials"), ("DELETE", "/credentials"),
    ("GET", "/credentials/file"), ("GET", "/focal-points"), ("POST", "/focal-points"),
    ("DELETE", "/focal-points/nobody"), ("POST", "/hand-over"), ("GET", "/code"), ("POST", "/code"),
    ("DELETE", "/code"), ("GET", "/copy"), ("POST", "/copy"), ("GET", "/people/{person}"), ("POST", "/people/{person}"),
    ("DELETE", "/people/{person}"), ("GET", "/people/{person}/edit"), ("POST", "/people/{person}/submission"),
    ("GET", "/people/{person}/withdrawal"), ("POST", "/people/{person}/withdrawal"), ("POST", "/people/{person}/link"),
    ("GET", "/people/{person}/words/1/file"), ("GET", "/grid"), ("POST", "/grid"), ("GET", "/spreadsheet"),
    ("POST", "/spreadsheet"), ("GET", "/spreadsheet/template.xlsx"), ("GET", "/spreadsheet/template.csv"),
]  # fmt: skip
# The Secretariat's alone, whichever the delegation (test_purge_pages.py).
OF_THE_SECRETARIAT = {("GET", "/people/{person}/erasure"), ("POST", "/people/{person}/erasure")}


def ours(app) -> set[tuple[str, str]]:  # type: ignore[no-untyped-def]
    """Every route below a delegation, as its file says it."""
    under = "/meetings/<slug>/delegations/<entity>"
    named = {"<registration>": "{person}", "<account>": "nobody", "<int:number>": "1"}
    found = set()
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith(under):
            address = rule.rule.removeprefix(under)
            for part, value in named.items():
                address = address.replace(part, value)
            found |= {(method, address) for method in rule.methods & {"GET", "POST", "PUT", "DELETE"}}
    return found


def test_no_route_of_a_delegation_is_forgotten_here(app) -> None:  # type: ignore[no-untyped-def]
    assert ours(app) <= set(OF_A_DELEGATION) | OF_THE_SECRETARIAT


@pytest.mark.parametrize(("method", "address"), OF_A_DELEGATION)
def test_another_delegations_pages_are_not_there_and_asking_leaves_a_trace(app, now, method, address) -> None:  # type: ignore[no-untyped-def]
    row = registered(a_delegation())[0]
    a_delegation("PER")
    stranger = Browser(app, a_focal_point("PER"))
    path = HERE + address.format(person=row.public_id)
    if method == "GET":
        answer = stranger.open(path)
    else:
        answer = stranger.send(path if method == "POST" else f"{path}?_method=DELETE", page="/my/account")
    assert answer.status_code == 404
    turned_away = db.session.query(AuditEntry).filter(AuditEntry.action.startswith("turned_away.")).all()
    assert [(entry.actor_kind, entry.subject_kind) for entry in turned_away] in (
        [("account", "delegation")],
        [("account", "registration")],
    )


def test_the_secretariat_sees_it_and_its_deeds_are_done_on_behalf_of_the_delegation(app, now) -> None:  # type: ignore[no-untyped-def]
    a_delegation()
    secretariat = Browser(app, an_account("s@example.org", "secretariat"))
    assert secretariat.open(HERE).status_code == 200
    assert upload(secretariat, samples.pdf()).status_code == 303
    db.session.rollback()
    entry = db.session.query(AuditEntry).filter_by(action="delegations.give_credentials").all()[-1]
    assert entry.behalf_kind == "delegation"


@pytest.mark.parametrize("page", ["people/new", "grid", "spreadsheet", "copy"])
def test_once_it_is_closed_no_page_asks_for_people_and_no_draft_is_kept(focal_point: Browser, page: str) -> None:
    terms(closes_at=NOW)
    answer = focal_point.open(f"{HERE}/{page}")
    assert (answer.status_code, answer.location) == (303, HERE)
    assert "Registration closed on" in focal_point.open(HERE).text
    with pytest.raises(Refused, match=r"registrations\.closed"):
        register(mexico().id, [somebody()], OPERATOR, is_draft=True)
