"""Rostrum: one system for the intersessional meetings of a commission of States."""

from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from flask import Flask
from flask_migrate import Migrate
from flask_wtf.csrf import CSRFProtect

from app.config import Settings, read_settings
from app.core import i18n, web
from app.core.db import db
from app.core.engine import prepare_engine
from app.core.requests import Numbered
from app.core.web import counting, errors, gate, headers, methods, numbers, pages, templating
from app.core.web.api import guard

ROOT = Path(__file__).parent.parent
# From the ground up: each may know those before it, never those after it (docs/architecture.md).
FEATURES = (
    "entities",
    "people",
    "workplan",
    "meetings",
    "registrations",
    "floor",
    "nominations",
    "joining",
    "statements",
    "publishing",
    "desk",
)
# What a file of pages may call its pages; those of the demo are on the map in the demo alone.
BLUEPRINTS = ("pages", "api", "demo_pages")
CORE = (
    "core.audit",
    "core.live",
    "core.jobs",
    "core.housekeeping",
    "core.wiping",
    "core.files.phrases",
    "core.files.jobs",
    "core.mail.forgetting",
    "core.export.forgetting",
    "core.package.models",
    "core.repeats",
    "core.web.operations",
    "core.web.api.phrases",
    "core.web.api.document",
)
# The files of a feature that say something to the application, in the order in which they are read.
KINDS = ("models", "policies", "phrases", "package", "jobs", "views", "api")


def create_app(settings: Settings | None = None) -> Flask:
    """Put the application together; touches no database."""
    settings = settings or read_settings()
    app = Flask(__name__, root_path=str(ROOT))
    _configure(app, settings)
    db.init_app(app)
    with app.app_context():
        prepare_engine(db.engine)
    Migrate(app, db, directory=str(ROOT / "migrations"), render_as_batch=True, compare_type=True)
    app.wsgi_app = Numbered(methods.MeantMethods(app.wsgi_app))  # type: ignore[method-assign]
    numbers.limit_numbers(app)
    counting.count_requests(app)
    app.before_request(errors.show_turned_away)
    app.before_request(errors.turn_away_nul)
    CSRFProtect(app)
    i18n.speak(app)
    pages.keep_pages(app)
    templating.equip(app)
    errors.handle_errors(app)
    app.before_request(pages.take_from_shelf)
    app.before_request(guard.stand_before_programs)
    app.before_request(gate.stand_guard)
    app.after_request(headers.add_headers)
    app.after_request(pages.put_on_shelf)
    app.view_functions["static"] = web.public("What every page is made of")(app.view_functions["static"])
    for module in (*CORE, *(f"{feature}.{kind}" for feature in FEATURES for kind in KINDS)):
        _take_in(app, f"app.{module}")
    return app


def settings_of(app: Flask) -> Settings:
    """The settings that an application was made with."""
    return app.config["ROSTRUM"]


def _configure(app: Flask, settings: Settings) -> None:
    settings.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    app.config.update(
        ROSTRUM=settings,
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS={
            "pool_pre_ping": settings.database_url.startswith("postgresql"),
            # Every thread of a process (asgi/limits.py, the worker, the reader of announcements) may need one at once.
            "pool_size": 5,
            "max_overflow": 25,
            # What was sent to the database may be personal, and errors end in logs.
            "hide_parameters": True,
        },
        MAX_CONTENT_LENGTH=settings.upload_limit,
        # 500 people in a grid with everything that is said of each (registrations/forms/rows.py).
        MAX_FORM_MEMORY_SIZE=4 * 1024 * 1024,
        SESSION_COOKIE_NAME="rostrum",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.is_secure,
        PERMANENT_SESSION_LIFETIME=timedelta(days=30),
        SESSION_REFRESH_EACH_REQUEST=False,  # people does it once an hour; files for all carry nobody's cookie
        SEND_FILE_MAX_AGE_DEFAULT=timedelta(days=365),
        WTF_CSRF_TIME_LIMIT=None,
        # The token proves that a form is ours. The address of the page before proves no more, and pages whose address
        # is a secret, and some readers' programs, do not say it.
        WTF_CSRF_SSL_STRICT=False,
    )


def _take_in(app: Flask, module: str) -> None:
    """Read one file of a feature, where the feature has it, and put its pages on the map."""
    feature = module.rsplit(".", 1)[0]
    if find_spec(feature) is None or find_spec(module) is None:
        return
    read = import_module(module)
    for name in BLUEPRINTS if settings_of(app).demo else BLUEPRINTS[:2]:
        if hasattr(read, name):
            app.register_blueprint(getattr(read, name))
    if hasattr(read, "api"):
        app.extensions["csrf"].exempt(read.api)  # a token is no cookie: no other site's page can send it
