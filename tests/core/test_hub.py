"""The hub: who is told what, and what is remembered for those who come back."""

import asyncio

from app.core.streams.hub import PATIENCE, Event, Hub


def begun(*recent, forgotten=0, memory=5):
    hub = Hub(memory)
    hub.begin(recent, forgotten)
    return hub


def taken(subscription):
    return [event.id for event in asyncio.run(subscription.next(0.01))]


def test_a_stream_is_told_what_is_remembered_and_then_what_comes():
    hub = begun(Event(3, "a"), Event(4, "b"), Event(5, "a"))
    stream = hub.subscribe(["a"], after=3)
    hub.take([Event(6, "b"), Event(7, "a")])
    assert taken(stream) == [5, 7]


def test_nothing_is_told_twice_when_the_page_was_quicker_than_the_hub():
    hub = begun()
    stream = hub.subscribe(["a"], after=7)
    hub.take([Event(7, "a"), Event(8, "a")])
    assert taken(stream) == [8]


def test_only_so_much_is_remembered():
    hub = begun(Event(3, "a"), forgotten=2)
    assert [hub.remembers(after) for after in (1, 2, 3)] == [False, True, True]
    hub.take(Event(number, "a") for number in range(4, 9))
    assert [hub.remembers(after) for after in (2, 3)] == [False, True]
    assert taken(hub.subscribe(["a"], after=3)) == [4, 5, 6, 7, 8]


def test_a_board_is_told_the_newest_only():
    hub = begun()
    board = hub.subscribe(["a"], after=0, newest_only=True)
    hub.take(Event(number, "a") for number in range(1, PATIENCE * 3))
    assert (taken(board), board.is_over) == ([PATIENCE * 3 - 1], False)


def test_a_stream_that_falls_too_far_behind_is_over():
    hub = begun()
    slow, other = hub.subscribe(["a"], after=0), hub.subscribe(["b"], after=0)
    hub.take(Event(number, "a") for number in range(1, PATIENCE + 2))
    assert (slow.is_over, other.is_over) == (True, False)


def test_a_stream_that_left_is_forgotten():
    hub = begun()
    stream = hub.subscribe(["a", "b"], after=0)
    hub.unsubscribe(stream)
    hub.take([Event(1, "a")])
    assert taken(stream) == []


def test_when_the_hub_ends_every_stream_is_over_and_none_begins():
    hub = begun()
    stream = hub.subscribe(["a"], after=0)
    hub.end()
    assert (stream.is_over, hub.is_following) == (True, False)
    hub.begin([], 0)
    assert hub.is_following is False
