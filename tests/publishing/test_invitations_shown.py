"""What the page of invitations says where nothing is due, who is left out, and where else it is said what is due."""

from datetime import UTC, datetime

from app.core import clock
from app.core.policy import OPERATOR
from app.meetings.commands.statuses import cancel
from app.meetings.rules.people import Panellist, Presenter
from app.people.queries.accounts import get_account
from tests.builders.mails import addresses
from tests.builders.meetings import a_meeting
from tests.builders.people import Browser
from tests.builders.programmes import a_programme, a_sitting
from tests.publishing.mailing import publish_seen
from tests.publishing.test_invitations import PAGE, Mails, _first, change, event, office, send

__all__ = ["_first", "office"]
ANA = (Presenter(name="Ana"),)


def said_on(office: Browser) -> str:
    return " ".join(office.open(PAGE).text.split())


def test_who_has_no_address_is_named_with_the_way_to_enter_it(office: Browser, mails: Mails) -> None:
    addresses(ana="")
    page = said_on(office)
    assert "who are to be invited too; they are not:" in page
    assert "<bdi>Ana</bdi>" in page
    assert '<a href="/meetings/autumn/draft/contacts">Enter their addresses</a>' in page
    send(office)
    page = said_on(office)
    assert ("Everybody whose mail address is kept is invited." in page, "Everybody is invited." in page) == (
        True,
        False,
    )


def test_where_no_address_is_kept_nobody_is_said_to_be_invited(office: Browser) -> None:
    addresses(ana="", ben="", **{"ama mensah": ""})
    page = said_on(office)
    assert "Nobody can be invited yet." in page
    assert "<bdi>Ama Mensah, Ana and Ben</bdi>" in page


def test_what_is_over_says_so(office: Browser) -> None:
    with clock.frozen(datetime(2026, 10, 30, tzinfo=UTC)):
        office.sign_in(get_account(1))
        page = said_on(office)
    assert ("This meeting is over." in page, "Enter their addresses" in page) == (True, False)


def test_where_nobody_is_named_or_nothing_is_held_there_is_nobody_to_invite(office: Browser) -> None:
    cancel("autumn", "no funds", OPERATOR)
    assert "There is nobody to invite." in said_on(office)


def test_a_sitting_or_all_are_left_out_at_once(office: Browser, mails: Mails) -> None:
    page = office.open(PAGE).text
    assert ('value="*"' in page, 'value="sitting-1"' in page, 'value="sitting-2"' in page) == (True, True, False)
    send(office, leave_out="sitting-1")
    assert [event(one)["SUMMARY"].text for one in mails()] == ["Two"]
    answer = send(office, leave_out="*")
    assert (answer.status_code, len(mails())) == (303, 1)
    assert "No invitation was sent: all that were due were left out. They stay due." in said_on(office)


def test_after_publishing_it_is_said_what_is_due_with_the_way_there(office: Browser) -> None:
    send(office)
    assert "are due" not in office.open("/meetings/autumn/draft").text
    presided = {"presiding_officer": "chair"}
    moved = a_sitting(1, title="One", room="C4", presenters=ANA, **presided)
    a_meeting(a_programme(moved, a_sitting(2, title="Two", panel=(Panellist(name="Ben"),), **presided)))
    answer = publish_seen(office)
    assert answer.status_code == 303
    page = " ".join(office.open(answer.location).text.split())
    assert f'invitations to sittings are due. <a href="{PAGE}">See and send</a>' in page
    for address in ("/meetings/autumn/draft", "/meetings/autumn/draft/mails"):
        page = office.open(address).text
        assert f'href="{PAGE}"' in page
        assert " are due</strong>" in page


def test_after_postponing_it_is_said_too(office: Browser) -> None:
    send(office)
    asked = office.open("/meetings/autumn/sittings/1/postponement")
    assert asked.status_code == 200
    answer = office.send("/meetings/autumn/sittings/1/postponement", page="/meetings/autumn/sittings/1/postponement",
                         reason="strike", line="", leave_out="*")  # fmt: skip
    assert f'3 invitations to sittings are due. <a href="{PAGE}">See and send</a>' in office.open(answer.location).text


def test_what_left_is_seen_page_by_page_at_the_same_cost(office: Browser, queries) -> None:  # type: ignore[no-untyped-def]
    send(office)
    office.open(f"{PAGE}/sent")
    with queries() as few:
        office.open(f"{PAGE}/sent")
    people = tuple(Presenter(name=f"p{at}") for at in range(60))
    addresses(**{one.name: f"{one.name}@example.org" for one in people})
    change(presenters=people)
    send(office)
    with queries() as many:
        page = office.open(f"{PAGE}/sent").text
    assert (page.count("<details"), len(many)) == (50, len(few))
    assert "on its way" in page
    assert office.open(f"{PAGE}/sent?page=2").text.count("<details") == 15


def test_what_is_due_is_shown_at_the_same_cost_for_a_few_and_for_many(office: Browser, queries) -> None:  # type: ignore[no-untyped-def]
    office.open(PAGE)
    with queries() as few:
        office.open(PAGE)
    people = tuple(Presenter(name=f"p{at}") for at in range(30))
    addresses(**{one.name: f"{one.name}@example.org" for one in people})
    change(presenters=people)
    with queries() as many:
        page = office.open(PAGE).text
    assert (page.count("<details"), len(many)) == (33, len(few))
