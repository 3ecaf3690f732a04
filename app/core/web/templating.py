"""What every template may say."""

import hashlib
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from flask import Flask, current_app, g, request, url_for

from app.core import clock, i18n
from app.core.moments import FILTERS, date_words
from app.core.policy import ANONYMOUS, Actor, may
from app.core.web.actors import carries_credentials, current_actor
from app.core.web.pages import page_version


def equip(app: Flask) -> None:
    """Give the templates of the application their words."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.add_extension("jinja2.ext.do")
    app.context_processor(_words)
    app.jinja_env.filters.update(FILTERS, day=day, hour=hour, moment=moment)


def _words() -> dict[str, object]:
    return {
        "asset": asset,
        "direction": i18n.direction(),
        "locale_code": i18n.locale_code(),
        "languages": languages(),
        "missing_language": i18n.NAMES_HERE.get(i18n.missing_language() or ""),
        "demo": current_app.config["ROSTRUM"].demo,
        "now": clock.now,
        "may": lambda permission, subject=None: may(reader(), permission, subject),
        "reader": reader(),
        "here": request.path,
        "here_with": here_with,
        "page_version": page_version,
    }


def reader() -> Actor:
    """Who reads this page; the session stays shut where nobody can be signed in, so that the page can be kept."""
    return current_actor() if "actor" in g or carries_credentials() else ANONYMOUS


def asset(name: str) -> str:
    """The address of a file of ours, which changes when the file changes, so that browsers may keep it for ever."""
    path = Path(current_app.static_folder or "") / name
    return url_for("static", filename=name, v=_digest(path, path.stat().st_mtime_ns))


@lru_cache
def _digest(path: Path, _changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def here_with(**changes: object) -> str:
    """The address of this page with some of its questions asked otherwise; none takes one out."""
    asked = {**request.args.to_dict(flat=False), **changes}
    kept = [(name, one) for name, value in asked.items() for one in (value if isinstance(value, list) else [value])]
    query = urlencode([(name, one) for name, one in kept if one is not None])
    return f"{request.path}?{query}" if query else request.path


def languages() -> list[tuple[str, str, str]]:
    """The languages of this installation: code, own name, address of this page in it; none where there is no choice."""
    if len(i18n.AVAILABLE) < 2:
        return []
    return [(code, i18n.NAMES[code], here_with(lang=code)) for code in i18n.OFFICIAL if code in i18n.AVAILABLE]


def day(moment: datetime, zone: ZoneInfo) -> str:
    """24 October 2023."""
    return date_words(moment.astimezone(zone).date())


def hour(moment: datetime, zone: ZoneInfo) -> str:
    """15:00, in the zone given."""
    return f"{moment.astimezone(zone):%H:%M}"


def moment(value: datetime, zone: ZoneInfo) -> str:
    """24 October 2023, 15:00."""
    return f"{day(value, zone)}, {hour(value, zone)}"
