"""Papers of meetings with many people: nobody is lost at the end of a page, and no page is wasted."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.meetings.rules.people import Panellist, Presenter
from app.meetings.rules.programme import Segment, Sitting
from app.meetings.rules.words import SegmentKind
from tests.builders.meetings import a_challenge, a_published_meeting, an_entity
from tests.builders.programmes import a_programme, a_sitting
from tests.papers import compact, pdf_bodies, word, word_text

TITLE = "Deputy Director-General for International Cooperation and Head of the Department of Research and Analysis"
SEGMENTS = tuple(
    Segment(key=kind, kind=kind, minutes=60) for kind in (SegmentKind.INTRODUCTORY_PRESENTATIONS, SegmentKind.PANEL)
)


def people(number: int, part: str, count: int) -> list[dict[str, str]]:
    """So many people of a part of a sitting, each with a name of their own."""
    return [
        {"name": f"H.E. Ambassador Maria-{part} von Hohenberg {number}x{at}y", "title": TITLE, "entity": "UNODC"}
        for at in range(1, count + 1)
    ]


def crowded(number: int, presenters: int, panellists: int, segments: tuple[Segment, ...]) -> Sitting:
    """A sitting with so many people."""
    return a_sitting(
        number,
        segments=segments,
        thematic_number=number,
        challenges=("markets",),
        presenters=tuple(Presenter(**one) for one in people(number, "P", presenters)),
        panel=tuple(Panellist(**one, channel="entity") for one in people(number, "Q", panellists)),
    )


def a_large_meeting(sittings: int, presenters: int, panellists: int, segments: tuple[Segment, ...]) -> list[str]:
    """A published meeting with so many people in each sitting: the names of all."""
    an_entity("UNODC", name="United Nations Office on Drugs and Crime")
    a_challenge("markets")
    a_published_meeting(
        a_programme(*(crowded(number, presenters, panellists, segments) for number in range(1, sittings + 1)))
    )
    parts = (("P", presenters), ("Q", panellists))
    return [
        one["name"] for number in range(1, sittings + 1) for part, count in parts for one in people(number, part, count)
    ]


SIZES = [(60, 0, 0), (12, 30, 30), (1, 0, 25), (3, 9, 9), (2, 100, 1), (1, 1, 0)]


@pytest.mark.parametrize("segments", [SEGMENTS, ()])
@pytest.mark.parametrize(("sittings", "presenters", "panellists"), SIZES)
def test_everybody_is_printed_and_no_page_is_wasted(
    app: Flask,
    client: FlaskClient,
    sittings: int,
    presenters: int,
    panellists: int,
    segments: tuple[Segment, ...],
) -> None:
    names = a_large_meeting(sittings, presenters, panellists, segments)
    bodies = pdf_bodies(client.get("/meetings/autumn/programme.pdf").data)
    printed = "".join(body.text for body in bodies)
    assert [name for name in names if printed.count(compact(name)) != 1] == []
    assert [number for number, body in enumerate(bodies[:-1], 1) if body.filled < 0.5] == []
    whole = "Analysis,UnitedNationsOfficeonDrugsandCrime"
    assert [at for at, body in enumerate(bodies, 1) if body.text.count("H.E.") != body.text.count(whole)] == []


def test_what_is_said_of_a_sitting_stays_with_its_people(app: Flask, client: FlaskClient) -> None:
    a_large_meeting(30, 2, 0, ())
    bodies = [body.text for body in pdf_bodies(client.get("/meetings/autumn/programme.pdf").data)]
    said = [[f"Thematicsession{number}Markets", f"{number}x1y"] for number in range(1, 31)]
    apart = [one for one in said if not any(one[0] in body and one[1] in body for body in bodies)]
    assert (apart, len(bodies) > 5) == ([], True)


def test_in_a_docx_long_rows_break_over_pages_and_their_headings_are_repeated(app: Flask, client: FlaskClient) -> None:
    names = a_large_meeting(2, 30, 30, SEGMENTS)
    made = client.get("/meetings/autumn/programme.docx").data
    said = word_text(made)
    assert [name for name in names if said.count(compact(name)) != 1] == []
    rows = [row._tr.xml for table in word(made).tables for row in table.rows]
    assert [('w:tblHeader w:val="true"' in row, 'w:cantSplit w:val="false"' in row) for row in rows] == [
        (True, False),
        (False, True),
        (False, True),
    ] * 2
