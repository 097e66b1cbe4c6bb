# Earwitness. `make run` starts it; `make test` checks everything; `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON := .venv/bin/python
COMPILE := .venv/bin/pip-compile --quiet --generate-hashes --allow-unsafe --no-emit-find-links --no-emit-index-url \
	--no-emit-trusted-host --strip-extras --no-header

# Arguments for the program: make run ARGS="watch --json". Benchmarks by name: make bench NAMES="cost".
ARGS ?=
NAMES ?=
# make bench NAMES=chime FULL=1: all hours of background, about two hours of one core.
FULL ?=
WORKERS ?= 2
RUNS ?= 100000

.PHONY: help run test test-kernel lint types layers unit fuzz bench demo screenshots translations lock format clean ready-to-run ready-to-test ready-to-test-kernel

help:
	@echo "make run          start Earwitness (ARGS=\"watch --json\" for a command)"
	@echo "make demo         watch it at work on a private display and sound server"
	@echo "make test         all checks, as CI runs them"
	@echo "make test-kernel  the sound card watcher on a real kernel with real cards, in QEMU"
	@echo "make bench        the measurements in tests/bench (NAMES=\"cost timeline\" for some)"
	@echo "make fuzz         RUNS=$(RUNS) damaged copies of each sample through the history importers"
	@echo "make screenshots  docs/images anew, from the real program"
	@echo "make format       what the formatter and the linter can mend"
	@echo "make lock         the lock files anew, from pyproject.toml"

ready-to-test-kernel:
	@tools/setup.sh kernel

ready-to-run:
	@tools/setup.sh run

ready-to-test:
	@tools/setup.sh test

run: ready-to-run
	@$(PYTHON) main.py $(ARGS)

test: lint types layers unit

lint: ready-to-test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

types: ready-to-test
	.venv/bin/mypy

layers: ready-to-test
	.venv/bin/lint-imports --no-cache

unit: ready-to-test
	$(PYTHON) -m pytest -n $(WORKERS) --dist loadgroup --ignore tests/kernel tests

test-kernel: ready-to-test-kernel
	$(PYTHON) -m pytest tests/kernel

fuzz: ready-to-test
	EARWITNESS_FUZZ=$(RUNS) $(PYTHON) -m pytest tests/history/test_fuzz.py

bench: ready-to-test
	@case " $(or $(NAMES),chime) " in *" chime "*) tools/bench-sounds.sh ;; esac
	EARWITNESS_BENCH_FULL=$(FULL) $(PYTHON) -m tests.bench $(NAMES)

demo: ready-to-test
	$(PYTHON) -m tools.demo $(ARGS)

translations: ready-to-test
	$(PYTHON) tools/translations.py update $(FILLED)

screenshots: ready-to-test
	$(PYTHON) -m tools.screenshots

format: ready-to-test
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

lock: ready-to-test
	$(COMPILE) --output-file requirements.lock pyproject.toml
	$(COMPILE) --extra dev --output-file requirements-dev.lock pyproject.toml

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
