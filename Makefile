# The two commands: `make demo` and `make test`. Everything they need is installed by the first one that runs.
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SYSTEM := $(VENV)/.system
# The first Python 3.11 or 3.12 that really runs (a pyenv shim may exist for a version that is not active).
FIND_PYTHON := for p in $(PYTHON) python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(not (3,11) <= sys.version_info[:2] <= (3,12))' >/dev/null 2>&1 && { echo $$p; exit 0; }; done; exit 1
PYTEST := $(BIN)/python -m pytest
JOBS ?= 2
PROMPTS ?=
PORT ?=

.PHONY: help demo test test-all lint format bench reference notebook setup browser latex lock clean

help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | column -t -s "$$(printf '\t')"

setup: $(STAMP) ## Install everything into .venv

# What compiling manim's bindings needs: a C compiler, and the headers of cairo and pango.
$(SYSTEM):
	@set -e; \
	if ! { command -v cc && command -v pkg-config && pkg-config --exists cairo pangocairo; } >/dev/null 2>&1; then \
	  echo "installing cairo and pango ..."; \
	  if command -v apt-get >/dev/null; then \
	    S=; [ "$$(id -u)" = 0 ] || S=sudo; \
	    $$S apt-get update -qq; DEBIAN_FRONTEND=noninteractive $$S apt-get install -y -qq build-essential libcairo2-dev libpango1.0-dev pkg-config >/dev/null; \
	  elif command -v brew >/dev/null; then brew install cairo pango pkg-config; \
	  else echo "error: cairo and pango are missing"; echo "hint: install their headers and pkg-config with your package manager, then run make again"; exit 1; fi; fi
	@mkdir -p $(VENV) && touch $@

$(STAMP): requirements.lock pyproject.toml | $(SYSTEM)
	@set -e; \
	python=$$($(FIND_PYTHON)) || { echo "error: Python 3.11 or 3.12 is missing"; echo "hint: install one, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.12"; exit 1; }; \
	[ -x $(BIN)/python ] || { echo "making $(VENV) with $$($$python --version) ..."; $$python -m venv $(VENV) || { echo "hint: apt-get install python3-venv"; exit 1; }; }; \
	[ -x $(BIN)/uv ] || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv; \
	echo "installing the packages of requirements.lock (about 1.6 GB, once) ..."; \
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes -r requirements.lock; \
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	@touch $@

demo: $(STAMP) ## Prompts to videos: make demo, or make demo PROMPTS="a; b"
	@$(BIN)/animathic demo "$(PROMPTS)"

# Debian's Chromium drives the notebook tests.
browser:
	@set -e; if ! command -v chromium chromium-browser google-chrome >/dev/null 2>&1; then \
	  echo "installing chromium ..."; \
	  if command -v apt-get >/dev/null; then S=; [ "$$(id -u)" = 0 ] || S=sudo; \
	    $$S apt-get update -qq; DEBIAN_FRONTEND=noninteractive $$S apt-get install -y -qq chromium >/dev/null; \
	  elif command -v brew >/dev/null; then brew install --cask chromium; \
	  else echo "error: chromium is missing"; echo "hint: install it with your package manager"; exit 1; fi; fi

# A real LaTeX, which `make test-all` sets formulae with. Nothing else needs it.
latex:
	@set -e; if ! { command -v latex && command -v dvisvgm; } >/dev/null 2>&1; then \
	  echo "installing latex and dvisvgm ..."; \
	  if command -v apt-get >/dev/null; then S=; [ "$$(id -u)" = 0 ] || S=sudo; \
	    $$S apt-get update -qq; DEBIAN_FRONTEND=noninteractive $$S apt-get install -y -qq --no-install-recommends texlive-latex-base dvisvgm >/dev/null; \
	  elif command -v brew >/dev/null; then brew install --cask basictex; brew install dvisvgm; \
	  else echo "error: latex or dvisvgm is missing"; echo "hint: install both with your package manager"; exit 1; fi; fi

test: $(STAMP) browser ## The tests that every change must pass
	@$(PYTEST) -n $(JOBS) --dist loadgroup

test-all: $(STAMP) browser latex ## Those, the long ones, and the notebooks
	@$(PYTEST) -n $(JOBS) --dist loadgroup -m "slow or not slow"

lint: $(STAMP) ## Style, types, and the house's import rules
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

format: $(STAMP) ## Format the code
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

bench: $(STAMP) ## Ratios measured side by side on this machine
	@$(BIN)/python -m benchmarks

reference: $(STAMP) ## The reference of the scene language, with its pictures
	@$(BIN)/python docs/make_reference.py $(ARGS)

notebook: $(STAMP) ## The studio in JupyterLab; PORT=8889 for another port
	@$(BIN)/animathic notebook $(if $(PORT),--port $(PORT))

lock: ## Resolve pyproject.toml anew into requirements.lock: names, versions, hashes, no addresses
	@$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --quiet -o requirements.lock

clean: ## Remove the environment and caches; records and videos stay
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info
