"""From the ids a document uses to the log's own (docs/data-format.md, Importing)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.model.check import LONGEST_ID
from klyngetui.model.ids import CLUSTERS, is_uuid, uuid5
from klyngetui.model.text import clean

if TYPE_CHECKING:
    from klyngetui.store.log import Log


def tidy(text: object) -> str | None:
    """The id as it is kept, or None where it cannot be one."""
    if not isinstance(text, str) or not 0 < len(text) <= LONGEST_ID:
        return None
    try:
        cleaned = clean(text)
    except ValueError:
        return None
    return cleaned if cleaned.strip() and len(cleaned) <= LONGEST_ID else None


def cluster_identity(text: str) -> str:
    """The id of the cluster that a document calls by this id."""
    return text if is_uuid(text) else uuid5(CLUSTERS, "cluster", text)


class Identities:
    """The log's id for each id of a document of this cluster."""

    def __init__(self, log: Log, cluster: str) -> None:
        self.cluster = cluster
        query = "SELECT entity, external_id, id FROM record WHERE external_id IS NOT NULL"
        self._known = {(entity, external): identity for entity, external, identity in log.connection.execute(query)}

    def of(self, entity: str, text: str) -> str:
        """Of a tidy id: a UUID is kept; any other id is the record that came with it before, or a UUID version 5."""
        if entity == "cluster":
            return cluster_identity(text)
        if is_uuid(text):
            return text
        return self._known.get((entity, text)) or uuid5(self.cluster, entity, text)
