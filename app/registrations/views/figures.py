"""Figures of a meeting, which stay when everything personal is gone."""

from flask import render_template
from flask.typing import ResponseReturnValue

from app.core.web import requires
from app.registrations.exports.figures import show_figures
from app.registrations.models import RegistrationTerms
from app.registrations.queries.figures import figures_of
from app.registrations.queries.terms import find_terms
from app.registrations.views.blueprint import pages


@pages.get("/meetings/<slug>/registrations/figures")
@requires("registrations.review", on=find_terms)
def figures(terms: RegistrationTerms) -> ResponseReturnValue:
    """By sitting and day, category, region, gender, way of taking part and state, and over time."""
    found = show_figures(figures_of(terms))
    return render_template("registrations/figures.html", terms=terms, meeting=terms.meeting, figures=found)
