"""What an entity is, and how it is named in a list and in a sentence."""

import re
import unicodedata
from enum import StrEnum


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
    plain = unicodedata.normalize("NFKD", name_in_list(name).casefold().translate(_LETTERS))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in letters).split())
