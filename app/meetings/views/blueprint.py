"""Where the pages of meetings hang."""

from flask import Blueprint

pages = Blueprint("meetings", __name__)
