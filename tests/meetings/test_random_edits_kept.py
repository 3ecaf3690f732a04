"""Random edits by the real commands on the real database: drafts stay whole, versions stay as they were."""

from random import Random

import pytest
from flask import Flask

from app.core.db import db
from app.core.policy import OPERATOR, Actor
from app.core.refusal import Refused
from app.meetings.commands.editing import edit_programme, undo
from app.meetings.commands.publishing import publish
from app.meetings.models import ProgrammeVersion
from app.meetings.queries import draft_of, load_meeting, published
from app.meetings.queries.steps import last_step
from app.meetings.rules.difference import apply, differences
from tests.builders.meetings import a_challenge, a_published_meeting, an_entity
from tests.builders.random_edits import a_random_edit
from tests.meetings.rules.test_random_edits import insist_on_order

EDITS, PUBLISHED_EVERY, UNDONE_EVERY = 60, 15, 7
ADA = Actor("account", None)


def draft():
    db.session.expire_all()
    return draft_of(load_meeting("autumn"))


def versions() -> dict[int, tuple]:
    rows = db.session.query(ProgrammeVersion).all()
    return {row.number: (row.published_at, row.note, repr(row.header), repr(row.sittings)) for row in rows}


def try_to(deed, *arguments) -> bool:
    try:
        deed(*arguments)
    except Refused:
        return False
    return True


def go_on(place: int, chance: Random, before):
    """One deed, and the draft after it; what is refused leaves everything as it was."""
    meeting = load_meeting("autumn")
    edition, step = meeting.edition, last_step(meeting)
    if place % UNDONE_EVERY == 0 and step:
        done = try_to(undo, "autumn", step.edition, ADA)
    else:
        stale = max(edition - chance.randint(0, 2), 1)
        done = try_to(edit_programme, "autumn", [a_random_edit(before, chance)], stale, ADA)
    after = draft()
    assert done or after == before
    return after


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_done_versions_stay_and_differences_lead_from_one_to_the_next(app: Flask, seed: int) -> None:
    for slug in ("one", "two", "three"):
        a_challenge(slug, number=len(slug) + ord(slug[0]))
    for code in ("MEX", "PER"):
        an_entity(code)
    a_published_meeting()
    chance, kept, present = Random(seed), versions(), draft()
    for place in range(1, EDITS + 1):
        present = go_on(place, chance, present)
        for sitting in present.sittings:
            insist_on_order(sitting, present)
        if place % PUBLISHED_EVERY == 0:
            try_to(publish, "autumn", OPERATOR)
            now = versions()
            assert {number: now[number] for number in kept} == kept
            kept = now
    numbers = sorted(kept)
    assert len(numbers) > 2
    told = [published("autumn", number).programme for number in numbers]
    for before, after in zip(told, told[1:], strict=False):
        assert apply(before, differences(before, after)) == after
