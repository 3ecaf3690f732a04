"""The shapes in which programs say who somebody is, and read where a registration stands."""

from datetime import datetime
from typing import Annotated, Any

from flask import url_for
from pydantic import Field, StringConstraints, create_model

from app.core.i18n import OFFICIAL
from app.core.phrases import sentence
from app.core.web.api import Said, Taken
from app.core.web.api.shapes import Line, Text, Whole
from app.core.web.errors import Told, parameters_of
from app.registrations.api.focal_points import Address
from app.registrations.models import Registration
from app.registrations.queries.people import particulars_of
from app.registrations.rules.asking import PeopleRefused
from app.registrations.rules.people import Particulars
from app.registrations.rules.words import Attendance, Consent, Gender, Party, Role, Source, State, Way

Name, Office = Annotated[Line, Field(max_length=120)], Annotated[Line, Field(max_length=200)]
Short, Lines = (
    Annotated[Line, Field(max_length=60)],
    Annotated[Text, StringConstraints(strip_whitespace=True, max_length=1000)],
)
Words = Annotated[Text, StringConstraints(strip_whitespace=True, max_length=2000)]
Language = Annotated[str, StringConstraints(pattern=f"^({'|'.join(OFFICIAL)})$")]
PLAN = "How one takes part in single sittings, by number, where that is not as in the meeting."
EDITION = "It counts the changes of what is said of somebody."
ADDRESS = "/api/v1/meetings/cnd-2027-october/delegations/MEX/registrations/3f9c2a1b7d4e"


class PersonSent(Taken):
    """What somebody says who is registered; only name and mail address are needed."""

    family_name: Annotated[Name, Field(min_length=1, examples=["López"])]
    given_names: Name = Field("", examples=["Ana"])
    title: Short = Field("", description="Before the name.", examples=["H.E. Ms."])
    function: Office = Field("", description="The office held.", examples=["Counsellor"])
    email: Address
    role: Role = Role.ADVISER
    way: Way = Way.IN_PERSON
    plan: Annotated[dict[Whole, Attendance], Field(max_length=999)] = Field({}, description=PLAN)
    locale: Language | None = Field(None, description="The language of mails.")
    gender: Gender | None = None
    gender_words: Short = Field("", description="Where it is said in own words.")
    needs: Lines = Field("", description="Of accessibility.")
    wants_visa_letter: bool = False
    visa_details: Lines = Field("", description="What the letter must say.")
    consents: frozenset[Consent] = frozenset()
    may_wait: bool = Field(True, description="Whether to wait where no place is free; else it is refused.")

    def particulars(self) -> Particulars:
        """As the rules read it."""
        return Particulars(**{name: getattr(self, name) for name in PersonSent.model_fields})


def _perhaps(shape: type[Taken]) -> type[Taken]:
    """The same fields, each of which may be left out and then stays as it is."""
    known = {name: (field.rebuild_annotation() | None, None) for name, field in shape.model_fields.items()}
    return create_model("Perhaps", __base__=Taken, __doc__=shape.__doc__, **known)  # type: ignore[call-overload]


class PersonChanged(_perhaps(PersonSent)):  # type: ignore[misc]
    """What is said differently of somebody; what is left out stays. Language and gender are forgotten by null."""

    edition: Whole = Field(ge=1, description="The edition that was read.", examples=[1])

    def changes(self) -> dict[str, Any]:
        """What is said, by the names of the rules."""
        said = {name: getattr(self, name) for name in self.model_fields_set - {"edition"}}
        return {name: value for name, value in said.items() if value is not None or name in ("locale", "gender")}


class Standing(Said):
    """Where a registration stands; nothing of the person."""

    address: str = Field(examples=[ADDRESS])
    registration: str = Field(description="By what it is known here.", examples=["3f9c2a1b7d4e"])
    state: State
    way: Way
    place: int | None = Field(description="Which of the delegation's places for this way.", examples=[1])
    seat: int | None = Field(description="Which of the seats of all organizations goes with it.")
    edition: int = Field(description=EDITION, examples=[1])


class WordRead(Said):
    """What the Secretariat asked or said, or what was answered."""

    at: datetime
    party: Party
    text: str
    has_file: bool


class RegistrationRead(Standing):
    """Somebody who is registered: what they said, and what became of it."""

    entity: str = Field(examples=["MEX"])
    source: Source = Field(description="By which way they came to be registered.")
    made_at: datetime
    asked_at: datetime | None = Field(description="Since when they ask for a place.")
    decided_at: datetime | None
    reason: str | None = Field(description="Why it was rejected, or what is still wanted.")
    words: list[WordRead]
    family_name: str
    given_names: str
    title: str
    function: str
    email: str
    role: Role
    plan: dict[int, Attendance] = Field(description=PLAN)
    locale: str | None
    gender: Gender | None
    gender_words: str
    needs: str
    wants_visa_letter: bool
    visa_details: str
    consents: list[Consent]
    may_wait: bool


def standing_of(row: Registration) -> Standing:
    """Where a registration stands."""
    return Standing(**_standing(row))


def registration_read(row: Registration) -> RegistrationRead:
    """Somebody as those read it who may see the delegation."""
    person = vars(particulars_of(row))
    return RegistrationRead(
        **{**person, "consents": sorted(person["consents"]), **_standing(row)},
        entity=row.delegation.entity_code,
        source=Source(row.source),
        made_at=row.made_at,
        asked_at=row.asked_at,
        decided_at=row.decided_at,
        reason=row.reason,
        words=[
            WordRead(at=one.at, party=Party(one.party), text=one.text, has_file=one.file_id is not None)
            for one in row.words
        ],
    )


def refused_people(refused: PeopleRefused, pointer: str) -> Told:
    """The refusal with each mistake at its place; `pointer` leads to somebody, by row."""
    first = refused.mistakes[0]
    found = refused.refusal if first.field else first.refusal  # registration is closed, say, for whomever
    errors = [
        {
            "detail": sentence(one.refusal),
            "code": one.refusal.code,
            "pointer": "/".join(filter(None, (pointer.format(row=one.row), one.field))),
        }
        for one in refused.mistakes
    ]
    return Told(409, sentence(found), found.code, {**parameters_of(found), "errors": errors})


def _standing(row: Registration) -> dict[str, Any]:
    of = row.delegation
    return {
        "address": url_for(
            "registrations_api.registration",
            slug=of.meeting.slug,
            entity=of.entity_code,
            registration=row.public_id,
        ),
        "registration": row.public_id,
        "state": State(row.state),
        "way": Way(row.way),
        "place": row.place_number,
        "seat": row.seat_number,
        "edition": row.edition,
    }
