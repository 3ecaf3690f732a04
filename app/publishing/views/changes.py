"""What changed from version to version: a page, two versions compared, a feed."""

from collections.abc import Callable

from flask import Response, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.core.addresses import address_of
from app.core.i18n import locale_code
from app.core.web import cached, public
from app.core.web.templating import here_with
from app.publishing import queries
from app.publishing.exports.changes import Teller
from app.publishing.exports.feeds import changes_feed as feed_of
from app.publishing.exports.history import show_each, show_history, show_step, step_of
from app.publishing.exports.meetings import ShownMeeting, show_meeting
from app.publishing.exports.names import Names
from app.publishing.phrases import NOTHING_TO_READ
from app.publishing.rules.history import PAGE, pages_of
from app.publishing.views.blueprint import COMMON, number_asked, of_meeting, pages

WHY = "What changed in a published programme is for everyone to see"


@pages.get("/meetings/<slug>/changes")
@public(WHY, on=queries.history)
@cached(*COMMON, and_of=of_meeting)
def changes(history: queries.History) -> ResponseReturnValue:
    """All versions with what each changed, the newest first; `?from=` and `?to=` compare two."""
    if "from" in request.args or "to" in request.args:
        return compare(history)
    count = pages_of(len(history.numbers))
    page = min(max(number_asked("page") or 1, 1), count)
    shown = history.numbers[PAGE * (page - 1) : PAGE * page]
    read = queries.compared(history.slug, history.numbers[PAGE * (page - 1) : PAGE * page + 1])
    return render_template(
        "publishing/changes.html",
        meeting=_meeting(history, read),
        history=history,
        versions=show_history(shown, history.numbers, read.published, _teller(history, read)),
        page=page,
        page_count=count,
        page_href=lambda number: here_with(page=number if number > 1 else None),
        nothing_to_read=NOTHING_TO_READ,
        compared=[*history.numbers[1:2], history.numbers[0]],
    )


def compare(history: queries.History) -> ResponseReturnValue:
    """What changed from the earlier of two versions to the later, however many lie between."""
    asked = sorted(number for name in ("from", "to") if (number := number_asked(name)) in history.numbers)
    read = queries.compared(history.slug, asked)
    before, after = asked if len(asked) == 2 else (None, None)
    told = step_of(after, before, read.published) if after else None
    version = told and show_step(told, read.published, _teller(history, read))
    page = render_template(
        "publishing/comparison.html",
        meeting=_meeting(history, read),
        history=history,
        version=version,
        before=before and read.published[before].version,
        compared=[*asked, history.numbers[0], history.numbers[0]],
    )
    return page, 200 if version else 404


@pages.get("/meetings/<slug>/changes.atom")
@public(WHY, on=queries.history)
@cached(*COMMON, and_of=of_meeting)
def changes_feed(history: queries.History) -> ResponseReturnValue:
    """The newest versions with what each changed, for feed readers."""
    read = queries.compared(history.slug, history.numbers[: PAGE + 1])
    teller = _teller(history, read, address_of)
    shown = show_each(history.numbers[:PAGE], history.numbers, read.published, teller)
    domain = current_app.config["ROSTRUM"].uid_domain
    asked = address_of("publishing.changes_feed", slug=history.slug, lang=request.args.get("lang"))
    feed = feed_of(_meeting(history, read), shown, domain, locale_code(), asked)
    return Response(feed, mimetype="application/atom+xml")


def _meeting(history: queries.History, read: queries.Compared) -> ShownMeeting:
    newest = history.newest
    return show_meeting(
        newest.programme.header, newest.version.number, newest.version.published_at, Names(read.entities)
    )


def _teller(history: queries.History, read: queries.Compared, address: Callable[..., str] = url_for) -> Teller:
    return Teller(
        Names(read.entities),
        read.challenges,
        lambda number: address("publishing.sitting", slug=history.slug, number=number),
    )
