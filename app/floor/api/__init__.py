"""The floor for programs: reading it, and every deed on it.

An answer to a write is kept for a day under its Idempotency-Key, so it says nothing personal: numbers and states.
"""

from app.floor.api import floor, interpreters, lists, places, points, replies, running, speakers, texts
from app.floor.api.blueprint import api

__all__ = ["api", "floor", "interpreters", "lists", "places", "points", "replies", "running", "speakers", "texts"]
