"""Publishing a draft: what will change and what there is to be looked at, then the deed."""

from flask import url_for
from pydantic import Field

from app.core.refusal import Refused
from app.core.web import current_actor, requires
from app.core.web.api import Said, Taken
from app.core.web.api.problems import refused_with
from app.core.web.api.shapes import Line, Text, Whole
from app.meetings.phrases.warnings import warning_words
from app.meetings.queries import meeting_names
from app.meetings.queries.editing import Draft, find_draft
from app.meetings.queries.warnings import warnings_of
from app.meetings.rules.telling import tell
from app.publishing.api.blueprint import api
from app.publishing.api.changes import changes_of
from app.publishing.api.shapes import ChangesOf
from app.publishing.api.telling import LineAsked, MailsRead, Telling, leaving, mails_read
from app.publishing.commands import publish_and_tell
from app.publishing.exports.changes import Teller
from app.publishing.exports.mails import Letters, write_letters
from app.publishing.exports.names import Names
from app.publishing.forms import LONGEST_NOTE
from app.publishing.queries.mails import sources_of_draft


class WarningRead(Said):
    """One thing to be looked at before publishing, and acknowledged by its key."""

    key: str = Field(examples=["nobody_presides|3||||"])
    kind: str = Field(examples=["nobody_presides"])
    sitting: int | None = Field(examples=[3])
    words: str = Field(examples=["Nobody is named to preside over Thematic session 3."])


class PublicationRead(Said):
    """What publishing a draft would change, what to acknowledge, and who would be told."""

    edition: int = Field(description="The edition that was looked at.", examples=[4])
    changes: list[ChangesOf] = Field(description="In words; nothing of a first version.")
    warnings: list[WarningRead]
    mails: MailsRead


class PublicationSent(Taken):
    """What was looked at, and is published."""

    edition: Whole = Field(ge=0, description="The edition that was looked at.", examples=[4])
    acknowledged: tuple[Text, ...] = Field(
        (), max_length=10_000, description="The keys of all warnings.", examples=[["nobody_presides|3||||"]]
    )
    note: Line | None = Field(None, max_length=LONGEST_NOTE, description="Why; everybody reads it.")
    mails: Telling = Field(Telling(), description="Which mails leave.")


class PublishedRead(Said):
    """The version that is public now."""

    address: str = Field(examples=["/api/v1/meetings/cnd-2027-october/versions/2"])
    version: int = Field(examples=[2])


@api.get("/meetings/<slug>/draft/publication")
@requires("meetings.publish", on=find_draft)
def publication(draft: Draft, asked: LineAsked) -> PublicationRead:
    """What publishing the draft would change, what to acknowledge first, and who would be told."""
    return _read(draft, _letters(draft, asked.line))


@api.post("/meetings/<slug>/versions", status=201)
@requires("meetings.publish", on=find_draft)
def publish(draft: Draft, sent: PublicationSent) -> PublishedRead:
    """Publishes the draft as it was looked at, and lets the mails leave that were read.

    Where anything differs from what was looked at, nothing is published: 409, with the publication as it would be now
    as `present`.
    """
    slug, mails, letters = draft.programme.header.slug, sent.mails, _letters(draft, sent.mails.line)
    try:
        going = leaving(letters, mails.shown, mails.leave_out)
        note = sent.note or None
        number = publish_and_tell(slug, sent.edition, sent.acknowledged, going, by=current_actor(), note=note)
    except Refused as refused:
        there = find_draft(slug)
        assert there is not None
        raise refused_with(refused, present=_read(there, _letters(there, mails.line))) from None
    return PublishedRead(address=url_for("publishing_api.version", slug=slug, version=number), version=number)


def _letters(draft: Draft, line: str | None) -> Letters:
    sources = sources_of_draft(draft, current_actor().account_id)
    return write_letters(sources, line or None) if sources else Letters()


def _read(draft: Draft, letters: Letters) -> PublicationRead:
    meetings = meeting_names()
    titles = {slug: one.short_title for slug, one in draft.challenges.items()}
    warnings = [
        WarningRead(
            key=one.key,
            kind=one.kind.value,
            sitting=one.number,
            words=warning_words(one, draft.programme, meetings, titles),
        )
        for one in warnings_of(draft.programme)
    ]
    changes, mails = _changes(draft, letters), mails_read(letters)
    return PublicationRead(edition=draft.edition, changes=changes, warnings=warnings, mails=mails)


def _changes(draft: Draft, letters: Letters) -> list[ChangesOf]:
    if draft.published is None or letters.sources is None:
        return []
    teller = Teller(Names(letters.sources.entities), draft.challenges)
    return changes_of(teller.groups(tell(draft.published, draft.programme), draft.published, draft.programme))
