"""Mails about accounts, each an answer to what was announced; and tidying up."""

from datetime import timedelta

from flask_babel import lazy_gettext as _l

from app.core.jobs import answers, every, job
from app.core.mail import send
from app.core.policy import SYSTEM
from app.people.commands.api_tokens import forget_old_tokens
from app.people.commands.sign_ins import forget_unused_sign_ins
from app.people.queries.accounts import find_account_to_mail, invitation_token, reset_token
from app.people.rules.accounts import State


@answers("account.invited")
@job("people.mail_invitation")
def mail_invitation(account_id: int) -> None:
    """The link to come in by; not where the invitation was withdrawn or accepted meanwhile."""
    if account := find_account_to_mail(account_id, State.invited):
        send(
            account.email,
            _l("Your invitation to Rostrum"),
            "people/invitation",
            account.locale,
            account=account,
            token=invitation_token(account),
        )  # fmt: skip


@answers("account.reset_asked")
@job("people.mail_reset")
def mail_reset(account_id: int) -> None:
    """The link to a new password."""
    if account := find_account_to_mail(account_id, State.active):
        send(
            account.email,
            _l("A new password for Rostrum"),
            "people/reset",
            account.locale,
            account=account,
            token=reset_token(account),
        )  # fmt: skip


@answers("account.password_changed")
@job("people.mail_password_changed")
def mail_password_changed(account_id: int) -> None:
    """So that somebody else's deed does not go unnoticed."""
    if account := find_account_to_mail(account_id, State.active):
        send(
            account.email,
            _l("Your password was changed"),
            "people/password_changed",
            account.locale,
            account=account,
        )  # fmt: skip


@answers("second_factor.turned_on")
@job("people.mail_second_factor_on")
def mail_second_factor_on(account_id: int) -> None:
    """So that somebody else's telephone does not go unnoticed."""
    if account := find_account_to_mail(account_id, State.active):
        send(
            account.email,
            _l("Your second factor was turned on"),
            "people/second_factor_on",
            account.locale,
            account=account,
        )  # fmt: skip


@answers("second_factor.turned_off")
@job("people.mail_second_factor_off")
def mail_second_factor_off(account_id: int) -> None:
    """So that somebody else's deed does not go unnoticed."""
    if account := find_account_to_mail(account_id, State.active):
        send(
            account.email,
            _l("Your second factor was turned off"),
            "people/second_factor_off",
            account.locale,
            account=account,
        )  # fmt: skip


@answers("account.token_made")
@job("people.mail_token_made")
def mail_token_made(account_id: int) -> None:
    """So that somebody else's deed does not go unnoticed."""
    if account := find_account_to_mail(account_id, State.active):
        send(
            account.email,
            _l("A program may act as you now"),
            "people/token_made",
            account.locale,
            account=account,
        )  # fmt: skip


@every(timedelta(days=1))
@job("people.forget_unused_sign_ins")
def forget_unused() -> None:
    """Once a day."""
    forget_unused_sign_ins(SYSTEM)
    forget_old_tokens(SYSTEM)
