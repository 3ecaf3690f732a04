"""Pages of the floor."""

from app.floor.views import interpreters
from app.floor.views.blueprint import pages

__all__ = ["interpreters", "pages"]
