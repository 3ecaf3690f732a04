"""The mails that leave with a version: shown first, and none leaves that was not shown."""

from collections.abc import Collection
from typing import Annotated

from pydantic import Field

from app.core.refusal import insist
from app.core.web.api import Asked, Said, Taken
from app.core.web.api.shapes import Line, Text
from app.publishing.exports.mails import Letters
from app.publishing.rules.mails import NOBODY, Leaving, why_not_shown

LINE = "A line of the Secretariat's own, which stands in every mail."
SHOWN = "What `mails.shown` said when these mails were read: only what was read leaves."
LEAVE_OUT = f"The keys of mails that do not leave; `{NOBODY}` for all."
OwnLine = Annotated[Line, Field(max_length=300)]


class MailRead(Said):
    """A mail as it would leave."""

    key: str
    name: str
    email: str
    locale: str
    subject: str
    text: str
    why: str = Field(description="Why it is written to this person.")


class MailsRead(Said):
    """Who would be told, and how."""

    shown: str = Field(description="What is read here, as one name: it is sent back with the deed.")
    mails: list[MailRead]
    unknown: list[str] = Field(description="Who should be told and has no mail address here.")


class Telling(Taken):
    """Which mails leave."""

    shown: Text = Field("", description=SHOWN)
    line: OwnLine | None = Field(None, description=LINE)
    leave_out: tuple[Text, ...] = Field((), max_length=1000, description=LEAVE_OUT, examples=[[NOBODY]])


class LineAsked(Asked):
    """With which line the mails are shown."""

    line: OwnLine | None = Field(None, description=LINE)


class TellingAsked(LineAsked):
    """Which mails leave, where there is no body to say it."""

    shown: Text = Field("", description=SHOWN)
    leave_out: Text = Field("", description=LEAVE_OUT + " Several are divided by commas.")


def mails_read(letters: Letters) -> MailsRead:
    """Mails as programs read them."""
    mails = [
        MailRead(
            key=one.mail.key,
            name=one.mail.name,
            email=one.mail.email,
            locale=one.mail.locale,
            subject=one.mail.subject,
            text=one.mail.plain,
            why=one.why,
        )
        for one in letters.letters
    ]
    return MailsRead(shown=letters.fingerprint, mails=mails, unknown=list(letters.unknown))


def leaving(letters: Letters, shown: str, left_out: Collection[str]) -> Leaving | None:
    """What leaves; refused where it was not shown."""
    insist(why_not_shown(shown, letters.mails, left_out))
    return letters.leaving(left_out)
