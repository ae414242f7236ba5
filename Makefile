# make run      sets everything up, writes out/sample.*, opens the window
# make test     sets up, then runs every check and test
# make validate runs the independent judges over the samples; validate-all over every combination
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
export PYTHONUTF8 = 1
TESTED := -q -n auto --dist loadfile --max-worker-restart 0

.PHONY: setup system run test validate validate-all soak bench bench-peers format lock clean

setup: system

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

# The few shared libraries that Qt needs: installed on Debian-like systems when root, else named.
system: .venv/ready
	@sh tools/system-libraries.sh

run: setup
	$(BIN)/briefgen demo --out out
	@sh tools/open-window.sh

test: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest $(TESTED) -m "not validate" --ignore tests/gui
	$(BIN)/python -m pytest $(TESTED) -m "not validate" tests/gui

validate: setup
	@sh tools/judges.sh
	$(BIN)/python -m pytest -q -m validate

validate-all: setup
	@sh tools/judges.sh
	$(BIN)/python -m pytest -q -m "validate or every"

# The whole of what make test tries a share of, and one table of what became of it: docs/safety.md.
soak: setup
	BRIEFGEN_SOAK=1 $(BIN)/python -m pytest -q -m soak

# Every cost that has a goal, in about ten minutes; GROUPS="cold warm" measures only these: bench/README.md.
bench: setup
	$(BIN)/python -m bench $(GROUPS)

# Other programs to measure beside, in an environment of their own.
bench-peers:
	$(PYTHON) -m venv build/peers
	build/peers/bin/python -m pip install --quiet typst==0.15.2 weasyprint==70.0 docxtpl==0.20.2

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The lock names no index; each requirement carries its hashes.
lock: setup
	$(BIN)/uv pip compile pyproject.toml --extra test --universal --generate-hashes \
		--no-emit-index-url --no-header --upgrade -q -o requirements.lock

clean:
	rm -rf .venv build dist out node_modules *.egg-info
