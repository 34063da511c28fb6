"""The screens there are: a name of the key table to where its class is, read when it is first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from klyngetui.keys import pressed
from klyngetui.keys.mapping import KeyClash, having, remap
from klyngetui.keys.table import TABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from klyngetui.keys.row import Key
    from klyngetui.screens.base import BaseScreen

WAYS = {
    "home": "klyngetui.screens.home.screen:HomeScreen",
    "log": "klyngetui.screens.log.screen:LogScreen",
    "participants": "klyngetui.screens.participants.screen:ParticipantsScreen",
    "dossier": "klyngetui.screens.dossier.screen:DossierScreen",
    "coverage": "klyngetui.screens.coverage.screen:CoverageScreen",
    "groups": "klyngetui.screens.groups.screen:GroupsScreen",
    "stories": "klyngetui.screens.stories.screen:StoriesScreen",
    "indicators": "klyngetui.screens.indicators.screen:IndicatorsScreen",
    "review": "klyngetui.screens.review.screen:ReviewScreen",
    "inbox": "klyngetui.screens.inbox.screen:InboxScreen",
    "evidence": "klyngetui.screens.evidence.screen:EvidenceScreen",
    "import": "klyngetui.screens.importing.screen:ImportScreen",
    "readiness": "klyngetui.screens.readiness.screen:ReadinessScreen",
    "settings": "klyngetui.screens.settings.screen:SettingsScreen",
}


def make(name: str) -> BaseScreen:
    """A new screen of that name; raises KeyError where there is none."""
    module, _colon, attribute = WAYS[name].partition(":")
    screen: BaseScreen = getattr(import_module(module), attribute)()
    return screen


def table(wanted: Mapping[str, str]) -> tuple[tuple[Key, ...], str | None]:
    """The keys of the screens there are, as the settings want them; where they clash the standard ones, and why.

    Sentences name these from then on.
    """
    ours = having(WAYS)
    # A key may be set for a screen of another version.
    elsewhere = {key.id for key in TABLE} - {key.id for key in ours}
    try:
        keys, why = remap(ours, {name: keys for name, keys in wanted.items() if name not in elsewhere}), None
    except KeyClash as clash:
        keys, why = ours, str(clash)
    pressed.use(keys)
    return keys, why
