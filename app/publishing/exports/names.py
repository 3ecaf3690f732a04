"""Codes put into names."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.entities.models import Entity
from app.entities.rules import UNNAMED_NGO


@dataclass(frozen=True)
class Names:
    """The entities that a page names, by their codes; a code that is not known stands for itself."""

    entities: Mapping[str, Entity]

    def in_list(self, code: str | None) -> str | None:
        """As an alphabetical list says it: Iran (Islamic Republic of)."""
        return self._say(code, "name_in_list")

    def in_text(self, code: str | None) -> str | None:
        """As a sentence says it: the Islamic Republic of Iran."""
        return self._say(code, "name_in_text")

    def is_named(self, code: str | None) -> bool:
        """Whether this is somebody in particular, not an organization that its source leaves unnamed."""
        return code is not None and code != UNNAMED_NGO

    def _say(self, code: str | None, how: str) -> str | None:
        if code is None:
            return None
        return getattr(self.entities[code], how) if code in self.entities else code
