"""Whether a process of this machine still runs."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

SYNCHRONIZE = 0x0010_0000
WAIT_TIMEOUT = 0x102
ACCESS_DENIED = 5


class Kernel(Protocol):
    """What is asked of Windows' kernel32."""

    def OpenProcess(self, access: int, inherit: bool, process: int) -> int | None: ...
    def WaitForSingleObject(self, handle: int, milliseconds: int) -> int: ...
    def CloseHandle(self, handle: int) -> object: ...


def is_running(process: int) -> bool:
    """Whether a process of that number runs, whoever's it is."""
    if sys.platform == "win32":  # where os.kill with 0 would press Ctrl+C
        import ctypes
        from ctypes.wintypes import BOOL, DWORD, HANDLE

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.argtypes, kernel.OpenProcess.restype = (DWORD, BOOL, DWORD), HANDLE
        kernel.WaitForSingleObject.argtypes, kernel.WaitForSingleObject.restype = (HANDLE, DWORD), DWORD
        kernel.CloseHandle.argtypes = (HANDLE,)
        return runs_on_windows(process, kernel, ctypes.get_last_error)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def runs_on_windows(process: int, kernel: Kernel, last_error: Callable[[], int]) -> bool:
    """The same as kernel32 tells it: a process that has ended can be opened while somebody holds on to it."""
    handle = kernel.OpenProcess(SYNCHRONIZE, False, process)
    if not handle:
        return last_error() == ACCESS_DENIED
    try:
        return kernel.WaitForSingleObject(handle, 0) == WAIT_TIMEOUT
    finally:
        kernel.CloseHandle(handle)
