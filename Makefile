# lvtong: two commands, `make run` and `make test`, each of which does its own set-up.
.DEFAULT_GOAL := help
.PHONY: help run test lint bench format messages lock clean
export PYTHON ?= python3
export PORT ?= 8000
VENV := .venv/bin/python
WORKERS ?= 2

help: ## This list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: ## The whole product with demo data on http://localhost:8000 (PORT=…, HOST=…); Ctrl-C ends it
	@tools/install run
	@exec $(VENV) -m config.supervisor

test: ## Every test, on real servers and a real browser (ARGS=… for pytest, WORKERS=…)
	@tools/install test
	@exec $(VENV) -m pytest -n $(WORKERS) $(ARGS)

lint: ## The tests that read the code: ruff, mypy, the floors, the house rules
	@tools/install test
	@exec $(VENV) -m pytest tests/house -m 'not processes' $(ARGS)

bench: ## The engine's figures beside its peers', kept in bench/README.md (FIGURES="a b" for some)
	@tools/install bench
	@exec $(VENV) -m bench $(FIGURES)

format: ## Let ruff lay out the code
	@tools/install test
	@$(VENV) -m ruff check --fix --quiet . ; $(VENV) -m ruff format .

messages: ## Collect the texts to translate into locale/ (needs Debian's gettext)
	@tools/install test
	@$(VENV) manage.py makemessages --locale en --ignore '.venv' --ignore 'tests' --no-obsolete --no-location

lock: ## Make the requirement locks anew from the .in files
	@tools/install lock

clean: ## Remove what the commands made, but not the data in var/
	@rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
