"""Programs act as an account by tokens, which end."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import select, update

from app.cli import cli
from app.core import clock
from app.core.audit import AuditEntry, unaudited
from app.core.db import db, write
from app.core.logs import conceal_personal
from app.core.policy import OPERATOR
from app.people.commands.accounts import disable
from app.people.commands.api_tokens import forget_old_tokens, make_token
from app.people.models import Account, ApiToken
from tests.builders.people import PASSWORD, Browser, an_account, bearer

ACCOUNT = "/api/v1/account"


def form(**changes: str) -> dict[str, str]:
    """What the page sends."""
    return {"name": "website", "expires_on": "2024-03-01", "present": PASSWORD, **changes}


def is_let_in(app: Flask, shown: dict[str, str]) -> bool:
    """Whether a program that shows this is known."""
    return app.test_client().get(ACCOUNT, headers=shown).status_code == 200


def token_on(page: str) -> str:
    """The token that a page shows."""
    return re.search(r"rostrum_[\w-]{43}", page)[0]  # type: ignore[index]


def actions() -> list[str]:
    """What was traced of tokens."""
    db.session.rollback()
    said = select(AuditEntry.action).where(AuditEntry.action.startswith("api_token")).order_by(AuditEntry.id)
    return list(db.session.scalars(said))


def test_a_token_is_made_on_the_page_shown_once_and_kept_as_a_fingerprint(
    app: Flask, now: datetime, mails: Callable
) -> None:
    browser = Browser(app, an_account("ines@example.org", "secretariat"))
    made = browser.send("/my/account/tokens", **form())
    token = token_on(made.text)
    assert (made.status_code, made.headers["Cache-Control"]) == (200, "no-store")
    page = browser.open("/my/account/tokens").text
    assert ("website" in page, "good until 1 March 2024" in page, token in page) == (True, True, False)
    assert token not in str(db.session.execute(select(ApiToken.__table__)).all())
    said = app.test_client().get(ACCOUNT, headers={"Authorization": f"Bearer {token}"}).json
    assert said["roles"] == [{"role": "secretariat", "scope": None}]
    assert said["token"] == {"name": "website", "reads_only": False, "expires_at": "2024-03-02T00:00:00Z"}
    assert "last used on 24 October 2023" in browser.open("/my/account/tokens").text
    assert [mail["Subject"] for mail in mails()] == ["A program may act as you now"]


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"present": "another"}, 422, "This is not your present password."),
        ({"name": " "}, 422, "This is needed."),
        ({"expires_on": "2023-10-24"}, 409, "A token lasts until a day from 2023-10-25 to 2025-10-24."),
        ({"expires_on": "2025-10-25"}, 409, "A token lasts until a day from"),
        ({"expires_on": "soon"}, 422, "This is needed."),
    ],
)
def test_what_is_wrong_makes_no_token(
    app: Flask, now: datetime, changes: dict[str, str], status: int, words: str
) -> None:
    answer = Browser(app, an_account()).send("/my/account/tokens", **form(**changes))
    assert (answer.status_code, words in answer.text) == (status, True)
    assert actions() == []


def test_an_ended_token_lets_nobody_in_and_others_stay(app: Flask, now: datetime) -> None:
    account = an_account()
    first, second = bearer(account), bearer(account)
    browser = Browser(app, account)
    number = db.session.scalars(select(ApiToken.id).order_by(ApiToken.id)).first()
    assert browser.take_away(f"/my/account/tokens/{number}").status_code == 303
    assert (is_let_in(app, first), is_let_in(app, second)) == (False, True)
    assert actions() == ["api_token.made", "api_token.made", "api_token.ended"]


def test_nobody_ends_the_token_of_somebody_else(app: Flask) -> None:
    theirs = bearer(an_account("karim@example.org"))
    number = db.session.scalars(select(ApiToken.id)).one()
    assert Browser(app, an_account()).take_away(f"/my/account/tokens/{number}").status_code == 404
    assert is_let_in(app, theirs)


def test_a_token_ends_with_its_last_day_and_goes_a_month_later(app: Flask, now: datetime) -> None:
    shown = bearer(an_account(), expires_on=date(2023, 10, 25))
    with clock.frozen(datetime(2023, 10, 25, 23, 59, tzinfo=now.tzinfo)):
        assert is_let_in(app, shown)
    with clock.frozen(datetime(2023, 10, 26, tzinfo=now.tzinfo)):
        assert not is_let_in(app, shown)
    for days, left in ((29, 1), (30, 0)):
        with clock.frozen(datetime(2023, 10, 26, tzinfo=now.tzinfo) + timedelta(days=days)):
            forget_old_tokens(OPERATOR)
            assert len(db.session.scalars(select(ApiToken)).all()) == left


def test_tokens_end_where_a_sign_in_is_no_longer_trusted(app: Flask) -> None:
    account, office = an_account(), Browser(app, an_account("office@example.org", "administrator"))
    ended = [bearer(account)]
    office.take_away(f"/people/{account.public_id}/sign-ins")
    assert [is_let_in(app, shown) for shown in ended] == [False]
    ended.append(bearer(account))
    another = "another walk by the river"
    Browser(app, account).send("/my/account/password", present=PASSWORD, password=another)
    assert [is_let_in(app, shown) for shown in ended] == [False, False]
    ended.append(bearer(account))
    disable(OPERATOR, account.id)
    assert [is_let_in(app, shown) for shown in ended] == [False, False, False]


def test_wrong_tokens_are_counted_and_right_ones_are_never_kept_waiting(app: Flask, now: datetime) -> None:
    right = bearer(an_account())
    wrong = {"Authorization": "Bearer rostrum_guessed"}
    answers = [app.test_client().get(ACCOUNT, headers=wrong) for _ in range(22)]
    assert [answer.status_code for answer in answers] == [401] * 20 + [429] * 2
    assert (answers[-1].json["code"], answers[-1].headers["Retry-After"]) == ("people.too_many_wrong_tokens", "1")
    assert is_let_in(app, right)


def test_a_token_opens_no_page_and_a_cookie_no_resource(app: Flask) -> None:
    account = an_account("office@example.org", "secretariat")
    browser = Browser(app, account)
    assert app.test_client().get("/my/account", headers=bearer(account)).status_code == 302
    assert browser.open(ACCOUNT).status_code == 401
    assert browser.client.post("/api/v1/challenges", json={}).status_code == 401


def test_a_token_that_only_reads_changes_nothing(app: Flask) -> None:
    shown = bearer(an_account("office@example.org", "secretariat"), reads_only=True)
    refused = app.test_client().post("/api/v1/challenges", json={}, headers=shown)
    assert (refused.status_code, refused.json["code"], is_let_in(app, shown)) == (403, "api.only_reads", True)


def test_the_role_that_is_taken_away_is_taken_from_the_token(app: Flask) -> None:
    account = an_account("office@example.org", "secretariat")
    shown = bearer(account)
    Browser(app, an_account("chief@example.org", "administrator")).take_away(
        f"/people/{account.public_id}/grants/{account.grants[0].id}"
    )
    assert app.test_client().post("/api/v1/challenges", json={}, headers=shown).status_code == 403


def test_an_account_has_only_so_many(app: Flask) -> None:
    account = an_account()
    for _ in range(50):
        make_token(OPERATOR, account.id, "one more")
    answer = Browser(app, account).send(
        "/my/account/tokens", **form(expires_on=str(clock.now().date().replace(day=28)))
    )
    assert (answer.status_code, "50 tokens at most" in answer.text) == (409, True)


def test_the_shell_makes_tokens(app: Flask, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.cli.make_application", lambda: app)
    an_account("ines@example.org", "secretariat")

    def add(*words: str):
        done = CliRunner().invoke(cli, ["token", "add", *words])
        db.session.rollback()
        return done

    made = add("INES@example.org", "--name", "website", "--expires", "2024-01-31")
    assert made.stderr == "ines@example.org: website, until 2024-01-31. It is not shown again.\n"
    assert is_let_in(app, {"Authorization": f"bearer {made.stdout.strip()}"})
    assert "Nobody here has the address" in add("nobody@example.org").output
    assert "A token lasts until a day" in add("ines@example.org", "--expires", "2023-10-01").output
    assert actions() == ["api_token.made"]


@pytest.mark.parametrize("fact", [{"disabled_at": datetime(2023, 10, 1, tzinfo=UTC)}, {"is_demo": True}])
def test_no_program_acts_as_an_account_that_nobody_can_sign_in_to(app: Flask, fact: dict[str, object]) -> None:
    account = an_account()
    shown = bearer(account)
    with write() as session:
        session.execute(update(Account).values(**fact))
        unaudited("as if it had always been so")
    assert not is_let_in(app, shown)


def test_a_token_that_a_library_says_is_not_logged(app: Flask) -> None:
    token = bearer(an_account())["Authorization"]
    assert conceal_personal(f"refused: {token}") == "refused: Bearer ***"
