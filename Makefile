# What docs/reliability.md quotes: make trust

PYTHON ?= python3

.PHONY: trust
trust:
	$(PYTHON) tools/trust.py
