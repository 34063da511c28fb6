"""The build hook: every catalogue of words is compiled before a wheel, sdist or editable install is made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles klyngetui/locale/*/LC_MESSAGES/*.po to .mo beside them."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for words in Path(self.root, "klyngetui", "locale").glob("*/LC_MESSAGES/*.po"):
            compile_catalogue(words)


def compile_catalogue(words: Path) -> None:
    """Write the .mo of one .po file beside it; fuzzy translations are left out."""
    with words.open("rb") as source:
        catalogue = read_po(source, locale=words.parts[-3])
    with words.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, catalogue)
