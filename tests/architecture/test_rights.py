"""What the matrix says is what the server does: every route, asked by every role and by a stranger."""

import pytest
from flask import Flask
from werkzeug.routing import Rule

from app.core.audit import audit
from app.core.db import write
from app.core.policy import OPERATOR, POLICIES, ROLES, Grant, Scope
from app.core.web.gate import Gate, gate_of
from app.entities.models import RegionalGroup
from app.people.rules.roles import REACH
from app.registrations.queries.delegations import find_delegation
from tests.architecture.matrix import METHODS
from tests.builders.documents import a_published_document
from tests.builders.kept_floors import AFloor
from tests.builders.mails import a_change_mail, an_invitation
from tests.builders.meetings import a_challenge, a_published_meeting
from tests.builders.people import Browser, actor_of, an_account, bearer
from tests.builders.registrations import a_delegation, registered

pytestmark = pytest.mark.any_database
PLACES = {"meeting": "autumn", "entity": "MEX", "regional_group": "GRULAC"}


@pytest.fixture
def app(app: Flask) -> Flask:
    """Forms are sent bare here: whether one may is asked before what was sent."""
    app.config["WTF_CSRF_ENABLED"] = False
    a_published_meeting()
    a_published_document()
    a_published_document()
    a_delegation("MEX")
    a_delegation("PER")
    a_challenge("markets")
    with write() as session:
        session.add(group := RegionalGroup(code="GRULAC", name="Group", position=1))
        audit(OPERATOR, "test.built", group)
    return app


def grant_of(role: str) -> Grant:
    """The role as it is held: everywhere, or within something."""
    kinds = REACH[role].kinds
    return Grant(role, Scope(kinds[0], PLACES[kinds[0]]) if kinds else None)


def somebody_else() -> dict[str, object]:
    """What the parts of an address name: each a thing that is there, or a gate would not be asked."""
    at = AFloor(number=2)
    at.announce()
    at.begin()
    mexico, peru = at.inscribe("MEX"), at.inscribe("PER")
    account = an_account("else@example.org", Grant("participant", Scope("meeting", "autumn")))
    return {
        "public_id": account.public_id,
        "grant_id": account.grants[0].id,
        "slug": "autumn",
        "challenge": "markets",
        "number": 2,
        "edition": 1,
        "role": "participant",
        "token": "nothing",
        "language": "en",
        "invitation_id": an_invitation("autumn").id,
        "mail_id": a_change_mail("autumn").id,
        "entity": "MEX",
        "version": 1,
        "year": 2026,
        "registration": registered(find_delegation("autumn", "MEX"))[0].public_id,
        "list": "debate",
        "who": mexico,
        "offer": at.offer(peru, mexico),
        "reply": at.ask_reply("MEX"),
        "point": 1,
        "link": 1,
        "step": 1,
        "account": an_account("focal@example.org", Grant("focal_point", Scope("entity", "MEX"))).public_id,
    }


def ends_the_sign_in(rule: Rule) -> bool:
    """Whether whoever asks this is a stranger afterwards: these come last."""
    return rule.rule == "/sign-out" or rule.rule.startswith("/my/account/sign-ins")


def is_allowed(gate: Gate, role: str | None, parts: dict[str, object]) -> bool:
    """Whether the matrix names the role for what stands behind this gate."""
    policy, scope = POLICIES[gate.permission or ""], grant_of(role).scope if role else None
    if role is None or policy.everyone:
        return role is not None
    thing = gate.finder(**parts) if gate.finder else None
    assert (thing is None) == (gate.finder is None), f"nothing stands behind {gate.permission}: {parts}"
    is_within = scope in set(thing.scopes()) if thing else policy.anywhere
    return role in policy.roles and (scope is None or is_within)


def is_as_told(status: int, gate: Gate, role: str | None, allowed: bool) -> bool:
    """Whether this is how somebody is let in, or turned away."""
    if allowed:
        return status not in (401, 403)
    if POLICIES[gate.permission or ""].hidden:
        return status == 404
    return status == 403 if role else status in (302, 401)


@pytest.mark.parametrize("role", [*ROLES, None])
def test_each_route_lets_in_whom_its_policy_names_and_nobody_else(app: Flask, role: str | None) -> None:
    account = an_account("who@example.org", grant_of(role)) if role else None
    browser, shown = Browser(app, account), bearer(account) if account else {}
    known, wrong = somebody_else(), []
    for rule in sorted(app.url_map.iter_rules(), key=ends_the_sign_in):
        gate = gate_of(app, rule.endpoint)
        if gate is None or gate.permission is None:
            continue
        parts = {name: known[name] for name in rule.arguments}
        for method in sorted(rule.methods & set(METHODS)):  # type: ignore[operator]
            allowed = is_allowed(gate, role, parts)
            address = rule.build(parts)[1]  # type: ignore[index]
            headers = shown if address.startswith("/api/") else {}
            status = browser.client.open(address, method=method, headers=headers, buffered=True).status_code
            if not is_as_told(status, gate, role, allowed):
                wrong.append((rule.rule, method, status, allowed))
    assert wrong == []


def test_the_actor_of_an_account_has_its_grants(app: Flask) -> None:
    account = an_account("who@example.org", Grant("secretariat"))
    assert actor_of(account).grants == frozenset({Grant("secretariat")})
