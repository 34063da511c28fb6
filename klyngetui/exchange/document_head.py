"""The head of a document: its format, its version, and the cluster it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.exchange.document_out import FORMAT, VERSION
from klyngetui.exchange.identities import cluster_identity, tidy
from klyngetui.locale import _
from klyngetui.model.check import Invalid, Problem
from klyngetui.model.ids import uuid7
from klyngetui.model.records import KEYS

if TYPE_CHECKING:
    from klyngetui.store.log import Log

    Record = dict[str, Any]

LONGEST_KEY = 64
KNOWN = ("format", "version", "cluster", *KEYS, "changes")


class Cluster(NamedTuple):
    """Whose document it is: `id` in the log, `replaces` the cluster of an empty log that gives way to it."""

    id: str
    external: str | None
    replaces: str | None
    empty: bool


def check_head(document: Record) -> None:
    """Raise Invalid where this is no document of ours, or one of a newer version; nothing else is looked at then."""
    if document.get("format") != FORMAT:
        raise Invalid([Problem("$.format", _("must be “{format}”").format(format=FORMAT))])
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise Invalid([Problem("$.version", _("must be a whole number from 1"))])
    if version > VERSION:
        told = _("the document has version {theirs}; this program reads up to version {ours}. Update klyngetui.")
        raise Invalid([Problem("$.version", told.format(theirs=version, ours=VERSION))])


def unknown_keys(document: Record) -> list[Problem]:
    """The keys of the document that mean nothing, near misses with what was meant."""
    from difflib import get_close_matches

    problems = []
    for key in document:
        if key not in KNOWN:
            near = get_close_matches(key[:LONGEST_KEY], KNOWN, n=1)
            told = _("is not a known field; did you mean {near}?").format(near=near[0]) if near else ""
            problems.append(Problem(f"$.{key[:LONGEST_KEY]}", told or _("is not a known field")))
    return problems


def cluster_of(log: Log, document: Record, problems: list[Problem]) -> Cluster:
    """The cluster the document is about; problems where it is another one's, or none can be made of it."""
    own, raw = log.cluster_id, document.get("cluster")
    empty = is_empty(log)
    if "cluster" not in document:
        if own is None:
            problems.append(Problem("$.cluster", _("is missing")))
        return Cluster(own or uuid7(), None, None, empty)
    given = raw.get("id") if isinstance(raw, dict) else None
    if given is None:
        return Cluster(own or uuid7(), None, None, empty)
    text = tidy(given)
    if text is None:
        problems.append(Problem("$.cluster.id", bad_id()))
        return Cluster(own or uuid7(), None, None, empty)
    identity = cluster_identity(text)
    if own not in (None, identity) and not empty:
        problems.append(Problem("$.cluster.id", other_cluster(log, raw)))
    return Cluster(identity, None if identity == text else text, own if own != identity else None, empty)


def is_empty(log: Log) -> bool:
    """Whether the log holds nothing but its cluster."""
    query = "SELECT 1 FROM record WHERE entity <> 'cluster' AND deleted = 0 LIMIT 1"
    return log.connection.execute(query).fetchone() is None


def bad_id() -> str:
    """What is wrong with an id that is none."""
    return _("must be an id: text of 1 to 64 characters")


def other_cluster(log: Log, cluster: Any) -> str:
    """Why a document of another cluster is refused."""
    theirs = cluster.get("name") if isinstance(cluster, dict) else None
    return _("the document is about another cluster ({theirs}) than this log ({ours}); use another log").format(
        theirs=theirs, ours=log.cluster["name"]
    )
