"""How headers that hold addresses are folded.

Python folds a long or foreign name in quotation marks without them: a comma in the name then begins another recipient.
"""

import re
from email.header import Header
from email.headerregistry import Address
from email.policy import EmailPolicy
from typing import Any

LINE = 78
# A name that may stand as it is: words of letters and digits (RFC 5322, 3.2.3).
_WORDS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")


class MailPolicy(EmailPolicy):
    """As mails leave: CRLF, and each name either plain words on one line or encoded whole (RFC 2047)."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"linesep": "\r\n", **given})

    def fold(self, name: str, value: Any) -> str:
        """The header as text."""
        return self._addressed(name, value) or super().fold(name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:
        """The header as octets."""
        addressed = self._addressed(name, value)
        return addressed.encode("ascii") if addressed else super().fold_binary(name, value)

    def _addressed(self, name: str, value: Any) -> str | None:
        addresses: tuple[Address, ...] = getattr(value, "addresses", ())
        if not addresses or not all(one.addr_spec.isascii() for one in addresses):
            return None
        said = ",\n ".join(_said(one, len(name) + 2) for one in addresses)
        return f"{name}: {said}\n".replace("\n", self.linesep)


def _said(address: Address, before: int) -> str:
    name, where = address.display_name, f"<{address.addr_spec}>"
    if not name:
        return address.addr_spec
    if _WORDS.fullmatch(name) and before + len(name) + 1 + len(where) <= LINE:
        return f"{name} {where}"
    encoded = Header(name, "utf-8", maxlinelen=LINE, header_name=" " * before).encode(linesep="\n")
    fits = before + len(encoded) + 1 + len(where) <= LINE
    return f"{encoded} {where}" if fits and "\n" not in encoded else f"{encoded}\n {where}"
