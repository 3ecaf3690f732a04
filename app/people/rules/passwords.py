"""Which passwords are taken: long ones. No rules about signs, which make passwords worse (NIST SP 800-63B, 3.1.1.2)."""

from app.core.refusal import Refusal, refusal

SHORTEST = 12
LONGEST = 1024
# The commonest of those long enough, from published lists, and what somebody would try first here.
COMMONEST = frozenset(
    """
    123456789012 1234567890123 12345678901234 123456789012345 1234567890123456 12345678910111 0123456789012 012345678910
    987654321098 098765432109 123123123123 1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc q1w2e3r4t5y6 qazwsxedcrfv
    qwertyuiop12 qwertyuiop123 qwertyuiop[] qwerty123456 qwerty1234567 qwertyqwerty qwertyuiopasdf asdfghjkl123
    zxcvbnm12345 abcdefghijkl abcdefgh1234 abcd12345678 abc123abc123 password1234 password12345 password123456
    passwordpassword password2023 password2024 password2025 password2026 mypassword123 changeme1234 changemenow!
    letmeinplease letmein12345 iloveyou1234 iloveyou12345 iloveyouiloveyou welcome12345 welcome123456 administrator
    administrator1 administration admin1234567 secretariat1 thesecretariat unitednations unitednations1
    unitednations2026 vienna123456 internationalcentre intersessional rostrumrostrum rostrum123456
    footballfootball sunshine1234 princess1234 trustno1trustno1 correcthorsebatterystaple monkey123456
    dragon123456 michael12345
    """.split()  # noqa: SIM905 - a list to be read
)


def refuse_password(password: str, email: str) -> Refusal | None:
    """Whether `password` may be the password of the account with this address."""
    if len(password) < SHORTEST:
        return refusal("people.password_short", shortest=SHORTEST)
    if len(password) > LONGEST:
        return refusal("people.password_long", longest=LONGEST)
    if password.casefold() in (email.casefold(), email.casefold().partition("@")[0]):
        return refusal("people.password_is_address")
    if password.casefold() in COMMONEST or len(set(password)) < 4:
        return refusal("people.password_common")
    return None
