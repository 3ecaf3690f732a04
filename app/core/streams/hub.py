"""Hands announcements to the open streams of this process; lives in the event loop and asks nobody."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass

MEMORY = 2000
PATIENCE = 256


@dataclass(frozen=True)
class Event:
    """One announcement under one topic; its id is also the version of the topic from then on."""

    id: int
    topic: str


class Subscription:
    """What one stream has not sent yet; one that falls too far behind is over rather than kept for ever."""

    def __init__(self, topics: frozenset[str], after: int, *, newest_only: bool) -> None:
        self.topics = topics
        self.is_over = False
        self._after = after
        self._waiting: deque[Event] = deque(maxlen=1 if newest_only else None)
        self._wake = asyncio.Event()

    def put(self, event: Event) -> None:
        """Keep an event until the stream takes it; what it already knows is passed over."""
        if event.id <= self._after:
            return
        self._after = event.id
        self._waiting.append(event)
        if len(self._waiting) > PATIENCE:
            self.end()
        self._wake.set()

    def end(self) -> None:
        """The stream learns it when it next looks, which is at once."""
        self.is_over = True
        self._wake.set()

    async def next(self, seconds: float) -> list[Event]:
        """What came since it was last asked, waiting so long for something to come."""
        try:
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        except TimeoutError:
            return []
        self._wake.clear()
        taken = list(self._waiting)
        self._waiting.clear()
        return taken


class Hub:
    """Who listens to what, and the announcements of late, for those who come back."""

    def __init__(self, memory: int = MEMORY) -> None:
        self._has_begun = self._is_over = False
        self._memory = memory
        self._recent: deque[Event] = deque()
        self._listening: dict[str, set[Subscription]] = defaultdict(set)
        self._forgotten = 0

    @property
    def is_following(self) -> bool:
        """Whether streams may be opened."""
        return self._has_begun and not self._is_over

    def begin(self, recent: Iterable[Event], forgotten: int) -> None:
        """Start from the announcements of late; those up to `forgotten` are not among them."""
        self._recent = deque(recent)
        self._forgotten = forgotten
        self._has_begun = True

    def take(self, events: Iterable[Event]) -> None:
        """Hand on what was announced, in its order."""
        for event in events:
            self._recent.append(event)
            for subscription in self._listening.get(event.topic, ()):
                subscription.put(event)
        while len(self._recent) > self._memory:
            self._forgotten = self._recent.popleft().id

    def remembers(self, after: int) -> bool:
        """Whether everything that followed `after` can still be told one by one."""
        return after >= self._forgotten

    def subscribe(self, topics: Iterable[str], after: int, *, newest_only: bool = False) -> Subscription:
        """Listen to topics, beginning with what is remembered after the announcement `after`."""
        subscription = Subscription(frozenset(topics), after, newest_only=newest_only)
        for event in self._recent:
            if event.topic in subscription.topics:
                subscription.put(event)
        for topic in subscription.topics:
            self._listening[topic].add(subscription)
        return subscription

    def unsubscribe(self, subscription: Subscription) -> None:
        """Forget a stream."""
        for topic in subscription.topics:
            self._listening[topic].discard(subscription)
            if not self._listening[topic]:
                del self._listening[topic]

    def end(self) -> None:
        """Every stream is over, and none begins."""
        self._is_over = True
        for subscriptions in self._listening.values():
            for subscription in subscriptions:
                subscription.end()
