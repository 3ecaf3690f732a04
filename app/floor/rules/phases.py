"""What stands in the way in each phase of a sitting."""

from app.core.refusal import refusal
from app.floor.rules.words import Phase

IN_PHASE = {
    Phase.NOT_BEGUN: refusal("floor.not_begun"),
    Phase.GOING_ON: refusal("floor.goes_on"),
    Phase.SUSPENDED: refusal("floor.suspended"),
    Phase.ADJOURNED: refusal("floor.adjourned"),
}
