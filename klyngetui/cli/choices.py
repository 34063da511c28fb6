"""Fixed words as options take them: those of the data format, with a hyphen or an underscore."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    _Choice = click.Choice[str]
else:
    _Choice = click.Choice  # generic in the latest versions of click only


class Word(_Choice):
    """One of some fixed words; `in-person` is `in_person`."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        found: str = super().convert(str(value).replace("-", "_"), param, ctx)
        return found
