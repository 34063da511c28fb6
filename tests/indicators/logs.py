"""Logs to count in, made from documents."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from klyngetui.exchange.document_in import import_document
from klyngetui.store.log import unsaved_log

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klyngetui.store.log import Log


@contextmanager
def log_of(document: dict[str, Any]) -> Iterator[Log]:
    """A log in memory that holds the document."""
    with unsaved_log() as log:
        import_document(log, document)
        yield log
