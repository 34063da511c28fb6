"""These tests use pseudo-terminals, signals and limits of processes, which Windows has not."""

from __future__ import annotations

import sys

collect_ignore_glob = ["test_[!d]*.py"] if sys.platform == "win32" else []
