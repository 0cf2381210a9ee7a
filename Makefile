# make site          set up what is needed and build site/
# make watch         build, serve on this machine, rebuild on every change
# make test          set up what is needed and run every check
# make check         judge content/ and the built site; changes nothing
#
# make audit         Lighthouse on the built site
# make screenshots   pictures of the main pages, into tests/screenshots/
# make assemble      join what `make site ARGS="--shard K/N"` made, on this machine or brought here
# make dev           set up what developing and `build.py check --search` need
# make bench         measure the build, beside Hugo
# make fuzz          HISTORIES random histories, more faults, then hostile input for FUZZ_MINUTES
# make lock          pin the dependencies of pyproject.toml again, with hashes
# make clean         delete everything that was built or installed here
#
# ARGS="…" passes options on: make site ARGS="--base-url https://a.example/ --strict"

SHELL = /bin/sh
PY = .venv/bin/python
ARGS =
FUZZ_MINUTES = 10
HISTORIES = 200
UV_COMPILE = uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml

site: setup
	$(PY) build.py build $(ARGS)
	@echo 'To look at it: make watch, or open site/index.html in a browser.'

assemble: setup
	$(PY) build.py assemble $(ARGS)

watch: setup
	$(PY) build.py watch $(ARGS)

check: setup
	$(PY) build.py check $(ARGS)

test: dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(ARGS)

audit: site
	@sh .ci/setup audit
	$(PY) -m tests.audit $(ARGS)

screenshots: dev site
	$(PY) -m tests.screenshots $(ARGS)

bench: dev
	$(PY) -m tests.bench $(ARGS)

fuzz: dev
	GAZETTE_RANDOM=1 GAZETTE_HISTORIES=$(HISTORIES) GAZETTE_FAULTS=60 GAZETTE_KILLS=60 $(PY) -m pytest \
		tests/faults/test_promises.py tests/faults/test_machine.py tests/faults/test_stopping.py
	$(PY) -m tests.fuzz --seconds $$(($(FUZZ_MINUTES) * 60)) $(ARGS)

# Always run: quick where everything is in place, and right where a Python or a lock file changed under it.
setup:
	@sh .ci/setup runtime

dev:
	@sh .ci/setup dev

lock:
	$(UV_COMPILE) -o requirements.lock
	$(UV_COMPILE) --group dev -o requirements-dev.lock

clean:
	rm -rf site .gazette .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis tests/node_modules \
		tests/audit/node_modules tests/screenshots

.PHONY: site assemble watch check test audit screenshots bench fuzz setup dev lock clean
