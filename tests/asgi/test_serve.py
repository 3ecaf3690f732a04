"""`rostrum serve` and `rostrum worker`, as an operator runs them."""

import fcntl
import os
import signal
import subprocess
import sys

import pytest

from app.core.instance import InstanceInUse, hold_instance
from tests.asgi.running import GENEROUS_SECONDS, head, running, until

pytestmark = [pytest.mark.any_database, pytest.mark.process]
ROSTRUM = ("-c", "from app.cli import main; main()")


@pytest.fixture
def environment(database_url, tmp_path):
    return {"ROSTRUM_INSTANCE": str(tmp_path), "ROSTRUM_DATABASE_URL": database_url, "ROSTRUM_UPLOAD_LIMIT": "1000"}


@pytest.fixture
def served(environment):
    with running(*ROSTRUM, "serve", "--port", "0", environment=environment) as server:
        yield server


def rostrum(environment, *arguments):
    command = [sys.executable, *ROSTRUM, *arguments]
    return subprocess.run(
        command,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=GENEROUS_SECONDS,
        check=False,
    )


def test_the_application_is_served(served):
    assert served.get("/healthz").json() == {"status": "ok"}
    assert served.stop()[0] == 0


def test_two_processes_serve_one_application(environment):
    with running(*ROSTRUM, "serve", "--port", "0", "--processes", "2", environment=environment) as server:
        until(lambda: len(server.children) == 2, "two children were expected")
        assert server.get("/healthz").json() == {"status": "ok"}
        assert server.stop()[0] == 0


def test_an_upload_over_the_setting_is_answered_with_a_page(served):
    body = b"x" * 5000
    reply = served.ask(head("POST", "/healthz", f"Content-Length: {len(body)}", "Accept: text/html") + body)
    assert reply.status == 413
    assert b"This file is too large" in reply.body
    assert reply.headers["content-type"] == "text/html; charset=utf-8"


def test_an_upload_over_the_setting_is_answered_with_a_problem_for_a_program(served):
    body = b"x" * 5000
    reply = served.ask(head("POST", "/api/v1/anything", f"Content-Length: {len(body)}") + body)
    assert (reply.status, reply.json()["status"]) == (413, 413)
    assert reply.json()["request_id"] == reply.headers["x-request-id"]


def test_a_port_that_is_taken_is_told_in_one_sentence(served, environment):
    refused = rostrum(environment, "serve", "--port", str(served.port))
    assert refused.returncode == 1
    assert refused.stderr == f"Error: Port {served.port} on 127.0.0.1 cannot be used: address already in use.\n"


def test_a_wrong_setting_is_told_in_one_line_before_anything_starts(environment):
    refused = rostrum({**environment, "ROSTRUM_UPLOAD_LIMIT": "much"}, "serve", "--port", "0", "--processes", "2")
    assert refused.returncode == 2
    assert len(refused.stderr.splitlines()) == 1


def test_nobody_can_have_the_instance_alone_while_it_is_served(served, environment, tmp_path):
    with pytest.raises(InstanceInUse), hold_instance(tmp_path, alone=True):
        pass
    served.stop()
    with hold_instance(tmp_path, alone=True):
        refused = rostrum(environment, "serve", "--port", "0")
    assert refused.stderr == f"Error: A restore is replacing the instance in {tmp_path}.\n"


def test_children_that_outlive_their_parent_keep_the_instance(tmp_path):
    with (tmp_path / "lock").open("a") as inherited:
        fcntl.flock(inherited, fcntl.LOCK_SH)
        child = subprocess.Popen(["sleep", "60"], pass_fds=[inherited.fileno()])
    try:
        with pytest.raises(InstanceInUse), hold_instance(tmp_path, alone=True):
            pass
    finally:
        child.kill()
        child.wait()


def test_the_worker_works_alone_and_ends_when_told(environment):
    command = [sys.executable, *ROSTRUM, "worker"]
    worker = subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.PIPE, text=True)
    with worker:
        assert worker.stdout.readline() == "Working in the background (Ctrl+C ends it).\n"
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(GENEROUS_SECONDS) == 0
