"""Settings: this user's own, the cluster's, how it is counted, targets, keys, paths."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.content import Content

from klyngetui import locale, preferences
from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.screens.person.forms import member_form
from klyngetui.screens.picker import Choice, Picker
from klyngetui.screens.settings import forms
from klyngetui.screens.settings import rows as listed
from klyngetui.screens.settings.counting import CountingForm
from klyngetui.screens.tabbed import TabbedScreen
from klyngetui.screens.who import Who
from klyngetui.store.delete import delete
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klyngetui.widgets.columns import Column
    from klyngetui.widgets.source import Row

MACHINE = "machine"


class SettingsScreen(TabbedScreen):
    """Seven lists; Enter changes the row under the cursor."""

    WHERE = "settings"
    TABS: ClassVar[tuple[str, ...]] = ("own", "cluster", "team", "counting", "targets", "keys", "paths")
    BELOW = TABS

    def on_mount(self) -> None:
        """Show the colours chosen, which are chosen in a list of Textual's own."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._show())

    def titles(self) -> Sequence[str]:
        """The names of the lists."""
        return _("Yours"), _("Cluster"), _("Team"), _("Counting"), _("Targets"), _("Keys"), _("Paths")

    def columns(self) -> Sequence[Column]:
        """The columns of the list in sight."""
        return listed.columns(self.tab)

    def rows(self) -> list[Row]:
        """The rows of the list in sight."""
        desk = self.desk
        made = {
            "own": lambda: listed.own_rows(desk, self.app.theme),
            "cluster": lambda: listed.cluster_rows(desk),
            "team": lambda: listed.team_rows(desk),
            "counting": lambda: listed.counting_rows(desk),
            "targets": lambda: listed.target_rows(desk),
            "keys": lambda: listed.key_rows(self.shell.keys),
            "paths": lambda: listed.path_rows(desk),
        }
        return made[self.tab]()

    def told(self, key: Any) -> Content:
        """The row in full, and what it is about."""
        row = next((row for row in self.rows() if row.key == key), None)
        words = {
            "own": _("In this user's settings file, not in the log."),
            "cluster": _("In the log, with who changed it and when; undo takes it back."),
            "team": _("Whose work the log is. A last day ends their time in the team; what they logged stays."),
            "counting": _(
                "Changing it judges every entry anew, earlier figures too. No public rule of the label says "
                "these numbers: they are defaults of ours, and yours to change."
            ),
            "target": _("A target is yours: no public rule of the label sets one. Its source stands beside it."),
            "key": _("Kept by its name in the settings file. {key} takes yours away.").format(
                key=pressed("settings.delete")
            ),
            "path": "",
        }
        cells = [line(pieces) for pieces in listed.cell_words(self.columns(), row)] if row else []
        return Content("\n").join([*cells, Content(""), line([Piece(words[key[0]], "muted")])])

    def empty(self) -> str:
        """What to press."""
        if self.tab == "team":
            return _("Nobody in the team yet.\nPress {key} to add somebody.").format(key=pressed("settings.new"))
        return _("No targets yet: every figure stands without one.\nPress {key} to set one, with its source.").format(
            key=pressed("settings.new")
        )

    def open(self, key: Any) -> None:
        """Change the row; a path is only shown."""
        if key[0] == "path":
            super().open(key)
        else:
            self.action_edit()

    # Keys ----------------------------------------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Change the setting under the cursor."""
        sort, name = self.key or ("", "")
        if sort == "own":
            self._edit_own(name)
        elif sort == "cluster":
            self.ask(forms.cluster_form(self.desk, name))
        elif sort == "team":
            self.ask(member_form(self.desk, name))
        elif sort == "counting":
            self.ask(CountingForm(self.desk, name))
        elif sort == "target":
            self.ask(forms.target_form(self.desk, name))
        elif sort == "key" and not self._importing():
            one = next(key for key in self.shell.keys if key.id == name)
            self.app.push_screen(forms.key_form(self.desk, self.shell.keys, one), self._take_keys)

    def action_new(self) -> None:
        """Add somebody where the team is in sight; else set a target."""
        if self.tab == "team":
            self.ask(member_form(self.desk, None))
            return
        self.turn_to("targets")
        self.ask(forms.target_form(self.desk, None))

    def action_delete(self) -> None:
        """Take the target or the own key away."""
        sort, name = self.key or ("", "")
        if sort == "target":
            self.act(_("Deleted"), partial(delete, self.desk.log, name), self._show)
            return
        with self.trying():
            if sort == "key" and name in preferences.read().keys and not self._importing():
                preferences.save(name, None, within="keys")
                self._take_keys(_("The usual key again"))
            elif not self.desk.aside:
                self.tell(_("There is nothing here to take away."), "muted")

    def arrive(self, **arguments: Any) -> None:
        """Go to the list and the row asked for, and say what was done."""
        super().arrive(**arguments)
        if arguments.get("row"):
            self.query_one(PagedList).move_to(arguments["row"])
        if arguments.get("told"):
            self.tell(arguments["told"])

    def _importing(self) -> bool:
        """Whether an import runs, which would end with its screen; says so."""
        if self.desk.aside:
            self.tell(_("An import is running; try again when it is done."), "warn")
        return self.desk.aside

    def _take_keys(self, told: str | None) -> None:
        if told is not None:
            self.shell.take_keys()
            self._renew(told)

    def _renew(self, told: str) -> None:
        """Show everything anew, and stay where one is."""
        self.shell.renew(self.WHERE, tab=self.tab, row=self.key, told=told)

    def _edit_own(self, name: str) -> None:
        if name == "theme":
            self.app.search_themes()
        elif name == "me":
            self.app.push_screen(Who(self.desk), self._be)
        elif name in ("backup_folder", "backups"):
            self.app.push_screen(forms.backup_form(self.desk, name), self.answered)
        elif not self._importing():
            choices = [Choice(code, code, words) for code, words in listed.LANGUAGES.items()]
            choices.append(Choice(MACHINE, "", _("as on this machine")))
            self.app.push_screen(Picker(_("Language"), choices), self._speak)

    def _be(self, member: str | None) -> None:
        if member is None:
            return
        with self.trying():
            preferences.save(self.desk.log.cluster["id"], member, within="me")
            self.desk.log.actor = member
            self.desk.look()
            self.answered(_("You are {name} in this log.").format(name=self.desk.name(member)))

    def _speak(self, choice: Choice | None) -> None:
        if choice is None:
            return
        language = None if choice.value == MACHINE else str(choice.value)
        with self.trying():
            preferences.save("language", language)
            locale.choose(language)
            self.shell.take_keys()
            self._renew(_("The language is {language}.").format(language=choice.words))
