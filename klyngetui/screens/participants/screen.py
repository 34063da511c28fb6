"""Participants: every organisation and how the cluster stands to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from klyngetui.indicators.engagement import Engagement, engagement
from klyngetui.keys.pressed import pressed
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import number
from klyngetui.screens.counting import put
from klyngetui.screens.participants import find as finding
from klyngetui.screens.participants import words
from klyngetui.screens.participants.actions import ParticipantActions
from klyngetui.screens.participants.sorting import sortings
from klyngetui.screens.picker import Choice, Picker
from klyngetui.screens.search_field import SearchField
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.told import Told
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from textual.widget import Widget

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

WIDE = 120


def _work(log: Log, today: date, _question: object) -> list[Engagement]:
    return engagement(log, today)


class ParticipantsScreen(ParticipantActions):
    """The list with filters, search and orders; `arrive` takes a participant to go to, or `only`, a filter's name."""

    WHERE = "participants"
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "PagedList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's own form

    def __init__(self) -> None:
        super().__init__()
        self.wanted = finding.Shown()
        self.everybody: dict[str, Engagement] = {}
        self._goal: str | None = None

    def content(self) -> Iterable[Widget]:
        """What is shown, the search, the list and the one under the cursor."""
        yield Static("", classes="filters", markup=False)
        yield SearchField(placeholder=_("Search in names and places"))
        with Horizontal(classes="beside"):
            yield PagedList(words.columns(), empty=_("Reading the log …"))
            yield Told()

    def work(self) -> Callable[[Log, date, Any], list[Engagement]]:
        """Count for everybody."""
        return _work

    def counted(self, found: list[Engagement]) -> None:
        """Show what was counted."""
        self.everybody = {one.kept.record["id"]: one for one in found}
        self._show()

    def arrive(self, **arguments: Any) -> None:
        """Show what the way here asked for."""
        if arguments.get("only"):
            self.wanted = finding.Shown().adding(arguments["only"])
            self._show()
        self._goal = arguments.get("participant")
        self._go()

    def _show(self) -> None:
        paged = self.query_one(PagedList)
        paged.empty = self._empty_words()
        found = finding.shown(self.everybody.values(), self.wanted)
        put(paged, [words.row_of(one, self.desk.today) for one in found])
        self._show_filters(len(found))
        self._go()
        self._show_one()

    def _go(self) -> None:
        if self._goal in self.everybody:
            self.query_one(PagedList).move_to(self._goal)
            self._goal = None

    def _show_filters(self, n: int) -> None:
        wanted = self.wanted
        many = ngettext("{n} participant", "{n} participants", n).format(n=number(n))
        order = sortings()[wanted.order].words + (" ↑" if wanted.turned else "")
        pieces = [Piece(wanted.words or _("everybody"), "strong" if wanted.restricted else "muted")]
        pieces += [
            Piece(f" · {many} · ", "muted"),
            Piece(pressed("participants.sort"), "key"),
            Piece(f" {order}", "muted"),
        ]
        if wanted.restricted:
            pieces += [Piece(" · "), Piece(pressed("participants.clear"), "key"), Piece(" " + _("shows all"), "muted")]
        self.query_one(".filters", Static).update(line(pieces))

    def _empty_words(self) -> str:
        if self.wanted.restricted:
            return _("Nobody answers that.\n{key} shows everybody again, {other} chooses others.").format(
                key=pressed("participants.clear"), other=pressed("participants.filter")
            )
        return _("No participants yet.\nPress {key} to add the first one.").format(key=pressed("participants.new"))

    # The participant in sight --------------------------------------------------------------------------------------

    def participant(self) -> Kept | None:
        """The participant under the cursor."""
        row = self.query_one(PagedList).row
        return self.desk.log.cabinet.find(str(row.key)) if row else None

    def _show_one(self) -> None:
        if self.size.width < WIDE:
            return
        row = self.query_one(PagedList).row
        one = self.everybody.get(str(row.key)) if row else None
        told = words.told(one, self.desk.today) if one else Content("")
        self.query_one(Told).show(told, row.key if row else None)

    def on_paged_list_highlighted(self) -> None:
        """Show the one the cursor came to, once however fast it moves."""
        self.call_after_refresh(self._show_one)

    def on_resize(self) -> None:
        """The pane comes beside the list where there is room."""
        self._show_one()

    def on_paged_list_selected(self, event: PagedList.Selected) -> None:
        """Open the dossier."""
        self.shell.show("dossier", participant=event.row.key)

    # Filter, search and order --------------------------------------------------------------------------------------

    def search(self) -> None:
        """Open the search field."""
        field = self.query_one(SearchField)
        field.add_class("-open")
        field.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find as one types."""
        if isinstance(event.input, SearchField) and event.value != self.wanted.search:
            self._want(self.wanted._replace(search=event.value))

    def on_search_field_left(self, event: SearchField.Left) -> None:
        """Go to what was found, or give the search up."""
        field = self.query_one(SearchField)
        if not event.keep or not field.value.strip():
            field.value = ""
            field.remove_class("-open")
            self._want(self.wanted._replace(search=""))
        self.query_one(PagedList).focus()

    def action_filter(self) -> None:
        """Choose one more thing to restrict the list by."""

        def restrict(choice: Choice | None) -> None:
            if choice is not None:
                self._want(self.wanted.adding(str(choice.value)))

        self.app.push_screen(Picker(_("Show only"), finding.choices()), restrict)

    def action_clear(self) -> None:
        """Show everybody again."""
        if not self.wanted.restricted:
            self.tell(_("Everybody is shown."), "muted")
        field = self.query_one(SearchField)
        field.value = ""
        field.remove_class("-open")
        self._want(self.wanted._replace(only=(), search=""))

    def action_sort(self) -> None:
        """Take the next order."""
        self._want(self.wanted._replace(order=(self.wanted.order + 1) % len(sortings()), turned=False), True)

    def action_turn(self) -> None:
        """Turn the order round."""
        self._want(self.wanted._replace(turned=not self.wanted.turned), True)

    def _want(self, wanted: finding.Shown, from_top: bool = False) -> None:
        self.wanted = wanted
        self._show()
        if from_top:
            self.query_one(PagedList).move(0)
