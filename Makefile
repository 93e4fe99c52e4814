# make site     build the site into site/
# make serve    build it and show it at http://127.0.0.1:8000/ while you edit
# make check    read the data and explain every mistake in it
# make test     run every test (some: make test ARGS="-m 'not browser'")
# make lint     look over code and types
# make format   put the code in the usual form
# make golden   accept the pages as they are now; read the difference before you commit
# make bench    measure builds of 1 to 357 municipalities
# make lock     renew requirements.txt and requirements-dev.txt
# make clean    remove everything that was made here
# 
# Python 3.11 or newer and make are enough; the rest is put into .venv the first time it is needed.
# Another Python: make site PYTHON=python3.13

ifeq ($(OS),Windows_NT)
  PYTHON ?= python
  VENV := .venv/Scripts/python.exe
else
  PYTHON ?= python3
  VENV := .venv/bin/python
endif
INSTALL := $(VENV) -m pip --disable-pip-version-check install --quiet --quiet
LOCK := $(VENV) -m uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-annotate --no-header --upgrade
DONE = $(PYTHON) -c "open('$@', 'w').close()"

export NO_MKDOCS_2_WARNING := 1
export PYTHONUTF8 := 1

.NOTPARALLEL:
.PHONY: help site serve check test lint format golden bench lock clean

help:
	@$(PYTHON) -c "import itertools as i; print(*(l[2:].rstrip() for l in i.takewhile(str.strip, open('Makefile', encoding='utf-8'))), sep='\n')"

site: .venv/site.ok
	$(VENV) -m mkdocs build --strict $(ARGS)

serve: .venv/site.ok
	$(VENV) -m mkdocs serve $(ARGS)

check: .venv/site.ok
	@$(VENV) -m slt_plan sjekk $(ARGS)

test: .venv/dev.ok
	$(VENV) -m pytest --numprocesses auto --dist worksteal $(ARGS)

lint: .venv/dev.ok
	$(VENV) -m ruff check .
	$(VENV) -m ruff format --check .
	$(VENV) -m mypy

format: .venv/dev.ok
	$(VENV) -m ruff check --fix-only .
	$(VENV) -m ruff format .

golden: .venv/dev.ok
	$(VENV) -m pytest --update-golden tests/test_golden.py $(ARGS)

bench: .venv/dev.ok
	$(VENV) -m tests.benchmark $(ARGS)

lock: .venv/dev.ok
	$(LOCK) --group build --output-file requirements.txt
	$(LOCK) --extra importer --group build --group dev --constraint requirements.txt --output-file requirements-dev.txt

clean:
	@$(PYTHON) -c "import pathlib, shutil; [shutil.rmtree(path, ignore_errors=True) for name in open('.gitignore') for path in list(pathlib.Path().rglob(name.strip('/\n')))]"

# A file in .venv says that a step is done. A step that was broken off left no such file, and starts afresh;
# so does everything when the Python that .venv was made from is gone or newer than it.
.venv/site.ok: .venv/locked.ok pyproject.toml
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@$(DONE)

.venv/dev.ok: .venv/site.ok requirements-dev.txt
	@$(INSTALL) --require-hashes --requirement requirements-dev.txt
	@$(DONE)

.venv/locked.ok: requirements.txt $(VENV)
	@$(PYTHON) -c "import sys; sys.version_info >= (3, 11) or sys.exit('Python 3.11 or newer is needed; this is ' + sys.version.split()[0] + '. Name another one: make PYTHON=python3.13 …')"
	@$(PYTHON) -c "import sys, importlib.util as u; all(map(u.find_spec, ('venv', 'ensurepip'))) or sys.exit('This Python cannot make environments. On Debian and Ubuntu: apt-get install python3-venv')"
	@$(PYTHON) -c "print('Setting up .venv (the first time only, about half a minute) …')"
	@$(PYTHON) -m venv --clear .venv
	@$(INSTALL) --require-hashes --requirement requirements.txt
	@$(DONE)

$(VENV):
