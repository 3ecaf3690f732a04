"""A program that asks the API."""

import json
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from app.core.db import db
from app.core.web.api.problems import Problem
from app.people.models import Account
from tests.builders.people import bearer


class Program:
    """Asks with the token of an account, or without one."""

    def __init__(self, app: Flask, account: Account | None = None):
        self.client = app.test_client()
        self.shown = bearer(account) if account else {}

    def read(self, address: str, **headers: str) -> TestResponse:
        """What stands at an address of the API."""
        return self._ask("GET", address, None, headers)

    def post(self, address: str, body: Any = None, **headers: str) -> TestResponse:
        """Send a new thing."""
        return self._ask("POST", address, body, headers)

    def put(self, address: str, body: Any = None, **headers: str) -> TestResponse:
        """Send how a thing is to be."""
        return self._ask("PUT", address, body, headers)

    def patch(self, address: str, body: Any = None, **headers: str) -> TestResponse:
        """Send what is to be otherwise."""
        return self._ask("PATCH", address, body, headers)

    def delete(self, address: str, body: Any = None, **headers: str) -> TestResponse:
        """Take a thing away."""
        return self._ask("DELETE", address, body, headers)

    def _ask(self, method: str, address: str, body: Any, headers: dict[str, str]) -> TestResponse:
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        sent: dict[str, Any] = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        try:
            answer = self.client.open(
                f"/api/v1{address}", method=method, headers={**self.shown, **said}, buffered=True, **sent
            )
            if answer.mimetype == "application/problem+json":
                Problem.model_validate(answer.json)  # nothing is said of an error but what is documented
            return answer
        finally:
            db.session.rollback()  # the test sees what the request did
