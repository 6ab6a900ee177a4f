# Needs Python 3.11 or later, make and git. `make` lists what there is.
PYTHON ?= python3
PORT ?= 8501
PYTEST_ARGS ?= -n auto --dist loadfile --no-loadscope-reorder

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
MADE := $(VENV)/.made
INSTALLED := $(VENV)/.installed
TOOLS := $(VENV)/.installed-tools
EMPTY := build/empty
QUICK := build/quick
WHEEL := dist/.made
PEERS := build/peers

.DEFAULT_GOAL := help
.PHONY: help run test lint fit bench-times bench-extract bench-losses bench-confidence bench-feed bench-store bench-dashboard wheel check-wheel constraints browser scorers peers clean

help: ## lists the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' $(MAKEFILE_LIST)
	@echo "Variables: PYTHON, PORT, PYTEST_ARGS"

run: $(INSTALLED) ## installs, loads the sample articles, serves dashboard and calendar on one port
	$(BIN)/eventtracker demo --port $(PORT)

test: $(TOOLS) browser scorers ## installs what the tests need and runs them all
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(TOOLS) ## style, types and the directions of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fit: $(TOOLS) scorers ## fits the weights of reading on ../shared/eval anew and writes them
	$(BIN)/python tools/fit_places.py ../shared/eval/events/*.jsonl --write
	$(BIN)/python tools/fit.py --write

bench-times: $(QUICK)/.made $(INSTALLED) peers ## speed and accuracy of the date extractor beside other finders
	$(QUICK)/bin/python bench/times.py
	$(BIN)/python bench/accuracy.py $(PEERS)

bench-extract: $(QUICK)/.made ## speed of the whole extraction as ratios to dateparser, by stage
	$(QUICK)/bin/python bench/extract.py

bench-losses: $(INSTALLED) scorers ## at which step labelled events are lost (LOSSES_ARGS="--lang en --detail")
	$(BIN)/python bench/losses.py $(LOSSES_ARGS)

bench-confidence: $(TOOLS) ## whether a confidence means what it says; draws docs/confidence.svg
	$(PIP) install -c constraints.txt --group build
	$(BIN)/python bench/confidence.py

bench-feed: $(INSTALLED) ## speed of the calendar: after one change beside all anew, and served
	$(BIN)/python bench/feed.py

bench-store: $(INSTALLED) ## a store of 100,000 made events: queries and one more document
	$(BIN)/python bench/store.py
	$(BIN)/python bench/forum.py

bench-dashboard: $(TOOLS) browser ## the pages over 100,000 made events, in a browser: seconds, megabytes, memory
	$(BIN)/python bench/dashboard.py

wheel: $(WHEEL) ## builds dist/eventtracker-….whl

check-wheel: $(WHEEL) $(INSTALLED) ## in an empty environment: runs the demo, gives the checkout's records
	rm -rf $(EMPTY)
	$(PYTHON) -m venv $(EMPTY)
	$(EMPTY)/bin/python -m pip --quiet install -c constraints.txt dist/*.whl
	cd $(EMPTY) && XDG_DATA_HOME="$$PWD/data" bin/eventtracker demo --no-serve
	for command in times extract; do \
	  $(EMPTY)/bin/eventtracker $$command --format jsonl data/articles.jsonl > $(EMPTY)/$$command.jsonl \
	  && $(BIN)/eventtracker $$command --format jsonl data/articles.jsonl \
	  | cmp - $(EMPTY)/$$command.jsonl || exit 1; done

constraints: ## pins today's versions of all that is installed
	rm -rf build/pins
	$(PYTHON) -m venv build/pins
	build/pins/bin/python -m pip --quiet install --upgrade pip
	build/pins/bin/python -m pip --quiet install '.[all]' --group test --group lint --group build
	sed -n '/^#/p' constraints.txt > build/constraints.txt
	build/pins/bin/python -m pip freeze --exclude eventtracker >> build/constraints.txt
	mv build/constraints.txt constraints.txt

peers: $(PEERS)/recognizers/.made $(PEERS)/hors/.made $(PEERS)/maha/.made $(PEERS)/chrono/.made

scorers: $(TOOLS) # what the scorers need, where the evaluation corpora lie beside the checkout
	@if [ -d ../shared/eval ]; then $(PIP) install -c constraints.txt --group build; fi

browser: # for the browser tests: Debian's chromium, where apt-get may install it
	@for name in chromium chromium-browser google-chrome; do \
	  command -v $$name >/dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive \
	    apt-get -qq install -y --no-install-recommends chromium fonts-noto-core >/dev/null; } \
	  || echo "No browser could be installed: the browser tests will be skipped."; \
	else echo "No chromium here and no right to install it: the browser tests will be skipped."; fi

clean: ## removes what was built; the environment stays, it is the folder .venv
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

$(MADE):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(PYTHON) is older than Python 3.11: make PYTHON=/path/to/python3.11 …"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "$(PYTHON) can't make an environment; on Debian: apt-get install python3-venv"; exit 1; }
	$(PIP) install --upgrade 'pip>=25.1'
	@touch $@

# Other finders, each in an environment of its own; one that doesn't install is left out.
$(PEERS)/%/.made: bench/peers/%.txt
	@rm -rf $(@D) && $(PYTHON) -m venv $(@D) \
	  && $(@D)/bin/python -m pip --disable-pip-version-check --quiet install -r $< \
	  && touch $@ || echo "$* doesn't install here: it is left out of the table."

$(PEERS)/chrono/.made: bench/peers/package.json
	@rm -rf $(@D) && mkdir -p $(@D) && cp $< $(@D) \
	  && npm install --silent --prefix $(@D) \
	  && touch $@ || echo "chrono-node doesn't install here: it is left out of the table."

$(WHEEL): $(MADE) pyproject.toml $(shell find eventtracker data -type f -not -name '*.pyc')
	rm -f dist/*.whl
	$(PIP) wheel --no-deps --wheel-dir dist .
	@touch $@

# The wheel with its engine compiled, for measuring; takes minutes.
$(QUICK)/.made: $(WHEEL) tools/compiled.py constraints.txt
	rm -rf $(QUICK)
	$(PYTHON) -m venv $(QUICK)
	HATCH_BUILD_HOOK_ENABLE_CUSTOM=true $(PIP) wheel --no-deps --wheel-dir $(QUICK)/dist .
	$(QUICK)/bin/python -m pip --disable-pip-version-check --quiet install -c constraints.txt $(QUICK)/dist/*.whl
	@touch $@

$(INSTALLED): $(MADE) pyproject.toml constraints.txt
	$(PIP) install -c constraints.txt -e '.[all]'
	@touch $@

$(TOOLS): $(INSTALLED)
	$(PIP) install -c constraints.txt --group test --group lint
	@touch $@
