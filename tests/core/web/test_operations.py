"""Addresses for those who keep the installation running."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from app.core.db import db, write
from app.core.jobs import GivenUp, Worker, job
from app.core.jobs.queue import put

FROM_AFAR = {"REMOTE_ADDR": "192.0.2.7"}
TOKEN = {"Authorization": "Bearer open-sesame"}


@pytest.fixture
def strange(app: Flask) -> FlaskClient:
    """Somebody far away."""
    client = app.test_client()
    client.environ_base.update(FROM_AFAR)
    return client


def figures_of(client: FlaskClient) -> dict[str, float]:
    """What a monitor reads."""
    lines = [line for line in client.get("/metrics").text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


def test_the_process_answers_without_asking_the_database(client: FlaskClient, queries) -> None:  # type: ignore[no-untyped-def]
    with queries() as sent:
        assert client.get("/healthz").json == {"status": "ok"}
    assert sent == []


def test_an_installation_is_ready_when_database_schema_and_files_are_there(strange: FlaskClient) -> None:
    assert (strange.get("/readyz").status_code, strange.get("/readyz").json) == (200, {"status": "ok"})


def test_another_schema_is_not_ready_and_only_the_operator_learns_why(
    app: Flask, client: FlaskClient, strange: FlaskClient
) -> None:
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    for asking, answer in (
        (strange, {"status": "not ready"}),
        (client, {"status": "not ready", "missing": ["the schema is not that of this version"]}),
    ):
        ready = asking.get("/readyz")
        assert (ready.status_code, ready.json) == (503, answer)


def test_an_empty_database_is_not_ready(app: Flask, client: FlaskClient) -> None:
    with db.engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    assert client.get("/readyz").json["missing"] == ["the schema is not that of this version"]


def test_a_database_that_is_away_is_not_ready(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_args: object) -> None:
        raise OperationalError("SELECT 1", {}, Exception("away"))

    monkeypatch.setattr(db.session, "scalar", away)
    monkeypatch.setattr(db.session, "execute", away)
    assert client.get("/readyz").json["missing"] == ["the database does not answer"]


def test_where_files_cannot_be_kept_it_is_not_ready(app: Flask, client: FlaskClient, tmp_path: Path) -> None:
    (tmp_path / "files").write_text("in the way")
    assert client.get("/readyz").json["missing"] == ["files cannot be kept"]


@pytest.mark.parametrize(
    ("environ", "headers", "status"),
    [
        ({"REMOTE_ADDR": "127.0.0.1"}, {}, 200),
        ({"REMOTE_ADDR": "::1"}, {}, 200),
        ({"REMOTE_ADDR": "127.0.0.1"}, {"X-Forwarded-For": "127.0.0.1"}, 404),
        ({"REMOTE_ADDR": "127.0.0.1"}, {"Forwarded": "for=127.0.0.1"}, 404),
        ({"REMOTE_ADDR": "127.0.0.1"}, {"Via": "1.1 proxy"}, 404),
        ({"REMOTE_ADDR": "127.0.0.1", "rostrum.forwarded": True}, {}, 404),
        ({"REMOTE_ADDR": "127.0.0.1", "rostrum.forwarded": False}, {}, 200),
        (FROM_AFAR, {}, 404),
        (FROM_AFAR, {"Authorization": "Bearer "}, 404),
        (FROM_AFAR, {"Authorization": "Bearer wrong"}, 404),
        (FROM_AFAR, {"Authorization": "open-sesame"}, 404),
        (FROM_AFAR, TOKEN, 200),
        ({"REMOTE_ADDR": "127.0.0.1", "rostrum.forwarded": True}, TOKEN, 200),
        ({"REMOTE_ADDR": ""}, {}, 404),
    ],
)  # fmt: skip
def test_who_sees_the_figures(app: Flask, environ: dict, headers: dict, status: int) -> None:
    app.config["ROSTRUM"] = replace(app.config["ROSTRUM"], metrics_token="open-sesame")
    client = app.test_client()
    assert client.get("/metrics", environ_overrides=environ, headers=headers).status_code == status


@pytest.mark.parametrize("given", ["Bearer ", "Bearer None", "Bearer"])
def test_without_a_token_set_none_opens(app: Flask, given: str) -> None:
    answer = app.test_client().get("/metrics", environ_overrides=FROM_AFAR, headers={"Authorization": given})
    assert answer.status_code == 404


def test_requests_are_counted_by_endpoint_and_status_with_their_time(app: Flask, client: FlaskClient) -> None:
    before = figures_of(client)
    for path in ("/healthz", "/healthz", "/nowhere"):
        client.get(path)
    after = figures_of(client)

    def more(name: str) -> float:
        return after.get(name, 0) - before.get(name, 0)

    assert more('rostrum_requests_total{endpoint="operations.healthz",method="GET",status="200"}') == 2
    assert more('rostrum_requests_total{endpoint="none",method="GET",status="404"}') == 1
    assert more('rostrum_request_seconds_count{endpoint="operations.healthz"}') == 2
    assert more('rostrum_request_seconds_bucket{endpoint="operations.healthz",le="+Inf"}') == 2


def test_a_client_cannot_invent_figures(client: FlaskClient) -> None:
    client.open("/healthz", method="INVENTED")
    assert [name for name in figures_of(client) if "INVENTED" in name] == []
    assert any('method="other"' in name for name in figures_of(client))


def test_work_is_counted_as_waiting_dead_and_by_age(app: Flask, client: FlaskClient, own_work: None) -> None:
    @job("hall.fail")
    def fail() -> None:
        raise GivenUp("No.")

    with write():
        put("hall.fail")
    Worker(app).work_once()
    with write():
        put("hall.unknown")
    found = figures_of(client)
    assert (found["rostrum_jobs_waiting"], found["rostrum_jobs_dead"], found["rostrum_workers"]) == (1, 1, 0)
    assert 0 <= found["rostrum_jobs_oldest_seconds"] < 60
    assert found["rostrum_database_bytes"] > 10_000
    assert found["rostrum_streams_open"] == 0


def test_an_answer_carries_its_number(client: FlaskClient) -> None:
    numbers = {client.get("/healthz").headers["X-Request-Id"] for _ in range(3)}
    assert len(numbers) == 3


def test_an_error_page_shows_the_number_of_the_answer(client: FlaskClient) -> None:
    answer = client.get("/nowhere")
    assert answer.headers["X-Request-Id"] in answer.text
