"""Settings: this user's own, the cluster's, how it is counted, targets, keys, paths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.content import Content

from klyngetui import preferences
from klyngetui.locale import _
from klyngetui.screens import settings_forms as forms
from klyngetui.screens import settings_rows as listed
from klyngetui.screens.picker import Choice, Picker
from klyngetui.screens.settings_counting import CountingForm
from klyngetui.screens.tabbed import TabbedScreen
from klyngetui.screens.who import Who
from klyngetui.store.delete import delete
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klyngetui.widgets.columns import Column
    from klyngetui.widgets.source import Row

MACHINE = "machine"


class SettingsScreen(TabbedScreen):
    """Six lists; Enter changes the row under the cursor."""

    WHERE = "settings"
    TABS: ClassVar[tuple[str, ...]] = ("own", "cluster", "counting", "targets", "keys", "paths")

    def titles(self) -> Sequence[str]:
        """The names of the lists."""
        return _("Yours"), _("Cluster"), _("Counting"), _("Targets"), _("Keys"), _("Paths")

    def columns(self) -> Sequence[Column]:
        """The columns of the list in sight."""
        return listed.columns(self.tab)

    def rows(self) -> list[Row]:
        """The rows of the list in sight."""
        desk = self.desk
        made = {
            "own": lambda: listed.own_rows(desk, self.app.theme),
            "cluster": lambda: listed.cluster_rows(desk),
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
            "counting": _(
                "Changing it judges every entry anew, earlier figures too. No public rule of the label says "
                "these numbers: they are defaults of ours, and yours to change."
            ),
            "target": _("A target is yours: no public rule of the label sets one. Its source stands beside it."),
            "key": _("Kept by its name in the settings file; works from the next start. d takes yours away."),
            "path": "",
        }
        cells = [line([Piece(cell, "" if at else "strong")]) for at, cell in enumerate(row.cells if row else ())]
        return Content("\n").join([*cells, Content(""), line([Piece(words[key[0]], "muted")])])

    def empty(self) -> str:
        """What to press."""
        return _("No targets yet: every figure stands without one.\nPress n to set one, with its source.")

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
        elif sort == "counting":
            self.ask(CountingForm(self.desk, name))
        elif sort == "target":
            self.ask(forms.target_form(self.desk, name))
        elif sort == "key":
            one = next(key for key in self.shell.keys if key.id == name)
            self.app.push_screen(forms.key_form(self.desk, self.shell.keys, one), self.answered)

    def action_new(self) -> None:
        """Set a target."""
        self.turn_to("targets")
        self.ask(forms.target_form(self.desk, None))

    def action_delete(self) -> None:
        """Take the target or the own key away."""
        sort, name = self.key or ("", "")
        with self.trying():
            if sort == "target":
                delete(self.desk.log, name)
                self.answered(_("Deleted · u undo"))
            elif sort == "key" and name in preferences.read().keys:
                preferences.save(name, None, within="keys")
                self.answered(_("The usual key again, from the next start"))
            else:
                self.tell(_("There is nothing here to take away."), "muted")

    def _edit_own(self, name: str) -> None:
        if name == "theme":
            self.app.search_themes()
        elif name == "me":
            self.app.push_screen(Who(self.desk), self._be)
        elif name == "backup_folder":
            self.app.push_screen(forms.folder_form(self.desk), self.answered)
        else:
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
        with self.trying():
            preferences.save("language", None if choice.value == MACHINE else str(choice.value))
            words = _("The language is {language} from the next start: q, then klyngetui.")
            self.answered(words.format(language=choice.words))
