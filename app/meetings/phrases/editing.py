"""Why a draft cannot be edited so, and what to enter instead."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from app.core.moments import date_range, date_words
from app.core.phrases import phrase_refusals


def _outside(day: date, starts_on: date, ends_on: date) -> str:
    return _(
        "%(day)s is not a day of this meeting, which is held on %(days)s.",
        day=date_words(day),
        days=date_range(starts_on, ends_on),
    )


def _no_such_hour(hour: str, day: date) -> str:
    return _(
        "There is no %(hour)s on %(day)s: the clocks go forward and skip it. Choose an hour before or after.",
        hour=hour,
        day=date_words(day),
    )


def _twice(hour: str, day: date, choices: Sequence[str]) -> str:
    return _(
        "%(hour)s comes twice on %(day)s, when the clocks go back. Write which: %(first)s or %(last)s.",
        hour=hour,
        day=date_words(day),
        first=choices[0],
        last=choices[-1],
    )


def _too_long(length: int, most: int) -> str:
    return _(
        "This is %(length)s characters long. Use at most %(most)s; more belongs in a document.",
        length=length,
        most=most,
    )


def _minutes(minutes: int, most: int) -> str:
    return ngettext(
        "A segment lasts from 1 to %(most)s minutes, not %(num)s minute.",
        "A segment lasts from 1 to %(most)s minutes, not %(num)s minutes.",
        minutes,
        most=most,
    )


def _sittings_outside(day: date, count: int) -> str:
    return ngettext(
        "A sitting on %(day)s would be outside. Move it first.",
        "%(num)s sittings would be outside, the first on %(day)s. Move them first.",
        count,
        day=date_words(day),
    )


phrase_refusals(
    {
        "meetings.sittings_outside": _sittings_outside,
        "meetings.outside_meeting": _outside,
        "meetings.hour_does_not_exist": _no_such_hour,
        "meetings.hour_comes_twice": _twice,
        "meetings.text_too_long": _too_long,
        "meetings.minutes_out_of_range": _minutes,
        "meetings.not_an_hour": _l("“%(hour)s” is not an hour. Write it as 10:00 or 15:30."),
        "meetings.one_hour_missing": _l("Give both hours, or neither where the time is not known yet."),
        "meetings.ends_before_it_starts": _l("It cannot end (%(ends)s) before it begins (%(starts)s)."),
        "meetings.cancelled_stays": _l(
            "This sitting is cancelled and stays where it was, for calendars show it there. Reinstate it first."
        ),
        "meetings.two_sittings_wanted": _l("Choose another sitting: this is about two."),
        "meetings.time_not_stated": _l("Give the sitting its hours first."),
        "meetings.split_outside": _l("%(hour)s is not within the sitting. Choose an hour between its two."),
        "meetings.unknown_challenge": _l("The workplan has no challenge “%(slug)s”. Choose one of the list."),
        "meetings.unknown_entity": _l("No State or organization is known as “%(name)s”. Choose one of the list."),
        "meetings.unknown_officer": _l("Choose one of the presiding officers of this meeting."),
        "meetings.no_kind": _l("The kind of a sitting is a word of small letters, such as thematic or way_forward."),
        "meetings.thematic_number_out_of_range": _l("Number a thematic session from 1 to %(most)s, or not at all."),
        "meetings.no_such_segment": _l("This sitting has no such segment."),
        "meetings.no_such_person": _l("Nobody stands in this place any more."),
        "meetings.changed_meanwhile": _l("Somebody changed the same meanwhile. Nothing was saved; choose below."),
        "meetings.edition_forgotten": _l("The draft has changed since this page was opened. Reload it, and try again."),
        "meetings.changed_since": _l("This cannot be taken back: what it changed was changed again since."),
        "meetings.published_since": _l("The sitting was published since. Remove it with a reason instead."),
        "meetings.not_the_last_step": _l(
            "This is no longer the last step of the draft. Look at the newest state first."
        ),
        "meetings.warnings_unacknowledged": _l("Nothing was published: there are warnings that nobody acknowledged."),
        "meetings.draft_changed": _l("The draft has changed since this page was opened. Look at what will change now."),
        "meetings.contact_changed": _l(
            "Somebody else changed the same mail address meanwhile. Nothing was saved; look at both, and save again."
        ),
        "meetings.title_missing": _l("Give a title."),
        "meetings.last_day_before_first": _l("The last day is the first day or comes after it."),
        "meetings.too_many_days": _l("This can last %(most)s days at most."),
        "meetings.not_a_link": _l("“%(link)s” is no address. It begins with https://."),
        "meetings.no_such_margin": _l("This event is no longer in the draft, or is called otherwise since."),
        "meetings.nobody_named": _l("Give a name, a title, or a State or organization."),
    }
)
