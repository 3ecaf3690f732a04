"""Why a file is not kept, in words."""

from flask_babel import lazy_gettext as _l

from app.core.phrases import phrase_refusals

phrase_refusals(
    {
        "files.empty": _l("This file is empty. Choose it again; if it stays so, open it on your machine first."),
        "files.too_large": _l("This file is too large: at most %(limit)s can be kept here."),
        "files.other_type": _l("This should be %(expected)s. By its content it is %(found)s, whatever it is called."),
        "files.broken": _l("This file cannot be opened; it may be damaged. Open it on your machine and save it anew."),
        "files.locked": _l("This document is protected by a password. Save it without one."),
        "files.too_many_pixels": _l("This image is too large: at most %(most)s million pixels. Save it smaller."),
        "files.unpacks_too_large": _l("This document becomes far too large when it is opened. Save it anew."),
        "files.has_macros": _l("This document contains a program (macros). Save it without macros."),
    }
)
