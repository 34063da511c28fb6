"""A field's value from the text of an option: names become ids, days become days, nothing is guessed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from klyngetui.capture.coming import reader_of
from klyngetui.capture.times import parse_time_text
from klyngetui.cli.errors import Misused
from klyngetui.cli.names import NAMED, resolve
from klyngetui.cli.records import find, imported
from klyngetui.locale import _
from klyngetui.model.records import RECORDS

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.model.fields import Field
    from klyngetui.store.log import Log

YES = ("yes", "true", "ja", "1")
NO = ("no", "false", "nei", "0")


class Reader:
    """Reads the values of one command, on one log and one day."""

    def __init__(self, log: Log, today: date) -> None:
        self.log = log
        self.today = today

    def value(self, field: Field, said: str) -> Any:
        """The field's value; an empty text empties it. Raises Misused, NotMet or CaptureError."""
        if not said:
            return field.empty()
        if field.kind in ("object", "list", "json"):
            return self._with_ids(field, self._parsed(field, said))
        if field.kind == "day":
            return reader_of(field.name)(said, self.today).isoformat()
        if field.kind == "time":
            return parse_time_text(said)
        if field.kind in ("integer", "number"):
            return self._number(field, said)
        if field.kind == "flag":
            return self._flag(field, said)
        if field.kind == "choice":
            return said.replace("-", "_")
        if field.kind == "ref":
            return self.id_of(field.of, said)
        if field.kind == "pointer":
            kept = find(self.log, said)
            return {"entity": kept.entity, "id": kept.record["id"]}
        return said

    def item(self, field: Field, said: str) -> Any:
        """One item of a list: a value, a row of NAME or NAME:PERSON where it names a participant, or JSON."""
        item = field.item
        assert item is not None
        names = {one.name for one in item.fields}
        if item.kind != "object" or said.lstrip().startswith("{"):
            return self.value(item, said)
        if "participant" not in names:
            raise Misused(
                _("--{field} takes JSON: an object with {names}").format(field=field.name, names=_named(item))
            )
        participant, person = self.pair(said)
        row = {"participant": participant}
        if person and "person" not in names:
            raise Misused(_("--{field} takes a participant only").format(field=field.name))
        if person:
            row["person"] = person
        return {**row, "status": "present"} if field.name == "attendance" else row

    def pair(self, said: str) -> tuple[str, str | None]:
        """The ids that NAME or NAME:PERSON means; a name that itself holds a colon is tried whole first."""
        whole = self.log.connection.execute(
            "SELECT id FROM record WHERE entity = 'participant' AND deleted = 0 AND json_extract(body, '$.name') = ?",
            (said,),
        ).fetchall()
        if len(whole) == 1:
            return whole[0][0], None
        name, colon, person = said.partition(":")
        participant = self.id_of("participant", name.strip())
        if not colon or not person.strip():
            return participant, None
        return participant, resolve(self.log, person.strip(), "person", participant).record["id"]

    def id_of(self, entity: str, said: str) -> str:
        """The id of the record a name or an id means."""
        kept = resolve(self.log, said, entity) if entity in NAMED else find(self.log, said, entity)
        return str(kept.record["id"])

    def patch(self, entity: str, said: str) -> dict[str, Any]:
        """A patch written as JSON, ids as they are exported."""
        found = _json("json", said)
        if not isinstance(found, dict):
            raise Misused(_("--json takes an object of fields and values"))
        return imported(self.log, RECORDS[entity], found)

    def _with_ids(self, field: Field, value: Any) -> Any:
        return imported(self.log, (field,), {field.name: value})[field.name]

    def _parsed(self, field: Field, said: str) -> Any:
        if field.kind == "list" and not said.lstrip().startswith("["):
            raise Misused(
                _("{field} is a list: use --add-{option} and --remove-{option}").format(
                    field=field.name, option=field.name.replace("_", "-")
                )
            )
        return _json(field.name, said)

    def _number(self, field: Field, said: str) -> int | float:
        try:
            return int(said) if field.kind == "integer" else plain_number(float(said.replace(",", ".")))
        except ValueError as error:
            raise Misused(_("{field}: “{said}” is no number").format(field=field.name, said=said)) from error

    def _flag(self, field: Field, said: str) -> bool:
        if said.lower() not in YES + NO:
            raise Misused(_("{field}: write yes or no").format(field=field.name))
        return said.lower() in YES


def plain_number(value: float) -> int | float:
    """The number as one would write it: a whole one without decimals."""
    return int(value) if value.is_integer() else value


def _json(name: str, said: str) -> Any:
    try:
        return json.loads(said)
    except (ValueError, RecursionError) as error:
        raise Misused(_("--{field}: this is no JSON ({why})").format(field=name, why=error)) from error


def _named(item: Field) -> str:
    return ", ".join(field.name for field in item.fields)
