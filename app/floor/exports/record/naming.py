"""How a record names those who are on it: as its source prints them, else as a sentence or a list says it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from app.entities.models import Entity
from app.entities.rules import UNIONS, UNNAMED_NGO, at_beginning
from app.floor.rules.record import JointStatement, Reply, Statement
from app.floor.rules.record_summary import Home


@dataclass(frozen=True)
class RecordNames:
    """The entities of a record by their codes, and the members of unions."""

    entities: Mapping[str, Entity]
    members: Mapping[str, Collection[str]]

    def in_text(self, code: str | None) -> str:
        """As a sentence says it: the Islamic Republic of Iran."""
        return self.entities[code].name_in_text if code in self.entities else code or ""

    def in_list(self, code: str | None) -> str:
        """As an alphabetical list says it: Iran (Islamic Republic of)."""
        return self.entities[code].name_in_list if code in self.entities else code or ""

    def made_by(self, made: Statement | Reply) -> str:
        """Who spoke, in a sentence; what the source prints is kept as printed."""
        if made.entity == UNNAMED_NGO:
            return self.unnamed(made)
        return made.name_in_text or self.in_text(made.entity)

    def listed(self, made: Statement | Reply) -> str:
        """Who spoke, in a list."""
        return at_beginning(self.unnamed(made)) if made.entity == UNNAMED_NGO else self.in_list(made.entity)

    def unnamed(self, made: Statement | Reply) -> str:
        """An organization of which the source says only where it is based."""
        home = made.name_in_text or (self.in_text(made.ngo_home) if isinstance(made, Statement) else "")
        return _("an organization based in %(home)s", home=home) if home else _("an organization that is not named")

    def home(self, home: Home) -> str:
        """From where organizations come, with their number where there are several."""
        words = home.printed or self.in_text(home.code)
        return words if home.count == 1 else _("%(home)s (%(count)s)", home=words, count=home.count)

    def of_joint(self, joint: JointStatement) -> str:
        """For whom a statement was made, as announced."""
        return joint.label or self.in_text(joint.group)

    def sponsors(self, joint: JointStatement) -> list[str]:
        """Co-sponsors in alphabetical order; a union brings its members."""
        named = [(self._key(code), self._sponsor(code)) for code in joint.co_sponsors]
        return [words for _key, words in sorted(named)]

    def _key(self, code: str) -> str:
        return self.entities[code].sort_key if code in self.entities else code.casefold()

    def _sponsor(self, code: str) -> str:
        members = len(self.members.get(code, ()))
        if code not in UNIONS or not members:
            return self.in_list(code)
        said = "%(union)s and its %(num)s member State", "%(union)s and its %(num)s member States"
        return ngettext(*said, members, union=self.in_list(code))
