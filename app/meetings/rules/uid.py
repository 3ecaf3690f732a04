"""The name by which calendars know a sitting for life."""

from uuid import UUID, uuid5

NAMESPACE = UUID("5b0f4a1e-6d0c-5a55-9d59-3f1a2c7be0d4")  # never changes: every calendar in the world depends on it


def uid_of(slug: str, number: int) -> str:
    """The uid of a sitting that brings none of its own: it follows from the meeting's slug and the sitting's number."""
    return str(uuid5(NAMESPACE, f"{slug}/{number}"))


def calendar_uid(uid: str, domain: str) -> str:
    """The UID of a sitting in feeds, downloads and invitations (RFC 5545, 3.8.4.7)."""
    return f"sitting-{uid}@{domain}"


def margin_uid(uid: str, domain: str) -> str:
    """The UID of an event on the margins."""
    return f"margin-{uid}@{domain}"


def history_urn(slug: str, domain: str, number: int | None = None) -> str:
    """The name by which feed readers know the changes of a meeting, or one version among them, for life."""
    return uuid5(NAMESPACE, f"{domain}/{slug}/versions/{'' if number is None else number}").urn
