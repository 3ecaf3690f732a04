"""Secrets that are derived and not stored: from the secret key, a purpose, and what they are for."""

import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import current_app
from itsdangerous import BadData, TimestampSigner, URLSafeTimedSerializer

from app.core import clock


class _Signer(TimestampSigner):
    """Stamps with our clock, so that a link expires by the same time as everything else."""

    default_key_derivation = "hmac"
    default_digest_method = staticmethod(hashlib.sha256)

    def get_timestamp(self) -> int:
        return int(clock.now().timestamp())


def _serializer(purpose: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["ROSTRUM"].secret_key, salt=purpose, signer=_Signer)


def seal(purpose: str, *parts: int | str) -> str:
    """A token for a link that says `parts` and cannot be made by anybody else; readable, so put nothing secret in."""
    return _serializer(purpose).dumps(list(parts))  # type: ignore[return-value]


def unseal(purpose: str, token: str, life: timedelta) -> list[Any] | None:
    """What a token says; None where it is not ours, for something else, or older than `life`."""
    try:
        parts, stamped = _serializer(purpose).loads(token, return_timestamp=True)
    except BadData:
        return None
    return None if clock.now() - _moment(stamped) > life else parts


def _moment(stamped: datetime) -> datetime:
    return stamped.astimezone(UTC)


def derive(purpose: str, *parts: int | str) -> bytes:
    """32 octets that only this installation can work out again."""
    key = current_app.config["ROSTRUM"].secret_key.encode()
    return hmac.digest(key, json.dumps([purpose, *parts]).encode(), "sha256")


def fingerprint(purpose: str, *parts: int | str) -> str:
    """What is kept of a secret, or of what is private, where it need only be recognised again."""
    return derive(purpose, *parts).hex()
