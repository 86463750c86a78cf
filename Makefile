# make demo: set up and build the sample pages.  make test: everything the tests need, then all of them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help demo test check format bench faults score graphs hooks clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@$(BIN)/python -m compileall -q kg
	@touch $@

$(VENV)/.dev: $(VENV)/.installed pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(VENV)/.installed ## set up, build seeds/pages into graphs/, say what to open
	@$(MAKE) --no-print-directory graphs
	@echo 'Now open graphs/index.html (at a glance) or graphs/graph.html (the network) in a browser, or ask a question:'
	@echo "  $(BIN)/kg query graphs --ask who-chaired"

graphs: $(VENV)/.installed
	$(BIN)/kg build seeds/pages --lexicon seeds/pages.lexicon.tsv --out graphs

test: $(VENV)/.dev ## everything the tests need (browser included), then the tests
	@scripts/install-browser.sh
	$(BIN)/python -m pytest -q

check: $(VENV)/.dev ## formatting, lint, types: what the pre-commit hook and CI share
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(VENV)/.dev ## put every file in the house's format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.dev ## speed and memory on real texts, beside jieba.posseg; the view beside stock pyvis, the shapes beside pyshacl, the questions beside rdflib
	@$(BIN)/python -m compileall -q kg # as pip does for what it installs from a wheel
	$(BIN)/python -m bench
	$(BIN)/python -m bench.view
	$(BIN)/python -m bench.shapes
	$(BIN)/python -m bench.questions

faults: $(VENV)/.dev ## faults planted in complaint notices: how many the audit finds
	@$(BIN)/python -m bench.faults

score: $(VENV)/.dev ## how well the sample pages are read (for your own: docs/annotating.md)
	@$(BIN)/python -m bench.score

hooks: ## run `make check` before each commit
	git config core.hooksPath .githooks

clean: ## remove what make made
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
