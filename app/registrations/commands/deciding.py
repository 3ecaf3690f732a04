"""What the Secretariat decides, of many people at once: what can be done is, and the rest is named with its reason."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from app.core import clock
from app.core.audit import audit
from app.core.db import command
from app.core.policy import Actor
from app.core.refusal import Refused, insist
from app.registrations.commands.holding import hold_terms
from app.registrations.commands.moving_up import give_free_places, tell
from app.registrations.commands.submitting import take_place
from app.registrations.models import Registration, RegistrationTerms, RegistrationWord
from app.registrations.queries.people import particulars_of, registrations_named
from app.registrations.queries.terms import terms_of
from app.registrations.rules.delegations import are_credentials_missing
from app.registrations.rules.purging import why_not_erased
from app.registrations.rules.states import why_not, why_not_approve, why_not_of_edition
from app.registrations.rules.words import Category, Deed, News, Party, State


@dataclass
class Decided:
    """What became of a decision: with whom it was done, and why not with each of the others, by public id."""

    done: list[Registration] = field(default_factory=list)
    refused: dict[str, Refused] = field(default_factory=dict)


@command
def decide(
    slug: str,
    public_ids: Collection[str],
    deed: Deed,
    by: Actor,
    reason: str = "",
    *,
    seen: Mapping[str, int] = MappingProxyType({}),
) -> Decided:
    """Approve, reject, reconsider or ask for more; whoever is concerned is told.

    `seen` are the editions that were looked at, where that is known: of another one nothing is decided.
    """
    terms, decided = hold_terms(slug, by), Decided()
    rows = registrations_named(slug, public_ids)
    for row in rows:
        try:
            insist(why_not_erased(row.emptied_at is not None))
            insist(why_not_of_edition(row.edition, seen.get(row.public_id)))
            _DEEDS[deed](terms, row, by, reason.strip())
        except Refused as refused:
            decided.refused[row.public_id] = refused
            continue
        row.decided_at, row.edition = clock.now(), row.edition + 1
        audit(by, f"registrations.{deed.value}", row, ("state",))
        decided.done.append(row)
    if deed == Deed.REJECT and decided.done:
        give_free_places(terms, None, by)
    if decided.done:
        tell(terms, decided.done, _NEWS[deed], by)
    return decided


def _approve(terms: RegistrationTerms, row: Registration, by: Actor, reason: str) -> None:
    rules, category = terms_of(terms), Category(row.delegation.category)
    missing = are_credentials_missing(category, rules, row.delegation.credentials_id is not None)
    insist(why_not_approve(State(row.state), missing))
    row.state, row.reason, row.approved = State.APPROVED.value, None, particulars_of(row).as_approved()


def _ask_more(terms: RegistrationTerms, row: Registration, by: Actor, reason: str) -> None:
    insist(why_not(Deed.ASK_MORE, State(row.state), Party.SECRETARIAT, reason))
    row.state, row.reason = State.MORE_WANTED.value, reason
    row.words.append(RegistrationWord(at=clock.now(), party=Party.SECRETARIAT.value, text=reason))


def _reject(terms: RegistrationTerms, row: Registration, by: Actor, reason: str) -> None:
    insist(why_not(Deed.REJECT, State(row.state), Party.SECRETARIAT, reason))
    row.leave(State.REJECTED)
    row.reason = reason
    row.words.append(RegistrationWord(at=clock.now(), party=Party.SECRETARIAT.value, text=reason))


def _reconsider(terms: RegistrationTerms, row: Registration, by: Actor, reason: str) -> None:
    insist(why_not(Deed.RECONSIDER, State(row.state), Party.SECRETARIAT))
    take_place(terms, row, by, Party.SECRETARIAT)
    row.reason = None


_DEEDS: dict[Deed, Callable[[RegistrationTerms, Registration, Actor, str], None]] = {
    Deed.APPROVE: _approve,
    Deed.ASK_MORE: _ask_more,
    Deed.REJECT: _reject,
    Deed.RECONSIDER: _reconsider,
}
_NEWS = {
    Deed.APPROVE: News.APPROVED,
    Deed.ASK_MORE: News.MORE_WANTED,
    Deed.REJECT: News.REJECTED,
    Deed.RECONSIDER: News.RECEIVED,
}
