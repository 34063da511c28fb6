"""Records by the beginning of their id."""

from __future__ import annotations

from pathlib import Path

from klyngetui.exchange.document_in import import_into
from klyngetui.store.log import open_log
from klyngetui.store.lookup import starting_with

CLUSTER = {"id": "01900000-0000-7000-8000-000000000000", "name": "Prøve"}
NAME = "47"
"""In that cluster the UUID made of a participant's id "47" begins with 47 itself."""


def test_an_id_that_begins_its_own_uuid_means_one_record(tmp_path: Path) -> None:
    told = {"format": "klyngetui-log", "version": 1, "cluster": CLUSTER}
    import_into(tmp_path / "log.db", {**told, "participants": [{"id": NAME, "name": "Fjordglimt AS", "kind": "sme"}]})
    with open_log(tmp_path / "log.db") as log:
        (found,) = starting_with(log, NAME)
        assert found.external_id == NAME
        assert found.record["id"].startswith(NAME)
        assert starting_with(log, found.record["id"]) == [found]
