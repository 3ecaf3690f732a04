"""Registering oneself with the code of one's delegation: no account is needed."""

from datetime import timedelta

from flask import abort, flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core import clock
from app.core.live import versions
from app.core.phrases import sentence
from app.core.policy import ANONYMOUS
from app.core.refusal import Refused, refusal
from app.core.tokens import seal, unseal
from app.core.web import public
from app.core.web.following import follow
from app.core.web.forms import Outcome, carry_out
from app.core.web.origin import network
from app.people.commands.throttle import count_attempt, give_back_attempt
from app.registrations.commands.registering import register
from app.registrations.forms.code import CodeForm
from app.registrations.forms.person import PersonForm, for_offer
from app.registrations.models import Delegation
from app.registrations.phrases.opening import PHASES
from app.registrations.phrases.people import places_left
from app.registrations.queries.delegations import find_by_code, find_delegation_by_id
from app.registrations.queries.offers import offer_of
from app.registrations.queries.opening import Opening, find_opening
from app.registrations.queries.people import link_token
from app.registrations.rules.opening import Phase
from app.registrations.rules.terms import why_not_now
from app.registrations.rules.words import Party, Role, Source
from app.registrations.views.blueprint import pages
from app.registrations.views.carrying import carry_out_person

WHY = "Whoever was given the code of a delegation registers without an account"
# Whoever typed the code has so long to fill in the form.
PROOF, PROOF_LIFE = "registrations.with_code", timedelta(days=1)
PRIVATE = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}
AT = "/meetings/<slug>/registration/with-code"


@pages.get(AT)
@public(WHY, on=find_opening)
def with_code(opening: Opening) -> ResponseReturnValue:
    """Asks for the code or, where it is in the link, for the person."""
    if opening.phase(clock.now()) != Phase.OPEN or "code" not in request.args:
        return _code_page(opening, CodeForm())
    form = CodeForm(data={"code": request.args["code"]}, formdata=None)
    try:
        delegation = _prove(opening.header.slug, request.args["code"])
    except Refused as refused:
        status, headers = refused.refusal.status
        form.code.errors = [sentence(refused.refusal)]
        return _code_page(opening, form, Outcome(status=422 if status == 409 else status, headers=headers))
    return _person_page(opening, _asks(delegation))


@pages.post(AT)
@public(WHY, on=find_opening)
def give_code(opening: Opening) -> ResponseReturnValue:
    """Takes the code that was typed."""
    form, slug = CodeForm(), opening.header.slug
    outcome = carry_out(form, lambda: _prove(slug, form.code.data or ""))
    if outcome.value is None:
        return _code_page(opening, form, outcome)
    return _person_page(opening, _asks(outcome.value))


@pages.post(f"{AT}/people")
@public(WHY, on=find_opening)
def register_oneself(opening: Opening) -> ResponseReturnValue:
    """Registers who fills in the form, and leads to their own page."""
    delegation = _proven(opening)
    if delegation is None:
        form = CodeForm(formdata=None)
        form.form_errors.append(sentence(refusal("registrations.wrong_code")))
        return _code_page(opening, form, Outcome(status=409))
    form, delegation_id = _asks(delegation), delegation.id
    outcome = carry_out_person(
        form, lambda: register(delegation_id, [form.particulars()], ANONYMOUS, source=Source.CODE)
    )
    if outcome.value is None:
        form.offer = offer_of(_proven(opening) or delegation)
        return _person_page(opening, form, outcome.status)
    flash(_("You are registered. This is your own page; the link to it is on its way by mail."), "done")
    return redirect(f"/my/registration/{link_token(outcome.value[0])}", 303)


@pages.get(f"{AT}/places")
@public(WHY, on=find_opening)
def places_with_code(opening: Opening) -> ResponseReturnValue:
    """What is left, in one sentence: fetched by the form while it is filled in."""
    offer = offer_of(_proven(opening) or abort(404))
    said = render_template("registrations/_places.html", offer=offer, left_words=places_left(offer.left, offer.quota))
    return make_response(said, PRIVATE)


@pages.get(f"{AT}/events")
@public(WHY, on=find_opening)
def places_events(opening: Opening) -> ResponseReturnValue:
    """Tells that something of the meeting's registrations changed."""
    if _proven(opening) is None:
        abort(404)
    return follow(_topic(opening))


def _prove(slug: str, code: str) -> Delegation:
    """The delegation whose code it is; what was wrong about another is not said."""
    count_attempt(ANONYMOUS, registration_code=network())
    delegation = find_by_code(slug, code)
    if delegation is None:
        raise Refused(refusal("registrations.wrong_code"))
    give_back_attempt(ANONYMOUS, registration_code=network())
    return find_by_code(slug, code) or delegation  # what was read before a write is read again


def _proven(opening: Opening) -> Delegation | None:
    """The delegation whose code was given a while ago, where it still holds."""
    said = unseal(PROOF, request.values.get("of", ""), PROOF_LIFE)
    delegation = find_delegation_by_id(said[0]) if said else None
    if delegation is None or said is None or delegation.meeting.slug != opening.header.slug:
        return None
    return delegation if delegation.code_version == said[1] > 0 else None


def _asks(delegation: Delegation) -> PersonForm:
    """The form of a person who cannot name themselves head."""
    given = {} if request.path.endswith("/people") else {"formdata": None}
    form = for_offer(offer_of(delegation), **given)
    form.role.choices = [one for one in form.role.choices if one.value != Role.HEAD.value]
    return form


def _topic(opening: Opening) -> str:
    return f"registrations/{opening.header.slug}"


def _code_page(opening: Opening, form: CodeForm, outcome: Outcome[Delegation] | None = None) -> ResponseReturnValue:
    now, terms = clock.now(), opening.terms
    phase = opening.phase(now)
    refused = why_not_now(terms, now, Party.DELEGATION) if terms else None
    page = render_template(
        "registrations/with_code.html",
        opening=opening,
        meeting=opening.header,
        form=form,
        phase=phase,
        word=PHASES[phase],
        why_not=sentence(refused) if refused else None,
    )
    return make_response(page, outcome.status if outcome else 200, {**PRIVATE, **(outcome.headers if outcome else {})})


def _person_page(opening: Opening, form: PersonForm, status: int = 200) -> ResponseReturnValue:
    offer, of = form.offer, form.offer.delegation
    page = render_template(
        "registrations/oneself.html",
        meeting=opening.header,
        address=f"{opening.address}/with-code",
        form=form,
        delegation=of,
        of=seal(PROOF, of.id, of.code_version),
        version=max(versions([_topic(opening)]).values(), default=0),
        left_words=places_left(offer.left, offer.quota),
    )
    return make_response(page, status, PRIVATE)
