"""The workplan as a package has it, written whole."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.core import clock
from app.core.audit import audit, flushed_changes
from app.core.db import command, put
from app.core.live import announce
from app.core.policy import Actor
from app.workplan import queries
from app.workplan.models import Challenge, Workplan, WorkplanEntry, WorkplanYear
from app.workplan.rules import Renamed, dated, named_later

Columns = Mapping[str, Any]


@command
def write_workplan(
    whole: Columns, challenges: Sequence[tuple[Columns, Sequence[int]]], decisions: Mapping[int, str], by: Actor
) -> bool:
    """Let the workplan be this: its challenges with their years, and the decisions by year; whether anything differed.

    A challenge not named is taken up in no year; it stays, because sittings that treated it name it.
    """
    plan = queries.plan()
    there = {challenge.slug: challenge for challenge in plan.challenges}
    put(Workplan, plan.workplan, {"id": 1, **whole})
    for columns, _ in challenges:
        present = there.get(columns["slug"])
        put(Challenge, present, dated(present, columns, clock.now()) if present else columns)
    years = {year for _, of_challenge in challenges for year in of_challenge} | decisions.keys()
    known = {year.year: year for year in plan.years}
    for year in years | known.keys():
        put(WorkplanYear, known.get(year), {"year": year, "decision": decisions.get(year)})
    changed = flushed_changes()
    changed |= _write_entries({columns["slug"]: of_challenge for columns, of_challenge in challenges})
    if changed:
        audit(by, "workplan.write", queries.plan().workplan, fields=changed)
        announce("workplan_changed", "workplan")
    return bool(changed)


@command
def take_names(names: Sequence[Renamed], by: Actor) -> bool:
    """Let challenges be called what the origin of a package calls them, if later; whether anything differed."""
    there = queries.challenges() if names else {}
    for one in names:
        put(Challenge, there[one.slug], named_later(there[one.slug], one))
    changed = flushed_changes() if names else set()
    if changed:
        audit(by, "workplan.take_names", queries.find_workplan(), fields=changed)
        announce("workplan_changed", "workplan")
    return bool(changed)


def _write_entries(years: Mapping[str, Sequence[int]]) -> set[str]:
    for challenge in queries.plan().challenges:
        wanted = set(years.get(challenge.slug, ()))
        there = {entry.year: entry for entry in challenge.entries}
        for year in there.keys() - wanted:
            challenge.entries.remove(there[year])
        for year in sorted(wanted - there.keys()):
            challenge.entries.append(WorkplanEntry(year=year))
    return flushed_changes()
