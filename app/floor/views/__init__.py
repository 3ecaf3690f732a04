"""Pages of the floor."""

from app.floor.views import lots, papers, speakers
from app.floor.views.blueprint import pages

__all__ = ["lots", "pages", "papers", "speakers"]
