# Everything runs in .venv, which is made from requirements.lock when needed.
# `make help` lists the targets; SPHINXOPTS, PYTESTOPTS, LINKOPTS and BENCHOPTS add
# options.

PYTHON     ?= python3
SPHINXOPTS ?=
PYTESTOPTS ?=
LINKOPTS   ?=
BENCHOPTS  ?=

BIN    := .venv/bin
VENV   := .venv/.installed
FLOOR  := .venv-floor/.installed
BENCH  := .venv-bench/.installed
OUT    := _build
SPHINX := $(BIN)/sphinx-build -d $(OUT)/doctrees -j auto

# Builders with a target of their own name, which write to _build/NAME.
BUILDERS := html dirhtml singlehtml epub latex texinfo man text xml gettext

.DEFAULT_GOAL := help
.PHONY: help $(BUILDERS) pdf live check new linkcheck strict test test-site floor soak search-table coverage \
    bench lint format types wheel try-wheel lock locale clean
.DELETE_ON_ERROR:

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-12s %s\n", $$1, $$2 }' Makefile
	@echo 'Any of these builds the site in that form: $(BUILDERS)'

html: ## build the site, in _build/html
$(BUILDERS): $(VENV)
	$(SPHINX) -b $@ $(SPHINXOPTS) . $(OUT)/$@

# What gettext reads, no other builder can use.
gettext: SPHINX += -d $(OUT)/doctrees-gettext

pdf: latex ## build the site as a PDF, in _build/latex; needs xelatex, latexmk, xindy and Noto fonts
	$(MAKE) -C $(OUT)/latex LATEXMKOPTS='-silent -Werror -halt-on-error'

live: $(VENV) ## serve the site and rebuild it after each change
	$(BIN)/sphinx-autobuild -d $(OUT)/doctrees $(SPHINXOPTS) \
	    --ignore $(OUT) --ignore '.*' --re-ignore __pycache__ . $(OUT)/html

check: $(VENV) ## list all warnings, and write no site
	$(BIN)/python -m sphinx_resources check .

new: $(VENV) ## ask for a resource, and append it to the page of its kind
	$(BIN)/python -m sphinx_resources new --append

linkcheck: $(VENV) ## ask every link for an answer; lists those that need a look
	$(BIN)/python -m sphinx_resources links --results $(OUT)/linkcheck $(LINKOPTS) .

# A page read from the cache repeats no warning, so both read every page (-E).
strict: $(VENV) ## build the site twice, as html and dirhtml; any warning fails
	$(SPHINX) -b html -nWE $(SPHINXOPTS) . $(OUT)/html
	$(SPHINX) -b dirhtml -nWE $(SPHINXOPTS) . $(OUT)/dirhtml

# A process that has no tests left takes those of another: some are long.
PYTEST := pytest -n auto --dist worksteal $(PYTESTOPTS)

test: $(VENV) ## run the tests, but for those of test-site
	$(BIN)/$(PYTEST) -m 'not whole'

test-site: $(VENV) ## try this site, every theme, and what takes minutes
	$(BIN)/$(PYTEST) -m whole

# The site is made with the newest releases, and no browser depends on them.
floor: $(FLOOR) ## run tests with the oldest dependencies that are supported
	$(FLOOR:.installed=bin)/$(PYTEST) --ignore tests/site -m 'not whole'

soak: $(VENV) ## try hundreds of random sequences of edits; takes minutes
	HYPOTHESIS_PROFILE=soak $(BIN)/pytest -n 2 -k 'random or fuzz' $(PYTESTOPTS)

search-table: $(VENV) ## show what the search of the site answers to questions of readers
	$(BIN)/pytest -q -s tests/build/test_search.py -k questions

coverage: $(VENV) ## run the tests and list the lines that none reaches
	$(BIN)/$(PYTEST) --cov

bench: $(BENCH) ## time builds of a catalogue written in five ways; takes minutes
	$(BENCH:.installed=bin/python) benchmarks/bench.py $(BENCHOPTS)

lint: $(VENV) ## check style, formatting and spelling
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/codespell

format: $(VENV) ## mend style and formatting
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

SCRIPTS := $(wildcard _ext/sphinx_resources/static/*.js _static/*.js)

types: $(VENV) ## check the types, those of the scripts where there is npx
	$(BIN)/mypy
	@if command -v npx > /dev/null; then echo tsc $(SCRIPTS); \
	    npx --yes --package typescript@5.9.3 tsc --noEmit --allowJs --checkJs --strict \
	    --target es2022 --lib es2023,dom,dom.iterable $(SCRIPTS); fi

wheel: $(VENV) ## build the distribution, in dist, and check what it says of itself
	rm -rf dist
	$(BIN)/python -m build --no-isolation
	$(BIN)/twine check --strict dist/*

try-wheel: wheel ## install the wheel with its newest and its oldest dependencies, and use it
	$(BIN)/pip install --quiet uv
	.ci/try-wheel $(BIN)/uv dist/*.whl

# The floor is the lowest version of each dependency with what else the tests need.
# Without the extras in the lock, pip 23 looks beyond it and refuses what it finds.
COMPILE := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
    --no-strip-extras --extra site \
    --custom-compile-command 'make lock'

# The benchmark is made with the versions that the site is made with.
lock: | .venv ## renew all locks from pyproject.toml
	$(BIN)/pip install --quiet --upgrade uv
	$(COMPILE) --generate-hashes --group dev \
	    --output-file requirements.lock pyproject.toml
	mkdir -p $(OUT)
	$(COMPILE) --no-deps --resolution lowest-direct \
	    --output-file $(OUT)/floor.txt pyproject.toml
	$(COMPILE) --generate-hashes --group test --constraints $(OUT)/floor.txt \
	    --output-file requirements-floor.lock pyproject.toml
	$(COMPILE) --generate-hashes --group bench --constraints requirements.lock \
	    --output-file requirements-bench.lock pyproject.toml

LOCALE  := _ext/sphinx_resources/locale
EXTRACT := -k N_ -k ngettext:1,2 -k counted:1,2 --width 88 --sort-output --no-location --omit-header

locale: $(VENV) ## extract the words for readers, and bring the catalogues up to date
	cd _ext && ../$(BIN)/pybabel -q extract $(EXTRACT) -o ../$(LOCALE)/sphinx_resources.pot \
	    sphinx_resources
	$(BIN)/pybabel -q update --ignore-pot-creation-date --no-wrap --no-fuzzy-matching --ignore-obsolete -D sphinx_resources \
	    -i $(LOCALE)/sphinx_resources.pot -d $(LOCALE)
	$(BIN)/pybabel -q compile -D sphinx_resources -d $(LOCALE)

clean: ## remove all that the other targets wrote, but not .venv
	rm -rf $(OUT) dist .venv-bench .venv-floor .coverage .hypothesis \
	    .mypy_cache .pytest_cache .ruff_cache

.venv .venv-bench .venv-floor:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
	    "Python 3.11 or newer is needed: set PYTHON, as in make PYTHON=python3.13")'
	$(PYTHON) -m venv $@

$(VENV): requirements.lock pyproject.toml | .venv
$(FLOOR): requirements-floor.lock pyproject.toml | .venv-floor
$(BENCH): requirements-bench.lock pyproject.toml | .venv-bench
$(VENV) $(FLOOR) $(BENCH):
	$(@D)/bin/pip install --quiet --require-hashes -r $<
	$(@D)/bin/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@
