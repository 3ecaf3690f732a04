"""The page that shows every component of the other pages, with the values that break layouts."""

from datetime import timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from flask import render_template
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.core import clock
from app.desk.forms import ExampleForm
from app.desk.views import examples
from app.floor.rules.record_groups import group
from app.floor.rules.sponsors import count_sponsors
from app.publishing.rules.timetable import arrange

VIENNA = ZoneInfo("Europe/Vienna")
BOGOTA = ZoneInfo("America/Bogota")


def components() -> ResponseReturnValue:
    """Every component once, or more often where it has more than one face."""
    sittings = examples.sittings(clock.now())
    return render_template(
        "desk/components.html",
        examples=examples,
        zone=VIENNA,
        elsewhere=BOGOTA,
        begins=clock.now() - timedelta(minutes=20),
        meeting=SimpleNamespace(slug="rehearsal", zone=VIENNA),
        timetable=arrange(sittings, VIENNA, clock.now().astimezone(VIENNA).date()),
        spoken=_spoken(),
        segments=examples.segments(clock.now()),
        form=_form_with_errors(),
    )


def _spoken() -> SimpleNamespace:
    """A debate with a joint statement whose co-sponsors are one more than announced."""
    count = count_sponsors(examples.CO_SPONSORS, 43, {})
    joint = SimpleNamespace(label="43 countries", sponsors=sorted(examples.CO_SPONSORS), count=count)
    groups = group(examples.statements(joint))
    return SimpleNamespace(
        states=groups.states, observers=groups.observers, organizations=groups.organizations, list_open=True
    )


def _form_with_errors() -> ExampleForm:
    form = ExampleForm(MultiDict({"text": examples.ARABIC, "level": "ambassador"}))
    form.validate()
    return form
