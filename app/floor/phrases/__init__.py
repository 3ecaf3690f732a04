"""Words of the floor."""

from datetime import datetime

from flask_babel import format_datetime, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.core.phrases import phrase_refusals
from app.floor.phrases import interpreters as interpreters
from app.floor.rules.words import Band, Level, Outcome, Why

BANDS = {
    Band.GROUPS: _l("Groups"),
    Band.STATES: _l("States"),
    Band.OBSERVER_STATES: _l("Observer States"),
    Band.ORGANIZATIONS: _l("Organizations"),
    Band.NGOS: _l("Non-governmental organizations"),
}
LEVELS = {
    Level.HEAD: _l("Head of State or Government"),
    Level.MINISTER: _l("Minister"),
    Level.OTHER: _l("Other representative"),
}
OUTCOMES = {
    Outcome.WAITING: _l("Waiting"),
    Outcome.ON_FLOOR: _l("On the floor"),
    Outcome.HEARD: _l("Heard"),
    Outcome.WRITTEN: _l("In writing"),
    Outcome.WITHDRAWN: _l("Withdrawn"),
    Outcome.STRUCK_OFF: _l("Struck off"),
    Outcome.CONTINUED: _l("Continued in a later sitting"),
}
# Why somebody stands where they stand.
WHY = {
    Why.RECEIPT: _l("In the order of receipt"),
    Why.LOT: _l("By lot"),
    Why.AFTER_LOTS: _l("Asked after lots were drawn"),
    Why.ALPHABET: _l("In alphabetical order from the State that was drawn"),
    Why.LEVEL: _l("By the level of representation"),
    Why.LATE: _l("Accepted after the list was closed"),
    Why.MOVED: _l("Moved by the presiding officer"),
    Why.SWAPPED: _l("Exchanged with another delegation"),
    Why.YIELDED: _l("Yielded to those behind"),
    Why.PASSED_OVER: _l("Was absent when called"),
    Why.CONTINUED: _l("Continued from an earlier sitting"),
}


def _moment(value: datetime) -> str:
    """A moment by the meeting's clocks, which it brings with it."""
    return format_datetime(value, "d MMMM y, HH:mm", rebase=False)


def list_not_open(opens_at: datetime | None) -> str:
    """From when on, where that was announced."""
    if opens_at is None:
        return _("The list is not open yet. It is announced here when it opens.")
    return _("The list opens on %(moment)s. Ask then.", moment=_moment(opens_at))


def drawn_later(drawn_at: datetime) -> str:
    """When lots are drawn."""
    return _("Lots are drawn on %(moment)s, among those who are on the list by then.", moment=_moment(drawn_at))


def no_further_reply(most: int) -> str:
    """How often a delegation replies."""
    return ngettext(
        "A delegation has %(num)s right of reply on an item at a sitting. It was asked for already.",
        "A delegation has %(num)s rights of reply on an item at a sitting. Both were asked for already.",
        most,
    )


def too_many_co_sponsors(most: int) -> str:
    """How many can be named."""
    return ngettext(
        "A joint statement names %(num)s co-sponsor at most.",
        "A joint statement names %(num)s co-sponsors at most.",
        most,
    )


def waits_no_more(outcome: Outcome) -> str:
    """What became of it."""
    return _("This can't be done any more: %(outcome)s.", outcome=str(OUTCOMES[outcome]))


phrase_refusals(
    {
        "floor.adjourned": _l("The sitting is adjourned. Nothing is added to it but corrections."),
        "floor.another_capacity": _l(
            "For whom somebody speaks is not changed on the list. Withdraw, and ask to speak again."
        ),
        "floor.another_list": _l("Both must stand on the same list."),
        "floor.answers_oneself": _l("A right of reply answers the statement of somebody else. Choose that one."),
        "floor.appeal_decided_already": _l("The outcome of this appeal is entered already."),
        "floor.appealed_already": _l("An appeal against this ruling was made already."),
        "floor.asked_afterwards": _l(
            "%(entity)s asked to speak only after this step, so it can't have had the floor then."
        ),
        "floor.band_twice": _l("Each band stands in the order once."),
        "floor.before_oneself": _l("Nobody stands before themselves. Choose somebody else."),
        "floor.changed_meanwhile": _l(
            "Something happened on the floor meanwhile, so nothing was done. Look at it as it is now, and decide again."
        ),
        "floor.clock_runs": _l("The clock is running."),
        "floor.clock_stands": _l("The clock is stopped already."),
        "floor.close_it_first": _l("The list is still open. Close it, then continue what is left in a later sitting."),
        "floor.closes_before_it_opens": _l("The list must close after it opens. Choose a later closing."),
        "floor.co_sponsor_twice": _l("%(entity)s is named twice among the co-sponsors. Name each once."),
        "floor.continued": _l("The list is continued in sitting %(sitting)s. Ask to speak there."),
        "floor.lots_stay": _l(
            "Lots are drawn once, and the drawing stays: nobody draws again until the order pleases. The presiding "
            "officer may move whoever is to speak, and says why."
        ),
        "floor.continuing_stays": _l(
            "What was continued in another sitting stays so. Withdraw, or move, single speakers there."
        ),
        "floor.drawn_already": _l("Lots were drawn already. Anybody can do it again from what is published."),
        "floor.drawn_later": drawn_later,
        "floor.goes_on": _l("The sitting goes on already."),
        "floor.group_without_name": _l("Say for which group: as it is announced, or choose it."),
        "floor.group_words_without_group": _l(
            "A national statement has no group, number or co-sponsors. Choose to speak for a group, or leave them out."
        ),
        "floor.groups_are_spoken_for_by_states": _l(
            "A State or the European Union speaks for a group. Let one of its members ask to speak."
        ),
        "floor.in_writing": _l("This statement is submitted in writing only, so nobody is called for it."),
        "floor.inscribed_already": _l("%(entity)s is on this list already in the same capacity."),
        "floor.last_already": _l("There is nobody behind to let go first."),
        "floor.list_closed": _l("The list is closed. The presiding officer may accept a late request."),
        "floor.list_is_not_open": _l("The list is not open."),
        "floor.list_is_open": _l("The list is open already."),
        "floor.list_not_open": list_not_open,
        "floor.no_appeal": _l("There is no appeal against this ruling."),
        "floor.no_further_reply": no_further_reply,
        "floor.no_points_of_order": _l("Points of order, and appeals, are for representatives of Member States."),
        "floor.no_right_of_reply": _l("Rights of reply are for States, observer States and the European Union."),
        "floor.no_such_inscription": _l("There is no such speaker on the lists of this sitting."),
        "floor.no_such_limit": _l("A limit is longer than nothing and at most an hour. Choose another."),
        "floor.no_such_list": _l("This sitting has no list of speakers %(list)s."),
        "floor.no_such_reply": _l("This right of reply was not asked for, or was withdrawn."),
        "floor.no_such_segment": _l("The sitting has no part %(list)s that could have a list of speakers."),
        "floor.no_such_statement": _l(
            "No such statement was made at this sitting. Choose one that was, or leave it open."
        ),
        "floor.nobody_has_the_floor": _l("Nobody has the floor."),
        "floor.nobody_to_continue": _l("Everybody on the list was reached. There is nothing to continue."),
        "floor.nobody_to_draw": _l("There is nobody on the list among whom lots could be drawn."),
        "floor.not_a_giving": _l("This step gave nobody the floor. Choose the one that did."),
        "floor.not_a_later_sitting": _l("Choose a later sitting of the meeting that is not over."),
        "floor.not_begun": _l("The sitting has not begun. Call it to order first."),
        "floor.not_endorsed": _l(
            "An organization speaks once the committee of organizations endorsed it. Say by whom it was endorsed."
        ),
        "floor.not_going_on": _l("Points of order are raised while the sitting goes on."),
        "floor.not_next": _l(
            "%(entity)s is next. Move whoever is to speak first, and say why; or call %(entity)s and pass it over."
        ),
        "floor.not_the_last_step": _l("Only the last step is undone. Undo those after it first."),
        "floor.nothing_to_appeal": _l("There is no ruling that could still be appealed against."),
        "floor.nothing_to_rule_on": _l("This point of order does not wait for a ruling."),
        "floor.nothing_to_undo": _l("There is nothing to undo."),
        "floor.offer_is_over": _l("This offer is over: one of the two was moved, heard or withdrawn. Make another."),
        "floor.offered_already": _l("This exchange was offered already. The other delegation has to answer."),
        "floor.order_is_announced": _l(
            "The list was opened already, so its order stays: speakers rely on it. Move single ones."
        ),
        "floor.order_of_receipt": _l("This list is held in the order of receipt; nothing is drawn."),
        "floor.point_is_open": _l("The point of order of %(entity)s is dealt with first."),
        "floor.point_raised_already": _l("Your point of order waits for its ruling."),
        "floor.reason_missing": _l("Say why: the reason is kept in the record."),
        "floor.replies_after_list": _l(
            "Rights of reply are taken when the list is exhausted, unless the presiding officer decides otherwise."
        ),
        "floor.replies_are_open": _l("Rights of reply can be taken now already."),
        "floor.replies_at_end_of_day": _l(
            "A later sitting of the day treats the same item: rights of reply are taken at its end, unless the "
            "presiding officer decides otherwise."
        ),
        "floor.reply_not_next": _l("%(entity)s replies next: first replies before second ones, in the order asked."),
        "floor.reply_too_long": _l(
            "A first reply has ten minutes at most and a second one five. A commission may shorten them."
        ),
        "floor.reply_was_given": _l("This right of reply was exercised already."),
        "floor.somebody_has_the_floor": _l("%(entity)s has the floor. Let that end first."),
        "floor.speaks_through_a_member": _l("%(entity)s speaks through one of its members. Choose that one."),
        "floor.suspended": _l("The sitting is suspended. Resume it first."),
        "floor.swap_across_bands": _l(
            "Places are exchanged within a band. For a place in another ask the presiding officer."
        ),
        "floor.swap_with_oneself": _l("Choose somebody else to exchange places with."),
        "floor.too_many_co_sponsors": too_many_co_sponsors,
        "floor.union_replied": _l("%(entity)s has one right of reply on an item, and asked for it already."),
        "floor.waits_no_more": waits_no_more,
    }
)
EMPTY_RECORD = _l("Nothing is on record for this sitting.")
NO_TIMES = _l("Time not stated in the source.")
