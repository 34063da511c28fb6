"""A file taken in, undone, redone, taken in and undone comes back with the next import all the same."""

from __future__ import annotations

from pathlib import Path

from klyngetui.exchange.document_in import import_document
from klyngetui.exchange.document_out import document
from klyngetui.store.undo import redo, undo
from tests.store.logs import cluster_log


def test_it_comes_back(tmp_path: Path) -> None:
    told = {
        "format": "klyngetui-log",
        "version": 1,
        "cluster": {"name": "Prøveklyngen"},
        "participants": [{"id": "p1", "name": "Fjordglimt AS", "kind": "sme"}],
    }
    with cluster_log(tmp_path / "log.db") as log:
        import_document(log, told)
        undo(log)
        redo(log)
        import_document(log, told)
        undo(log)
        assert document(log)["participants"] == []
        assert import_document(log, told).changed == 1
        assert [one["name"] for one in document(log)["participants"]] == ["Fjordglimt AS"]
