"""What the mails that carry invitations say, and what the page says where nothing is due."""

from email.message import EmailMessage

import pytest
from flask import Flask

from app.core.policy import OPERATOR
from app.meetings.commands.publishing import publish
from app.meetings.commands.statuses import cancel, postpone, reinstate
from app.meetings.rules.people import Panellist, Presenter
from tests.builders.mails import addresses
from tests.builders.meetings import a_meeting, a_published_meeting
from tests.builders.people import Browser, an_account
from tests.builders.programmes import a_programme, a_sitting
from tests.publishing.mailing import sent
from tests.publishing.test_invitations import (
    PAGE,
    Mails,
    _first,
    change,
    event,
    invitation,
    news,
    office,
    send,
    to,
)

__all__ = ["_first", "news", "office"]
ANA = (Presenter(name="Ana"),)
CANCELLED = "CANCELLED: One"


@pytest.fixture
def invited(office: Browser, news: Mails) -> Browser:
    """All four are invited."""
    send(office)
    assert len(news()) == 4
    return office


def to_ana(office: Browser, news: Mails) -> EmailMessage:
    """What is due is sent; the mail to Ana."""
    send(office)
    (mail,) = [one for one in news() if to(one).startswith("ana@")]
    return mail


def said(mail: EmailMessage) -> tuple[str, str]:
    """The first word of the subject, and what stands after the greeting."""
    subject, plain, rich = sent(mail)
    lines = plain.split("\n\n")[1].split("\n")
    assert lines[0] in rich
    return subject.split(": ")[0], " ".join(lines)


def test_a_first_invitation_says_the_part(office: Browser, news: Mails) -> None:
    assert said(to_ana(office, news)) == ("Invitation", "you are invited as: Presenter.")


def test_a_move_says_so(invited: Browser, news: Mails) -> None:
    change(room="C4")
    line = "when or where this is held has changed. Your part is: Presenter."
    assert said(to_ana(invited, news)) == ("Changed", line)


def test_postponed_and_held_after_all_say_so(invited: Browser, news: Mails) -> None:
    postpone("autumn", "no interpreters", OPERATOR, 1)
    mail = to_ana(invited, news)
    assert said(mail)[0] == "Postponed"
    assert said(mail)[1].startswith("this is postponed. You are told as soon as it is known when it is held instead.")
    assert "no interpreters" in sent(mail)[1]
    assert (event(mail)["STATUS"].value, event(mail)["SUMMARY"].text) == ("TENTATIVE", "POSTPONED: One")
    reinstate("autumn", "found", OPERATOR, 1)
    held = "this is held after all, at the time and place below. Your part is: Presenter."
    assert said(to_ana(invited, news)) == ("Held after all", held)


def test_who_is_first_invited_to_what_is_postponed_is_told_that_there_is_no_date(office: Browser, news: Mails) -> None:
    postpone("autumn", "no interpreters", OPERATOR, 1)
    mail = to_ana(office, news)
    assert said(mail)[0] == "Invitation"
    assert all("It is postponed. You are told as soon as it is known" in form for form in sent(mail)[1:])


def test_cancelled_and_held_after_all_say_so(invited: Browser, news: Mails) -> None:
    cancel("autumn", "no quorum", OPERATOR, 1)
    mail = to_ana(invited, news)
    assert said(mail) == ("Cancelled", "this is cancelled.")
    assert "Cancelled: no quorum" in sent(mail)[1]
    assert (event(mail)["SUMMARY"].text, event(mail)["DESCRIPTION"].text.split("\n")[0]) == (
        CANCELLED,
        "Cancelled: no quorum",
    )
    reinstate("autumn", "found", OPERATOR, 1)
    assert said(to_ana(invited, news))[0] == "Held after all"


def test_what_is_taken_out_of_the_programme_says_so(invited: Browser, news: Mails) -> None:
    a_meeting(a_programme(a_sitting(2, title="Two", panel=(Panellist(name="Ben"),))))
    publish("autumn", OPERATOR)
    assert said(to_ana(invited, news)) == ("Cancelled", "this is not in the programme any more, and is not held.")


def test_who_has_no_part_any_more_and_who_is_invited_again_is_told_so(invited: Browser, news: Mails) -> None:
    change(presenters=())
    mail = to_ana(invited, news)
    assert said(mail) == ("No longer your part", "you have no part in this any more.")
    assert "CANCELLED" not in "".join(sent(mail))
    assert (event(mail)["SUMMARY"].text, event(mail)["DESCRIPTION"].text.split("\n")[0]) == (
        CANCELLED,
        "You have no part in it any more.",
    )
    assert "You have no part in it any more." in event(mail)["X-ALT-DESC"].text
    change(presenters=ANA)
    again = "you are invited again. Your part is: Presenter."
    assert said(to_ana(invited, news)) == ("Invited again", again)


def test_taken_off_something_postponed_is_cancelled_in_its_title_alone(invited: Browser, news: Mails) -> None:
    postpone("autumn", "no interpreters", OPERATOR, 1)
    change(presenters=())
    assert event(to_ana(invited, news))["SUMMARY"].text == CANCELLED


@pytest.mark.parametrize(
    ("other", "subject", "line"),
    [
        ("new@example.org", "At another address", "you are invited to this at another of your addresses now"),
        (
            "",
            "No longer at this address",
            "you are no longer invited to this at this address. Your part stays as it is.",
        ),
    ],
)
def test_where_the_address_alone_changed_nobody_is_told_that_they_have_no_part(
    invited: Browser, news: Mails, other: str, subject: str, line: str
) -> None:
    addresses(ana=other)
    send(invited)
    came = sorted(news(), key=to)
    assert [to(one) for one in came] == ["ana@example.org", *([other] if other else [])]
    assert said(came[0])[0] == subject
    assert said(came[0])[1].startswith(line)
    assert event(came[0])["DESCRIPTION"].text.startswith("You are no longer invited to it at this address.\n")


@pytest.fixture
def twins(app: Flask) -> Browser:
    """Two of a mission share its mailbox."""
    people = {"panel": (Panellist(name="Twin A"), Panellist(name="Twin B")), "presenters": (Presenter(name="Twin A"),)}
    a_published_meeting(a_programme(a_sitting(1, title="One", **people), officers=()))
    addresses(**{"twin a": "Mission@example.org", "twin b": "mission@example.org"})
    return Browser(app, an_account("ines@example.org", "secretariat"))


def test_two_people_at_one_address_are_both_named_each_with_their_part(twins: Browser, mails: Mails) -> None:
    send(twins)
    (mail,) = mails()
    _subject, plain, rich = sent(mail)
    assert plain.startswith(
        "Dear Twin A and Twin B,\n\nyou are invited:\n\n- Twin A: Presenter and Panellist\n- Twin B: Panellist\n"
    )
    assert "<li><bdi>Twin A</bdi>: Presenter and Panellist</li>\n<li><bdi>Twin B</bdi>: Panellist</li>" in rich
    assert mail["To"].addresses[0].display_name == "Twin A and Twin B"
    assert "Everybody is invited." in twins.open(PAGE).text


def test_who_joins_somebody_at_an_address_is_invited_there(twins: Browser, news: Mails) -> None:
    addresses(**{"twin b": ""})
    send(twins)
    assert sent(*news())[1].startswith("Dear Twin A,\n\nyou are invited as: Presenter and Panellist.\n")
    addresses(**{"twin b": "mission@example.org"})
    send(twins)
    (mail,) = news()
    assert said(mail)[1].startswith("this invitation is for somebody more at your address. Your parts are:")
    assert (invitation(mail)["METHOD"].value, event(mail)["SEQUENCE"].value) == ("REQUEST", "1")
    assert (send(twins).status_code, news()) == (303, [])


def test_who_goes_from_a_shared_address_to_one_of_their_own_leaves_the_other_invited(
    twins: Browser, news: Mails
) -> None:
    send(twins)
    assert len(news()) == 1
    addresses(**{"twin b": "b@example.org"})
    send(twins)
    assert [(to(one), invitation(one)["METHOD"].value) for one in news()] == [("b@example.org", "REQUEST")]


def test_the_rich_form_has_links_and_lets_long_words_be_broken(office: Browser, mails: Mails) -> None:
    change(title="<" + "w" * 200)
    rich = sent(to_ana(office, mails))[2]
    assert '<a href="http://127.0.0.1:8000/my/calendar">http://127.0.0.1:8000/my<wbr>/calendar</a>' in rich
    assert '<a href="mailto:secretariat@rostrum.invalid">' in rich
    assert max(len(word) for word in rich.partition("<body>")[2].replace("<", " <").split() if "w" * 20 in word) < 60
    assert "&lt;" in rich


def test_last_modified_is_never_after_the_time_of_sending(office: Browser, mails: Mails) -> None:
    for room in ("C1", "C2", "C3"):
        change(room=room)
    send(office)
    for mail in mails():
        assert event(mail)["LAST-MODIFIED"].when <= event(mail)["DTSTAMP"].when
