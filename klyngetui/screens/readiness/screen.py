"""Readiness: the label's 31 indicators, what the assessors recommended, and the label's dates."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from klyngetui.indicators.catalogue import MEASURED
from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.screens.evidence.forms import link_form
from klyngetui.screens.readiness import forms
from klyngetui.screens.readiness import rows as listed
from klyngetui.screens.tabbed import TabbedScreen
from klyngetui.store.delete import delete

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from klyngetui.widgets.columns import Column
    from klyngetui.widgets.source import Row


ONLY_IN = {"close": ("recommendations",), "attach_link": ("indicators",)}
"""Lists outside of which a key does nothing."""


class ReadinessScreen(TabbedScreen):
    """Three lists. Nothing here is the label's own score."""

    WHERE = "readiness"
    BELOW: ClassVar[tuple[str, ...]] = ("recommendations",)
    DEFAULT_CSS = """
    ReadinessScreen.-wide Told { width: 28%; }
    """
    TABS: ClassVar[tuple[str, ...]] = ("indicators", "recommendations", "dates")

    def titles(self) -> Sequence[str]:
        """The names of the lists."""
        return _("The 31 indicators"), _("Recommendations"), _("Label dates")

    def columns(self) -> Sequence[Column]:
        """The columns of the list in sight."""
        return listed.columns(self.tab)

    def rows(self) -> list[Row]:
        """The rows of the list in sight."""
        made = {
            "indicators": listed.indicator_rows,
            "recommendations": listed.recommendation_rows,
            "dates": listed.date_rows,
        }
        return made[self.tab](self.desk)

    def told(self, key: Any) -> Content:
        """Everything about the row."""
        return listed.told(self.desk, key)

    def empty(self) -> str:
        """What to press."""
        return _("No recommendations from an assessment yet.\nPress {key} to write one down.").format(
            key=pressed("readiness.new")
        )

    def open(self, key: Any) -> None:
        """A measured indicator where it is counted, another to be rated; else the row to be changed."""
        sort, identity = key
        if sort == "indicator" and identity in MEASURED:
            self.shell.show("indicators", indicator=identity, rows=False)
        elif sort == "part":
            super().open(key)
        else:
            self.action_edit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's own
        """Offer what applies to the list in sight."""
        return self.tab in ONLY_IN.get(action, self.TABS)

    # Keys ----------------------------------------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Rate the indicator, or change the recommendation or date."""
        sort, identity = self.key or ("", "")
        if sort == "indicator" and identity in MEASURED:
            self.tell(_("{indicator} is counted from the log; Enter opens it.").format(indicator=identity), "muted")
        elif sort == "indicator":
            self.ask(forms.rating_form(self.desk, identity))
        elif sort == "recommendation":
            self.ask(forms.recommendation_form(self.desk, identity))
        elif sort == "date":
            self.ask(forms.dates_form(self.desk, identity))

    def action_new(self) -> None:
        """Write down a recommendation, about the indicator in sight."""
        sort, identity = self.key or ("", "")
        self.ask(forms.recommendation_form(self.desk, None, indicator=identity if sort == "indicator" else None))

    def action_close(self) -> None:
        """Close the recommendation, with the effect to be filled in."""
        sort, identity = self.key or ("", "")
        if sort == "recommendation":
            self.ask(forms.recommendation_form(self.desk, identity, "closed_on"))
        else:
            self.tell(_("There is no recommendation here to close."), "muted")

    def action_attach_link(self) -> None:
        """A web link as evidence of the rating."""
        sort, identity = self.key or ("", "")
        kept = listed.rating_of(self.desk, identity) if sort == "indicator" else None
        if kept is None:
            self.tell(_("Rate the indicator first: {key}.").format(key=pressed("readiness.edit")), "muted")
        else:
            self.ask(link_form(self.desk, listed.name_of(identity), {"entity": "rating", "id": kept.record["id"]}))

    def action_delete(self) -> None:
        """Delete the rating or recommendation; undo brings it back."""
        sort, identity = self.key or ("", "")
        kept = listed.rating_of(self.desk, identity) if sort == "indicator" else None
        target = kept.record["id"] if kept else identity if sort == "recommendation" else None
        if target is None:
            self.tell(_("There is nothing here to delete."), "muted")
            return
        self.act(_("Deleted"), partial(delete, self.desk.log, target), self._show)
