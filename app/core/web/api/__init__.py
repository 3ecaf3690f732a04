"""The API as every feature uses it: resources, the shapes of what they take and give, and the document that names them.

A feature's `api.py` makes one `Resources`; `docs/api.md` says how.
"""

from app.core.web.api.resources import Resources
from app.core.web.api.shapes import (
    Asked,
    Handed,
    Listed,
    NamedFile,
    Octets,
    Paged,
    Said,
    Taken,
    page_of,
    part_of,
    said_of,
    taken_of,
)

__all__ = [
    "Asked",
    "Handed",
    "Listed",
    "NamedFile",
    "Octets",
    "Paged",
    "Resources",
    "Said",
    "Taken",
    "page_of",
    "part_of",
    "said_of",
    "taken_of",
]
