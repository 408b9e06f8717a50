# Everything bootstraps itself: Python >= 3.11 and make are all this file may assume.
SHELL := /bin/sh
PYTHON ?= python3
export UV_PYTHON_DOWNLOADS := never
export UV_PROJECT_ENVIRONMENT := $(CURDIR)/.venv
# A town hall's proxy signs with a certificate of its own, which only the machine's store knows.
export UV_SYSTEM_CERTS ?= true

# uv comes from the machine or, where there is none, from a small environment of its own.
UV := $(shell command -v uv 2>/dev/null || echo $(CURDIR)/.uv/bin/uv)
READY := .venv/.bereit
RUN := $(UV) run --frozen --no-sync

.PHONY: run test check nightly bilder clean

run: $(READY)
	@$(RUN) lotse run

test: $(READY)
	@$(RUN) pytest -m "not nightly" --numprocesses auto --maxprocesses 4 --dist worksteal

nightly: $(READY)
	@HYPOTHESIS_PROFILE=nightly $(RUN) pytest

check: $(READY)
	@$(RUN) ruff format --check .
	@$(RUN) ruff check .
	@$(RUN) mypy
	@$(RUN) lint-imports --no-cache
	@$(RUN) yamllint --strict .
	@$(RUN) lotse wissen --pruefen
	@.ci/audit $(UV)

bilder: $(READY)
	@$(RUN) python docs/zeichnungen.py
	@$(RUN) python docs/lizenzen.py
	@$(RUN) python docs/bilder.py

$(READY): pyproject.toml uv.lock | $(UV)
	@$(UV) sync --frozen --quiet
	@touch $@

$(CURDIR)/.uv/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 oder neuer wird gebraucht: $(PYTHON) ist älter."; exit 1; }
	@$(PYTHON) -m venv $(CURDIR)/.uv
	@$(CURDIR)/.uv/bin/pip install --quiet --disable-pip-version-check 'uv>=0.9,<1'

clean:
	@rm -rf .venv .uv .ruff_cache .mypy_cache .hypothesis
