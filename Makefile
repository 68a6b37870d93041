# Two commands do everything on a bare Debian machine with Python and make: `make cards` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
ENDURANCE := $(addprefix tests/test_,hostile.py killed.py crashes.py fuzz.py leaks.py jail.py scripts.py portable.py robustness.py any_edit.py)
JOBS ?= $(shell nproc 2>/dev/null || echo 1)

.PHONY: cards test soak guide lint format lock audit bench clean

cards: .venv/cards ## build the demonstration into build/
	$(BIN)/rbaccards build --jobs $(JOBS)

test: .venv/dev lint ## everything CI runs
	sh tools/offline.sh $(BIN)/pytest -n $(JOBS) --dist loadfile

soak: .venv/dev ## the tests of endurance in their long form, the fuzzer, and faults that must be found: about an hour
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[soak]'
	RBACCARDS_SOAK=1 sh tools/offline.sh $(BIN)/pytest -n $(JOBS) $(ENDURANCE)
	$(BIN)/python tools/fuzz.py 120
	$(BIN)/python tools/faults.py

guide: .venv/cards ## the documentation as pages and as one PDF, into build/docs/
	$(BIN)/python tools/make_docs.py
	$(BIN)/python tools/make_guide.py

bench: .venv/cards ## how long whole commands take here, beside yardsticks
	$(BIN)/python tools/bench/run.py

lint: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: .venv/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.venv/cards: pyproject.toml constraints.txt
	sh tools/system-packages.sh cards
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

.venv/dev: .venv/cards tests/web/package.json
	sh tools/system-packages.sh test
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	mkdir -p .venv/web && cp tests/web/package.json .venv/web/
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm install --prefix .venv/web --ignore-scripts --no-package-lock --no-audit --no-fund --silent
	touch $@

lock: .venv/dev ## write down the versions in use, after an upgrade that passed the tests
	$(BIN)/pip freeze --exclude-editable | sort -f > constraints.txt
	$(BIN)/uv pip compile pyproject.toml -c constraints.txt --generate-hashes --universal --no-header --no-annotate --quiet -o requirements.lock
	$(BIN)/python tools/make_supply.py

audit: .venv/dev ## known weaknesses of what we run on, by a database fetched before: make audit DATABASE=all.zip
	$(BIN)/python tools/audit.py $(DATABASE)

clean: ## remove what was built; cards and the virtual environment stay
	rm -rf build/pdf build/site build/.cache dist
