"""Pages of registrations: terms and review for the Secretariat, a delegation for its focal points, one's own."""

from app.registrations.views import figures, participants, people, purging
from app.registrations.views.blueprint import pages

__all__ = ["figures", "pages", "participants", "people", "purging"]
