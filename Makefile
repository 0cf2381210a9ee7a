# make site   sets up what is needed and builds site/
# make test   sets up what is needed and runs every check
SHELL := /bin/sh
PYTHON ?= python3
PY := .venv/bin/python

.PHONY: site test watch setup clean
.DEFAULT_GOAL := site

site: .venv/.runtime
	$(PY) build.py build

watch: .venv/.runtime
	$(PY) build.py watch

setup: .venv/.dev

.venv/.runtime: requirements.lock
	@sh tests/setup.sh runtime "$(PYTHON)"
	@touch $@

test: .venv/.dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m pytest -n 2

clean:
	rm -rf site .gazette .venv
