"""Whole addresses of our pages, for mails, calendars and exports: they are read far from here."""

from typing import Any
from urllib.parse import urlsplit

from flask import current_app

from app.config import Settings


def address_of(endpoint: str, **values: Any) -> str:
    """The address of a page as people outside reach it, by ROSTRUM_BASE_URL; needs no request."""
    base = urlsplit(_settings().base_url)
    adapter = current_app.url_map.bind(base.netloc, script_name=base.path or "/", url_scheme=base.scheme)
    return adapter.build(endpoint, values, force_external=True)


def address_at(path: str) -> str:
    """The same for a page that is known by its path: of a thing that says where it stands."""
    return _settings().base_url.rstrip("/") + path


def _settings() -> Settings:
    return current_app.config["ROSTRUM"]
