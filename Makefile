# The manual of this project: every verb with what it does. `make` alone lists them.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8080
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export TOKENIZERS_PARALLELISM := false

.DEFAULT_GOAL := help
.PHONY: help run test check unit format schemas golden kafka jars browser bench crash red lock clean

help: ## list the verbs
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

run: $(VENV)/.run ## the whole pipeline and the live board over the sample newsroom, on this machine: no Docker, no Java
	$(BIN)/tollwire run --sample --port $(PORT)

test: $(VENV)/.dev jars browser ## everything: checks, unit tests, real Kafka, real browser, crash suite
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: lint ## format, lint, types, schema diff, sizes, unit tests: under a minute
	$(MAKE) --no-print-directory unit

.PHONY: lint
lint: $(VENV)/.dev
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/python -m schemas.generate --check

unit: $(VENV)/.dev ## the unit tests alone: no broker, no browser, no processes
	$(BIN)/python -m pytest -m "not kafka and not browser and not slow and not process" -n 2

format: $(VENV)/.dev ## rewrite the source in the one format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

schemas: $(VENV)/.dev ## generate the JSON Schemas and asyncapi.yaml; refuses a breaking change within a version
	$(BIN)/python -m schemas.generate

golden: $(VENV)/.dev ## rewrite the expected halves of the golden pairs; review the diff
	TOLLWIRE_GOLDEN=write $(BIN)/python -m pytest -m "not kafka and not browser and not slow and not process" -k golden
	git --no-pager diff --stat -- tests

kafka: $(VENV)/.dev jars ## a real Apache Kafka on this machine, from its jars (needs Java 17), until Ctrl-C
	$(BIN)/python deploy/kafka-dev/run.py

jars: ## fetch Apache Kafka's jars where Java and Maven are
	@if ls deploy/kafka-dev/libs/kafka_*.jar >/dev/null 2>&1; then :; \
	elif command -v mvn >/dev/null && command -v java >/dev/null; then \
	  mvn -q -B -f deploy/kafka-dev/pom.xml dependency:copy-dependencies -DoutputDirectory=libs; \
	else echo "no Java or Maven here: tests on a real broker will be skipped (install openjdk-17-jre-headless and maven)"; fi

browser: ## install Chromium where we may, for the tests that look at the board
	@if command -v chromium >/dev/null && command -v chromedriver >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium chromium-driver >/dev/null; \
	else echo "no Chromium here: tests in a browser will be skipped (install chromium and chromium-driver)"; fi

bench: $(VENV)/.bench jars ## the benchmarks: ratios against a peer measured in the same run
	$(BIN)/python -m tests.benchmarks

SEED ?= 1
ARTICLES ?= 2000
FAULTS ?= 12
SEEDS ?= 1
WAY ?= feeds
crash: $(VENV)/.dev jars ## the kill -9 oracle test: make crash SEED=1 ARTICLES=2000 FAULTS=12 (SEEDS=n: so many seeds, counting up; WAY=topic: without fetchers)
	$(BIN)/python -m tests.crash --seed $(SEED) --articles $(ARTICLES) --faults $(FAULTS) --seeds $(SEEDS) --way $(WAY)

red: $(VENV)/.dev jars ## shells broken on purpose (auto-commit, no fencing, …) have to be found out by the crash suite
	$(BIN)/python -m pytest tests/crash -m long

lock: ## pin every dependency with its hashes
	printf 'hatchling>=1.27\neditables>=0.5\n' | $(BIN)/uv pip compile -q - --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 --universal -o requirements-build.txt
	$(BIN)/uv pip compile -q pyproject.toml --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --universal -c requirements-build.txt -o requirements.txt
	$(BIN)/uv pip compile -q pyproject.toml --extra dev --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --universal -c requirements.txt -c requirements-build.txt -o requirements-dev.txt
	$(BIN)/uv pip compile -q pyproject.toml --extra bench --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --universal -c requirements-dev.txt -o requirements-bench.txt

clean: ## remove what the verbs above made, but not your data
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist deploy/kafka-dev/libs deploy/kafka-dev/target

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt -r requirements-build.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt -r requirements-build.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run

$(VENV)/.bench: requirements-bench.txt $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-bench.txt
	@touch $@
