"""What the API answers is what its document says, whatever is sent: invented by machine, from the document itself."""

from collections.abc import Callable, Iterable
from contextlib import closing
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import checks
from schemathesis.core.result import Ok
from schemathesis.specs.openapi import checks as openapi_checks

from app.core.db import db
from app.core.files.kinds import DOCX, JPEG, PDF, PNG
from tests.builders.documents import a_document
from tests.builders.kept_floors import AFloor
from tests.builders.packages import GROUND, load_documents, sample
from tests.builders.people import an_account, bearer
from tests.builders.registrations import a_delegation, a_focal_point, registered
from tests.core.files import samples

OF_WHAT_IS_THERE, OF_ANYTHING = 4, 2  # requests to each resource: the suite has its time, and each run sends the same
HELD = (
    checks.not_a_server_error,
    openapi_checks.status_code_conformance,
    openapi_checks.content_type_conformance,
    openapi_checks.response_headers_conformance,
    openapi_checks.response_schema_conformance,
    openapi_checks.negative_data_rejection,
)
KNOWN: dict[str, Any] = {
    "slug": "cnd-2023-october",
    "number": 3,
    "version": 1,
    "edition": 1,
    "entity": "MEX",
    "challenge": "crime-links",
    "year": 2027,
    "language": "en",
    "mail_id": 1,
    "invitation_id": 1,
    "registration": "of the first",
    "account": "of a focal point",
}


FILES = st.sampled_from([samples.pdf(), samples.open_xml(DOCX), samples.image(), b"", b"%PDF-1.7 no more"])
for media_type in (PDF, DOCX, JPEG, PNG):
    schemathesis.openapi.media_type(media_type, FILES)


def served(app: Flask) -> Callable[..., Iterable[bytes]]:
    """The application as a server calls it: a context for each request, and the answer closed when it is sent."""

    def call(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        with app.app_context(), closing(app(environ, start_response)) as answer:
            return list(answer)

    return call


def operations(app: Flask) -> list[Any]:
    """Each resource, as its document says it."""
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", served(app))
    return [result.ok() for result in schema.get_all_operations() if isinstance(result, Ok)]


def attack(operation: Any, shown: dict[str, str], times: int) -> None:
    """Send what the document allows, and what it does not; hold each answer against the document."""

    @settings(
        max_examples=times,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def run(case: Any) -> None:
        if times == OF_WHAT_IS_THERE:
            case.path_parameters = {name: KNOWN[name] for name in case.path_parameters or {}}
        case.call_and_validate(headers=shown, checks=HELD)

    run()


def on_the_floor() -> dict[str, Any]:
    """A list of the sitting, and what stands on it."""
    at = AFloor(KNOWN["slug"], KNOWN["number"])
    at.announce()
    at.begin()
    mexico, peru = at.inscribe("MEX"), at.inscribe("PER")
    numbers = {"who": mexico, "offer": at.offer(peru, mexico), "reply": at.ask_reply("MEX")}
    return {"list": "debate", "point": at.raise_point("PER"), "step": 1, "link": 1, **numbers}


@pytest.fixture
def shown(app: Flask) -> dict[str, str]:
    """What a program of the Secretariat shows, where there is something to read."""
    load_documents(*map(sample, (*GROUND, "cnd-2023-october.yaml")))
    for _ in range(KNOWN["number"]):
        a_document(KNOWN["slug"])
    KNOWN["registration"] = registered(a_delegation(slug=KNOWN["slug"]))[0].public_id
    KNOWN["account"] = a_focal_point().public_id
    KNOWN.update(on_the_floor())
    return bearer(an_account("office@example.org", "secretariat"))


@pytest.mark.parametrize("times", [OF_WHAT_IS_THERE, OF_ANYTHING], ids=["what is there", "anything"])
def test_every_answer_is_as_documented(app: Flask, shown: dict[str, str], times: int) -> None:
    found = operations(app)
    assert len(found) > 30
    for operation in found:
        attack(operation, shown, times)
    db.session.rollback()
