"""The Secretariat changes the workplan: years, decisions, challenges."""

from collections.abc import Collection, Mapping
from typing import Any

from app.core import clock
from app.core.audit import audit, flushed_changes
from app.core.db import command, db, ensure, lock, put
from app.core.live import announce
from app.core.policy import Actor
from app.core.refusal import Refused, refusal
from app.workplan import queries
from app.workplan.models import Challenge, Workplan, WorkplanEntry, WorkplanYear
from app.workplan.rules import Merged, dated, merged

Entries = Collection[tuple[str, int]]
Decisions = Mapping[int, str | None]


@command
def plan_years(seen: tuple[Entries, Decisions], wanted: tuple[Entries, Decisions], by: Actor) -> bool:
    """Change which challenges are taken up when, and the decisions on it; whether anything differed.

    `seen` is what stood on the page that was changed: what somebody else changed since then stays.
    """
    workplan = _held()
    there = queries.plan()
    present = {(entry.challenge, entry.year) for challenge in there.challenges for entry in challenge.entries}
    boxes = {*seen[0], *wanted[0], *present}
    entries = merged(_ticked(boxes, seen[0]), _ticked({*seen[0], *wanted[0]}, wanted[0]), _ticked(boxes, present))
    decisions = merged(seen[1], wanted[1], {year.year: year.decision for year in there.years})
    _insist(decisions)
    changed = _write_years(there, entries, decisions)
    if changed:
        audit(by, "workplan.plan", workplan, fields=changed)
        announce("workplan_changed", "workplan")
    return bool(changed)


def _ticked(boxes: Entries, ticked: Entries) -> dict[tuple[str, int], bool]:
    """Each of these boxes, and whether it is ticked: of two states, so that two people never want different things."""
    return {box: box in ticked for box in boxes}


def _write_years(there: queries.Plan, entries: Merged, decisions: Merged) -> set[str]:
    ticked = {key for key, is_ticked in entries.values.items() if is_ticked}
    said = {year: decision for year, decision in decisions.values.items() if decision}
    known = {year.year: year for year in there.years}
    for year in sorted({year for _slug, year in ticked} | said.keys() | known.keys()):
        put(WorkplanYear, known.get(year), {"year": year, "decision": said.get(year)})
    changed = flushed_changes()  # an entry needs its year
    for challenge in there.challenges:
        wanted = {year for slug, year in ticked if slug == challenge.slug}
        for entry in [entry for entry in challenge.entries if entry.year not in wanted]:
            challenge.entries.remove(entry)
        for year in sorted(wanted - {entry.year for entry in challenge.entries}):
            challenge.entries.append(WorkplanEntry(year=year))
    return changed | flushed_changes()


@command
def add_challenge(columns: Mapping[str, Any], by: Actor) -> Challenge:
    """Add a challenge; its slug is its name for ever."""
    _held()
    if queries.find_challenge(columns["slug"]):
        raise Refused(refusal("workplan.slug_taken", slug=columns["slug"]))
    _insist_on_number(columns["number"], None)
    challenge = Challenge(**columns)
    db.session.add(challenge)
    audit(by, "workplan.add_challenge", challenge, fields=columns)
    announce("workplan_changed", "workplan")
    return challenge


@command
def change_challenge(slug: str, seen: Mapping[str, Any], wanted: Mapping[str, Any], by: Actor) -> bool:
    """Change number, titles or wording of a challenge; whether anything differed."""
    _held()
    challenge = queries.find_challenge(slug)
    if challenge is None:
        raise Refused(refusal("workplan.no_such_challenge", slug=slug))
    change = merged(seen, wanted, {name: getattr(challenge, name) for name in wanted})
    _insist(change)
    _insist_on_number(change.values["number"], challenge)
    put(Challenge, challenge, dated(challenge, change.values, clock.now()))
    changed = flushed_changes()
    if changed:
        audit(by, "workplan.change_challenge", challenge, fields=changed)
        announce("workplan_changed", "workplan")
    return bool(changed)


def _held() -> Workplan:
    """The one row under which the workplan is changed: two who change it come one after the other."""
    if queries.find_workplan() is None:
        ensure(Workplan, id=1)
    workplan = lock(Workplan, Workplan.id == 1)
    assert workplan is not None
    return workplan


def _insist(change: Merged) -> None:
    if change.conflicts:
        raise Refused(refusal("workplan.changed_meanwhile"))


def _insist_on_number(number: int, own: Challenge | None) -> None:
    with db.session.no_autoflush:
        others = {one.number for one in queries.challenges().values() if one is not own}
    if number in others:
        raise Refused(refusal("workplan.number_taken", number=number))
