"""Where the resources of drafts hang."""

from app.core.web.api import Resources

api = Resources("meetings", __name__)
