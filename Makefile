# The names of these targets are promises: see "Commands" in README.md.
PORT ?= 8000
PYTHON ?= python3
VENV := .venv
RUNTIME := $(VENV)/.runtime
TESTING := $(VENV)/.testing
READERS := $(VENV)/readers

.PHONY: setup demo test bench lock check

setup: $(RUNTIME)
	$(VENV)/bin/rostrum demo --prepare-only

demo: $(RUNTIME)
	$(VENV)/bin/rostrum demo --port $(PORT)

test: $(TESTING) $(READERS)/.installed
	$(VENV)/bin/python -m tests.run

bench: $(TESTING)
	$(VENV)/bin/python -m bench

check: $(TESTING)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/lint-imports

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rostrum needs Python 3.11 or newer.")'
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.lock pyproject.toml | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(TESTING): requirements-test.lock $(RUNTIME)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	touch $@

# A library of JavaScript that reads our calendars in the tests.
$(READERS)/.installed: tests/readers/package.json tests/readers/package-lock.json $(TESTING)
	mkdir -p $(READERS)
	cp tests/readers/package.json tests/readers/package-lock.json $(READERS)
	$(VENV)/bin/npm ci --prefix $(READERS) --ignore-scripts --prefer-offline --no-audit --no-fund --no-update-notifier --loglevel error
	touch $@

# Needs uv; the locks name no host.
lock:
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --quiet pyproject.toml -o requirements.lock
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --quiet pyproject.toml --extra test -c requirements.lock -o requirements-test.lock
	$(VENV)/bin/npm install --prefix tests/readers --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund --loglevel error
