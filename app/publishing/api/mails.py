"""What became of the mails about a meeting's changes; private, as addresses are."""

from flask import url_for
from pydantic import Field

from app.core.web import current_actor, requires
from app.core.web.api import Listed, Paged, Said, page_of
from app.meetings.queries.editing import Draft, find_draft
from app.publishing.api.blueprint import api
from app.publishing.commands import send_again
from app.publishing.queries.mails import Fate, Kept, Sending, find_change_mail, find_sending, mails_of, versions_mailed


class MailKept(Said):
    """A mail that was to leave, word for word, and what became of it."""

    number: int = Field(examples=[7])
    sending: str = Field(
        description="Where one that failed is sent again.",
        examples=["/api/v1/meetings/cnd-2027-october/draft/mails/7/sending"],
    )
    fate: Fate
    error: str | None = Field(description="Why it failed, or waits.")
    name: str
    email: str
    locale: str
    subject: str
    text: str


class VersionMailed(Said):
    """A version, and the mails that left with it."""

    version: int = Field(examples=[2])
    mails: list[MailKept]


class MailedRead(Listed[VersionMailed]):
    """Versions with which mails left, the newest first."""


@api.get("/meetings/<slug>/draft/mails")
@requires("meetings.publish", on=find_draft)
def mails(draft: Draft, asked: Paged) -> MailedRead:
    """Who was told of which version, and which mails failed or wait."""
    slug = draft.programme.header.slug
    page = page_of(versions_mailed(slug), asked)
    kept = mails_of(slug, page["items"])
    items = [VersionMailed(version=one, mails=[_read(slug, mail) for mail in kept[one]]) for one in page["items"]]
    return MailedRead(**{**page, "items": items})


@api.post("/meetings/<slug>/draft/mails/<int:mail_id>/sending")
@requires("meetings.publish", on=find_sending)
def send_mail_again(sending: Sending) -> MailKept:
    """Sends a mail that failed once more, to the address that is kept now."""
    send_again(sending.slug, sending.mail_id, by=current_actor())
    return _now(sending)


def _read(slug: str, kept: Kept) -> MailKept:
    mail = kept.mail
    return MailKept(
        number=mail.id,
        sending=url_for("publishing_api.send_mail_again", slug=slug, mail_id=mail.id),
        fate=kept.fate,
        error=kept.error if kept.fate != Fate.SENT else None,
        name=mail.name,
        email=mail.email,
        locale=mail.locale,
        subject=mail.subject,
        text=mail.plain,
    )


def _now(sending: Sending) -> MailKept:
    """A mail as it is since."""
    found = find_change_mail(sending.mail_id)
    assert found is not None
    mail, _slug = found
    kept = mails_of(sending.slug, [mail.version])[mail.version]
    return next(_read(sending.slug, one) for one in kept if one.mail.id == mail.id)
