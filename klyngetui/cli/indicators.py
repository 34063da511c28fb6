"""`klyngetui indicators`: the figures, and the rows behind them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.days import DAY
from klyngetui.cli.measures import measure_words
from klyngetui.cli.output import data, emit, styled, table
from klyngetui.cli.parts import N_, as_json, command, option, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _

if TYPE_CHECKING:
    from klyngetui.indicators.rows import Row
    from klyngetui.indicators.scope import Scope

MEASURED = ("2.5", "4.5", "5.2")


@command("indicators", help=N_("The figures of 2.5, 4.5 and 5.2, or of one of them."))
@click.argument("indicator", required=False, type=click.Choice(MEASURED))
@option("--period", metavar="PERIOD", help=N_("The window, as in rolling-12m, year:2025 or label."))
@option("--as-of", type=DAY, metavar="DAY", help=N_("As it stood on this day; today, if not said."))
@option("--rows", "with_rows", is_flag=True, help=N_("Every dated row behind each figure too."))
@as_json()
@with_session
def indicators(
    session: Session, indicator: str | None, period: str | None, as_of: date | None, with_rows: bool, as_json: bool
) -> None:
    """Print the figures."""
    from klyngetui.indicators.figures import document
    from klyngetui.indicators.scope import scope_of

    scope = scope_of(session.reading(), period, as_of or session.today())
    found = document(scope)
    wanted = (indicator,) if indicator else MEASURED
    found["indicators"] = {name: found["indicators"][name] for name in wanted}
    if not as_json:
        _print(scope, found, whole=indicator is None, with_rows=with_rows)
        return
    if with_rows:
        from klyngetui.indicators.rows import row_document, rows

        for name in wanted:
            found["indicators"][name]["rows"] = [row_document(row) for row in rows(scope, name)]
    emit(found)


def _print(scope: Scope, found: dict[str, Any], *, whole: bool, with_rows: bool) -> None:
    from klyngetui.indicators.rows import rows
    from klyngetui.locale.formats import day

    window = found["period"]
    data(
        _("{name}: {first}–{last}, as of {as_of}, rules version {version}").format(
            name=window["name"],
            first=day(date.fromisoformat(window["from"])),
            last=day(date.fromisoformat(window["to"])),
            as_of=day(date.fromisoformat(found["as_of"])),
            version=found["rule_version"],
        )
    )
    for name, section in found["indicators"].items():
        _section(_title(name), section["measures"], section.get("target"))
        if with_rows:
            table([_row(row) for row in rows(scope, name)])
    if whole:
        _section(_("Information sharing"), found["information_sharing"], None)


def _title(indicator: str) -> str:
    from klyngetui.indicators.catalogue import BY_NUMBER
    from klyngetui.locale import language

    known = BY_NUMBER[indicator]
    return f"{indicator} {known.name_nb if language() == 'nb' else known.name}"


def _section(title: str, measures: dict[str, Any], target: dict[str, Any] | None) -> None:
    click.echo()
    click.echo(styled(title, bold=True))
    lines = [(f"  {measure_words(name)}", *_figure(value)) for name, value in measures.items()]
    if target is not None:
        lines.append((f"  {_('target')}: {measure_words(target['measure'])}", _aim(target), target["source"]))
    table(lines)


def _figure(value: Any) -> tuple[str, str]:
    from klyngetui.locale.formats import number, percent

    if isinstance(value, dict):
        if not value["of"]:
            return _("no participants"), ""
        return percent(value["share"]), f"{value['n']}/{value['of']}"
    if isinstance(value, bool):
        return (_("yes") if value else _("no")), ""
    return number(value), ""


def _aim(target: dict[str, Any]) -> str:
    from klyngetui.locale.formats import number, percent

    counted = target["measure"] in ("usable", "published", "active_groups")
    return number(target["value"]) if counted or target["value"] > 1 else percent(target["value"])


def _row(row: Row) -> tuple[str, ...]:
    from klyngetui.locale.formats import day
    from klyngetui.store.cabinet import exported_id

    subjects = [kept.record.get("name") or kept.record.get("title") or "" for kept in row[1:4] if kept is not None]
    return (
        f"  {measure_words(row.measure)}",
        day(date.fromisoformat(row.day)) if row.day else "",
        " · ".join(subjects),
        exported_id(row.activity) if row.activity else "",
        _("evidence: {n}").format(n=row.evidence),
    )
