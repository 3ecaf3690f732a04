"""Invitations to sittings by mail: what is due, sending it as it was read, and what became of each; private."""

from typing import Annotated

from flask import url_for
from pydantic import Field

from app.core.refusal import Refused, insist
from app.core.web import current_actor, requires
from app.core.web.api import Listed, Paged, Said, Taken, page_of
from app.core.web.api.problems import refused_with
from app.core.web.api.shapes import Text
from app.meetings.queries.editing import Draft, find_draft
from app.publishing.api.blueprint import api
from app.publishing.commands import hold_meeting, send_invitation_again, send_invitations
from app.publishing.exports.invitations import Invitations, write_invitations
from app.publishing.queries.invitations import (
    KeptInvitation,
    find_invitation_sending,
    invitation_sources,
    invitations_that_left,
    kept_invitations,
)
from app.publishing.queries.mails import Sending
from app.publishing.rules.invitations import Fate, Method
from app.publishing.rules.mails import NOBODY, why_not_shown
from app.publishing.rules.occasions import Nothing

SHOWN = "What `shown` said when these invitations were read: only what was read leaves."
LEAVE_OUT = f"The keys of those that do not leave now and stay due; `sitting-3` for a sitting's, `{NOBODY}` for all."
Number = Annotated[int, Field(examples=[7])]


class InvitationDue(Said):
    """An invitation as it would leave."""

    key: str
    sitting: int = Field(description="The number of the sitting.", examples=[3])
    method: Method = Field(description="What it asks of the calendar that gets it.")
    name: str
    email: str
    locale: str
    subject: str
    text: str


class InvitationsDue(Said):
    """What is due by the published programme, and who cannot be invited."""

    shown: str = Field(description="What is read here, as one name: it is sent back with the deed.")
    due: list[InvitationDue]
    unknown: list[str] = Field(description="Who is to be invited and has no mail address here.")
    nothing: Nothing | None = Field(description="Why nothing is due; null where something is, or nothing is published.")


class InvitationsSent(Taken):
    """Which invitations leave."""

    shown: Text = Field(description=SHOWN)
    leave_out: tuple[Text, ...] = Field((), max_length=10_000, description=LEAVE_OUT, examples=[["sitting-3"]])


class InvitationsGone(Said):
    """How many invitations are on their way."""

    count: int = Field(examples=[7])


class InvitationKept(Said):
    """An invitation word for word, and what became of it."""

    number: Number
    sending: str = Field(
        description="Where one that failed is sent again.",
        examples=["/api/v1/meetings/cnd-2027-october/draft/invitations/7/sending"],
    )
    fate: Fate = Field(description="`overtaken` never left, because something else was asked for meanwhile.")
    error: str | None = Field(description="Why it failed, or waits.")
    version: int = Field(description="The version from which it was made.", examples=[2])
    sitting: int = Field(description="The number of the sitting.", examples=[3])
    method: Method
    name: str
    email: str
    locale: str
    subject: str
    text: str


class InvitationsRead(Listed[InvitationKept]):
    """Every invitation, the newest first."""


@api.get("/meetings/<slug>/draft/invitations")
@requires("meetings.publish", on=find_draft)
def invitations_due(draft: Draft) -> InvitationsDue:
    """Which invitations to sittings are due by the published programme, and who cannot be invited."""
    return _due(_written(draft))


@api.post("/meetings/<slug>/draft/invitations")
@requires("meetings.publish", on=find_draft)
def invite(draft: Draft, sent: InvitationsSent) -> InvitationsGone:
    """Lets the invitations leave that were read and are not left out.

    Where anything differs from what was read, nothing leaves: 409, with what is due now as `present`.
    """
    hold_meeting(draft.programme.header.slug, current_actor())
    written = _written(draft)
    try:
        insist(why_not_shown(sent.shown, written.mails if written else (), sent.leave_out))
        slug, leaving = draft.programme.header.slug, written and written.leaving(sent.leave_out)
        return InvitationsGone(count=send_invitations(slug, leaving, by=current_actor()) if leaving else 0)
    except Refused as refused:
        raise refused_with(refused, present=_due(_written(draft))) from None


@api.get("/meetings/<slug>/draft/invitations/sent")
@requires("meetings.publish", on=find_draft)
def sent_invitations(draft: Draft, asked: Paged) -> InvitationsRead:
    """What became of every invitation to a sitting of the meeting."""
    slug = draft.programme.header.slug
    page = page_of(invitations_that_left(slug), asked)
    return InvitationsRead(**{**page, "items": [_kept(slug, one) for one in kept_invitations(page["items"])]})


@api.post("/meetings/<slug>/draft/invitations/<int:invitation_id>/sending")
@requires("meetings.publish", on=find_invitation_sending)
def send_invitation_once_more(sending: Sending) -> InvitationKept:
    """Sends an invitation that failed once more, where it is what is asked for still."""
    send_invitation_again(sending.slug, sending.mail_id, by=current_actor())
    (kept,) = kept_invitations([sending.mail_id])
    return _kept(sending.slug, kept)


def _written(draft: Draft) -> Invitations | None:
    sources = invitation_sources(draft.programme.header.slug)
    return write_invitations(sources) if sources else None


def _due(written: Invitations | None) -> InvitationsDue:
    if written is None:
        return InvitationsDue(shown="", due=[], unknown=[], nothing=None)
    due = [
        InvitationDue(
            key=mail.key,
            sitting=mail.number,
            method=Method(mail.method),
            name=mail.name,
            email=mail.email,
            locale=mail.locale,
            subject=mail.subject,
            text=mail.plain,
        )
        for mail in written.mails
    ]
    return InvitationsDue(shown=written.fingerprint, due=due, unknown=list(written.unknown), nothing=written.nothing)


def _kept(slug: str, kept: KeptInvitation) -> InvitationKept:
    mail = kept.mail
    return InvitationKept(
        number=mail.id,
        sending=url_for("publishing_api.send_invitation_once_more", slug=slug, invitation_id=mail.id),
        fate=kept.fate,
        error=kept.error,
        version=mail.version,
        sitting=mail.number,
        method=Method(mail.method),
        name=mail.name,
        email=mail.email,
        locale=mail.locale,
        subject=mail.subject,
        text=mail.plain,
    )
