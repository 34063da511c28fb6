"""Run as a process of its own: lays out a PDF, so that what that takes of memory is given back.

    python typst_child.py LAYOUT TIMESTAMP <DATA >PDF

DATA is the JSON the layout reads, TIMESTAMP the seconds of its day. Ends with 1 and the reason on standard error where
it cannot be laid out. Imports nothing of ours.
"""

from __future__ import annotations

import sys
from pathlib import Path

import typst


def main(layout: str, timestamp: str) -> None:
    """Write the PDF to standard output."""
    try:
        content = typst.compile(
            Path(layout).read_bytes(),
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs={"data": sys.stdin.buffer.read().decode()},
            pdf_standards=["a-2a", "ua-1"],
            timestamp=int(timestamp),
        )
    except (typst.TypstError, ValueError) as error:
        sys.exit(str(error))
    sys.stdout.buffer.write(bytes(content))


if __name__ == "__main__":
    main(*sys.argv[1:])
