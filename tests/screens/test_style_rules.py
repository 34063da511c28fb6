"""The rules each screen is painted by are those of its files, in the colours chosen, though each is parsed once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from textual.css import parse as css_parse
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from klyngetui.app import KlyngeApp
from klyngetui.themes import DAY, NIGHT
from tests.screens.logs import opened
from tests.screens.steps import go


def rules(sheet: Stylesheet) -> list[str]:
    return [
        f"{rule.is_default_rules} {rule.tie_breaker} {rule.selectors} {rule.styles.get_rules()}" for rule in sheet.rules
    ]


def all_anew(app: KlyngeApp) -> list[str]:
    """The rules as Textual itself parses them, from the first to the last."""
    anew = app.stylesheet.copy()
    anew.set_variables(app.get_css_variables())
    anew.parse()
    return rules(anew)


async def test_they_are_those_of_every_file_in_the_colours_chosen(path: Path) -> None:
    async with opened(path) as (app, pilot):
        for keys in ("2", "5", "7", "ctrl+e", "escape"):
            await go(pilot, keys)
            assert rules(app.stylesheet) == all_anew(app)
        in_the_dark = rules(app.stylesheet)
        app.theme = DAY.name if app.theme == NIGHT.name else NIGHT.name
        await go(pilot, "8")
        assert rules(app.stylesheet) == all_anew(app)
        assert rules(app.stylesheet)[: len(in_the_dark)] != in_the_dark


async def test_each_is_parsed_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def parse(scope: str, css: str, *more: object, **named: object) -> Iterable[RuleSet]:
        parsed.append(css)
        return css_parse.parse(scope, css, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("textual.css.stylesheet.parse", parse)
    async with opened(path) as (_app, pilot):
        parsed.clear()
        await go(pilot, "2", "3", "4", "5")
        assert len(parsed) == len(set(parsed))
