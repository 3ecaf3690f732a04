"""Pages of registrations: terms and review for the Secretariat, a delegation for its focal points, one's own."""

from app.registrations.views import participants, people, purging
from app.registrations.views.blueprint import pages

__all__ = ["pages", "participants", "people", "purging"]
