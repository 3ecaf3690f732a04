"""What somebody says when they are registered, and by what they are known among those of a meeting."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields

from app.core.refusal import Refusal, refusal
from app.entities.rules import sort_key
from app.registrations.rules.states import MATTERING
from app.registrations.rules.ways import Plan
from app.registrations.rules.words import Consent, Gender, Role, Way

# The words of a name in any order, accents and capitals aside; and the address, in small letters.
Known = tuple[str, str]


# A change of these is shown after approval; of those that matter, it is also looked at again.
SHOWN = (*sorted(MATTERING), "email", "needs", "wants_visa_letter", "visa_details")


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """Who somebody is, what they are in their delegation, how they take part, what they need and what they agree to.

    `title` goes before the name ("H.E. Ms."), `function` is the office held; `locale` is the language of mails;
    `needs` are those of accessibility; `visa` is what a letter for a visa must say, and whether one is wanted.
    """

    family_name: str
    given_names: str = ""
    title: str = ""
    function: str = ""
    email: str
    role: Role = Role.ADVISER
    way: Way = Way.IN_PERSON
    plan: Plan = field(default_factory=dict)
    locale: str | None = None
    gender: Gender | None = None
    gender_words: str = ""
    needs: str = ""
    wants_visa_letter: bool = False
    visa_details: str = ""
    consents: frozenset[Consent] = frozenset()
    may_wait: bool = True

    @property
    def name(self) -> str:
        """The name in the order in which it is said."""
        return f"{self.given_names} {self.family_name}".strip()

    @property
    def known(self) -> Known:
        """By what they are known at a meeting."""
        return known_as(self.family_name, self.given_names, self.email)

    def as_approved(self) -> dict[str, str]:
        """What the Secretariat sees when it approves, in words that can be kept."""
        return {name: str(getattr(self, name)) for name in SHOWN}


def known_as(family_name: str, given_names: str, email: str) -> Known:
    """Missions share addresses, and people share names: only both together are one person."""
    words = sorted(sort_key(f"{given_names} {family_name}").split())
    return " ".join(words), email.strip().casefold()


def why_not_twice(person: Known, registered: Collection[Known], elsewhere: Collection[Known] = ()) -> Refusal | None:
    """Nobody is registered twice at a meeting; `registered` are those in any state but withdrawn and rejected.

    Of those of other delegations, `elsewhere`, no more is said than that the Secretariat has to be asked.
    """
    if person in elsewhere:
        return refusal("registrations.ask_the_secretariat")
    return refusal("registrations.registered_already") if person in registered else None


def differing(now: Particulars, before: Particulars) -> list[str]:
    """The names of the fields that say something else than before."""
    names = [one.name for one in fields(Particulars)]
    return [name for name in names if getattr(now, name) != getattr(before, name)]


def mattering_since_approval(now: Particulars, approved: Mapping[str, str]) -> dict[str, str]:
    """The same of the fields at which the Secretariat looks again."""
    return {name: was for name, was in since_approval(now, approved).items() if name in MATTERING}


def since_approval(now: Particulars, approved: Mapping[str, str]) -> dict[str, str]:
    """What was approved of each field that says something else now; `approved` are the fields that matter, as kept."""
    return {name: was for name, was in sorted(approved.items()) if str(getattr(now, name)) != was}
