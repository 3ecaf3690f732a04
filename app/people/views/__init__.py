"""The pages of people: signing in, one's own account, and those who may come in."""

from app.people.views import (
    account,
    demo,
    grants,
    invitations,
    passwords,
    people,
    person,
    second_factor,
    sign_in,
    signed_in,
    tokens,
)
from app.people.views.blueprint import demo_pages, pages

__all__ = [
    "account",
    "demo",
    "demo_pages",
    "grants",
    "invitations",
    "pages",
    "passwords",
    "people",
    "person",
    "second_factor",
    "sign_in",
    "signed_in",
    "tokens",
]
