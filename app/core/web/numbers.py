"""Numbers in addresses: none is larger than what a database keeps, so a larger one leads nowhere."""

from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter

LARGEST = 2**31 - 1


class Number(IntegerConverter):
    """`<int:number>`, from 0 on."""

    def __init__(self, *given: Any, **named: Any):
        super().__init__(*given, **{"max": LARGEST, **named})


def limit_numbers(app: Flask) -> None:
    """Let every `<int:...>` be one of these."""
    app.url_map.converters["int"] = Number
