"""The mails about registrations: what they say, to whom, and that none says what is no longer so."""

import re
from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage

import pytest
from sqlalchemy import select

from app.core.audit import audit
from app.core.db import db, write
from app.core.jobs import Job
from app.core.policy import OPERATOR
from app.registrations.commands.changing import change
from app.registrations.commands.deciding import decide
from app.registrations.commands.delegations import remove_credentials
from app.registrations.commands.registering import register
from app.registrations.commands.submitting import replace_link, submit, withdraw
from app.registrations.queries.people import find_by_link, get_registration, link_token, particulars_of
from app.registrations.rules.terms import QUOTAS, Quota
from app.registrations.rules.words import Attendance, Category, Deed, Party
from tests.builders.people import actor_of, an_account, link_in
from tests.builders.registrations import a_delegation, a_focal_point, registered, somebody, terms

Mails = Callable[[], list[EmailMessage]]
SUBJECT = "Thematic discussions: "


@pytest.fixture(autouse=True)
def stopped(app, now):  # type: ignore[no-untyped-def]
    """Every test is within an application, at one moment."""


@pytest.fixture
def fresh(mails: Mails) -> Mails:
    """The mails that went out since this was asked before."""
    seen: set[str] = set()

    def read() -> list[EmailMessage]:
        new = [mail for mail in mails() if mail["Message-ID"] not in seen]
        seen.update(mail["Message-ID"] for mail in new)
        return new

    return read


def plain(mail: EmailMessage) -> str:
    """The text of a mail."""
    return mail.get_body(("plain",)).get_content().replace("\r\n", "\n")


def rich(mail: EmailMessage) -> str:
    """Its rich form."""
    return mail.get_body(("html",)).get_content().replace("\r\n", "\n")


def to(mails: list[EmailMessage], address: str) -> list[EmailMessage]:
    """Those that went to an address."""
    return [mail for mail in mails if mail["To"].addresses[0].addr_spec == address]


def subjects(mails: list[EmailMessage]) -> list[str]:
    """What they are about."""
    return [mail["Subject"].removeprefix(SUBJECT) for mail in mails]


def one_place() -> None:
    """Each delegation has one place in the room."""
    terms(quotas={**QUOTAS, Category.OTHER_MEMBER_STATE: Quota(in_person=1)})


def test_whoever_is_registered_is_told_where_it_stands_and_gets_the_link(mails: Mails) -> None:
    (row,) = registered(a_delegation(), "Ana López", email="ana@example.org")
    (mail,) = mails()
    assert subjects([mail]) == ["your registration was received"]
    assert mail["To"].addresses[0].display_name == "Ana López"
    for said in ("19–21 October 2026", "Thematic discussions", "Delegation: Mex", "Taking part: In the room",
                 "State: Submitted", "You have a place.", "kept until 19 April 2027"):  # fmt: skip
        assert said in plain(mail)
    assert find_by_link(link_in(mail.get_body(("plain",))).rpartition("/")[2]).id == row.id


def test_every_mail_of_a_meeting_refers_to_the_same_name_by_which_it_is_found(mails: Mails) -> None:
    a_focal_point()
    registered(a_delegation(), "Ana López", "Benito Juárez")
    sent = mails()
    assert len(sent) == 3
    assert {mail["References"] for mail in sent} == {"<registrations.autumn@rostrum.invalid>"}


def test_credentials_that_are_not_there_yet_are_said(mails: Mails) -> None:
    registered(a_delegation(credentials=False))
    assert "nobody is approved before it is" in plain(mails()[0])


def test_whoever_waits_is_told_which_place_that_is(mails: Mails) -> None:
    one_place()
    registered(a_delegation(), "Ana One", "Ben Two", "Cy Three")
    by_name = {mail["To"].addresses[0].display_name: mail for mail in mails()}
    assert subjects([by_name["Cy Three"]]) == ["you are on the waiting list"]
    assert "State: Waiting list: 2nd" in plain(by_name["Cy Three"])
    assert "1 person is before you" in plain(by_name["Cy Three"])
    assert "you are the next in line" in plain(by_name["Ben Two"])


def test_each_step_is_told(fresh: Mails) -> None:
    one_place()
    first, second = registered(a_delegation(), "Ana One", "Ben Two")
    told = [fresh()]
    decide("autumn", [first.public_id], Deed.ASK_MORE, OPERATOR, "Which ministry?")
    told.append(fresh())
    submit(first.id, OPERATOR, party=Party.SECRETARIAT, text="That of health")
    decide("autumn", [first.public_id], Deed.APPROVE, OPERATOR)
    told.append(fresh())
    withdraw(first.id, OPERATOR, party=Party.SECRETARIAT)
    told.append(fresh())
    decide("autumn", [second.public_id], Deed.REJECT, OPERATOR, "Not of this delegation")
    told.append(fresh())
    assert [subjects(to(mails, first.email)) for mails in told] == [
        ["your registration was received"],
        ["something more is wanted for your registration"],
        ["your registration is approved"],
        ["your registration was withdrawn"],
        [],
    ]
    assert [subjects(to(mails, second.email)) for mails in told] == [
        ["you are on the waiting list"],
        [],
        [],
        ["you have a place"],
        ["your registration was rejected"],
    ]
    assert "The Secretariat says: Which ministry?" in plain(told[1][0])
    assert "The Secretariat says: Not of this delegation" in plain(told[4][0])


def test_whoever_is_approved_reads_how_they_take_part_in_each_sitting(mails: Mails) -> None:
    (row,) = registered(a_delegation(), plan={2: Attendance.ONLINE})
    decide("autumn", [row.public_id], Deed.APPROVE, OPERATOR)
    (mail,) = mails()
    assert "- Thematic session, Monday, 19 October 2026, 10:00–13:00: In the room\n" in plain(mail)
    assert "- Thematic session, Monday, 19 October 2026, 15:00–18:00: Online\n" in plain(mail)


def test_news_that_is_no_longer_so_is_not_told(mails: Mails) -> None:
    (row,) = registered(a_delegation())
    decide("autumn", [row.public_id], Deed.APPROVE, OPERATOR)
    withdraw(row.id, OPERATOR, party=Party.SECRETARIAT)
    assert subjects(mails()) == ["your registration was withdrawn"]


def test_a_change_that_matters_is_told_with_what_was_changed(fresh: Mails) -> None:
    (row,) = registered(a_delegation())
    decide("autumn", [row.public_id], Deed.APPROVE, OPERATOR)
    fresh()
    kept = get_registration(row.id)
    change(row.id, replace(particulars_of(kept), function="Minister", needs="a ramp"), OPERATOR, seen=kept.edition)
    (mail,) = fresh()
    assert subjects([mail]) == ["your registration is looked at again"]
    assert "What was changed since: Function." in plain(mail)


def test_another_link_goes_to_the_person_alone(fresh: Mails) -> None:
    a_focal_point()
    (row,) = registered(a_delegation())
    before = link_token(row)
    fresh()
    replace_link(row.id, OPERATOR)
    (mail,) = fresh()
    assert subjects([mail]) == ["your personal link"]
    assert find_by_link(before) is None
    assert link_token(get_registration(row.id)) in plain(mail)


def test_whoever_was_emptied_gets_no_mail_any_more(mails: Mails) -> None:
    (row,) = registered(a_delegation())
    a_focal_point()
    with write():
        kept = get_registration(row.id)
        kept.emptied_at = kept.made_at
        audit(OPERATOR, "test.built", kept)
    assert mails() == []


def test_focal_points_are_told_once_of_all_but_not_whoever_did_it(mails: Mails) -> None:
    delegation = a_delegation()
    doer, other = a_focal_point(), a_focal_point(email="second@mex.example")
    an_account("not.there.yet@mex.example", joined_at=None)
    people = [somebody(f"Ana N{n}", email=f"n{n}@example.org") for n in range(4)]
    register(delegation.id, people, actor_of(doer))
    sent = mails()
    (mail,) = to(sent, other.email)
    assert (len(sent), to(sent, doer.email)) == (5, [])
    assert mail["Subject"] == "Thematic discussions, Mex: 4 registrations"
    assert re.findall(r"^- (.*)$", plain(mail), re.MULTILINE) == [
        "Ana N0: Submitted", "Ana N1: Submitted", "Ana N2: Submitted", "Ana N3: Waiting list: 1st",
    ]  # fmt: skip
    assert "/meetings/autumn/delegations/MEX" in plain(mail)


def test_telling_done_twice_sends_the_same_mail_again_and_no_other(mails: Mails) -> None:
    a_focal_point()
    registered(a_delegation())
    wanted = select(Job).where(Job.name == "registrations.tell_delegation")
    job = db.session.scalars(wanted).one()
    again = {name: getattr(job, name) for name in ("uid", "name", "ids", "created_at", "due_at")}
    db.session.rollback()
    first = {mail["Message-ID"] for mail in mails()}
    with write() as session:
        session.add(Job(**again))
    assert ({mail["Message-ID"] for mail in mails()}, len(first)) == (first, 2)


def test_a_focal_point_who_handed_over_meanwhile_is_not_told(mails: Mails) -> None:
    account = a_focal_point()
    registered(a_delegation())
    with write() as session:
        session.delete(session.merge(account).grants[0])
        audit(OPERATOR, "test.built", None)
    assert len(mails()) == 1


def test_jobs_hold_ids_alone() -> None:
    a_focal_point()
    (row,) = registered(a_delegation(), "Ana López", email="ana@example.org")
    kept = " ".join(str(job.ids) for job in db.session.scalars(select(Job)))
    assert [word for word in ("Ana", "pez", "example", row.public_id) if word in kept] == []


def test_a_name_of_two_hundred_letters_may_be_broken(mails: Mails) -> None:
    remove_credentials(a_delegation().id, OPERATOR)
    long = "ĿЖ" * 100
    registered(a_delegation("NOR"), f"Ana {long}", email="ana@example.org")
    (mail,) = mails()
    assert ("ĿЖ" * 12 + "<wbr>" in rich(mail), long in plain(mail)) == (True, True)


@pytest.mark.parametrize("people", [2, 30])
def test_one_mail_about_many_people_asks_as_little_as_about_two(queries, mails: Mails, people: int) -> None:  # type: ignore[no-untyped-def]
    delegation, doer = a_delegation(), a_focal_point()
    a_focal_point(email="second@mex.example")
    one_place()
    register(delegation.id, [somebody(f"Ana N{n}", email=f"n{n}@example.org") for n in range(people)], actor_of(doer))
    with write() as session:
        for job in session.scalars(select(Job).where(Job.name == "registrations.mail_person")):
            session.delete(job)
    with queries() as sent:
        assert len(mails()) == 1
    assert len([one for one in sent if one.startswith("SELECT") and "FROM job" not in one]) <= 24
