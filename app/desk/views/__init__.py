"""Pages that bring features together, and what the demo adds: nothing of that exists elsewhere."""

from flask import Blueprint

from app.core.web import public
from app.desk.views import challenges, components, demo, desk, workplan
from app.desk.views.blueprint import pages

__all__ = ["challenges", "demo_pages", "desk", "pages", "workplan"]

demo_pages = Blueprint("desk_demo", __name__, url_prefix="/demo")
demo_pages.get("")(public("What there is to try, in the demo alone")(demo.demo))
demo_pages.get("/components")(public("Shows what pages are made of, with invented values")(components.components))
demo_pages.post("/rehearsal")(public("Moves the rehearsal to now, in the demo alone")(demo.move_rehearsal))
