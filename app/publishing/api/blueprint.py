"""Where the resources of what is public hang."""

from app.core.web.api import Resources

api = Resources("publishing", __name__)
