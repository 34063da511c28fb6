"""What the operating system says went wrong with a file, in the language chosen."""

from __future__ import annotations

import errno

from klyngetui.locale import _


def os_words(error: OSError) -> str:
    """The commonest reasons in our words; others as the system tells them."""
    known = {
        errno.EACCES: _("Permission denied"),
        errno.EPERM: _("Operation not permitted"),
        errno.ENOENT: _("No such file or directory"),
        errno.EISDIR: _("Is a directory"),
        errno.ENOTDIR: _("Not a directory"),
        errno.EEXIST: _("File exists"),
        errno.ENOSPC: _("No space left on device"),
        errno.EDQUOT: _("Disk quota exceeded"),
        errno.EROFS: _("Read-only file system"),
        errno.ENAMETOOLONG: _("File name too long"),
        errno.EBUSY: _("Device or resource busy"),
        errno.EIO: _("Input/output error"),
    }
    return known.get(error.errno or 0) or error.strerror or str(error)
