"""What is asked before a meeting is begun: first its shape and its first day, then the rest with proposals."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional, Regexp, ValidationError

from app.core.fields import NEEDED, DayField, WholeNumberField, at_most, in_one_line
from app.core.moments import date_words, zone_choices
from app.meetings.phrases import PARTICIPATIONS
from app.meetings.queries import Proposal
from app.meetings.rules.copying import New
from app.meetings.rules.words import Participation
from app.workplan.models import Challenge

FIRST, LAST = date(1946, 1, 1), date(2199, 12, 31)  # the Commission was founded in 1946
TAKEN_BY_PAGES = ("new",)
NUMBER = [Optional(), NumberRange(min=1, max=999, message=_l("Enter a number from 1 to 999."))]


def is_real_day(_form: FlaskForm, field: DateField) -> None:
    """A day on which a meeting may be held."""
    if field.data and not FIRST <= field.data <= LAST:
        raise ValidationError(_l("Choose a day between 1946 and 2199."))


class BeginForm(FlaskForm):
    """In which shape, and from which day on; asked by the address, so that it can be gone back to."""

    class Meta:
        csrf = False

    source = SelectField(
        _l("Shape"),
        description=_l("Days, half-days, rooms, segments and places of an earlier meeting; or nothing yet."),
    )
    starts_on = DayField(_l("First day"), [NEEDED, is_real_day])

    def __init__(self, meetings: dict[str, str], **kwargs: Any):
        super().__init__(**kwargs)
        self.source.flags.depends = True  # an empty meeting is an answer too
        empty = SelectChoice("", _l("An empty meeting"))
        self.source.choices = [empty, *(SelectChoice(slug, name) for slug, name in meetings.items())]


class MeetingForm(FlaskForm):
    """What every new meeting has."""

    title = StringField(_l("Title"), [NEEDED, at_most(500)], filters=[in_one_line])
    short_title = StringField(
        _l("Short title"),
        [at_most(120)],
        filters=[in_one_line],
        description=_l("As lists of meetings say it."),
    )
    slug = StringField(
        _l("Name in addresses"),
        [
            NEEDED,
            at_most(80),
            Regexp(r"^[a-z0-9]+(-[a-z0-9]+)*$", message=_l("Use small letters, digits and hyphens.")),
        ],
        filters=[in_one_line],
        description=_l("Small letters, digits and hyphens. It never changes."),
    )
    session = WholeNumberField(_l("Session of the body"), NUMBER)
    ordinal = WholeNumberField(
        _l("Which meeting of the session"), NUMBER, description=_l("1 for the first intersessional meeting.")
    )
    timezone = SelectField(_l("Time zone"), description=_l("All hours of the programme are those of this place."))
    venue = StringField(_l("Venue"), [at_most(200)], filters=[in_one_line])
    participation = SelectField(
        _l("Participation"),
        choices=[SelectChoice("", _l("not decided yet")), *(SelectChoice(*one) for one in PARTICIPATIONS.items())],
    )

    def __init__(self, proposal: Proposal, **kwargs: Any):
        new = proposal.new
        data = {name: getattr(new, name) for name in self._own()} | self._challenges(new)
        super().__init__(data={**data, "participation": new.participation or ""}, **kwargs)
        zones = dict(zone_choices())
        self.timezone.choices = [SelectChoice(*zone) for zone in ({new.timezone: new.timezone} | zones).items()]

    @staticmethod
    def _own() -> tuple[str, ...]:
        return ("title", "short_title", "slug", "session", "ordinal", "timezone", "venue")

    def _challenges(self, new: New) -> dict[str, str]:
        return {
            f"challenge_{number}_{place}": slug
            for number, slugs in new.challenges.items()
            for place, slug in enumerate(slugs)
        }

    def validate_slug(self, field: StringField) -> None:
        """Some names are those of pages."""
        if field.data in TAKEN_BY_PAGES:
            raise ValidationError(_l("This is the address of a page. Choose another."))

    def facts(self) -> dict[str, Any]:
        """What was entered, but for the challenges."""
        way = self.participation.data
        return {name: self[name].data for name in self._own()} | {"participation": Participation(way) if way else None}

    @property
    def margins(self) -> list[BooleanField]:
        """The fields in which events on the margins are chosen that are held again."""
        return [field for field in self if field.name.startswith("margin_")]

    def margins_chosen(self) -> frozenset[int]:
        """The places of the events that are held again."""
        return frozenset(int(field.name.removeprefix("margin_")) for field in self.margins if field.data)

    def of_sitting(self, number: int) -> list[SelectField]:
        """The fields in which challenges are chosen for an earlier sitting."""
        return [field for field in self if field.name.startswith(f"challenge_{number}_")]

    def challenges(self, proposal: Proposal) -> dict[int, tuple[str, ...]]:
        """What was chosen for each sitting, each challenge once."""
        chosen = {number: [field.data for field in self.of_sitting(number)] for number, _sitting in proposal.sittings}
        return {number: tuple(dict.fromkeys(filter(None, slugs))) for number, slugs in chosen.items()}


class EmptyMeetingForm(MeetingForm):
    """A meeting to which sittings are added afterwards."""

    ends_on = DayField(_l("Last day"), [NEEDED, is_real_day])

    def __init__(self, proposal: Proposal, **kwargs: Any):
        super().__init__(proposal, **kwargs)
        self._starts_on = proposal.new.starts_on

    def validate_ends_on(self, field: DateField) -> None:
        """A meeting has at least one day."""
        if field.data and field.data < self._starts_on:
            raise ValidationError(_l("The last day is the first day or comes after it."))


def meeting_form(proposal: Proposal, challenges: Iterable[Challenge], planned: set[str], year: int) -> MeetingForm:
    """The form for what is proposed: as many challenges for each thematic sitting as are proposed, two at least."""
    if proposal.source is None:
        return EmptyMeetingForm(proposal)
    choices = _choices(list(challenges), planned, year)
    places = max([2, *map(len, proposal.new.challenges.values())])
    fields = {
        f"challenge_{number}_{place}": SelectField(_l("and") if place else _l("Challenge"), choices=choices)
        for number in proposal.thematic
        for place in range(places)
    }
    fields |= {
        f"margin_{place}": BooleanField(title, description=date_words(day, "weekday_long"))
        for place, (title, day) in proposal.margins.items()
    }
    return type("CopiedMeetingForm", (MeetingForm,), fields)(proposal)


def _choices(challenges: list[Challenge], planned: set[str], year: int) -> list[SelectChoice]:
    of_year, others = _l("In the workplan of %(year)s", year=year), _l("Others")
    named = [(one, f"{one.number} {one.short_title}") for one in challenges]
    offered = [SelectChoice(one.slug, words, optgroup=of_year) for one, words in named if one.slug in planned]
    offered += [SelectChoice(one.slug, words, optgroup=others) for one, words in named if one.slug not in planned]
    return [SelectChoice("", _l("none")), *offered]
