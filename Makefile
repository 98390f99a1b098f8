# Civic Steps. `make` alone lists what there is. Needs git, make and a Python that can run uv.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory --no-builtin-rules
.DELETE_ON_ERROR:

BIN := .venv/bin
UV := $(or $(shell command -v uv 2>/dev/null),.uv/bin/uv)
POSTGRES := $(BIN)/python -W "ignore:XDG_RUNTIME_DIR" -m tools.with_postgres
PYTEST := $(BIN)/pytest -q -n 2 --no-loadscope-reorder
LOCK := $(UV) pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --no-header
CATALOGUES := $(shell find src -name django.po 2>/dev/null)
export UV_PYTHON_PREFERENCE ?= system

.PHONY: help
help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

## Installing: each stamp is a step that is not repeated until its sources change.

.PHONY: install
install: .stamps/messages ## install everything into this folder
	@true

.uv/bin/uv: requirements/uv.lock
	@python3 -m venv .uv || { echo "make: python3 cannot make a virtual environment. On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@.uv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/uv.lock
	@touch $@

.stamps/venv: .python-version | $(UV)
	@mkdir -p .stamps
	$(UV) venv -q --allow-existing .venv
	@touch $@

.stamps/packages: requirements/dev.lock .stamps/venv
	$(UV) pip install -q --require-hashes -r requirements/dev.lock
	@touch $@

.stamps/project: pyproject.toml .stamps/packages
	$(UV) pip install -q --no-deps --no-build-isolation -e .
	@touch $@

.stamps/assets: package.json package-lock.json src/civicsteps/config/assets.py .stamps/project
	$(BIN)/python -m civicsteps.config.assets
	@touch $@

.stamps/messages: $(CATALOGUES) .stamps/assets
	$(BIN)/python -m civicsteps.config.messages --compile
	@touch $@

.stamps/chromium: .stamps/packages
	$(BIN)/python -m tools.chromium
	@touch $@

.stamps/dovecot: tools/dovecot.py .stamps/packages
	$(BIN)/python -m tools.dovecot
	@touch $@

## Running

.PHONY: demo
demo: install ## the site with its twelve groups; PORT=8010 chooses the port
	@exec $(BIN)/civicsteps demo

## Checking

.PHONY: test
test: lint .stamps/chromium .stamps/dovecot ## everything: lint, types, both databases, journeys
	$(PYTEST) -m "not journey"
	$(POSTGRES) $(PYTEST) -m "not journey"
	$(PYTEST) -m journey

.PHONY: quick
quick: install ## while working: style, types, contracts, SQLite
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m civicsteps.config.messages --check
	$(BIN)/civicsteps makemigrations --check --dry-run
	$(PYTEST) -m "not journey and not slow"

.PHONY: lint
lint: install ## style, types, contracts, translations, migrations, budgets
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry src
	$(BIN)/djlint --lint --quiet src
	$(BIN)/python -m civicsteps.config.messages --check
	$(BIN)/python -m tools.untranslated
	$(BIN)/python -m tools.budgets
	$(BIN)/python -m tools.addresses
	$(BIN)/civicsteps check
	$(BIN)/civicsteps makemigrations --check --dry-run

.PHONY: format
format: install ## put the code in the house's shape
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: messages
messages: install ## find new texts and put them in the Romanian catalogues
	$(BIN)/python -m civicsteps.config.messages

.PHONY: bench
bench: install ## measure; BENCH=pages chooses one
	$(BIN)/python -m benchmarks $(BENCH)

.PHONY: audit
audit: install ## known holes in what we depend on (needs the network)
	$(BIN)/python -m tools.audit

.PHONY: docs
docs: install ## build the documentation into .build/docs
	$(BIN)/python -m tools.law_pages
	$(BIN)/sphinx-build -q -W --keep-going -b html docs .build/docs

.PHONY: lock
lock: | $(UV) ## choose versions again, after a change of pyproject.toml or package.json
	$(LOCK) pyproject.toml -o requirements/base.lock
	$(LOCK) --group build --group dev --group docs -c requirements/base.lock pyproject.toml -o requirements/dev.lock
	echo uv | $(LOCK) - -o requirements/uv.lock
	python3 tools/npm_lock.py

.PHONY: clean
clean: ## remove what make made, keeping the data in var/
	rm -rf .build .stamps .venv .uv node_modules src/civicsteps/front/static/vendor
	find src -name '*.mo' -delete
