"""Who was there: NAME and NAME:PERSON as attendance rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.capture.problems import Create
from klyngetui.capturing import creation
from klyngetui.cli.errors import NotMet
from klyngetui.cli.made import tell_made
from klyngetui.cli.names import continued, resolve
from klyngetui.cli.values import Reader
from klyngetui.locale import _

if TYPE_CHECKING:
    from klyngetui.cli.saving import Saving


def attendance(saving: Saving, whom: tuple[str, ...], *, create: bool) -> list[dict[str, Any]]:
    """A row for each, present; with `create` unknown names are made. Raises NotMet, naming the candidates."""
    rows = []
    for participant, person in dict.fromkeys(pair_of(saving, said, create=create) for said in whom):
        row = {"participant": participant, "person": person, "status": "present"}
        rows.append({name: value for name, value in row.items() if value is not None})
    return rows


def pair_of(saving: Saving, said: str, *, create: bool) -> tuple[str, str | None]:
    """The ids of the participant and, where one is named, the person."""
    reader = Reader(saving.log, saving.today)
    if not create:
        try:
            return reader.pair(said)
        except NotMet as unknown:
            raise NotMet(continued(_("{what}. Write more of the name, or add --create."), str(unknown))) from unknown
    name, _colon, person = (part.strip() for part in said.partition(":"))
    participant = _known_or_made(saving, name, "participant", None)
    return participant, _known_or_made(saving, person, "person", participant) if person else None


def member_ids(saving: Saving, names: tuple[str, ...]) -> list[str]:
    """The ids of the team members named."""
    return [str(resolve(saving.log, name, "team_member").record["id"]) for name in names]


def _known_or_made(saving: Saving, name: str, entity: str, participant: str | None) -> str:
    try:
        return str(resolve(saving.log, name, entity, participant).record["id"])
    except NotMet:
        edit = creation(Create(entity, name, participant))
        saving.commit(edit)
        tell_made(saving, [edit])
        return edit.id
