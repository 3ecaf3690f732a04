"""Many people at once: typed in a grid or read from a spreadsheet, checked row by row, and only then saved."""

from dataclasses import dataclass, field

from flask import Response, flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.phrases import sentence
from app.core.refusal import Refused
from app.core.web import current_actor, requires
from app.core.web.exports import MEDIA_TYPES
from app.core.web.forms import carry_out
from app.registrations.commands.registering import register
from app.registrations.exports.spreadsheets import explained, heading_of, template_csv, template_xlsx
from app.registrations.forms.rows import GRID, MOST_ROWS, Line, choices_of, columns_of, read_lines, say_mistakes
from app.registrations.forms.spreadsheets import Sheet, SpreadsheetForm, read_spreadsheet
from app.registrations.models import Delegation
from app.registrations.phrases.people import become_of, done_already, places_left
from app.registrations.policies import party_of
from app.registrations.queries.delegations import find_delegation
from app.registrations.queries.offers import Offer, offer_of
from app.registrations.queries.people import as_kept, kept_as_said
from app.registrations.queries.places import load_roll
from app.registrations.queries.terms import find_terms
from app.registrations.rules.asking import Asked, PeopleRefused, ask, state_of, why_not_enter
from app.registrations.rules.words import Party, Source, State
from app.registrations.views.blueprint import PRIVATE, insist_on_time, pages, path_to

FIRST_ROWS = 5
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Again = tuple[str, str]


@dataclass
class Checked:
    """Rows that were looked at: with what is wrong at the cells, and what is so for all of them."""

    lines: list[Line]
    for_all: list[str] = field(default_factory=list)
    unknown: tuple[str, ...] = ()
    is_checked: bool = False

    @property
    def wrong(self) -> int:
        """With how many something is wrong."""
        return sum(bool(line.wrong) for line in self.lines)


@pages.get("/meetings/<slug>/delegations/<entity>/grid")
@requires("registrations.register", on=find_delegation)
def grid(delegation: Delegation) -> ResponseReturnValue:
    """Rows to be filled in."""
    return _page(insist_on_time(offer_of(delegation)), Checked(_empty(0)))


@pages.post("/meetings/<slug>/delegations/<entity>/grid")
@requires("registrations.register", on=find_delegation)
def fill_grid(delegation: Delegation) -> ResponseReturnValue:
    """Check the rows; save them all where nothing is wrong with any, or none."""
    offer, deed = offer_of(delegation), request.form.get("deed", "check")
    lines = _sent(offer)
    people = [line for line in lines if not line.is_empty]
    if deed == "more" or not people:
        for line in lines:
            line.cells = {name: text for name, text in line.cells.items() if text}
        return _page(offer, Checked([*lines, *_empty(len(lines))]), 200 if deed == "more" else 422)
    checked = _check(people, offer, is_draft=deed == "draft")
    if deed != "check" and checked.wrong and _done_already(checked, delegation.id, is_draft=deed == "draft"):
        return redirect(delegation.address, 303)
    if deed == "check" or checked.wrong or checked.for_all:
        return _page(offer, checked, 200 if deed == "check" else 422)
    return _save(offer, checked, is_draft=deed == "draft")


@pages.get("/meetings/<slug>/delegations/<entity>/spreadsheet")
@requires("registrations.register", on=find_delegation)
def spreadsheet(delegation: Delegation) -> ResponseReturnValue:
    """The template, and where it is sent."""
    insist_on_time(offer_of(delegation))
    return _spreadsheet_page(delegation, SpreadsheetForm())


@pages.post("/meetings/<slug>/delegations/<entity>/spreadsheet")
@requires("registrations.register", on=find_delegation)
def read_people(delegation: Delegation) -> ResponseReturnValue:
    """Read a spreadsheet, and show every row with what is wrong; nothing is saved yet."""
    offer, form = offer_of(delegation), SpreadsheetForm()
    outcome = carry_out(form, lambda: read_spreadsheet(form.file.data.stream, columns_of(offer)))
    sheet: Sheet | None = outcome.value
    if sheet is None:
        return _spreadsheet_page(delegation, form, 422)
    checked = _check(sheet.lines, offer, is_draft=False)
    checked.unknown = sheet.unknown
    return _page(offer, checked)


@pages.get("/meetings/<slug>/delegations/<entity>/spreadsheet/template.xlsx")
@requires("registrations.register", on=find_delegation)
def template_of_workbook(delegation: Delegation) -> ResponseReturnValue:
    """The spreadsheet to be filled in."""
    return _template(delegation, template_xlsx(offer_of(delegation)), "xlsx", XLSX)


@pages.get("/meetings/<slug>/delegations/<entity>/spreadsheet/template.csv")
@requires("registrations.register", on=find_delegation)
def template_of_text(delegation: Delegation) -> ResponseReturnValue:
    """The same for programs that know no workbook."""
    return _template(delegation, template_csv(offer_of(delegation)), "csv", MEDIA_TYPES["csv"])


def _template(delegation: Delegation, made: bytes, ending: str, media_type: str) -> Response:
    response = Response(made, content_type=media_type)
    name = f"{delegation.meeting.slug}-{delegation.entity_code}.{ending}"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def _check(lines: list[Line], offer: Offer, *, is_draft: bool) -> Checked:
    """Shape first; then the rules are asked about all whose shape is right."""
    read_lines(lines, offer)
    right = [line for line in lines if line.person is not None]
    people = [line.person for line in right if line.person is not None]
    terms = find_terms(offer.delegation.meeting.slug)
    assert terms is not None, "a delegation is invited on terms"
    roll = load_roll(terms, offer.delegation, [person.known for person in people])
    party = party_of(current_actor())
    asked = Asked(mistakes=tuple(why_not_enter(people, roll))) if is_draft else ask(people, roll, clock.now(), party)
    for line, place in zip(right, asked.places, strict=False):
        line.outcome = "waiting" if state_of(place) == State.WAITING else "done"
    return Checked(lines, say_mistakes(right, asked.mistakes), is_checked=True)


def _save(offer: Offer, checked: Checked, *, is_draft: bool) -> ResponseReturnValue:
    """All of them or none; what changed since the check is said at its cell again."""
    delegation, by = offer.delegation, current_actor()
    party, address, people = party_of(by), delegation.address, [line.person for line in checked.lines if line.person]
    delegation_id = delegation.id
    again: Again = delegation.meeting.slug, delegation.entity_code  # what was read before a write is read again
    source = Source.SECRETARIAT if party == Party.SECRETARIAT else Source.DELEGATION
    try:
        rows = register(delegation_id, people, by, party=party, source=source, is_draft=is_draft)
    except PeopleRefused as refused:
        if _done_already(checked, delegation_id, is_draft=is_draft):
            return redirect(address, 303)
        checked.for_all = say_mistakes(checked.lines, refused.mistakes)
    except Refused as refused:
        checked.for_all = [sentence(refused.refusal)]
    else:
        flash(become_of([row.state for row in as_kept(rows)]), "done")
        return redirect(address, 303)
    return _page(offer_of(find_delegation(*again) or delegation), checked, 409)


def _done_already(checked: Checked, delegation_id: int, *, is_draft: bool) -> bool:
    """Whether these same people are there, of the same delegation: the answer to a second click is no mistake."""
    people = [line.person for line in checked.lines if line.person]
    rows = kept_as_said(delegation_id, people) if len(people) == len(checked.lines) else []
    if not rows or any((row.state == State.DRAFT.value) != is_draft for row in rows):
        return False
    flash(done_already([row.state for row in rows]), "done")
    return True


def _sent(offer: Offer) -> list[Line]:
    """The rows as they were sent, each cell under its row and column."""
    count = min(int(said), MOST_ROWS) if (said := request.form.get("rows", "0")).isdecimal() and len(said) < 5 else 0
    columns = columns_of(offer)
    return [
        Line(
            _number(at),
            {name: text for name in columns if (text := request.form.get(f"r{at}-{name}", "").strip())},
        )
        for at in range(count)
    ]


def _number(at: int) -> int:
    """The row of the spreadsheet where it came from one, else the how-manieth."""
    said = request.form.get(f"r{at}-number", "")
    return int(said) if said.isdecimal() and len(said) < 6 else at + 1


def _empty(after: int) -> list[Line]:
    return [Line(after + at + 1, {}) for at in range(min(FIRST_ROWS, MOST_ROWS - after))]


def _page(offer: Offer, checked: Checked, status: int = 200) -> ResponseReturnValue:
    delegation = offer.delegation
    page = render_template(
        "registrations/grid.html",
        delegation=delegation,
        path=path_to(delegation, inside=True),
        checked=checked,
        columns=GRID,
        choices_of=choices_of,
        heading=lambda column: heading_of(column, offer),
        left_words=places_left(offer.left, offer.quota),
        offer=offer,
        first={"role": "adviser", "way": "in_person"},
    )
    return make_response(page, status, PRIVATE)


def _spreadsheet_page(delegation: Delegation, form: SpreadsheetForm, status: int = 200) -> ResponseReturnValue:
    offer = offer_of(delegation)
    page = render_template(
        "registrations/spreadsheet.html",
        delegation=delegation,
        path=path_to(delegation, inside=True),
        form=form,
        explained=list(explained(columns_of(offer), offer)),
    )
    return make_response(page, status, PRIVATE)
