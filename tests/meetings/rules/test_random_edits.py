"""Ten thousand random edits, in chunks: what must be true of a draft stays true."""

from copy import deepcopy
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.refusal import Refusal
from app.meetings.rules.difference import apply, differences
from app.meetings.rules.editing import edited
from app.meetings.rules.editing.edits import Part
from app.meetings.rules.programme import Programme, Sitting
from app.meetings.rules.segments import timetable
from tests.builders.programmes import a_programme
from tests.builders.random_edits import a_random_edit, known_to

CHUNKS, EDITS = 200, 50


@settings(max_examples=CHUNKS, deadline=None)
@given(st.integers(0, 2**32))
def test_a_draft_stays_whole_whatever_is_done_to_it(seed: int) -> None:
    chance, programme, last = Random(seed), a_programme(), 2
    given_to: dict[int, str] = {sitting.number: sitting.uid for sitting in programme.sittings}
    for _ in range(EDITS):
        known, before = known_to(programme, last), deepcopy(programme)
        after = edited(programme, a_random_edit(programme, chance), known)
        assert programme == before
        if isinstance(after, Refusal):
            continue
        assert apply(programme, differences(programme, after)) == after
        assert known.published <= {sitting.number for sitting in after.sittings}
        for sitting in after.sittings:
            is_new = programme.sitting(sitting.number) is None
            assert not is_new or sitting.number > last
            assert given_to.setdefault(sitting.number, sitting.uid) == sitting.uid
            insist_on_order(sitting, after)
        programme, last = after, max([last, *(sitting.number for sitting in after.sittings)])
    assert len(set(given_to.values())) == len(given_to)


def insist_on_order(sitting: Sitting, programme: Programme) -> None:
    """What each sitting of a draft keeps to."""
    assert programme.header.starts_on <= sitting.date <= programme.header.ends_on
    assert (sitting.starts_at is None) == (sitting.ends_at is None)
    assert sitting.starts_at is None or sitting.starts_at < sitting.ends_at
    keys = [segment.key for segment in sitting.segments]
    assert len(set(keys)) == len(keys)
    slots = timetable(sitting)
    assert all(one.ends_at == other.starts_at for one, other in zip(slots, slots[1:], strict=False))
    assert all(segment.minutes > 0 for segment in sitting.segments)
    assert {one.segment for part in Part for one in getattr(sitting, part)} <= {None, *keys}
