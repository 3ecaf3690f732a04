"""Passwords as they are kept: argon2id, about 27 ms and 19 MiB each. Never called while a write is under way."""

import unicodedata
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

# OWASP's minimum for argon2id; what was kept with other parameters is kept anew at the next sign-in.
hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hash_password(password: str) -> str:
    """What is kept of a password."""
    return hasher.hash(_one_spelling(password))


def is_password(kept: str | None, password: str) -> bool:
    """Whether `password` is the one that was kept; takes as long where none was kept."""
    try:
        hasher.verify(kept or _nobodys(), _one_spelling(password))
    except (VerifyMismatchError, InvalidHashError):
        return False
    return kept is not None


def is_outdated(kept: str) -> bool:
    """Whether it was kept with other parameters than those of today."""
    return hasher.check_needs_rehash(kept)


def _one_spelling(password: str) -> str:
    """The same password from keyboards that write é in one piece or in two."""
    return unicodedata.normalize("NFKC", password)


@lru_cache(maxsize=1)
def _nobodys() -> str:
    return hasher.hash("nobody's")
