"""A file goes out as what it is, and has no power over our pages."""

from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.exceptions import NotFound

from app.core.files import keep
from app.core.files.folder import path_of
from app.core.files.kinds import KINDS, PDF, FileKind
from app.core.policy import SYSTEM
from app.core.web.files import send_kept
from tests.core.files import samples


@pytest.fixture(autouse=True)
def kind(monkeypatch: pytest.MonkeyPatch) -> None:
    """One kind of file."""
    monkeypatch.setitem(KINDS, "hall.paper", FileKind("hall.paper", (PDF,), 100_000))


def test_the_answer_names_the_file_and_locks_it_in(app: Flask) -> None:
    row = keep(BytesIO(samples.pdf()), "hall.paper", SYSTEM, 'Erklärung "1".pdf')
    with app.test_request_context():
        answer = send_kept(row)
        answer.direct_passthrough = False
        assert answer.get_data() == samples.pdf()
        answer.close()
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename=\"Erklarung 1.pdf\"; filename*=UTF-8''Erkl%C3%A4rung%201.pdf"
    )
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert (answer.headers["Content-Type"], answer.headers["X-Content-Type-Options"]) == (PDF, "nosniff")
    assert answer.headers["Cache-Control"] == "private, no-cache"


def test_a_part_of_it_can_be_asked_for_and_an_unchanged_one_is_not_sent_again(app: Flask) -> None:
    row = keep(BytesIO(samples.pdf()), "hall.paper", SYSTEM, "a")
    with app.test_request_context(headers={"Range": "bytes=0-3"}):
        part = send_kept(row, shown=True)
        assert (part.status_code, b"".join(part.response)) == (206, b"%PDF")
        part.close()
    with app.test_request_context(headers={"If-None-Match": f'"{row.sha256}"'}):
        unchanged = send_kept(row)
        assert unchanged.status_code == 304
        unchanged.close()


def test_a_file_that_is_not_there_any_more_is_not_found(app: Flask, tmp_path: Path) -> None:
    row = keep(BytesIO(samples.pdf()), "hall.paper", SYSTEM, "a")
    path_of(tmp_path / "files", row.sha256).unlink()
    with app.test_request_context(), pytest.raises(NotFound):
        send_kept(row)
