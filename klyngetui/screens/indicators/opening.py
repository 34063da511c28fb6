"""What opens from a row of the Indicators screen."""

from __future__ import annotations

from klyngetui.screens.entry.screen import EntryScreen
from klyngetui.screens.indicators.behind import Behind
from klyngetui.screens.indicators.behind_screen import BehindScreen
from klyngetui.screens.indicators.measure_words import HEADLINES, INDICATORS
from klyngetui.screens.period_choice import PeriodChoice
from klyngetui.store.lookup import starting_with
from klyngetui.widgets.paged import PagedList

ENTITIES = {"gap": "participant", "participant": "participant", "group": "group", "story": "story"}
"""What the rows are about that stand for a record, by their sort."""


class IndicatorOpening(PeriodChoice):
    """A screen of figures of one indicator; Enter opens what is behind a row."""

    indicator = INDICATORS[0]

    def on_paged_list_selected(self, event: PagedList.Selected) -> None:
        """Open what is behind the row."""
        self.open_row(event.row.key)

    def open_row(self, key: object) -> None:
        """Open the rows behind a figure, or the record a row is about; a row's key is its sort and an id."""
        sort, identity = key if isinstance(key, tuple) else ("", "")
        if sort in ("measure", "kind", "team"):
            measure = identity if sort == "measure" else HEADLINES["2.5"]
            only = {} if sort == "measure" else {sort: identity}
            self.app.push_screen(BehindScreen(Behind(self.indicator, measure, **only), self.period))
            return
        entity = ENTITIES.get(sort)
        found = starting_with(self.desk.log, identity, [entity]) if entity else []
        if not found:
            return
        if entity == "story":
            self.app.push_screen(EntryScreen(found[0].record["id"]))
        elif entity:
            self.shell.show("log", **{entity: found[0].record["id"]})
