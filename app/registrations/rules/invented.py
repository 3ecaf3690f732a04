"""The people of a rehearsal: everybody is invented, and their names say so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count, cycle

from app.registrations.rules.people import Particulars
from app.registrations.rules.words import Consent, Gender, Role, State, Way

# How many each delegation registers; Mexico asks for more places than it has, so that somebody waits.
PEOPLE: Mapping[str, int] = {
    "MEX": 8, "AUT": 5, "BRA": 4, "CAN": 3, "CIV": 4, "COL": 5, "EGY": 3, "FRA": 4, "GHA": 2, "IND": 3, "IDN": 2,
    "IRN": 3, "JPN": 4, "KEN": 2, "MAR": 3, "NLD": 4, "NOR": 2, "PER": 3, "POL": 2, "KOR": 3, "SGP": 2, "ZAF": 3,
    "CHE": 3, "THA": 5, "GBR": 4, "VNM": 0, "HUN": 0, "PSE": 2, "VAT": 1, "EU": 3, "WHO": 3, "UNODC": 2, "UNAIDS": 2,
    "INCB": 2, "OAS": 2, "INTERPOL": 1, "IAHPC": 3, "WFTC": 2, "HRI": 2, "DALGARNO": 1, "UNISABANA": 2, "MFLF": 1,
    "ILSED": 1, "VISO-MUTOP": 2, "VNGOC": 2,
}  # fmt: skip
MEMBERS = frozenset(
    {"AUT", "BRA", "CAN", "CIV", "COL", "FRA", "GHA", "IND",
     "JPN", "KEN", "MAR", "MEX", "NLD", "PER", "POL", "THA", "ZAF"}
)  # fmt: skip
# Their note verbale or letter is still to come.
WITHOUT_CREDENTIALS = frozenset({"CIV", "EGY", "GHA", "IND", "KOR", "UNISABANA", "VISO-MUTOP"})
_GIVEN = (
    "Amara", "Bruno", "Chipo", "Dagny", "Emeka", "Farida", "Goran", "Hana", "Idris", "Jelena", "Kofi", "Ligia", "Mirek",
    "Nomsa", "Oskar", "Priya", "Quentin", "Rosa María", "Selim", "Tuuli", "Ulla", "Viorica", "Wanjiru", "Xiomara",
    "Yusuf", "Zofia", "ليلى",
)  # fmt: skip
_FAMILY = (
    "Sampleton", "Mockridge", "Draftwood", "Fictova", "Inventado", "Exampleby", "Placeholder-Smythe", "Nobodysson",
    "Trialová", "Specimen", "Rehearsalis", "Testanova", "Dummond", "Makebelieve", "Provisorio", "نموذجية",
    "Lorempsum de la Fuente Imaginaria y Compañía de Ningún Lugar",
)  # fmt: skip
_FUNCTIONS = ("Counsellor", "Second Secretary", "Director for demand reduction", "Minister", "Attaché", "Adviser", "")
_ORDER = (State.APPROVED, State.SUBMITTED, State.APPROVED, State.SUBMITTED, State.MORE_WANTED, State.APPROVED,
          State.SUBMITTED, State.REJECTED, State.APPROVED, State.WITHDRAWN, State.SUBMITTED, State.DRAFT)  # fmt: skip


@dataclass(frozen=True)
class Invented:
    """Somebody of a delegation, and what became of their registration, as far as there are places."""

    entity: str
    person: Particulars
    state: State
    was_changed: bool


def invented() -> Iterator[Invented]:
    """Everybody, delegation by delegation."""
    states, numbers = cycle(_ORDER), count(1)
    for entity, many in PEOPLE.items():
        for place in range(many):
            yield _somebody(entity, place, next(numbers), next(states))


def _somebody(entity: str, place: int, number: int, state: State) -> Invented:
    given, family = _GIVEN[number * 7 % len(_GIVEN)], _FAMILY[number * 5 % len(_FAMILY)]
    wants_visa = number % 6 == 0
    person = Particulars(
        family_name=family,
        given_names=given,
        title=("Ms.", "Mr.", "")[number % 3] if place else "H.E.",
        function=_FUNCTIONS[number % len(_FUNCTIONS)],
        email=f"{entity.casefold()}.{place + 1}@example.org",
        role=(Role.HEAD, Role.ALTERNATE, Role.ADVISER, Role.EXPERT)[min(place, 3)],
        way=Way.ONLINE if place % 3 == 2 and entity != "MEX" else Way.IN_PERSON,
        gender=(Gender.WOMAN, Gender.MAN, None)[number % 3],
        needs="A seat near the door, without steps" if number % 11 == 0 else "",
        wants_visa_letter=wants_visa,
        visa_details="Passport X0000000 of nowhere" if wants_visa else "",
        consents=frozenset({Consent.LISTED}) if number % 4 else frozenset(),
    )
    return Invented(entity, person, state, was_changed=number % 9 == 0)
