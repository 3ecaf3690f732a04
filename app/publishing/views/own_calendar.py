"""One's own calendar: the page about it, and the feed, whose address is the secret."""

from flask import Response, current_app, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core import clock
from app.core.addresses import address_of
from app.core.policy import ANONYMOUS
from app.core.web import current_actor, public, requires
from app.core.web.calendars import private_calendar_answer, private_refusal
from app.people.models import Account
from app.people.queries.accounts import get_account
from app.publishing.commands import make_own_calendar, note_calendar_use, replace_own_calendar, stop_own_calendar
from app.publishing.exports.calendars import draw, ways
from app.publishing.exports.calendars.own import access_of
from app.publishing.exports.calendars.own import own_feed as feed_of
from app.publishing.phrases.calendars import PROGRAMS
from app.publishing.queries.own_calendar import Asked, calendar_token, find_subscription, own_sources, subscription_of
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
    if _note(asked):
        return own_feed(token=token)  # what was read before a write is read again
    account = asked.subscription.account
    language = request.args.get("lang") or account.locale
    made = feed_of(own_sources(account), language, asked.subscription.access_at, token)
    return private_calendar_answer(made, "my-sittings")


def _note(asked: Asked) -> bool:
    """Write when it was fetched and what it shows; whether that was new, which it is once a day, or with new access."""
    there, today = asked.subscription, clock.now().date()
    access = access_of(own_sources(there.account), there.account.locale)
    if (there.used_on, there.access) == (today, access):
        return False
    note_calendar_use(there.id, access, ANONYMOUS)
    return True


@pages.get("/my/calendar")
@requires("publishing.own_calendar")
def own_calendar() -> ResponseReturnValue:
    """The address of one's own calendar, what stands in it, and when it was last fetched."""
    account = _account()
    there = subscription_of(account.id)
    there = there if there and there.is_on else None
    to_it = ways(address_of("publishing.own_feed", token=calendar_token(there)), "my-sittings") if there else None
    parts = own_sources(account).parts
    page = render_template(
        "publishing/calendars/own.html",
        subscription=there,
        ways=to_it,
        qr=draw(to_it.webcal) if to_it else None,
        programs=PROGRAMS,
        count=sum(len(of) for _programme, of in parts),
        meetings=[one.header.short_title or one.header.title for one, _of in parts],
    )
    return make_response(page, {"Cache-Control": "no-store"})


@pages.post("/my/calendar/address")
@requires("publishing.own_calendar")
def make_address() -> ResponseReturnValue:
    """Make the address, or another one instead."""
    actor, account = current_actor(), _account()
    there = subscription_of(account.id)
    if there and there.is_on:
        replace_own_calendar(account.id, actor)
        flash(_("Your calendar has another address. The one before no longer works."), "done")
    else:
        make_own_calendar(account.id, actor)
        flash(_("Your calendar has an address."), "done")
    return redirect(url_for(".own_calendar"), 303)


@pages.delete("/my/calendar/address")
@requires("publishing.own_calendar")
def stop_address() -> Response:
    """Let the address be over."""
    account = _account()
    if (there := subscription_of(account.id)) and there.is_on:
        stop_own_calendar(account.id, current_actor())
    flash(_("The address of your calendar no longer works."), "done")
    return redirect(url_for(".own_calendar"), 303)  # type: ignore[return-value]


def _account() -> Account:
    account_id = current_actor().account_id
    assert account_id is not None, "a policy asked for an account"
    return get_account(account_id)
