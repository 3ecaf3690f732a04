"""Pages of registrations: terms and review for the Secretariat, a delegation for its focal points, one's own."""

from app.registrations.exports import duties
from app.registrations.views import inviting, review, standing, terms
from app.registrations.views.blueprint import pages

__all__ = ["duties", "inviting", "pages", "review", "standing", "terms"]
