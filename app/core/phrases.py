"""Words for codes: each feature's phrases.py says its sentences here."""

from collections.abc import Callable, Mapping

from flask_babel.speaklater import LazyString
from markupsafe import Markup

from app.core.refusal import Refusal

# A sentence with the names of parameters in it, or, where a number decides its form, a function of them.
Sentence = LazyString | Callable[..., str]
REFUSALS: dict[str, Sentence] = {}


def phrase_refusals(sentences: Mapping[str, Sentence]) -> None:
    """A feature's sentences for its refusals: what happened, why, and what to do."""
    REFUSALS.update(sentences)


def sentence(refusal: Refusal) -> str:
    """The refusal in the reader's language."""
    said = REFUSALS[refusal.code]
    return str(said) % dict(refusal.parameters) if isinstance(said, LazyString) else said(**refusal.parameters)


def bdi(text: str) -> Markup:
    """Text that keeps its own direction among the words around it."""
    return Markup("<bdi>%s</bdi>") % text
