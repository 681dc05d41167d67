# Each target does all its own set-up: a machine with Python 3.11 or newer and make is enough.
.DEFAULT_GOAL := run
.PHONY: run test check format sample clean
# Without byte code every start takes three times as long.
unexport PYTHONDONTWRITEBYTECODE

NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python; do \
	"$$python" -c '$(NEW_ENOUGH)' >/dev/null 2>&1 && { echo "$$python"; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
TESTS ?= tests

run: $(VENV)/ready
	@if [ -t 0 ] && [ -t 1 ]; then exec $(BIN)/workbench --db claims.db; else \
		$(BIN)/workbench --db claims.db </dev/null && \
		$(BIN)/workbench --db claims.db report export --format html --output build/report.html; fi

test: $(VENV)/ready-for-tests
	$(BIN)/pytest -n auto --dist loadgroup $(TESTS)

check: $(VENV)/ready-for-tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

format: $(VENV)/ready-for-tests
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Puts the sample workspace back as it was built.
sample: $(VENV)/ready
	$(BIN)/python -m workbench.samples .

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(VENV)/bin/python:
	@if [ -z "$(PYTHON)" ]; then echo "The workbench needs Python 3.11 or newer; set PYTHON=/path/to/python." >&2; exit 1; fi
	@"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); echo "Python's venv module is needed (on Debian: apt install python3-venv)." >&2; exit 1; }

$(VENV)/ready: $(VENV)/bin/python pyproject.toml
	@echo "Setting up $(VENV) ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/ready-for-tests: $(VENV)/bin/python pyproject.toml
	@echo "Setting up $(VENV) for the tests ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(VENV)/ready $@
