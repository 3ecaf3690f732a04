"""Where the resources of registrations hang."""

from app.core.web.api import Resources

api = Resources("registrations", __name__)
