"""Every page of people opens, for whom it is."""

import pytest
from flask import Flask

from tests.builders.people import Browser, an_account


@pytest.mark.parametrize("address", ["/sign-in", "/reset"])
def test_the_doors_are_open_to_everybody(app: Flask, address: str) -> None:
    assert Browser(app).open(address).status_code == 200


@pytest.mark.parametrize("address", ["/invitations/x", "/reset/x", "/invitations/W10.x.y"])
def test_links_that_are_none_of_ours_are_over(app: Flask, address: str) -> None:
    assert Browser(app).open(address).status_code == 410


@pytest.mark.parametrize("address", ["/my/account", "/my/account/second-factor"])
def test_everybody_has_an_account_page(app: Flask, address: str) -> None:
    assert Browser(app, an_account()).open(address).status_code == 200


@pytest.mark.parametrize("address", ["/people", "/people/new", "/people?q=in&role=ngo&state=active&page=9"])
@pytest.mark.parametrize(
    ("role", "status"), [("administrator", 200), ("secretariat", 200), ("civil_society_unit", 403)]
)
def test_the_office_sees_who_is_here_and_others_do_not(app: Flask, address: str, role: str, status: int) -> None:
    assert Browser(app, an_account("ines@example.org", role)).open(address).status_code == status


def test_a_person_has_a_page(app: Flask) -> None:
    office, other = an_account("ines@example.org", "secretariat"), an_account("karim@example.org")
    assert Browser(app, office).open(f"/people/{other.public_id}").status_code == 200
    assert Browser(app, office).open("/people/nobody").status_code == 404
