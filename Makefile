# The project's commands. Everything they need they install, into .venv beside this file.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --retries 10 --timeout 60 -c constraints.txt
APT := $(shell [ "$$(id -u)" = 0 ] || echo sudo) DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=5 -o DPkg::Lock::Timeout=300

.PHONY: run test talks check browser crash bench clean

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) -e .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) -e '.[postgres,dev]'
	@touch $@ $(VENV)/.run

# mypy reads the whole tree, the browser's tests and the bench too
$(VENV)/.all: $(VENV)/.dev
	$(PIP) -e '.[postgres,dev,browser,bench]'
	@touch $@

$(VENV)/.chromium: $(VENV)/.all
	@command -v chromium >/dev/null || ($(APT) update; $(APT) install -y --no-install-recommends chromium)
	@touch $@

run: $(VENV)/.run
	$(BIN)/python main.py

test: $(VENV)/.dev
	$(BIN)/python -m pytest tests --ignore=tests/browser --ignore=tests/crash -n 2 --dist loadfile --talks=one

# what needs a database, on the one that `make test` did not take; and everybody presses everything
talks: $(VENV)/.dev
	$(BIN)/python -m pytest tests --ignore=tests/browser --ignore=tests/crash -n 2 --dist loadfile --talks=other

check: $(VENV)/.all
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	$(BIN)/python main.py check-content
	$(BIN)/python -m pytest tests/house/test_locales.py

browser: $(VENV)/.chromium
	$(BIN)/python -m pytest tests/browser

crash: $(VENV)/.dev
	$(BIN)/python -m pytest tests/crash

bench: $(VENV)/.all
	$(BIN)/python -m bench

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache
