"""The words that the floor uses as codes."""

from enum import StrEnum


class Capacity(StrEnum):
    """For whom somebody speaks: their own entity, or a group."""

    NATIONAL = "national"
    GROUP = "group"


class Level(StrEnum):
    """Of what rank a State's representative is; not stated counts as other."""

    HEAD = "head"
    MINISTER = "minister"
    OTHER = "other"


class Band(StrEnum):
    """Who speaks before whom, unless the order is that of receipt alone; a default that a meeting may change."""

    GROUPS = "groups"
    STATES = "states"
    OBSERVER_STATES = "observer_states"
    ORGANIZATIONS = "organizations"
    NGOS = "ngos"


class FirstOrder(StrEnum):
    """In what order those of a band stand at first."""

    RECEIPT = "receipt"
    LOTS = "lots"
    ALPHABETICAL = "alphabetical"


class Why(StrEnum):
    """Why somebody stands where they stand."""

    RECEIPT = "receipt"
    LOT = "lot"
    AFTER_LOTS = "after_lots"
    ALPHABET = "alphabet"
    LEVEL = "level"
    LATE = "late"
    MOVED = "moved"
    SWAPPED = "swapped"
    YIELDED = "yielded"
    PASSED_OVER = "passed_over"
    CONTINUED = "continued"


class Outcome(StrEnum):
    """What became of an inscription."""

    WAITING = "waiting"
    ON_FLOOR = "on_floor"
    HEARD = "heard"
    WRITTEN = "written"
    WITHDRAWN = "withdrawn"
    STRUCK_OFF = "struck_off"
    CONTINUED = "continued"


class Phase(StrEnum):
    """Whether a sitting goes on."""

    NOT_BEGUN = "not_begun"
    GOING_ON = "going_on"
    SUSPENDED = "suspended"
    ADJOURNED = "adjourned"


class Ruling(StrEnum):
    """What the presiding officer decides on a point of order."""

    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"
    NOTED = "noted"


class Appeal(StrEnum):
    """What became of an appeal: the ruling stands unless a majority of those present and voting overrules it."""

    STANDS = "stands"
    OVERRULED = "overruled"
    WITHDRAWN = "withdrawn"


class Office(StrEnum):
    """In whose name a deed is done: the presiding officer may do what a delegation or conference officer may not."""

    PRESIDING = "presiding"
    DELEGATION = "delegation"
