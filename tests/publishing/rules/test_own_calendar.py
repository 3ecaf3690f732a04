"""Which sittings are somebody's own by the roles that they hold."""

from app.publishing.rules.own_calendar import Connections, own_parts
from tests.builders.programmes import a_programme


def test_an_officer_of_one_sitting_has_that_one_alone() -> None:
    held = {("autumn", 2): frozenset({"presiding_officer"}), ("spring", 1): frozenset({"conference_officer"})}
    connections = Connections(sittings=held)
    own = own_parts(a_programme(), connections)
    assert {number: one.roles for number, one in own.items()} == {2: ("presiding_officer",)}
    assert connections.meetings == {"autumn", "spring"}


def test_an_officer_of_the_meeting_has_all_of_them_and_a_second_office_in_one() -> None:
    connections = Connections(
        roles={"autumn": frozenset({"conference_officer"})},
        sittings={("autumn", 2): frozenset({"presiding_officer"})},
    )
    own = own_parts(a_programme(), connections)
    assert [own[number].roles for number in (1, 2)] == [
        ("conference_officer",),
        ("conference_officer", "presiding_officer"),
    ]
