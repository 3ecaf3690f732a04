"""What an entity is, and how it is named in a list and in a sentence."""

import re
import unicodedata
from collections.abc import Collection
from enum import StrEnum
from itertools import count

from app.core.refusal import Refusal, refusal


class EntityKind(StrEnum):
    """What an entity is; an area is the home of an organization only, never a delegation."""

    MEMBER_STATE = "member_state"
    OBSERVER_STATE = "observer_state"
    UN_ENTITY = "un_entity"
    IGO = "igo"
    NGO = "ngo"
    NGO_COMMITTEE = "ngo_committee"
    EXPERT = "expert"
    GROUP_OF_STATES = "group_of_states"
    BODY = "body"
    SECRETARIAT = "secretariat"
    AREA = "area"


STATES = (EntityKind.MEMBER_STATE, EntityKind.OBSERVER_STATE)
UNNAMED_NGO = "NGO"  # an organization that a source does not name; several in one sitting are different ones
UNIONS = ("EU",)  # organizations among the States, which stand for their members when co-sponsors are counted

# A group of States, the body itself and an area send nobody: their people come for a State or an organization.
DELEGATIONS = (
    *STATES,
    EntityKind.UN_ENTITY,
    EntityKind.IGO,
    EntityKind.NGO,
    EntityKind.NGO_COMMITTEE,
    EntityKind.EXPERT,
    EntityKind.SECRETARIAT,
)
ADDED = (EntityKind.NGO, EntityKind.IGO, EntityKind.UN_ENTITY)  # what may be added by hand; States come by the package
CODE_LENGTH = 40
_SMALL_WORDS = {"of", "the", "for", "and", "on", "in", "to", "de", "la", "du", "des", "y", "et", "e", "a"}

# Names of States that take the article inside a sentence (United Nations Editorial Manual, country names).
_WITH_ARTICLE = (
    "Bahamas", "Bolivarian Republic", "Central African Republic", "Comoros", "Congo", "Czech Republic", "Democratic",
    "Dominican Republic", "Federated States", "Gambia", "Holy See", "Islamic Republic", "Kingdom", "Lao People",
    "Marshall Islands", "Netherlands", "Niger", "Philippines", "Plurinational State", "Republic", "Russian Federation",
    "State of", "Sudan", "Syrian Arab Republic", "United",
)  # fmt: skip
_NOT = "Nigeria"
_INVERTED = re.compile(r"(?P<last>.+) \((?P<first>.+ of(?: the)?)\)")  # Iran (Islamic Republic of)
_WITH_ARTICLE_KINDS = (EntityKind.UN_ENTITY, EntityKind.IGO, EntityKind.BODY, EntityKind.NGO_COMMITTEE,
                       EntityKind.SECRETARIAT, EntityKind.GROUP_OF_STATES)  # fmt: skip
# Letters that do not come apart into a letter and its accent.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ħ": "h"}
)


def sends_delegation(code: str, kind: EntityKind) -> bool:
    """Whether an entity can have a delegation at a meeting; an organization that a source does not name has none."""
    return kind in DELEGATIONS and code != UNNAMED_NGO


def sorts_of(code: str, kind: EntityKind) -> frozenset[str]:
    """What roles ask of an entity within which they are held."""
    return frozenset({"delegation", kind.value}) if sends_delegation(code, kind) else frozenset()


def name_in_text(name: str, kind: EntityKind) -> str:
    """How a sentence names an entity that brings no such name of its own: in order, with its article."""
    if inverted := _INVERTED.fullmatch(name):
        name = f"{inverted['first']} {inverted['last']}"
    if name.lower().startswith("the ") or name == _NOT:
        return name
    takes = kind in _WITH_ARTICLE_KINDS or (kind in STATES and name.startswith(_WITH_ARTICLE))
    return f"the {name}" if takes else name


def name_in_list(name: str) -> str:
    """How an alphabetical list names an entity that brings no such name of its own: without an article in front."""
    return name[4:] if name.lower().startswith("the ") else name


def at_beginning(text: str) -> str:
    """A name at the beginning of a sentence: "The United Kingdom"."""
    return text[:1].upper() + text[1:]


def sort_key(name: str) -> str:
    """By what a name is sorted in English: letters without accents, words apart, digits and signs aside.

    Côte d'Ivoire stands between Costa Rica and Croatia, Türkiye between Tunisia and Turkmenistan.
    """
    letters = without_accents(name_in_list(name))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in letters).split())


def without_accents(text: str) -> str:
    """A text in small letters without accents, those spelt out that do not come apart."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def code_proposed(name: str, acronym: str | None, taken: Collection[str]) -> str:
    """A code for an organization that brings none: its acronym, else first letters of its name; none is taken twice."""
    words = [word for word in _plain(name).split("-") if word.lower() not in _SMALL_WORDS]
    initials = "".join(word[0] for word in words if word) if len(words) > 1 else "".join(words)
    code = (_plain(acronym or "") or initials or "ORG")[: CODE_LENGTH - 4].strip("-")
    return next(one for number in count(1) if (one := f"{code}-{number}" if number > 1 else code) not in taken)


def why_not_add(name: str, known: Collection[str]) -> Refusal | None:
    """An organization is there once; `known` are the names of all that are, without accents."""
    return refusal("entities.there_already", name=name) if without_accents(name) in known else None


def _plain(text: str) -> str:
    """Capital letters and digits of a text, and hyphens where it has anything else between."""
    return re.sub(r"[^A-Z0-9]+", "-", without_accents(text).upper()).strip("-")
