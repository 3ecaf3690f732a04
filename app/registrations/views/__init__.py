"""Pages of registrations: terms and review for the Secretariat, a delegation for its focal points, one's own."""

from app.registrations.views import opening, own, own_deeds, people, purging, with_code
from app.registrations.views.blueprint import pages

__all__ = ["opening", "own", "own_deeds", "pages", "people", "purging", "with_code"]
