"""The hours in a package, on the meeting's clock, and the moments that they are."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.core.package.checking import Check
from app.core.package.mistakes import Path
from app.meetings.package.shapes import MarginEventShape, SittingShape
from app.meetings.rules.local import Unreal, moment_at
from app.meetings.rules.order import half_day_at

Span = tuple[datetime | None, datetime | None]


class Hours:
    """Hours on the clock of one zone."""

    def __init__(self, zone: str):
        self.zone = ZoneInfo(zone)

    def of_sitting(self, sitting: SittingShape) -> Span:
        """When a sitting begins and ends, UTC."""
        return self._span(sitting.date, sitting.starts, sitting.ends_on or sitting.date, sitting.ends)

    def of_margin(self, event: MarginEventShape) -> Span:
        """When an event on the margins begins and ends, UTC."""
        return self._span(event.starts_on, event.starts, event.ends_on or event.starts_on, event.ends)

    def of_interpretation(self, sitting: SittingShape) -> Span:
        """From when until when there is interpretation, UTC; a sitting may end on another day."""
        given = sitting.interpretation
        if given is None:
            return None, None
        from_at, until_at = self._span(sitting.date, given.from_, sitting.date, given.until)
        if from_at and until_at and until_at <= from_at and sitting.ends_on:
            return self._span(sitting.date, given.from_, sitting.ends_on, given.until)
        return from_at, until_at

    def _span(self, starts_on: date, starts: str | None, ends_on: date, ends: str | None) -> Span:
        return self._moment(starts_on, starts), self._moment(ends_on, ends)

    def _moment(self, day: date, hour: str | None) -> datetime | None:
        moment = moment_at(day, hour, self.zone) if hour else None
        return moment if isinstance(moment, datetime) else None

    def check_sitting(self, sitting: SittingShape, path: Path, check: Check) -> None:
        """Note hours of a sitting that can't be, and say where its half-day is not the one stated."""
        if sitting.ends_on and not sitting.ends:
            check.mistake((*path, "ends_on"), "the hour in `ends` was expected beside it.")
        self._check_hour(sitting.date, sitting.starts, (*path, "starts"), check)
        self._check_hour(sitting.ends_on or sitting.date, sitting.ends, (*path, "ends"), check)
        self._check_span(self.of_sitting(sitting), sitting.starts, sitting.ends, path, check)
        given = sitting.interpretation
        if given:
            at = (*path, "interpretation")
            self._check_hour(sitting.date, given.from_, (*at, "from"), check)
            self._check_hour(sitting.date, given.until, (*at, "until"), check)
            from_at, until_at = self.of_interpretation(sitting)
            if from_at and until_at and until_at <= from_at:
                check.mistake((*at, "until"), f"an hour after {given.from_} was expected, not {given.until}.")
        starts_at, _ = self.of_sitting(sitting)
        if starts_at and sitting.half_day and sitting.half_day != (half := half_day_at(starts_at, self.zone)):
            said = check.source.mistake((*path, "half_day"), f"{sitting.starts} is {half}; the hour counts.")
            check.warnings.append(said)

    def check_margin(self, event: MarginEventShape, path: Path, check: Check) -> None:
        """Note days and hours of an event on the margins that can't be."""
        if event.ends_on and event.ends_on < event.starts_on:
            check.mistake(
                (*path, "ends_on"), f"a date from '{event.starts_on}' on was expected, not '{event.ends_on}'."
            )
        self._check_hour(event.starts_on, event.starts, (*path, "starts"), check)
        self._check_hour(event.ends_on or event.starts_on, event.ends, (*path, "ends"), check)
        self._check_span(self.of_margin(event), event.starts, event.ends, path, check)

    def _check_span(self, span: Span, starts: str | None, ends: str | None, path: Path, check: Check) -> None:
        if bool(starts) != bool(ends):
            given, lacking = ("starts", "ends") if starts else ("ends", "starts")
            check.mistake((*path, given), f"the hour in `{lacking}` was expected beside it.")
        if span[0] and span[1] and span[1] <= span[0]:
            expected = (
                f"an hour after {starts} was expected, not {ends}; the day of an end on another day is `ends_on`."
            )
            check.mistake((*path, "ends"), expected)

    def _check_hour(self, day: date, hour: str | None, path: Path, check: Check) -> None:
        moment = moment_at(day, hour, self.zone) if hour else None
        if isinstance(moment, Unreal):
            check.mistake(path, _sentence(moment))


def _sentence(unreal: Unreal) -> str:
    if not unreal.choices:
        return f"an hour that exists was expected: on {unreal.day} the clocks of {unreal.zone} skip {unreal.hour}."
    choices = " or ".join(repr(choice) for choice in unreal.choices)
    if len(unreal.choices) == 1:
        return f"{choices} was expected on {unreal.day} in {unreal.zone}, not {unreal.hour!r}."
    return f"{choices} was expected: on {unreal.day} this hour comes twice in {unreal.zone}."
