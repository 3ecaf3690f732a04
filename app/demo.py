"""The demo: real programmes, a rehearsal that is running now, and somebody for each role."""

import re
from io import BytesIO
from pathlib import Path

from flask_migrate import upgrade

from app.core.files import keep
from app.core.package.loading import load
from app.core.policy import OPERATOR
from app.core.schema import NotReady, schema_revision
from app.entities.rules import sort_key
from app.floor.commands.demo import rehearse_floor
from app.meetings.commands.contacts import keep_contacts
from app.meetings.commands.rehearsing import rehearse
from app.meetings.exports.contacts import called
from app.meetings.queries import draft_of, load_meeting
from app.meetings.queries.contacts import contacts_of
from app.meetings.rules.contacts import Typed, everybody
from app.people.commands.demo import CAST, prepare_demo
from app.people.rules.accounts import DEMO_DOMAIN
from app.registrations.commands.demo import open_rehearsal, people_rehearsal
from app.registrations.models import CREDENTIALS
from app.registrations.queries.delegations import delegations_of

SAMPLE = Path(__file__).parent / "sample"
GREETING = """
Rostrum, the demo: {address}

Somebody for each role; one click signs in at {address}/demo/sign-in
{people}

Five things to try
  1. {address}/meetings/rehearsal
     The rehearsal meeting: its sitting 3 is running now.
  2. {address}/meetings/cnd-2023-october/sittings/1
     Who spoke on 23 October 2023, and for whom.
  3. {address}/meetings/rehearsal/registrations
     As the Secretariat: 45 delegations and their invented people, to be approved, asked for more, rejected.
  4. {address}/meetings/rehearsal/sittings/3/speakers
     Who has the floor there, who is to come and when, and why each one stands there.
  5. {address}/demo/sign-in
     Be the administrator, and invite a colleague: the mail is written to instance/outbox/.
"""


def prepare(instance: Path) -> None:
    """Make database, sample data and people ready, and move the rehearsal to now; what is there already stays.

    An installation in earnest is left alone: only one that began as a demo has the mark in its folder.
    """
    mark = instance / "demo"
    if schema_revision() is not None and not mark.exists():
        raise NotReady(f"{instance} holds an installation that is not a demo. Name another by ROSTRUM_INSTANCE.")
    mark.touch()
    upgrade()
    files = sorted(SAMPLE.rglob("*.yaml"))
    load({str(file.relative_to(SAMPLE.parent)): file.read_bytes() for file in files}, OPERATOR)
    prepare_demo(OPERATOR)
    rehearse("rehearsal", by=OPERATOR)
    _give_addresses("rehearsal")
    prepare_registration("rehearsal")
    rehearse_floor("rehearsal", by=OPERATOR)


def prepare_registration(slug: str) -> None:
    """Let registering for the rehearsal be open, with delegations and invented people where there are none yet."""
    open_rehearsal(slug, by=OPERATOR)
    if not delegations_of(slug):
        specimen = BytesIO((SAMPLE / "specimen.pdf").read_bytes())
        people_rehearsal(slug, keep(specimen, CREDENTIALS.name, OPERATOR, "specimen.pdf").id, by=OPERATOR)


def _give_addresses(slug: str) -> None:
    """Whom the rehearsal names can be written to, so that mails about its changes are seen; what is kept stays."""
    meeting = load_meeting(slug)
    named, kept = everybody(draft_of(meeting)) if meeting else {}, contacts_of(slug)
    missing = [(key, called(one.person, {})) for key, one in named.items() if key not in kept]
    typed = [Typed(key, name, "", f"{_before_the_at(key)}@{DEMO_DOMAIN}") for key, name in missing]
    keep_contacts(slug, typed, OPERATOR)


def _before_the_at(key: str) -> str:
    """What can stand before the @ of an address."""
    return ".".join(re.findall("[a-z0-9]+", sort_key(key))) or "somebody"


def greeting(address: str) -> str:
    """What the operator reads when the demo is ready."""
    people = [f"  {role.replace('_', ' '):<20} {name}, {_email(role)}" for role, (name, _scope) in CAST.items()]
    return GREETING.format(address=address, people="\n".join(people))


def _email(role: str) -> str:
    return f"{role.replace('_', '.')}@{DEMO_DOMAIN}"
