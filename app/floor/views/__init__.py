"""Pages of the floor."""

from app.floor.views import (
    record,
)
from app.floor.views.blueprint import pages

__all__ = [
    "pages",
    "record",
]
