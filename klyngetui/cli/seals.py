"""`klyngetui seals`: the figures that were sealed, and what moved since."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.errors import NotMet
from klyngetui.cli.output import data, emit, table
from klyngetui.cli.parts import N_, as_json, command, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _
from klyngetui.locale.formats import UNKNOWN, day
from klyngetui.store.cabinet import exported_id

if TYPE_CHECKING:
    from klyngetui.review.seals import Difference
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log


@command("seals", help=N_("List the sealed figures, or say what moved since one was sealed, and why."))
@click.argument("id", required=False)
@as_json()
@with_session
def seals(session: Session, id: str | None, as_json: bool) -> None:
    """An id may be cut to any unique start."""
    from klyngetui.review.seals import difference
    from klyngetui.review.seals import seals as listed

    log = session.reading()
    found = [(kept, difference(log, kept)) for kept in listed(log) if id is None or exported_id(kept).startswith(id)]
    if id is not None and len(found) != 1:
        told = _("There is no seal {id}.") if not found else _("Several seals begin with {id}.")
        raise NotMet(told.format(id=id))
    if as_json:
        emit([_document(kept, moved) for kept, moved in found])
    elif id is None:
        _list(found)
    else:
        _tell(log, found[0][1])


def _list(found: list[tuple[Kept, Difference]]) -> None:
    rows = [
        (
            exported_id(kept),
            kept.record["period"] or UNKNOWN,
            _day(kept.record["as_of"]),
            _day(kept.record["sealed_on"]),
            _("as sealed") if moved.same else _("moved"),
        )
        for kept, moved in found
    ]
    table(rows, (_("id"), _("period"), _("as of"), _("sealed on"), _("now")))


def _tell(log: Log, found: Difference) -> None:
    from klyngetui.review.seal_words import told

    for line in told(log, found):
        data(line)


def _document(kept: Kept, found: Difference) -> dict[str, Any]:
    record = kept.record
    moved = [
        {
            **{name: getattr(one, name) for name in ("measure", "sealed", "now", "came", "went")},
            "causes": [{"at": cause.at.isoformat(), "by": cause.actor, "words": cause.words} for cause in one.causes],
        }
        for one in found.moved
    ]
    told = {name: record[name] for name in ("period", "as_of", "sealed_on", "rule_version", "digest")}
    return {"id": exported_id(kept), **told, "intact": found.intact, "same": found.same, "moved": moved}


def _day(text: str | None) -> str:
    return day(date.fromisoformat(text)) if text else UNKNOWN
