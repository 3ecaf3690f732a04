"""A form means DELETE."""

import pytest
from flask import Flask, request

from app.core.web import public


@pytest.fixture
def asked(app: Flask) -> Flask:
    """An address that answers how it was asked."""
    view = public("for tests")(lambda: request.method)
    app.config["WTF_CSRF_ENABLED"] = False
    app.add_url_rule("/asked", "asked", view, methods=["GET", "POST", "PUT", "DELETE"])
    return app


@pytest.mark.parametrize(
    ("sent", "address", "meant"),
    [
        ("POST", "/asked?_method=DELETE", "DELETE"),
        ("POST", "/asked?_method=PUT", "PUT"),
        ("POST", "/asked?_method=TRACE", "POST"),
        ("POST", "/asked", "POST"),
        ("GET", "/asked?_method=DELETE", "GET"),
    ],
)
def test_only_a_post_means_something_else(asked: Flask, sent: str, address: str, meant: str) -> None:
    assert asked.test_client().open(address, method=sent).text == meant


def test_what_is_meant_needs_the_forms_token_too(asked: Flask) -> None:
    asked.config["WTF_CSRF_ENABLED"] = True
    assert asked.test_client().post("/asked?_method=DELETE").status_code == 400
