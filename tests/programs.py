"""System programs that some tests drive: tmux, a browser, an office suite, a clock set back."""

from __future__ import annotations

import os
import shutil

import pytest


def needs(*names: str) -> str:
    """The path of the first of these programs that is installed; without any, the test is skipped.

    With ALL_PROGRAMS=1 in the environment, as in .ci/run, it fails instead.
    """
    for name in names:
        if path := shutil.which(name):
            return path
    reason = f"needs the system program {' or '.join(names)}"
    if os.environ.get("ALL_PROGRAMS"):
        pytest.fail(reason)
    pytest.skip(reason)
