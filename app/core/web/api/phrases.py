"""What is said to programs."""

from flask_babel import lazy_gettext as _l

from app.core.phrases import phrase_refusals

phrase_refusals(
    {
        "api.key_used": _l(
            "This Idempotency-Key was used for another request, which was done. Take a new key for each deed; the same "
            "one only to send the same request again."
        ),
    }
)
