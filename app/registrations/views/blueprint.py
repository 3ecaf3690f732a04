"""Where the pages of registrations hang."""

from flask import Blueprint

pages = Blueprint("registrations", __name__)
