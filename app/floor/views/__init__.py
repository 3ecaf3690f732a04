"""Pages of the floor."""

from app.floor.views import interpreters, lots, papers, record, speakers
from app.floor.views.blueprint import pages

__all__ = ["interpreters", "lots", "pages", "papers", "record", "speakers"]
