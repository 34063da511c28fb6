"""The sections of a report: one for each indicator, and one for information sharing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.exchange.report.model import Figure, Indicator, Point
from klyngetui.exchange.report.rows import Rows
from klyngetui.exchange.report.shown_text import shown
from klyngetui.exchange.report.values import Column, Line, Linked, Share, Table, figure_words, share_words, when
from klyngetui.exchange.report.words import measures, title_of
from klyngetui.indicators.figures import HEADLINES
from klyngetui.indicators.trend import trend
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import number, percent
from klyngetui.model.choice_labels import choice_label

if TYPE_CHECKING:
    from klyngetui.exchange.report.entries import Entries
    from klyngetui.exchange.report.evidence import Evidence
    from klyngetui.indicators.scope import Scope

SHARING = "information_sharing"


def sections(
    scope: Scope, figures: dict[str, Any], entries: Entries, evidence: Evidence, withheld: set[str]
) -> list[Indicator]:
    """2.5, 4.5, 5.2 and information sharing, each with its figures, rows and trend."""
    points = trend(scope.log, scope.as_of, period=scope.period.name)
    series = {
        "2.5": [Point(point.day, point.reached) for point in points],
        "4.5": [Point(point.day, point.in_groups) for point in points],
        "5.2": [Point(point.day, point.usable) for point in points],
    }
    found = []
    for name in (*HEADLINES, SHARING):
        rows = Rows(scope, name, entries, evidence, withheld)
        found.append(_section(scope, name, figures, rows, series.get(name, [])))
    return found


def _section(scope: Scope, name: str, figures: dict[str, Any], rows: Rows, trend: list[Point]) -> Indicator:
    told = figures["indicators"][name] if name in HEADLINES else {"measures": figures[SHARING]}
    words = measures(scope.settings)[name]
    values = told["measures"]
    listed = [rows.figure(measure, words[measure], value) for measure, value in values.items()]
    aim = told.get("target")
    return Indicator(
        number=name if name in HEADLINES else "",
        anchor="i" + rows.anchor[1:],
        title=title_of(name),
        headline=_headline(name, listed),
        target=_target(aim),
        aim=aim["value"] if aim else None,
        figures=[*listed, *_single(told, rows.anchor)],
        rows=rows.table(),
        measures=rows.measures_of_lines(list(values)),
        further=_further(scope, name, told),
        trend=trend,
    )


def _headline(name: str, listed: list[Figure]) -> str:
    """The headline as a sentence; the first measure of each section is its headline."""
    value = listed[0].value
    if name == "5.2":
        count = int(value) if isinstance(value, int) else 0
        return ngettext("{n} usable story", "{n} usable stories", count).format(n=number(count))
    told = share_words(value) if isinstance(value, Share) else figure_words(value)
    return f"{listed[0].label}: {told}"


def _target(aim: dict[str, Any] | None) -> str:
    if aim is None:
        return _("No target is set.")
    value = aim["value"]
    wanted = percent(value) if aim["measure"] != "usable" else number(value)
    return _("Target: {value} (source: {source})").format(value=wanted, source=shown(aim["source"]))


def _single(told: dict[str, Any], anchor: str) -> list[Figure]:
    """The two figures of 2.5 that are no measure over N."""
    if "without_evidence" not in told:
        return []
    lines = {
        "without_evidence": (
            _("Direct contacts without evidence"),
            _("No evidence of level 2 or more is attached."),
            "#lacking",
        ),
        "median_days_since_direct_contact": (
            _("Median days since the last direct contact"),
            _("Over the participants of N that ever had one, up to the last day."),
            "#participants",
        ),
    }
    return [
        Figure(f"2.5.{name}", f"f{anchor[1:]}-{name}", label, meaning, told[name], [], target)
        for name, (label, meaning, target) in lines.items()
    ]


def _further(scope: Scope, name: str, told: dict[str, Any]) -> list[Table]:
    if name != "2.5":
        return []
    return [_not_reached(told), _new(told), _by_kind(told), _per_team_member(scope, told)]


def _not_reached(told: dict[str, Any]) -> Table:
    columns = (Column(_("Participant"), 34), Column(_("Last direct contact"), 13), Column(_("Id"), 12))
    lines = [Line((shown(one["name"]), when(one["last_direct_contact"]), one["id"])) for one in told["not_reached"]]
    return Table("not-reached", _("Not reached"), columns, lines, _("Everybody in N is reached."))


def _new(told: dict[str, Any]) -> Table:
    columns = (
        *(Column(_("Participant"), 34), Column(_("Committed since"), 13), Column(_("To be met by"), 13)),
        Column(_("Id"), 12),
    )
    lines = [Line((shown(one["name"]), when(one["since"]), when(one["meet_by"]), one["id"])) for one in told["new"]]
    return Table("new", _("New participants, outside N"), columns, lines, _("No participant is new."))


def _by_kind(told: dict[str, Any]) -> Table:
    columns = (Column(_("Kind"), 30), Column(_("Reached by direct contact"), 20))
    lines = [
        Line((choice_label(kind), Linked(Share(share["n"], share["of"], share["share"]), "#f25-reached")))
        for kind, share in told["by_kind"].items()
        if share["of"]
    ]
    return Table("by-kind", _("Reached, by kind of participant"), columns, lines, _("No participants."))


def _per_team_member(scope: Scope, told: dict[str, Any]) -> Table:
    names = {one.external_id or one.record["id"]: one.record["name"] for one in scope.log.cabinet.load("team_member")}
    columns = (Column(_("Team member"), 30), Column(_("Direct contacts"), 12))
    lines = [
        Line((shown(names.get(one, one)), Linked(n, "#r25"))) for one, n in told["contacts_per_team_member"].items()
    ]
    return Table("per-member", _("Direct contacts per team member"), columns, lines, _("Nobody is in the team."))
