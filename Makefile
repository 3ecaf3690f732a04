# The names of these targets are promises: see "Commands" in README.md.
PORT ?= 8000
PYTHON ?= python3
VENV := .venv
RUNTIME := $(VENV)/.runtime
TESTING := $(VENV)/.testing

.PHONY: setup demo test bench lock check

setup: $(RUNTIME)
	$(VENV)/bin/rostrum demo --prepare-only

demo: $(RUNTIME)
	$(VENV)/bin/rostrum demo --port $(PORT)

test: $(TESTING)
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

# Needs uv; the locks name no host.
lock:
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --quiet pyproject.toml -o requirements.lock
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --quiet pyproject.toml --extra test -c requirements.lock -o requirements-test.lock
