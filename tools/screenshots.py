"""Take the pictures in docs/screenshots of the sample cluster anew: python tools/screenshots.py [SCREEN…]

Every screen, and the chart of one, once in Norwegian by day and once in English by night, on a fixed date, in a
terminal of 110×32.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from klyngetui import locale
from klyngetui.app import KlyngeApp
from klyngetui.sampling import open_sample, write_sample
from klyngetui.screens.ways import WAYS
from klyngetui.themes import DAY, NIGHT

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
TODAY = date(2026, 11, 23)
SIZE = (110, 32)
CHART = "chart"
"""The picture of the Indicators screen with its chart over three years."""
WAYS_IN = {CHART: ("indicators", ("v", "m")), "dossier": ("participants", ("s", "home", "enter"))}
"""The screen and the keys that lead to a picture, where it is not the screen as it opens."""
LOOKS = (("nb", DAY.name), ("en", NIGHT.name))


async def take(name: str, language: str, theme: str, path: Path) -> None:
    """One picture of one screen."""
    locale.choose(language)
    app = KlyngeApp(path, open_sample(path))
    async with app.run_test(size=SIZE) as pilot:
        app.theme = theme
        screen, keys = WAYS_IN.get(name, (name, ()))
        if screen != "home":
            app.show(screen)
        for key in ("", *keys):
            await pilot.press(*([key] if key else []))
            await app.workers.wait_for_complete()
            await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        picture = app.export_screenshot(title=f"klyngetui · {name}")
    (PICTURES / f"{name}-{language}.svg").write_text(picture, "utf-8")
    print(f"{name} {language}")


def main(names: list[str]) -> None:
    """The pictures of these screens, or of all."""
    os.environ["KLYNGETUI_TODAY"] = TODAY.isoformat()
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        path = Path(folder) / "sample.db"
        write_sample(path, TODAY)
        for name in names or [*WAYS, CHART]:
            for language, theme in LOOKS:
                asyncio.run(take(name, language, theme, path))


if __name__ == "__main__":
    main(sys.argv[1:])
