"""Where the pages of the desk hang."""

from flask import Blueprint

pages = Blueprint("desk", __name__)
