"""What a focal point does again and again, and the Secretariat's part of it, done at the machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from app import create_app
from app.config import read_settings
from app.core import clock
from app.core.db import db
from app.core.policy import OPERATOR
from app.meetings.queries import find_meeting
from app.registrations.commands.deciding import decide
from app.registrations.commands.delegations import invite_delegations, remove_credentials
from app.registrations.commands.submitting import discard, withdraw
from app.registrations.commands.terms import set_terms
from app.registrations.models import Delegation
from app.registrations.queries.delegations import delegations_of, find_delegation, get_delegation
from app.registrations.queries.people import roster_of
from app.registrations.queries.terms import find_terms
from app.registrations.rules.states import OPEN
from app.registrations.rules.terms import KEPT, Wanted
from app.registrations.rules.words import Deed, Party, State

MEETING = "rehearsal"
HERE = f"/meetings/{MEETING}/delegations/MEX"
FIVE = """Family name;Given names;Function;Mail address;Role in the delegation;Taking part
López;Ana;Ambassador;ana@example.org;head;in_person
Pérez;Juan;Counsellor;juan@example;alternate;in_person
Ortega;Luz;;luz@example.org;adviser;in_person
Cruz;Sor Juana;;sor@example.org;poet;online
Díaz;Rosa;;rosa@example.org;adviser;online
"""


@contextmanager
def at_the_machine(instance: Path) -> Iterator[None]:
    """Beside the process that serves, on the same installation."""
    app = create_app(read_settings({"ROSTRUM_INSTANCE": str(instance)}))
    with app.app_context():
        yield
        db.session.remove()
        db.engine.dispose()


def invite(instance: Path, *entities: str) -> None:
    """Let these delegations register."""
    with at_the_machine(instance):
        meeting = find_meeting(MEETING)
        assert meeting is not None
        last_day = max(meeting.ends_on, clock.now().date()) + KEPT
        there = find_terms(MEETING)
        set_terms(MEETING, Wanted(keep_until=last_day), OPERATOR, seen=there.edition if there else 0)
        known = {one.entity_code for one in delegations_of(MEETING)}
        invite_delegations(MEETING, set(entities) - known, OPERATOR)
        for entity in set(entities) & known:
            begin_anew(find_delegation(MEETING, entity))


def begin_anew(delegation: Delegation) -> None:
    """Nobody of the invented people of the demo takes part, and its note verbale is not there."""
    for row in roster_of(delegation):
        if State(row.state) == State.DRAFT:
            discard(row.id, OPERATOR)
        elif State(row.state) in OPEN:
            withdraw(row.id, OPERATOR, party=Party.SECRETARIAT)
    if get_delegation(delegation.id).credentials_id is not None:
        remove_credentials(delegation.id, OPERATOR, party=Party.SECRETARIAT)


def decide_on(instance: Path, deed: Deed, *family_names: str, reason: str = "") -> int:
    """Let the Secretariat decide about these people; with how many it was done."""
    with at_the_machine(instance):
        delegation = find_delegation(MEETING, "MEX")
        assert delegation is not None
        chosen = [row.public_id for row in roster_of(delegation) if row.family_name in family_names]
        return len(decide(MEETING, chosen, deed, OPERATOR, reason).done)


def told(instance: Path, address: str) -> list[str]:
    """What somebody was told by mail, without the name of the meeting, the oldest first."""
    files = sorted((instance / "outbox").glob("*.eml"))
    mails = [message_from_bytes(one.read_bytes(), policy=policy.default) for one in files]
    return [mail["Subject"].partition(": ")[2] for mail in mails if mail["To"].addresses[0].addr_spec == address]


def row_of(page: Page, name: str) -> Locator:
    """Somebody's row on the page of the delegation."""
    return page.get_by_role("row").filter(has=page.get_by_role("link", name=name))


def expect_state(page: Page, name: str, state: str) -> None:
    """Somebody stands there in this state."""
    expect(row_of(page, name)).to_contain_text(state)
