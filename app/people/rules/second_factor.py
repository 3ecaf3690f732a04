"""Codes that change every 30 seconds (RFC 6238), and codes for the day on which the telephone is lost."""

import hmac
from base64 import b32encode
from datetime import datetime

import pyotp

from app.core.refusal import Refusal, refusal

ISSUER = "Rostrum"
RECOVERY_CODES = 10
LEEWAY = (-1, 0, 1)  # clocks of telephones are half a minute off


def _generator(secret: bytes) -> pyotp.TOTP:
    return pyotp.TOTP(b32encode(secret).decode())


def address_for_telephone(secret: bytes, email: str) -> str:
    """What the QR code says to the program on the telephone."""
    return _generator(secret).provisioning_uri(name=email, issuer_name=ISSUER)


def words_for_typing(secret: bytes) -> str:
    """The secret for those who cannot scan, in groups of four."""
    text = b32encode(secret).decode()
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def counter_of(secret: bytes, code: str, now: datetime, last: int | None) -> int | None:
    """The count of half-minutes that `code` is right for; None where it is wrong, or not newer than the `last` used."""
    generator, given = _generator(secret), code_as_typed(code)
    present = generator.timecode(now)
    right = [
        present + step
        for step in LEEWAY
        if hmac.compare_digest(generator.generate_otp(present + step).encode(), given.encode())
    ]
    return next((counter for counter in right if last is None or counter > last), None)


def code_as_typed(code: str) -> str:
    """A code without the spaces and hyphens that people put in, in small letters."""
    return "".join(sign for sign in code.casefold() if sign.isalnum())


def looks_like_recovery_code(code: str) -> bool:
    """Whether this is meant as a recovery code: those from the telephone have six digits."""
    return len(code_as_typed(code)) > 6


def refuse_turning_on(is_on: bool, is_demo: bool) -> Refusal | None:
    """Whether a second factor can be turned on."""
    if is_demo:
        return refusal("people.demo_has_no_password")
    return refusal("people.second_factor_is_on") if is_on else None


def refuse_turning_off(is_on: bool) -> Refusal | None:
    """Whether there is a second factor to be turned off or renewed."""
    return None if is_on else refusal("people.second_factor_is_off")
