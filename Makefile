# Everything runs in the project's own virtual environment; the system's Python is only asked to make it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test test-api test-browser pictures check fix lock clean

demo: $(STAMP)  ## the main job, offline: why the December 2018 meeting on the DPRK did not take place
	@$(BIN)/ninthvote count dprk --on 2018-12-10
	@$(BIN)/ninthvote situation dprk --as-of 2018-12-10 --since 2014-01-01

test: $(STAMP)  ## the whole test suite
	$(BIN)/python -m pytest -q -n auto

test-browser: $(STAMP)  ## the site in a real browser (gets Chromium, Node and the locked npm packages where missing)
	@tests/browser/install.sh
	@cd tests/browser && PYTHON=$(abspath $(BIN)/python) node --test

pictures: $(STAMP)  ## the pictures of docs/tour.md, taken anew
	@tests/browser/install.sh
	@cd tests/browser && PYTHON=$(abspath $(BIN)/python) node pictures.mjs

test-api: $(STAMP)  ## the API fuzzed, and every file that others read held against its validators (installs them apart)
	$(BIN)/python eval/fuzz_api.py
	$(BIN)/python eval/validate_files.py

check: $(STAMP)  ## exactly what CI holds the code to
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/docs.py --check

fix: $(STAMP)  ## what a machine can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python tools/docs.py

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Ninth Vote needs Python 3.11 or newer; set PYTHON=/path/to/python3.11"; exit 1; }
	@test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	@echo "Installing the locked packages into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

lock:  ## rewrite requirements.lock from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-header --output-file requirements.lock

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
