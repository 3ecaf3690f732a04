"""Where the pages of the floor hang."""

from flask import Blueprint

pages = Blueprint("floor", __name__)
