"""Whether a process runs is found without touching it; for Windows against a kernel32 that answers as documented."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from klyngetui.store.processes import ACCESS_DENIED, SYNCHRONIZE, WAIT_TIMEOUT, is_running, runs_on_windows

NO_SUCH_PROCESS = 87
ENDED, RUNS, ANOTHER_USERS = 0, WAIT_TIMEOUT, None


class Kernel32:
    """Processes by number: what waiting for one says, None where it may not be opened; `held` are the open handles."""

    def __init__(self, processes: dict[int, int | None]) -> None:
        self.processes = processes
        self.held: list[int] = []
        self.error = 0

    def OpenProcess(self, access: int, inherit: bool, process: int) -> int | None:
        assert (access, inherit) == (SYNCHRONIZE, False)
        if self.processes.get(process) is None:
            self.error = ACCESS_DENIED if process in self.processes else NO_SUCH_PROCESS
            return None
        self.held.append(process)
        return process

    def WaitForSingleObject(self, handle: int, milliseconds: int) -> int:
        assert milliseconds == 0
        said = self.processes[handle]
        assert said is not None
        return said

    def CloseHandle(self, handle: int) -> object:
        self.held.remove(handle)
        return True


@pytest.mark.parametrize(("process", "runs"), [(4, True), (8, False), (12, True), (16, False)])
def test_windows(process: int, runs: bool) -> None:
    kernel = Kernel32({4: RUNS, 8: ENDED, 12: ANOTHER_USERS})
    assert runs_on_windows(process, kernel, lambda: kernel.error) == runs
    assert kernel.held == []


def test_a_child_runs_until_it_has_ended() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert is_running(child.pid)
        child.communicate(b"\n")
    assert not is_running(child.pid)


def test_one_of_another_user_runs() -> None:
    assert is_running(os.getpid())
    if sys.platform != "win32":
        assert is_running(1)
