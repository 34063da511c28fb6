"""Making a report of a log: all that is asked of the store is asked here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.exchange.report import consent
from klyngetui.exchange.report.entries import Entries
from klyngetui.exchange.report.evidence import evidence
from klyngetui.exchange.report.indicators import sections
from klyngetui.exchange.report.lacking import evidence_table, incomplete, lacking_table, lacks
from klyngetui.exchange.report.model import Report
from klyngetui.exchange.report.rule_text import rule_text
from klyngetui.exchange.report.shown_text import shown
from klyngetui.exchange.report.tables import groups_table, participants_table, stories_table
from klyngetui.exchange.report.values import when
from klyngetui.indicators import figures as documents
from klyngetui.indicators import stories
from klyngetui.indicators.scope import scope_of
from klyngetui.locale import _, language, ngettext
from klyngetui.locale.formats import day, number
from klyngetui.model.choice_labels import choice_label

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from klyngetui.exchange.report.evidence import Evidence
    from klyngetui.exchange.report.values import Table, Value
    from klyngetui.indicators.scope import Scope
    from klyngetui.store.log import Log


class Material:
    """What a report is made of: the log through one window, with the evidence found and the stories left out.

    `paths` leads to the evidence files of a pack, by SHA-256. Files are read while it is made, `tick` being called for
    each; nothing is read twice.
    """

    def __init__(
        self,
        log: Log,
        as_of: date,
        period: str | None = None,
        *,
        today: date | None = None,
        tick: Callable[[], None] = lambda: None,
    ) -> None:
        self.scope: Scope = scope_of(log, period, as_of)
        self.withheld = consent.withheld_stories(self.scope, today or as_of)
        self.evidence: Evidence = evidence(self.scope, self.withheld, tick)
        self.figures: dict[str, Any] = documents.document(self.scope)
        self.tick = tick


def report(material: Material, paths: dict[str, str] | None = None) -> Report:
    """The report in the language chosen."""
    scope, withheld = material.scope, material.withheld
    found = stories.stories(scope)
    lacking = lacks(scope, found, withheld)
    parts = sections(scope, material.figures, Entries(scope), material.evidence, withheld)
    material.tick()
    cluster = shown(scope.log.cluster["name"])
    open_lines = incomplete(scope, material.evidence, lacking)
    return Report(
        language=language(),
        title=_("Evidence for the cluster label: {cluster}").format(cluster=cluster),
        cluster=cluster,
        as_of=scope.as_of,
        facts=_facts(scope, complete=not open_lines),
        lacks=open_lines,
        notes=_notes(scope, len([one for one in found if one.kept.record["id"] in withheld])),
        indicators=parts,
        tables=_tables(material, found, lacking_table(scope, lacking), paths or {}),
        rules=rule_text(scope.settings),
        figures=consent.without(material.figures, scope, withheld),
    )


def _tables(material: Material, found: list[stories.Story], lacking: Table, paths: dict[str, str]) -> list[Table]:
    scope, withheld, pieces = material.scope, material.withheld, material.evidence
    may_be_shown = [one for one in found if one.kept.record["id"] not in withheld]
    return [
        participants_table(scope, may_be_shown),
        groups_table(scope, pieces),
        stories_table(scope, found, withheld, pieces),
        lacking,
        evidence_table(scope, pieces, paths),
    ]


def _facts(scope: Scope, *, complete: bool) -> list[tuple[str, Value]]:
    cluster, window = scope.log.cluster, scope.period
    span = _("{first} to {last}").format(first=day(window.start), last=day(window.end))
    told: list[tuple[str, Value]] = [
        (_("Cluster"), shown(cluster["name"])),
        (_("Programme"), choice_label(cluster["programme"]) if cluster["programme"] else None),
        (_("Label"), choice_label(cluster["label_level"]) if cluster["label_level"] else None),
        (_("Assessment on"), when(cluster["assessment_on"])),
        (_("Window"), f"{span} ({window.name})"),
        (_("As of"), scope.as_of),
        (_("Last day counted"), scope.last_day),
        (_("Participants committed on the last day"), len(scope.all)),
        (_("Of these counted (N), without new ones"), len(scope.counted)),
        (_("Version of the rules"), documents.RULE_VERSION),
        (_("Completeness"), _("complete") if complete else _("not complete, see below")),
    ]
    return [(label, value) for label, value in told if value is not None]


def _notes(scope: Scope, withheld: int) -> list[str]:
    notes = [
        _("Every number here is worked out from the log by rules that are a default of this cluster, none official.")
    ]
    if (scope.period.end - scope.period.start).days < 180:
        notes.append(_("Short window: working groups are judged by the same rule as over a year."))
    if withheld:
        told = ngettext(
            "{n} story without consent is left out with all its names.",
            "{n} stories without consent are left out with all their names.",
            withheld,
        )
        notes.append(told.format(n=number(withheld)))
    return notes
