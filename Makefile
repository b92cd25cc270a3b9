# Everything a fresh machine needs: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8501
PLATFORM ?= linux-x86_64
VENV := .venv
BIN := $(VENV)/bin
# modules are dealt to two workers; tests/scheduling.py says which stay together
WORKERS ?= -n 2 --dist loadgroup --no-loadscope-reorder

.PHONY: help run load bundle test test-long check check-types check-style bench chromium java

help:
	@echo "make run     set up, load the facts, open the app on http://$(HOST):$(PORT)"
	@echo "make load    set up and load the facts"
	@echo "make bundle  gather program, wheels and a starter for a closed network: PLATFORM=linux-x86_64, linux-aarch64, win-amd64"
	@echo "make test    set up and run every test, fetching what they need where that is allowed"
	@echo "make test-long  set up and try the properties on thousands of generated cases (takes minutes)"
	@echo "make check   format, lint, types, import contracts"
	@echo "make bench   print speed and memory figures with the machine"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name it with: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python lacks venv; on Debian or Ubuntu: apt-get install python3-venv"; exit 1; }

$(VENV)/run.stamp: requirements.lock | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

run: load
	$(BIN)/python -m streamlit run app.py --server.address $(HOST) --server.port $(PORT)

load: $(VENV)/run.stamp
	$(BIN)/python -m pipeline load

# One archive for a machine that reaches no network; RUNTIME names a Python it brings (deploy/bundle/platforms.py).
bundle: $(VENV)/dev.stamp
	$(BIN)/python -m deploy.bundle $(PLATFORM) $(if $(RUNTIME),--runtime $(RUNTIME)) $(foreach each,$(PYTHONS),--python $(each))

# The browser tests drive a real Chromium; it is fetched where the system lets us. The headless shell draws the same
# and asks a sixth of the processor's time, as it has no window of its own.
chromium:
	@if [ -n "$$CHROMIUM" ] || command -v chromium-headless-shell; then :; \
	elif command -v apt-get >/dev/null && { [ "$$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then \
		[ "$$(id -u)" = 0 ] && as= || as="sudo -n"; \
		$$as apt-get update -qq && { $$as apt-get install -y -qq chromium-headless-shell fonts-noto-cjk >/dev/null 2>&1 || \
			$$as apt-get install -y -qq chromium fonts-noto-cjk >/dev/null; } || \
			echo "Chromium could not be installed; the browser tests will be skipped."; \
	elif command -v chromium || command -v chromium-browser || command -v google-chrome; then :; \
	else echo "No Chromium: to run the browser tests too, type: sudo apt-get install chromium fonts-noto-cjk"; fi

# The tests of the server engine run a real Neo4j; its jars come by Maven, outside the tree.
java:
	@if command -v java >/dev/null && command -v mvn >/dev/null; then :; \
	elif command -v apt-get >/dev/null && { [ "$$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then \
		[ "$$(id -u)" = 0 ] && as= || as="sudo -n"; \
		$$as apt-get update -qq && $$as apt-get install -y -qq maven default-jdk-headless >/dev/null || \
			echo "Java and Maven could not be installed; the Neo4j tests will be skipped."; \
	else echo "No Java or Maven: to run the Neo4j tests too, type: sudo apt-get install maven default-jdk-headless"; fi

# where the environment forbids to keep what was compiled, each worker and each command started would compile all anew
test test-long: export PYTHONDONTWRITEBYTECODE =

test: $(VENV)/dev.stamp chromium java
	$(BIN)/python -m pytest $(WORKERS)

# What is marked long, and every generated case with many more examples.
test-long: $(VENV)/dev.stamp java
	$(BIN)/python -m pytest $(WORKERS) -m "long or hypothesis" --hypothesis-profile=long

# the types take as long as all else together, so they are checked beside it
check: $(VENV)/dev.stamp
	@$(MAKE) --no-print-directory --jobs=2 check-types check-style

check-types:
	$(BIN)/mypy

check-style:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports

bench: $(VENV)/dev.stamp chromium
	@for each in load office layout judgement ledger planning documents ranking server app pages ledger_page visitors; do echo "== $$each"; $(BIN)/python -m benchmarks.$$each || exit 1; done
