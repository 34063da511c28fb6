"""Who was there: NAME and NAME:PERSON as attendance rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from klyngetui.capture.problems import Create
from klyngetui.capturing import creation
from klyngetui.cli.errors import NotMet
from klyngetui.cli.made import tell_made
from klyngetui.cli.names import Twins, continued, resolve
from klyngetui.cli.values import Reader
from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.cli.saving import Saving

T = TypeVar("T")


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
        return _or_create(lambda: reader.pair(said))
    name, _colon, person = (part.strip() for part in said.partition(":"))
    participant = known_or_made(saving, name, "participant")
    return participant, known_or_made(saving, person, "person", participant) if person else None


def group_id(saving: Saving, said: str, *, create: bool) -> str:
    """The id of the group named; with `create` an unknown one is made. Raises NotMet, naming the candidates."""
    if create:
        return known_or_made(saving, said, "group")
    return _or_create(lambda: str(resolve(saving.log, said, "group").record["id"]))


def member_ids(saving: Saving, names: tuple[str, ...]) -> list[str]:
    """The ids of the team members named."""
    return [str(resolve(saving.log, name, "team_member").record["id"]) for name in names]


def known_or_made(saving: Saving, name: str, entity: str, participant: str | None = None) -> str:
    """The id of the one called so, of a new one where nobody is. Raises Twins where several are called exactly so."""
    try:
        return str(resolve(saving.log, name, entity, participant).record["id"])
    except Twins:
        raise
    except NotMet:
        edit = creation(Create(entity, name, participant))
        saving.commit(edit)
        tell_made(saving, [edit])
        return edit.id


def _or_create(find: Callable[[], T]) -> T:
    """What is found; whoever is not known could be made, and the refusal says so."""
    try:
        return find()
    except Twins:
        raise
    except NotMet as unknown:
        raise NotMet(continued(_("{what}. Write more of the name, or add --create."), str(unknown))) from unknown
