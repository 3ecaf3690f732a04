"""The words that registrations use as codes."""

from enum import StrEnum


class Category(StrEnum):
    """Among whom a delegation is counted and listed, in the usual order of a list of participants."""

    MEMBER = "member"
    OTHER_MEMBER_STATE = "other_member_state"
    OBSERVER_STATE = "observer_state"
    UN_ENTITY = "un_entity"
    IGO = "igo"
    NGO = "ngo"
    EXPERT = "expert"
    SECRETARIAT = "secretariat"


class Way(StrEnum):
    """How somebody takes part; who has a place in the room may take part online too."""

    IN_PERSON = "in_person"
    ONLINE = "online"


class Attendance(StrEnum):
    """How somebody takes part in one sitting."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    ABSENT = "absent"


class Role(StrEnum):
    """What somebody is in a delegation."""

    HEAD = "head"
    ALTERNATE = "alternate"
    ADVISER = "adviser"
    EXPERT = "expert"


class State(StrEnum):
    """What became of a registration so far."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    MORE_WANTED = "more_wanted"
    APPROVED = "approved"
    WAITING = "waiting"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Deed(StrEnum):
    """What people do with a registration."""

    SUBMIT = "submit"
    CHANGE = "change"
    WITHDRAW = "withdraw"
    APPROVE = "approve"
    ASK_MORE = "ask_more"
    REJECT = "reject"
    RECONSIDER = "reconsider"


class Party(StrEnum):
    """On whose side it is done: the delegation (a focal point, or the person), or the Secretariat."""

    DELEGATION = "delegation"
    SECRETARIAT = "secretariat"


class Gender(StrEnum):
    """What somebody says of their gender, if they do; own words are counted as one class and kept beside."""

    WOMAN = "woman"
    MAN = "man"
    OWN_WORDS = "own_words"


class Consent(StrEnum):
    """What somebody agreed to, in plain words on the form; each can be given and taken back at any time."""

    LISTED = "listed"
    COPIED = "copied"


class Source(StrEnum):
    """By which way somebody came to be registered."""

    DELEGATION = "delegation"
    CODE = "code"
    SECRETARIAT = "secretariat"


class News(StrEnum):
    """What somebody, and their delegation, is told by mail."""

    RECEIVED = "received"
    MOVED_UP = "moved_up"
    APPROVED = "approved"
    MORE_WANTED = "more_wanted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"
    LINK = "link"
