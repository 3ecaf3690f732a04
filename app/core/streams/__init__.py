"""How what was announced reaches the pages that are open."""

from app.core.streams.hub import Event, Hub, Subscription
from app.core.streams.reader import Reader

__all__ = ["Event", "Hub", "Reader", "Subscription"]
