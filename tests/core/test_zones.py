"""Zones by the names that readers' devices know."""

import pytest

from app.core.moments import zone_choices
from app.core.zones import find_zone


def test_every_zone_that_is_offered_is_found() -> None:
    assert [name for name, _words in zone_choices() if find_zone(name) is None] == []


@pytest.mark.parametrize("name", ["", "EST", "Vienna", "Europe/Atlantis", "../UTC", "/etc/passwd"])
def test_what_is_no_place_is_no_zone(name: str) -> None:
    assert find_zone(name) is None
