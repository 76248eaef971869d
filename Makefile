# Each target sets up what it needs; the second time that takes no time. ARGS and ONLY go on to the program.
PYTHON ?= python3
ARGS ?=
ONLY ?=
BIN := .venv/bin
MAKEFLAGS += --no-print-directory
# what Python compiles is kept for the next of the many processes, under var and nowhere else
export PYTHONPYCACHEPREFIX := $(CURDIR)/var/pycache
export PYTHONDONTWRITEBYTECODE :=
.DEFAULT_GOAL := help
.PHONY: help demo test check fmt bench pictures assets lock clean python

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

demo: python ## play the sample season, then serve it on http://127.0.0.1:8000 (ARGS=--no-serve: only play)
	@$(PYTHON) -m tools.setup server
	@exec $(BIN)/kheo demo $(ARGS)

test: python ## every test: pure floors, SQLite, PostgreSQL, browser (ARGS="tests/rulebook -k window": only those)
	@$(PYTHON) -m tools.setup test $(if $(ARGS),,browser)
	@$(BIN)/python -m tools.test $(ARGS)

check: python ## lint, types, floors, templates, programmes read where Django is not installed
	@$(PYTHON) -m tools.setup check
	@$(BIN)/python -m tools.check

fmt: python ## format and mend what can be mended without thinking
	@$(PYTHON) -m tools.setup check
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

bench: python ## measure, print a table, write var/bench.json (ONLY=name: one)
	@$(PYTHON) -m tools.setup test
	@$(BIN)/python -m bench $(ONLY)

pictures: python ## take the READMEs' pictures from the demo that is being served
	@$(PYTHON) -m tools.setup test browser
	@$(BIN)/python -m tools.pictures $(ARGS)

assets: python ## fetch the front-end files
	@$(PYTHON) -m tools.setup server

lock: python ## write requirements/*.txt and package-lock.json anew (ARGS=--upgrade: newer versions)
	@$(PYTHON) -m tools.setup check
	@$(BIN)/python -m tools.lock $(ARGS)

clean: ## remove all that make brought, sample data too
	rm -rf .venv .venv-pure .venv-node node_modules var src/kheo/web/static/vendor src/kheo/papers/fonts

python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'Cần Python 3.11 trở lên, ví dụ: make demo PYTHON=python3.12 / Python 3.11 or later is needed.' >&2; exit 1; }
