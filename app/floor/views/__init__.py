"""Pages of the floor."""

from app.floor.views import interpreters, record
from app.floor.views.blueprint import pages

__all__ = ["interpreters", "pages", "record"]
