"""Every wrong setting stops the start with one clear line."""

import stat
import threading
from pathlib import Path

import pytest

from app.config import NAMES, Settings, WrongSetting, read_settings

KEY = "s" * 64


def settings(tmp_path: Path, **given: str) -> Settings:
    """Read settings of an installation in a folder of its own."""
    environ = {"ROSTRUM_INSTANCE": str(tmp_path), "ROSTRUM_SECRET_KEY": KEY}
    return read_settings(environ | {f"ROSTRUM_{name}": value for name, value in given.items()})


DATABASE = "ROSTRUM_DATABASE_URL must "
BASE = "ROSTRUM_BASE_URL must be an address such as https://meetings.example.org, without a path."
MAIL = "ROSTRUM_MAIL_FROM must be such as Secretariat <secretariat@example.org>."
SMTP = "ROSTRUM_SMTP_URL must be smtp://user:password@host:port or smtps://..."
MAKE = "or more, of ASCII; `openssl rand -hex 32` makes one."
PROXIES = "ROSTRUM_TRUSTED_PROXIES must list addresses or networks, such as"
WRONG = [
    ("DATABASE_URL", "mysql://localhost/rostrum", f"{DATABASE}begin with sqlite:// or postgresql://."),
    ("DATABASE_URL", "rostrum.db", f"{DATABASE}begin with sqlite:// or postgresql://."),
    ("DATABASE_URL", "postgresql", f"{DATABASE}begin with sqlite:// or postgresql://."),
    ("DATABASE_URL", "postgresql://localhost", f"{DATABASE}be such as postgresql://user:password@host/name."),
    ("DATABASE_URL", "postgresql://localhost:port/x", f"{DATABASE}be such as postgresql://user:password@host/name."),
    ("DATABASE_URL", "sqlite://", f"{DATABASE}be such as postgresql://user:password@host/name."),
    ("DATABASE_URL", "sqlite:///x.db", f"{DATABASE}name the file from the root: sqlite:////srv/rostrum/rostrum.db."),
    ("DATABASE_URL", "sqlite:///:memory:", f"{DATABASE}name the file from the root: sqlite:////srv/rostrum/rostrum.db."),
    ("FILES", "/etc/hostname", "ROSTRUM_FILES must be a folder; /etc/hostname is something else."),
    ("INSTANCE", "/etc/hostname", "ROSTRUM_INSTANCE must be a folder; /etc/hostname is something else."),
    ("INSTANCE", "/proc/x", "ROSTRUM_INSTANCE must be a folder of this user: No such file or directory: /proc/x."),
    ("SECRET_KEY", "short", f"ROSTRUM_SECRET_KEY must have 32 characters {MAKE}"),
    ("METRICS_TOKEN", "short", f"ROSTRUM_METRICS_TOKEN must have 16 characters {MAKE}"),
    ("METRICS_TOKEN", "Öffne dich, Sesam!", f"ROSTRUM_METRICS_TOKEN must have 16 characters {MAKE}"),
    ("BASE_URL", "meetings.example.org", BASE),
    ("BASE_URL", "ftp://meetings.example.org", BASE),
    ("BASE_URL", "https://", BASE),
    ("BASE_URL", "https://example.org/rostrum", BASE),
    ("BASE_URL", "https://example.org?a=b", BASE),
    ("BASE_URL", "https://example.org#a", BASE),
    ("BASE_URL", "https://ada:secret@example.org", BASE),
    ("BASE_URL", "https://example.org:port", BASE),
    ("BASE_URL", "https://[::1", BASE),
    ("BASE_URL", "https://exa mple.org", BASE),
    ("UID_DOMAIN", "https://example.org", "ROSTRUM_UID_DOMAIN must be a domain name such as meetings.example.org."),
    ("UID_DOMAIN", "example..org", "ROSTRUM_UID_DOMAIN must be a domain name such as meetings.example.org."),
    ("UID_DOMAIN", "bücher.example", "ROSTRUM_UID_DOMAIN must be a domain name such as meetings.example.org."),
    ("UID_DOMAIN", "a@example.org", "ROSTRUM_UID_DOMAIN must be a domain name such as meetings.example.org."),
    ("SMTP_URL", "mail.example.org", SMTP),
    ("SMTP_URL", "http://mail.example.org", SMTP),
    ("SMTP_URL", "smtp://", SMTP),
    ("SMTP_URL", "smtp://mail.example.org:many", SMTP),
    ("SMTP_URL", "smtp://mail.example.org/folder", SMTP),
    ("MAIL_FROM", "Secretariat", MAIL),
    ("MAIL_FROM", "Secretariat <secretariat>", MAIL),
    ("MAIL_FROM", "Secretariat, Vienna <a@example.org>", MAIL),
    ("MAIL_FROM", "a@example.org\r\nBcc: b@example.org", MAIL),
    ("MAIL_FROM", "a@-.org", MAIL),
    ("TRUSTED_PROXIES", "10.0.0.0/8, proxy", f"{PROXIES} 127.0.0.1, 10.0.0.0/8; not 'proxy'."),
    ("UPLOAD_LIMIT", "50 MB", "ROSTRUM_UPLOAD_LIMIT must be a number of bytes, such as 52428800 for 50 MB."),
    ("UPLOAD_LIMIT", "0", "ROSTRUM_UPLOAD_LIMIT must be a number of bytes, such as 52428800 for 50 MB."),
    ("UPLOAD_LIMIT", "-1", "ROSTRUM_UPLOAD_LIMIT must be a number of bytes, such as 52428800 for 50 MB."),
    ("UPLOAD_LIMIT", "٥٠", "ROSTRUM_UPLOAD_LIMIT must be a number of bytes, such as 52428800 for 50 MB."),
    ("DEMO", "yes", "ROSTRUM_DEMO must be 1 or 0."),
    ("BASEURL", "https://example.org", "ROSTRUM_BASEURL is not a setting; ROSTRUM_BASE_URL is."),
    ("COLOUR", "blue", "ROSTRUM_COLOUR is not a setting."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "line"), WRONG)
def test_a_wrong_value_is_said_in_one_line(tmp_path: Path, name: str, value: str, line: str) -> None:
    given = {name: value} if name != "INSTANCE" else {name: value, "SECRET_KEY": ""}
    with pytest.raises(WrongSetting) as wrong:
        settings(tmp_path, **given)
    assert str(wrong.value) == line
    assert list(tmp_path.iterdir()) == []


def test_every_setting_has_a_wrong_value_in_this_table() -> None:
    assert {f"ROSTRUM_{name}" for name, _value, _line in WRONG} >= set(NAMES)


def test_the_demo_is_for_this_machine_alone(tmp_path: Path) -> None:
    assert settings(tmp_path, DEMO="1").demo
    with pytest.raises(WrongSetting, match="ROSTRUM_DEMO is only possible where ROSTRUM_BASE_URL is this machine"):
        settings(tmp_path, DEMO="1", BASE_URL="https://meetings.example.org")


def test_an_empty_value_counts_as_absent(tmp_path: Path) -> None:
    empty = {
        name.removeprefix("ROSTRUM_"): " " for name in NAMES if name not in ("ROSTRUM_INSTANCE", "ROSTRUM_SECRET_KEY")
    }
    assert settings(tmp_path, **empty) == settings(tmp_path)


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("postgres://a:p%40ss@db/rostrum", "postgresql+psycopg://a:p%40ss@db/rostrum"),
        ("postgresql://db:5433/rostrum?sslmode=require", "postgresql+psycopg://db:5433/rostrum?sslmode=require"),
        (
            "postgresql+psycopg:///rostrum?host=/run/postgresql",
            "postgresql+psycopg:///rostrum?host=%2Frun%2Fpostgresql",
        ),
        ("sqlite:////srv/rostrum/rostrum.db", "sqlite:////srv/rostrum/rostrum.db"),
    ],
)
def test_how_a_database_may_be_named(tmp_path: Path, given: str, url: str) -> None:
    assert settings(tmp_path, DATABASE_URL=given).database_url == url


def test_what_is_good_is_taken(tmp_path: Path) -> None:
    made = settings(
        tmp_path, BASE_URL="https://meetings.example.org/", MAIL_FROM="Sécretariat <a@example.org>",
        TRUSTED_PROXIES="127.0.0.1, 10.0.0.0/8, ::1", UPLOAD_LIMIT="1000", SMTP_URL="smtps://a:b@mail.example.org:465",
    )  # fmt: skip
    assert (made.base_url, made.is_secure, made.is_public) == ("https://meetings.example.org", True, True)
    assert (made.trusted_proxies, made.upload_limit) == (("127.0.0.1", "10.0.0.0/8", "::1"), 1000)


def test_secrets_are_not_shown(tmp_path: Path) -> None:
    shown = repr(settings(tmp_path, SMTP_URL="smtp://ada:geheim@mail.example.org", METRICS_TOKEN="open-sesame-open"))
    assert [secret for secret in (KEY, "geheim", "open-sesame") if secret in shown] == []


def test_the_key_is_made_once_whoever_starts_first_and_is_for_us_alone(tmp_path: Path) -> None:
    instance, keys = tmp_path / "instance", []
    ready = threading.Barrier(8)

    def start() -> None:
        ready.wait()
        keys.append(read_settings({"ROSTRUM_INSTANCE": str(instance)}).secret_key)

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(keys), len(set(keys)), len(keys[0])) == (8, 1, 64)
    assert [path.name for path in instance.iterdir()] == ["secret_key"]
    assert [stat.S_IMODE(path.stat().st_mode) for path in (instance, instance / "secret_key")] == [0o700, 0o600]


def test_half_a_key_is_no_key(tmp_path: Path) -> None:
    (tmp_path / "secret_key").touch()
    with pytest.raises(WrongSetting, match="secret_key must hold 32 characters or more. Put the key of a backup back."):
        read_settings({"ROSTRUM_INSTANCE": str(tmp_path)})
