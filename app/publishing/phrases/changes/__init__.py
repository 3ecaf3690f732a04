"""What changed, in sentences: one for every kind of change. Facts are put in where they stand in the sentence."""

from flask_babel import lazy_gettext as _l

from app.core.phrases import Sentence
from app.meetings.rules.telling import Kind
from app.publishing.phrases.changes.of_meeting import OF_MEETING
from app.publishing.phrases.changes.of_sitting import OF_SITTING

# The same of several sittings: the sentence about the first, then the others.
LIKEWISE = _l("%(change)s; likewise: %(sittings)s")
SENTENCES: dict[Kind, Sentence] = {**OF_MEETING, **OF_SITTING}
