"""Where those whom a meeting names are written to: private, kept beside the programme."""

from typing import Annotated

from flask_babel import gettext as _
from pydantic import AfterValidator, Field

from app.core.refusal import Refused
from app.core.web import current_actor, requires
from app.core.web.api import Asked, Said, Taken
from app.core.web.api.problems import refuse_field, refused_with
from app.core.web.api.shapes import Line, Text
from app.meetings.api.blueprint import api
from app.meetings.api.drafts import draft_now
from app.meetings.commands.contacts import keep_contacts
from app.meetings.exports.contacts import names_of
from app.meetings.forms.contacts import LONGEST
from app.meetings.queries.contacts import contacts_of, named_in
from app.meetings.queries.editing import Draft, find_draft
from app.meetings.rules.contacts import Role, Typed
from app.people.forms import NO_ADDRESS
from app.people.rules.accounts import mail_address

KEY = "What somebody is known as in this meeting."


def _is_address(text: str) -> str:
    found = mail_address(text) if text else ""
    if found is None:
        raise ValueError(str(NO_ADDRESS))
    return found


class PartRead(Said):
    """What somebody does in a sitting."""

    sitting: int = Field(examples=[4])
    role: Role


class ContactRead(Said):
    """Somebody whom the draft or the public version names, or named once, and their mail address."""

    key: str = Field(description=KEY, examples=["ama mensah"])
    name: str = Field(examples=["Ama Mensah"])
    email: str = Field(description="Nothing where none is kept.", examples=["ama.mensah@example.org"])
    is_named: bool = Field(description="Whether the draft or the public version names them still.")
    parts: list[PartRead] = Field(description="What they do by the draft.")


class ContactsRead(Said):
    """Everybody of a meeting who can be written to."""

    items: list[ContactRead]


class ContactSent(Taken):
    """A mail address, and the one that was read."""

    key: Text = Field(description=KEY, examples=["ama mensah"])
    was: Text = Field("", description="The address that was read; nothing where there was none.")
    email: Annotated[Line, Field(max_length=LONGEST), AfterValidator(_is_address)] = Field(
        description="Nothing, to forget the address.", examples=["ama.mensah@example.org"]
    )


class ContactsSent(Taken):
    """The mail addresses that change; the others stay."""

    items: list[ContactSent] = Field(max_length=10_000)


@api.get("/meetings/<slug>/draft/contacts")
@requires("meetings.edit", on=find_draft)
def contacts(draft: Draft, asked: Asked) -> ContactsRead:
    """Everybody whom a meeting names, with the mail address that is kept; seen by the Secretariat alone."""
    return _read(draft)


@api.patch("/meetings/<slug>/draft/contacts")
@requires("meetings.edit", on=find_draft)
def change_contacts(draft: Draft, sent: ContactsSent) -> ContactsRead:
    """Keeps, changes or forgets mail addresses, all of them or none; those that are not sent stay.

    Where somebody else changed one of them since it was read, nothing is changed: 409, with the `present` addresses.
    """
    slug = draft.programme.header.slug
    typed = _typed(draft, sent)
    try:
        keep_contacts(slug, typed, by=current_actor())
    except Refused as refused:
        raise refused_with(refused, present=_read(draft_now(slug))) from None
    return _read(draft_now(slug))


def _typed(draft: Draft, sent: ContactsSent) -> list[Typed]:
    """What is sent is of people whom the meeting knows, once of each."""
    names, seen = names_of(draft, contacts_of(draft.programme.header.slug)), set()
    for place, one in enumerate(sent.items):
        if one.key not in names:
            refuse_field(f"#/items/{place}/key", _("The meeting names nobody who is known as this."))
        if one.key in seen:
            refuse_field(f"#/items/{place}/key", _("This is said twice. Say it once."))
        seen.add(one.key)
    return [Typed(one.key, names[one.key], one.was, one.email) for one in sent.items]


def _read(draft: Draft) -> ContactsRead:
    kept, named = contacts_of(draft.programme.header.slug), named_in(draft.programme, draft.published)
    return ContactsRead(
        items=[
            ContactRead(
                key=key,
                name=name,
                email=kept[key].email if key in kept else "",
                is_named=key in named,
                parts=[PartRead(sitting=number, role=role) for number, role in named[key].parts]
                if key in named
                else [],
            )
            for key, name in names_of(draft, kept).items()
        ]
    )
