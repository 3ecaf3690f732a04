"""The settings: all from ROSTRUM_* variables, checked at the start."""

import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import get_close_matches
from email.errors import MessageError
from email.headerregistry import Address
from email.utils import parseaddr
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import SplitResult, urlsplit
from uuid import uuid4

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

MEGABYTE = 1024 * 1024
THIS_MACHINE = ("127.0.0.1", "localhost", "::1")
DATABASES = ("sqlite", "postgresql")
DOMAIN = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*", re.IGNORECASE)
SHORTEST_KEY, SHORTEST_TOKEN = 32, 16
NAMES = (
    "ROSTRUM_INSTANCE", "ROSTRUM_DATABASE_URL", "ROSTRUM_FILES", "ROSTRUM_SECRET_KEY", "ROSTRUM_BASE_URL",
    "ROSTRUM_UID_DOMAIN", "ROSTRUM_SMTP_URL", "ROSTRUM_MAIL_FROM", "ROSTRUM_TRUSTED_PROXIES", "ROSTRUM_UPLOAD_LIMIT",
    "ROSTRUM_METRICS_TOKEN", "ROSTRUM_DEMO",
)  # fmt: skip
# Those of the tests may be there too.
OTHERS = ("ROSTRUM_TEST_",)


class WrongSetting(Exception):
    """A variable whose value cannot be used; the message is the one line that the operator reads."""


@dataclass(frozen=True)
class Settings:
    """What an operator may choose; `docs/operating.md` explains each."""

    instance: Path
    database_url: str
    files: Path
    secret_key: str = field(repr=False)
    base_url: str = "http://127.0.0.1:8000"
    uid_domain: str = "rostrum.invalid"
    smtp_url: str | None = field(default=None, repr=False)
    mail_from: str = "Rostrum <secretariat@rostrum.invalid>"
    trusted_proxies: tuple[str, ...] = ()
    upload_limit: int = 50 * MEGABYTE
    metrics_token: str | None = field(default=None, repr=False)
    demo: bool = False

    @property
    def is_public(self) -> bool:
        """Whether anybody but this machine is meant to reach it."""
        return urlsplit(self.base_url).hostname not in THIS_MACHINE

    @property
    def is_secure(self) -> bool:
        """Whether people reach this installation over https, so that cookies may insist on it."""
        return self.base_url.startswith("https://")


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read and check every ROSTRUM_* variable; raises WrongSetting with one clear line. Empty counts as absent."""
    _insist_on_names(environ)
    environ = {name: value.strip() for name, value in environ.items() if name in NAMES and value.strip()}
    instance = Path(environ.get("ROSTRUM_INSTANCE", "instance")).absolute()
    return Settings(
        instance=instance,
        database_url=_database_url(environ, instance),
        files=_folder("ROSTRUM_FILES", Path(environ.get("ROSTRUM_FILES", instance / "files")).absolute()),
        base_url=_base_url(environ),
        uid_domain=_uid_domain(environ),
        smtp_url=_smtp_url(environ),
        mail_from=_mail_from(environ),
        trusted_proxies=_trusted_proxies(environ),
        upload_limit=_upload_limit(environ),
        metrics_token=_long_enough(environ, "ROSTRUM_METRICS_TOKEN", SHORTEST_TOKEN),
        demo=_demo(environ),
        # Last, because it may be made: a wrong setting leaves nothing behind.
        secret_key=_long_enough(environ, "ROSTRUM_SECRET_KEY", SHORTEST_KEY) or _kept_secret_key(instance),
    )


def _insist_on_names(environ: Mapping[str, str]) -> None:
    """A mistyped name would be passed over in silence, and the default would count."""
    for name in environ:
        if name.startswith("ROSTRUM_") and name not in NAMES and not name.startswith(OTHERS):
            meant = get_close_matches(name, NAMES, 1, cutoff=0.8)
            raise WrongSetting(f"{name} is not a setting{f'; {meant[0]} is' if meant else ''}.")


def _parts(url: str) -> SplitResult | None:
    """The parts of an address, or None where it is none."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 (raises where it is no number)
    except ValueError:
        return None
    return parts if parts.hostname and url.isprintable() and " " not in url else None


def _database_url(environ: Mapping[str, str], instance: Path) -> str:
    url = environ.get("ROSTRUM_DATABASE_URL") or f"sqlite:///{instance / 'rostrum.db'}"
    kind, colon, rest = url.partition(":")
    kind = {"postgres": "postgresql"}.get(kind, kind).split("+", 1)[0]
    if kind not in DATABASES or not colon:
        raise WrongSetting("ROSTRUM_DATABASE_URL must begin with sqlite:// or postgresql://.")
    try:
        made = make_url(f"{'postgresql+psycopg' if kind == 'postgresql' else kind}:{rest}")
    except (ArgumentError, ValueError):
        made = None
    if made is None or not made.database:
        raise WrongSetting("ROSTRUM_DATABASE_URL must be such as postgresql://user:password@host/name.")
    if kind == "sqlite" and not made.database.startswith("/"):
        raise WrongSetting("ROSTRUM_DATABASE_URL must name the file from the root: sqlite:////srv/rostrum/rostrum.db.")
    return made.render_as_string(hide_password=False)


def _folder(name: str, path: Path) -> Path:
    if path.exists() and not path.is_dir():
        raise WrongSetting(f"{name} must be a folder; {path} is something else.")
    return path


def _long_enough(environ: Mapping[str, str], name: str, least: int) -> str | None:
    given = environ.get(name)
    if given is not None and (len(given) < least or not given.isascii()):
        raise WrongSetting(f"{name} must have {least} characters or more, of ASCII; `openssl rand -hex 32` makes one.")
    return given


def _kept_secret_key(instance: Path) -> str:
    """The key of this instance, made at the first start and readable by its owner alone."""
    kept = _folder("ROSTRUM_INSTANCE", instance) / "secret_key"
    try:
        if not kept.exists():
            _make_secret_key(kept)
        key = kept.read_text().strip()
    except OSError as error:
        raise WrongSetting(
            f"ROSTRUM_INSTANCE must be a folder of this user: {error.strerror}: {error.filename}."
        ) from None
    if len(key) < SHORTEST_KEY:
        raise WrongSetting(f"{kept} must hold {SHORTEST_KEY} characters or more. Put the key of a backup back.")
    return key


def _make_secret_key(kept: Path) -> None:
    """Written whole before it has its name: nobody reads half a key; of two processes the quicker one counts."""
    kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = kept.with_name(f".secret_key.{uuid4().hex}")
    try:
        with open(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
        with suppress(FileExistsError):
            os.link(beside, kept)
    finally:
        beside.unlink(missing_ok=True)


def _base_url(environ: Mapping[str, str]) -> str:
    url = environ.get("ROSTRUM_BASE_URL", Settings.base_url).rstrip("/")
    parts = _parts(url)
    if (
        parts is None
        or parts.scheme not in ("http", "https")
        or url != f"{parts.scheme}://{parts.netloc}"
        or "@" in url
    ):
        raise WrongSetting("ROSTRUM_BASE_URL must be an address such as https://meetings.example.org, without a path.")
    return url


def _uid_domain(environ: Mapping[str, str]) -> str:
    domain = environ.get("ROSTRUM_UID_DOMAIN", Settings.uid_domain)
    if not DOMAIN.fullmatch(domain):
        raise WrongSetting("ROSTRUM_UID_DOMAIN must be a domain name such as meetings.example.org.")
    return domain


def _smtp_url(environ: Mapping[str, str]) -> str | None:
    url = environ.get("ROSTRUM_SMTP_URL")
    parts = _parts(url) if url else None
    if url and (parts is None or parts.scheme not in ("smtp", "smtps") or parts.path not in ("", "/")):
        raise WrongSetting("ROSTRUM_SMTP_URL must be smtp://user:password@host:port or smtps://...")
    return url


def _mail_from(environ: Mapping[str, str]) -> str:
    given = environ.get("ROSTRUM_MAIL_FROM", Settings.mail_from)
    name, address = parseaddr(given)
    try:
        domain = Address(name, addr_spec=address).domain
    except (ValueError, IndexError, MessageError):
        domain = ""
    if not DOMAIN.fullmatch(domain) or not given.isprintable():
        raise WrongSetting("ROSTRUM_MAIL_FROM must be such as Secretariat <secretariat@example.org>.")
    return given


def _trusted_proxies(environ: Mapping[str, str]) -> tuple[str, ...]:
    given = tuple(part.strip() for part in environ.get("ROSTRUM_TRUSTED_PROXIES", "").split(",") if part.strip())
    for part in given:
        try:
            ip_network(part, strict=False)
        except ValueError:
            raise WrongSetting(
                f"ROSTRUM_TRUSTED_PROXIES must list addresses or networks, such as 127.0.0.1, 10.0.0.0/8; not {part!r}."
            ) from None
    return given


def _upload_limit(environ: Mapping[str, str]) -> int:
    given = environ.get("ROSTRUM_UPLOAD_LIMIT", str(Settings.upload_limit))
    if not given.isascii() or not given.isdigit() or int(given) == 0:
        raise WrongSetting("ROSTRUM_UPLOAD_LIMIT must be a number of bytes, such as 52428800 for 50 MB.")
    return int(given)


def _demo(environ: Mapping[str, str]) -> bool:
    """The demo lets anybody sign in as anyone, so it runs on this machine's own address or not at all."""
    given = environ.get("ROSTRUM_DEMO", "0")
    if given not in ("0", "1"):
        raise WrongSetting("ROSTRUM_DEMO must be 1 or 0.")
    if given == "1" and urlsplit(_base_url(environ)).hostname not in THIS_MACHINE:
        raise WrongSetting("ROSTRUM_DEMO is only possible where ROSTRUM_BASE_URL is this machine itself (127.0.0.1).")
    return given == "1"
