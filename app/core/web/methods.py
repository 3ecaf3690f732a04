"""A form can only GET and POST: `<form method="post" action="...?_method=DELETE">` takes something away."""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

MEANT = ("DELETE", "PUT")


class MeantMethods:
    """Reads what a form means. The form's token is asked for as with every POST."""

    def __init__(self, application: Callable[..., Iterable[bytes]]):
        self._application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] == "POST" and "_method=" in environ.get("QUERY_STRING", ""):
            meant = parse_qs(environ["QUERY_STRING"]).get("_method", [""])[-1]
            environ["REQUEST_METHOD"] = meant if meant in MEANT else "POST"
        return self._application(environ, start_response)
