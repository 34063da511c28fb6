"""The patch that `--FIELD VALUE`, `--add-FIELD VALUE`, `--remove-FIELD VALUE` and `--json PATCH` amount to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.cli.errors import Misused
from klyngetui.locale import _
from klyngetui.model.records import RECORDS, field_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from klyngetui.cli.values import Reader
    from klyngetui.model.fields import Field
    from klyngetui.store.cabinet import Kept

ADD, REMOVE = "add-", "remove-"


def read_patch(reader: Reader, kept: Kept, words: Sequence[str]) -> dict[str, Any]:
    """What the options change in a record, in the order given; raises Misused for what is no field or no value."""
    patch: dict[str, Any] = {}
    for option, said in _pairs(words):
        if option == "json":
            patch |= reader.patch(kept.entity, said)
            continue
        field = _field(kept.entity, option)
        now: Any = patch.get(field.name, kept.record[field.name])
        if option.startswith(ADD) and field.kind == "list":
            patch[field.name] = [*now, reader.item(field, said)]
        elif option.startswith(REMOVE) and field.kind == "list":
            patch[field.name] = _without(field, now, reader.item(field, said), said)
        else:
            patch[field.name] = reader.value(field, said)
    if not patch:
        raise Misused(_("Nothing to change: name a field, as in --title TEXT"))
    return patch


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    rest = iter(words)
    for word in rest:
        option, equals, said = word.removeprefix("--").partition("=")
        if not word.startswith("--") or not option:
            raise Misused(_("“{word}” is no option: write --FIELD VALUE").format(word=word))
        if not equals:
            following = next(rest, None)
            if following is None:
                raise Misused(_("--{option} needs a value").format(option=option))
            said = following
        yield option, said


def _field(entity: str, option: str) -> Field:
    name = option.replace("-", "_")
    field = field_of(entity, name)
    for prefix in (ADD, REMOVE):
        if field is None and option.startswith(prefix):
            field = field_of(entity, name[len(prefix) :])
            if field is not None and field.kind != "list":
                raise Misused(_("{field} is no list: use --{field}").format(field=field.name.replace("_", "-")))
    if field is None:
        from difflib import get_close_matches

        known = [one.name.replace("_", "-") for one in RECORDS[entity]]
        near = get_close_matches(option, known, n=1) or known
        raise Misused(
            _("There is no field --{option}. Did you mean {names}?").format(
                option=option, names=", ".join(f"--{one}" for one in near)
            )
        )
    return field


def _without(field: Field, now: list[Any], item: Any, said: str) -> list[Any]:
    """The list without the item; a row goes when it has everything that was said of it, but for its status."""
    if isinstance(item, dict):
        wanted = {name: value for name, value in item.items() if name != "status" or "{" in said}
        left = [row for row in now if any(row.get(name) != value for name, value in wanted.items())]
    else:
        left = [one for one in now if one != item]
    if len(left) == len(now):
        raise Misused(_("{field} does not hold “{said}”").format(field=field.name, said=said))
    return left
