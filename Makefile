# make demo    install into .venv, generate a motion, write a page that plays it
# make test    install, run the quick tests          make slow   the slow ones (browser, Node, training)
# make lint    formatter, linter, types              make web    the viewer that pages carry
# make types   types of the page against the OpenAPI document of the server (TypeScript, by npm)
# make mutants ROOM=flow    which changes of a room's code no test notices (hours; MUTANTS="--limit 100" draws some)
# make clean   remove everything that is made here

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
PROMPT ?= A person walks forward and waves with the right hand.

# One thread a process: two busy processes with two spinning threads each run several times slower than with one.
TEST := OMP_NUM_THREADS=1 OMP_WAIT_POLICY=passive $(BIN)/python -m pytest -n 2

# Some machines forbid Python to keep what it compiled: then every process of the tests, and there are hundreds, compiles
# kinoflow anew, and pytest rewrites every assertion in each worker.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test slow lint web types mutants clean

demo: .venv/installed web
	$(BIN)/kinoflow generate "$(PROMPT)" -o out/demo/motion.glb --duration 4 --view
	@echo "Open $(CURDIR)/out/demo/motion.html in a browser."

test: .venv/installed-dev web
	$(TEST) -m "not slow"

slow: .venv/installed-dev web
	$(TEST) -m slow

lint: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

mutants: .venv/installed-dev
	@test -n "$(ROOM)" || { echo "say which room: make mutants ROOM=flow"; exit 2; }
	@$(PIP) --editable '.[mutants]'
	@$(BIN)/python tools/mutants.py "$(ROOM)" $(MUTANTS)

web: .venv/installed
	@$(BIN)/python web/build.py

types: .venv/installed-dev
	@$(BIN)/python web/check.py

.venv/installed: pyproject.toml constraints.txt
	@echo "Installing kinoflow into .venv: about 1.8 GB, a minute or two ..."
	@"$(PYTHON)" -m venv .venv
	@$(PIP) --editable .
	@touch $@

.venv/installed-dev: .venv/installed
	@echo "Installing the tools for development into .venv ..."
	@$(PIP) --editable '.[dev]'
	@touch $@

clean:
	rm -rf .venv out build dist .pytest_cache .ruff_cache .mypy_cache .hypothesis
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
