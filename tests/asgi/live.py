"""The real application with views to listen to, for tests of streams: `python -m tests.asgi.live`."""

import argparse
import os

from flask import Blueprint, render_template_string, request

from app import create_app
from app.asgi.limits import Limits
from app.asgi.processes import Processes
from app.asgi.runner import run_process
from app.asgi.server import address, listen
from app.config import read_settings
from app.core.db import write
from app.core.live import announce, versions
from app.core.logs import configure_logs
from app.core.policy import POLICIES, Actor, Policy
from app.core.web import cached, public, requires
from app.core.web.actors import recognisers
from app.core.web.following import follow

KNOWN = Actor("account", 1)
PAGE = """{% extends "base.html" %}
{% from "components/live.html" import changed with context %}
{% block content %}
<h1>{{ topic }} at {{ page_version() }}</h1>
<p id="part" data-live-fragment="/parts/{{ topic }}?name=part"></p>
<p id="board" data-live-fragment="/boards/{{ topic }}?lang=en" data-live-board></p>
{{ changed(request.args.get("events", "/topics/" ~ topic)) }}
{% endblock %}"""
pages = Blueprint("tested", __name__)


@pages.get("/topics/<topic>")
@public("A test listens", on=lambda topic: None if topic == "nowhere" else topic)
def topic_view(topic):
    return follow(topic, f"{topic}/more")


@pages.get("/boards/<topic>/events")
@public("A test listens")
def board_events(topic):
    return follow(topic, fragment=f"/boards/{topic}?lang={request.args.get('lang', 'en')}")


@pages.get("/boards/<topic>")
@public("A test reads")
def board(topic):
    os.write(2, b"rendered\n")
    return f"<p>{topic} in {request.args['lang']}</p>\n<p>for {request.cookies.get('rostrum', 'all')}</p>"


@pages.get("/pages/<topic>")
@public("A test reads")
@cached(and_of=lambda topic: (topic,))
def page(topic):
    return render_template_string(PAGE, topic=topic)


@pages.get("/parts/<topic>")
@public("A test reads")
def part(topic):
    return f"{request.args['name']} {versions([topic]).get(topic, 0)} <input id='{request.args['name']}-input'>"


@pages.get("/private/<topic>")
@requires("test.listen")
def private_topic(topic):
    return follow(topic)


@pages.get("/announce/<topic>")
@public("A test announces")
def announce_topic(topic):
    with write():
        announce("tested", topic)
    return {"version": versions([topic])[topic]}


def make_application(settings):
    POLICIES["test.listen"] = Policy("test.listen", "Those who know the word listen.", everyone=True)
    recognisers.append(lambda: KNOWN if request.headers.get("Authorization") == "Bearer word" else None)
    app = create_app(settings)
    app.register_blueprint(pages)
    return app


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--streams", type=int, default=3000)
    parser.add_argument("--private-seconds", type=float, default=300)
    wanted = parser.parse_args()
    configure_logs()
    listener = listen("127.0.0.1", 0)
    limits = Limits(streams=wanted.streams, private_stream_seconds=wanted.private_seconds)

    def work(parent: int | None = None) -> None:
        run_process(make_application(read_settings()), listener, limits=limits, with_worker=False, parent=parent)

    print(address(listener), flush=True)
    work() if wanted.processes == 1 else Processes(wanted.processes, work).run()


if __name__ == "__main__":
    main()
