"""The states of an account and of its invitation, and what may be done in each."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from email_validator import EmailNotValidError, validate_email

from app.core.refusal import Refusal, refusal

INVITATION_LIFE = timedelta(days=14)
RESET_LIFE = timedelta(hours=1)
SIGN_IN_LIFE = timedelta(days=30)  # since it was last used
CODE_LIFE = timedelta(minutes=10)  # between the password and the code
NOTED_EVERY = timedelta(hours=1)  # how exactly "last used" is known
DEMO_DOMAIN = "demo.rostrum.invalid"  # of the people of the demo: their mails stay in its outbox
DEMO_ADDRESS = re.compile(rf"[a-z.]+@{re.escape(DEMO_DOMAIN)}", re.IGNORECASE)


def key_of(email: str) -> str:
    """What makes two mail addresses the same here, whatever their capitals."""
    return email.strip().casefold()


def mail_address(text: str) -> str | None:
    """A mail address as it is kept; None where nothing can be sent there, as far as can be seen from here."""
    if DEMO_ADDRESS.fullmatch(text.strip()):
        return key_of(text)
    try:
        return validate_email(text, check_deliverability=False, allow_smtputf8=False).normalized
    except EmailNotValidError:
        return None


class State(StrEnum):
    """What can be said of an account in one word."""

    invited = "invited"
    expired = "expired"
    withdrawn = "withdrawn"
    active = "active"
    disabled = "disabled"


@dataclass(frozen=True)
class Standing:
    """When what happened to an account."""

    invited_at: datetime | None
    joined_at: datetime | None
    disabled_at: datetime | None
    is_demo: bool = False


def state_of(standing: Standing, now: datetime) -> State:
    """Disabled counts before everything else; who was never invited, or no more, is withdrawn."""
    if standing.disabled_at:
        return State.disabled
    if standing.joined_at:
        return State.active
    if standing.invited_at is None:
        return State.withdrawn
    return State.invited if now < standing.invited_at + INVITATION_LIFE else State.expired


def refuse_inviting_again(standing: Standing) -> Refusal | None:
    """Whether another invitation may be sent."""
    if standing.joined_at:
        return refusal("people.has_joined")
    return refusal("people.is_disabled") if standing.disabled_at else None


def refuse_withdrawing(standing: Standing) -> Refusal | None:
    """Whether the invitation can be withdrawn."""
    if standing.joined_at:
        return refusal("people.has_joined")
    return None if standing.invited_at else refusal("people.not_invited")


def refuse_accepting(standing: Standing, now: datetime) -> Refusal | None:
    """Whether an invitation can still be accepted."""
    return None if state_of(standing, now) == State.invited else refusal("people.invitation_is_over")


def refuse_password_for(standing: Standing) -> Refusal | None:
    """Whether this account can have a password: those of the demo sign in by one click, and there alone."""
    return refusal("people.demo_has_no_password") if standing.is_demo else None


def refuse_disabling(standing: Standing, is_own: bool) -> Refusal | None:
    """Whether the account can be disabled."""
    if is_own:
        return refusal("people.cannot_disable_oneself")
    return refusal("people.is_disabled") if standing.disabled_at else None


def refuse_enabling(standing: Standing) -> Refusal | None:
    """Whether the account can be enabled again."""
    return None if standing.disabled_at else refusal("people.is_not_disabled")
