"""Where the pages of people are put on the map; those of the demo only in the demo."""

from flask import Blueprint

pages = Blueprint("people", __name__)
demo_pages = Blueprint("people_demo", __name__)
