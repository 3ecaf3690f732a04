"""What tests of people share: things within which roles are held."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import lazy_gettext as _l

from app import create_app
from app.core.db import db
from app.core.policy import OPERATOR
from app.core.scopes import SCOPE_KINDS, scope_kind
from app.entities import policies as _of_entities  # noqa: F401 - theirs are registered before ours
from app.meetings import policies as _of_meetings  # noqa: F401
from app.people.commands.demo import prepare_demo
from tests.databases import make_settings
from tests.visitor import Visitor

THINGS = {
    "entity": {"MEX": "Mexico", "VNGOC": "Vienna NGO Committee on Drugs", "IAHPC": "Hospices", "ASIA": "A group"},
    "regional_group": {"GRULAC": "Group of Latin American and Caribbean States"},
    "meeting": {"october": "Thematic discussions, October"},
}
SORTS = {
    "MEX": ("delegation", "member_state"),
    "VNGOC": ("delegation", "ngo_committee"),
    "IAHPC": ("delegation", "ngo"),
}


@pytest.fixture(autouse=True)
def things() -> Iterator[None]:
    """Mexico, a group and a meeting, whatever the features say that have them."""
    before = dict(SCOPE_KINDS)
    for kind, names in THINGS.items():
        scope_kind(kind, _l(kind), lambda _one, names=names: names, lambda one: SORTS.get(one, ()))  # type: ignore[misc]
    yield
    SCOPE_KINDS.clear()
    SCOPE_KINDS.update(before)


@pytest.fixture
def demo(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """The application as the demo runs it, with its people."""
    app = create_app(make_settings(tmp_path, database_url, demo=True))
    app.test_client_class = Visitor
    with app.app_context():
        prepare_demo(OPERATOR)
        yield app
        db.session.remove()
        db.engine.dispose()
