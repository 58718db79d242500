# make run    service and page on http://127.0.0.1:8000 (set-up included)
# make test   the same set-up, then all tests
# make help   everything else

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
SEED := seeds/soldiers-for-russia.txt

# one thread a process for the linear algebra below the model: more of them only get in each other's way
export OPENBLAS_NUM_THREADS ?= 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help install install-dev run demo test test-fast lint types format evaluate bench load fit readme soak fuzz \
	audit sbom release lock clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

install: $(VENV)/.ships  ## virtual environment with what ships: dependencies, model, checker

install-dev: $(VENV)/.dev  ## the same and the tools for tests, lint and types

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
		|| { echo "Checker needs Python 3.11, 3.12 or 3.13: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ships: requirements.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.ships
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

run: install  ## service and page on 127.0.0.1:8000
	@echo "Checker: http://$(HOST):$(PORT)/ (Ctrl-C ends it)"
	CHECKER_WORKERS=$(WORKERS) $(BIN)/checker serve --host $(HOST) --port $(PORT)

demo: install  ## print the report of the seed story
	$(BIN)/checker check $(SEED) || [ $$? -eq 1 ]

test: install-dev  ## all tests, slow ones included (browser tests where chromium is there)
	$(BIN)/python -m pytest

test-fast: install-dev  ## the tests of a minute
	$(BIN)/python -m pytest -m "not slow and not browser"

lint: install-dev  ## ruff: rules (those of bandit among them) and form
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install-dev  ## mypy, strict
	$(BIN)/mypy

format: install-dev  ## put the code in form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

evaluate: install-dev  ## score the checker on the annotated articles of tests/gold
	$(BIN)/python -m tests.evaluation

fit: install-dev  ## fit the likeness of figures to FOLDERS of annotated articles, beside those of tests/gold
	$(BIN)/python -m pip install --quiet scikit-learn
	$(BIN)/python -m tests.evaluation.fit $(FOLDERS)

readme: install-dev  ## write the output shown in README.md anew
	$(BIN)/python -m tests.readme

bench: install-dev  ## time the checker
	$(BIN)/python -m tests.evaluation.benchmark

soak: install-dev  ## robustness and service tests at length: 20,000 random articles, 200 workers killed
	EXAMPLES=5000 TEST_BODIES=20000 TEST_KILLS=200 $(BIN)/python -m pytest tests/robustness tests/service

fuzz: install-dev  ## ten minutes of coverage-guided fuzzing
	$(BIN)/python -m pip install --quiet atheris
	$(BIN)/python -m tests.robustness.fuzz -max_total_time=600

audit: install-dev  ## known vulnerabilities of what ships; asks the registry's advisory service
	$(BIN)/uv tool run pip-audit --strict --disable-pip --require-hashes --requirement requirements.txt

sbom: install-dev  ## what ships, as a CycloneDX bill of materials
	$(BIN)/cyclonedx-py requirements --output-reproducible --output-file sbom.json requirements.txt

release: sbom  ## wheel, source archive and bill of materials, with their digests, in dist/
	rm -rf dist
	$(BIN)/uv build --quiet --no-build-isolation --python $(BIN)/python --out-dir dist
	cp sbom.json dist/checker.cdx.json
	cd dist && sha256sum * > SHA256SUMS

load: install-dev  ## ten minutes of a newsroom's traffic at 80 % of capacity
	$(BIN)/python tests/service/load.py

lock: install-dev  ## requirements.txt and requirements-dev.txt anew from their .in files
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url \
		--custom-compile-command "make lock" --output-file requirements.txt requirements.in
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url \
		--custom-compile-command "make lock" --output-file requirements-dev.txt requirements-dev.in

clean:  ## remove the virtual environment and caches
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
