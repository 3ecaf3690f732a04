"""Tables of registrations: the terms of a meeting, its delegations, and the people of each.

Places are numbers, so that two constraints say that none is given twice (decisions/0080-registrations.md).
"""

from app.registrations.models.delegations import CREDENTIALS, Delegation, RegistrationTerms
from app.registrations.models.people import ANSWER, EMPTY, Registration, RegistrationPlan, RegistrationWord

__all__ = [
    "ANSWER",
    "CREDENTIALS",
    "EMPTY",
    "Delegation",
    "Registration",
    "RegistrationPlan",
    "RegistrationTerms",
    "RegistrationWord",
]
