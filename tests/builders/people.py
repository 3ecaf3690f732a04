"""Builders of people in the database."""

import re
import secrets
from email.message import EmailMessage
from functools import lru_cache

from flask import Flask
from werkzeug.test import TestResponse

from app.core import clock
from app.core.audit import audit
from app.core.db import db, write
from app.core.hashing import hash_password
from app.core.policy import ANONYMOUS, OPERATOR, Actor, Grant
from app.people.commands.api_tokens import make_token
from app.people.commands.grants import enter_grant
from app.people.commands.sign_ins import start_sign_in
from app.people.models import Account
from app.people.queries.accounts import get_account
from app.people.queries.proofs import Proof
from app.people.rules.accounts import key_of
from app.people.views.signed_in import TOKEN

PASSWORD = "a long walk by the river"


@lru_cache
def kept_password() -> str:
    """What is kept of PASSWORD, worked out once."""
    return hash_password(PASSWORD)


def an_account(email: str = "ines@example.org", *roles: str | Grant, **facts: object) -> Account:
    """Somebody who has joined, with PASSWORD and these roles."""
    with write() as session:
        now = clock.now()
        joined = {"name": email.partition("@")[0].title(), "password_hash": kept_password(), "joined_at": now}
        known = {"public_id": secrets.token_hex(6), "made_at": now, "invited_at": now, **joined, **facts}
        account = Account(email=email, email_key=key_of(email), **known)
        session.add(account)
        audit(OPERATOR, "account.made", account)
        for role in roles:
            enter_grant(OPERATOR, account.id, role if isinstance(role, Grant) else Grant(role))
    db.session.refresh(account)
    return account


def actor_of(account: Account) -> Actor:
    """The account as one who acts."""
    held = get_account(account.id).grants
    return Actor("account", account.id, frozenset(Grant(grant.role, grant.scope) for grant in held))


def bearer(account: Account, **asked: object) -> dict[str, str]:
    """What a program shows that acts as an account."""
    _row, token = make_token(OPERATOR, account.id, "a program", **asked)
    return {"Authorization": f"Bearer {token}"}


class Browser:
    """Somebody at a browser: opens pages, and sends forms with the token that stands in them."""

    def __init__(self, app: Flask, account: Account | None = None):
        self.client = app.test_client()
        if account is not None:
            self.come_in(account)

    def come_in(self, account: Account) -> None:
        """As after signing in, without the pages and the password for which most tests need not wait."""
        token = start_sign_in(ANONYMOUS, Proof(account.id, account.password_version), "Mozilla/5.0")
        with self.client.session_transaction() as session:
            session[TOKEN], session.permanent = token, True

    def sign_in(self, account: Account, password: str = PASSWORD, **fields: str) -> TestResponse:
        """Through the door, as everybody."""
        return self.send("/sign-in", email=account.email, password=password, **fields)

    def open(self, address: str, **options: object) -> TestResponse:
        """What stands at an address."""
        try:
            return self.client.get(address, **options)
        finally:
            db.session.rollback()  # the test sees what the request did

    def send(self, address: str, page: str | None = None, **fields: str) -> TestResponse:
        """Send the form of `page` (or of the address itself, or else of any page) to the address."""
        sent = {"csrf_token": self.token(page or address.partition("?")[0]), **fields}
        try:
            return self.client.post(address, data=sent)
        finally:
            db.session.rollback()

    def take_away(self, address: str, **fields: str) -> TestResponse:
        """Send the form that takes something away."""
        return self.send(f"{address}?_method=DELETE", **fields)

    def token(self, page: str) -> str:
        """The token in the forms of a page; of the page to sign in or of one's account where it has none."""
        for address in (page, "/my/account", "/sign-in"):
            found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.client.get(address).text)
            if found:
                return found[1]
        raise AssertionError("no form")


def link_in(mail: EmailMessage) -> str:
    """The path of the link that a mail is about."""
    found = re.search(r"https?://[^/]+(/\S+)", mail.get_content())
    assert found is not None
    return found[1]
