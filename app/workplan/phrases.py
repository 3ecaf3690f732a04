"""Words of the workplan."""

from flask_babel import lazy_gettext as _l

from app.core.phrases import phrase_refusals

phrase_refusals(
    {
        "workplan.changed_meanwhile": _l(
            "Somebody else changed the same thing meanwhile. Both are shown below; nothing was saved yet."
        ),
        "workplan.no_such_challenge": _l("There is no challenge %(slug)s."),
        "workplan.slug_taken": _l("There is a challenge with the address name %(slug)s already. Choose another."),
        "workplan.number_taken": _l("There is a challenge %(number)s already. Choose another number."),
    }
)
