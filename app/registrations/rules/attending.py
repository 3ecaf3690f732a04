"""How somebody who is approved takes part in a meeting, as their own calendar and programme say it."""

from dataclasses import dataclass, field

from app.meetings.rules.words import Participation
from app.registrations.rules.ways import Plan, attendance
from app.registrations.rules.words import Attendance, Way


@dataclass(frozen=True)
class Attending:
    """The way of somebody's place, and what they said of single sittings."""

    way: Way
    plan: Plan = field(default_factory=dict)

    def of_sitting(self, number: int, participation: Participation | None) -> Attendance:
        """How they take part in a sitting; where nobody said how the meeting is held, it is so in both ways."""
        return attendance(self.way, self.plan, number, participation or Participation.HYBRID)
