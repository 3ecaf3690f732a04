"""Constraints that several tables share."""

from enum import StrEnum

from sqlalchemy import CheckConstraint

# Rows that name one another by key may be written and deleted in any order within a transaction.
CHECKED_AT_COMMIT = {"deferrable": True, "initially": "DEFERRED"}


def one_of(column: str, words: type[StrEnum]) -> CheckConstraint:
    """The column holds one of these words, or nothing where it may."""
    return CheckConstraint(f"{column} IN ({', '.join(repr(word.value) for word in words)})", name=column)


def ends_after_it_starts() -> tuple[CheckConstraint, CheckConstraint]:
    """Both times are stated or neither, and the end comes after the beginning."""
    return (
        CheckConstraint("(starts_at IS NULL) = (ends_at IS NULL)", name="both_times"),
        CheckConstraint("ends_at > starts_at", name="ends_after_it_starts"),
    )
