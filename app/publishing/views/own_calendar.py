"""One's own calendar: the page about it, and the feed, whose address is the secret."""

from flask import Response, current_app, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core import clock
from app.core.policy import ANONYMOUS, Actor
from app.core.web import current_actor, public, requires
from app.core.web.calendars import private_calendar_answer, private_refusal
from app.people.models import Account
from app.people.queries.accounts import get_account
from app.publishing.commands import make_own_calendar, note_calendar_use, replace_own_calendar, stop_own_calendar
from app.publishing.exports.calendars import draw, ways
from app.publishing.exports.calendars.own import access_of, own_feed_address
from app.publishing.exports.calendars.own import own_feed as feed_of
from app.publishing.models import CalendarSubscription
from app.publishing.phrases.calendars import PROGRAMS, WITHOUT_DELEGATIONS
from app.publishing.queries.own_calendar import (
    OwnSources,
    calendar_token,
    find_subscription,
    is_running,
    own_sources,
    sources_of,
    subscription_of,
)
from app.publishing.rules.own_calendar import Owner
from app.publishing.views.blueprint import pages


@pages.get("/my/calendar/<token>.ics")
@public("The address is the secret: a calendar program can prove nothing else")
def own_feed(token: str) -> ResponseReturnValue:
    """Somebody's own sittings."""
    demo = current_app.config["ROSTRUM"].demo
    asked = find_subscription(token, demo=demo)
    if asked is None:
        return private_refusal(404, "There is no such calendar.")
    if not asked.is_current:
        return private_refusal(410, "This address is no longer in use.")
    there, sources = asked.subscription, sources_of(asked.subscription)
    if _note(there, sources):
        return own_feed(token=token)  # what was read before a write is read again
    wanted = sources if _with_delegations() else sources.without_delegations()
    language = request.args.get("lang") or _language(there, sources)
    source = own_feed_address(token, delegations=_with_delegations())
    return private_calendar_answer(feed_of(wanted, language, there.access_at, source), "my-sittings")


def _note(there: CalendarSubscription, sources: OwnSources) -> bool:
    """Write when it was fetched and what it shows; whether that was new, which it is once a day, or with new access."""
    access = access_of(sources, _language(there, sources))
    if (there.used_on, there.access) == (clock.now().date(), access):
        return False
    note_calendar_use(there.id, access, ANONYMOUS)
    return True


def _language(there: CalendarSubscription, sources: OwnSources) -> str | None:
    """The language of the account, or of the mails to somebody who is registered, else of the meeting."""
    if there.registration is None:
        return there.account.locale if there.account else None
    return there.registration.locale or (sources.meeting.language if sources.meeting else None)


def _with_delegations() -> bool:
    return request.args.get(WITHOUT_DELEGATIONS) != "0"


@pages.get("/my/calendar")
@requires("publishing.own_calendar")
def own_calendar() -> ResponseReturnValue:
    """The address of one's own calendar, what stands in it, and when it was last fetched."""
    account = _account()
    sources = own_sources(account)
    parts = (sources if _with_delegations() else sources.without_delegations()).parts
    page = render_template(
        "publishing/calendars/own.html",
        **words_of_address(Owner(account.id)),
        has_delegations=sources.has_delegations,
        with_delegations=_with_delegations(),
        count=sum(len(of) for _programme, of in parts),
        meetings=[one.header.short_title or one.header.title for one, _of in parts],
    )
    return make_response(page, {"Cache-Control": "no-store"})


@pages.post("/my/calendar/address")
@requires("publishing.own_calendar")
def make_address() -> ResponseReturnValue:
    """Make the address, or another one instead."""
    make_or_replace(Owner(_account().id), current_actor())
    return redirect(url_for(".own_calendar"), 303)


@pages.delete("/my/calendar/address")
@requires("publishing.own_calendar")
def stop_address() -> Response:
    """Let the address be over."""
    stop(Owner(_account().id), current_actor())
    return redirect(url_for(".own_calendar"), 303)  # type: ignore[return-value]


def words_of_address(owner: Owner) -> dict[str, object]:
    """What a page says of the address of somebody's calendar, where there is one."""
    there = subscription_of(owner)
    there = there if is_running(there) else None
    address = own_feed_address(calendar_token(there), delegations=_with_delegations()) if there else None
    to_it = ways(address, "my-sittings") if address else None
    qr = draw(to_it.webcal) if to_it else None
    return {"subscription": there, "ways": to_it, "qr": qr, "programs": PROGRAMS}


def make_or_replace(owner: Owner, by: Actor) -> None:
    """Make an address, or another one instead."""
    if is_running(subscription_of(owner)):
        replace_own_calendar(owner, by)
        flash(_("Your calendar has another address. The one before no longer works."), "done")
    else:
        make_own_calendar(owner, by)
        flash(_("Your calendar has an address."), "done")


def stop(owner: Owner, by: Actor) -> None:
    """Let an address be over, if there is one."""
    if is_running(subscription_of(owner)):
        stop_own_calendar(owner, by)
    flash(_("The address of your calendar no longer works."), "done")


def _account() -> Account:
    account_id = current_actor().account_id
    assert account_id is not None, "a policy asked for an account"
    return get_account(account_id)
