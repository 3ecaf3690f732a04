"""What an operator and a monitor see of a served installation."""

import re
from pathlib import Path

import pytest

from tests.asgi.running import Running, head, running, until

pytestmark = [pytest.mark.any_database, pytest.mark.process]
ROSTRUM = ("-c", "from app.cli import main; main()", "serve", "--port", "0")
PASSWORD, EMAIL, TOKEN = "correct-horse-battery", "ada.lovelace@example.org", "eyJhIjoxfQ.Zx1abc.sdfs-dfSDF_123sdfsdf"


@pytest.fixture
def environment(database_url: str, tmp_path: Path) -> dict[str, str]:
    """Settings of an installation of its own."""
    return {"ROSTRUM_INSTANCE": str(tmp_path), "ROSTRUM_DATABASE_URL": database_url, "ROSTRUM_SECRET_KEY": "s" * 64}


def figure(server: Running, name: str) -> float:
    """One figure, as any process tells it."""
    text = server.get("/metrics").body.decode()
    return next((float(line.rpartition(" ")[2]) for line in text.splitlines() if line.startswith(name)), 0.0)


def test_any_of_several_processes_tells_the_sum(environment: dict[str, str]) -> None:
    with running(*ROSTRUM, "--processes", "2", environment=environment) as server:
        until(lambda: len(server.children) == 2, "two children were expected")
        for _ in range(30):
            assert server.get("/healthz").status == 200
        name = 'rostrum_requests_total{endpoint="operations.healthz",method="GET",status="200"}'
        # Each knows its own figures at once and those of the others a second later.
        until(lambda: {figure(server, name) for _ in range(10)} == {30}, "30 were asked", 10)


def test_a_proxy_hides_the_figures_and_readiness_says_no_more_than_it_must(environment: dict[str, str]) -> None:
    with running(*ROSTRUM, environment=environment) as server:
        assert server.get("/metrics").status == 200
        assert server.get("/metrics", "X-Forwarded-For: 192.0.2.7").status == 404
        assert server.get("/metrics", "Forwarded: for=192.0.2.7").status == 404
        assert server.get("/readyz", "X-Forwarded-For: 192.0.2.7").json() == {"status": "ok"}


def test_a_trusted_proxy_does_not_make_its_readers_operators(environment: dict[str, str]) -> None:
    trusting = {**environment, "ROSTRUM_TRUSTED_PROXIES": "127.0.0.1", "ROSTRUM_METRICS_TOKEN": "open-sesame-open"}
    with running(*ROSTRUM, environment=trusting) as server:
        for address in ("192.0.2.7", "127.0.0.1", "127.0.0.1, 127.0.0.1"):
            assert server.get("/metrics", f"X-Forwarded-For: {address}").status == 404
        known = ("X-Forwarded-For: 192.0.2.7", "Authorization: Bearer open-sesame-open")
        assert server.get("/metrics", *known).status == 200


def form(server: Running, path: str, **fields: str) -> int:
    """Fill in a form as a browser does; the status of the answer."""
    page = server.get(path)
    cookie = page.headers["set-cookie"].partition(";")[0]
    (token,) = set(re.findall(r'name="csrf_token"[^>]*value="([^"]+)"', page.body.decode()))
    body = "&".join(f"{name}={value}" for name, value in {**fields, "csrf_token": token}.items()).encode()
    kind = "Content-Type: application/x-www-form-urlencoded"
    sent = head("POST", path, f"Cookie: {cookie}", kind, f"Content-Length: {len(body)}") + body
    return server.ask(sent).status


def test_no_log_line_holds_a_password_a_token_or_an_address_of_a_person(environment: dict[str, str]) -> None:
    with running(*ROSTRUM, environment=environment) as server:
        form(server, "/sign-in", email=EMAIL.replace("@", "%40"), password=PASSWORD)
        for path in (f"/invitations/{TOKEN}", f"/reset/{TOKEN}", f"/join/{TOKEN}", f"/my/calendar/{TOKEN}.ics"):
            server.get(path, f"Authorization: Bearer {TOKEN}")
        server.get(f"/meetings?email={EMAIL}&token={TOKEN}")
        until(lambda: len(server.log()) >= 7, "seven requests were made")
        server.stop()
        written = "".join(server.err)
    assert [secret for secret in (PASSWORD, EMAIL, TOKEN, "lovelace") if secret in written] == []


def test_one_number_ties_answer_page_and_log_together(environment: dict[str, str]) -> None:
    with running(*ROSTRUM, environment=environment) as server:
        answer = server.get("/nowhere")
        number = answer.headers["x-request-id"]
        assert number.encode() in answer.body
        logged = until(lambda: [line for line in server.log() if line["request_id"] == number], "no such line")
        assert [line["status"] for line in logged] == [404]
