"""Take the pictures in docs/screenshots of the sample cluster anew: python tools/screenshots.py [SCREEN…]

Every screen, and the chart of one, once in Norwegian by day and once in English by night, on a fixed date, in a
terminal of 110×32.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from klyngetui import locale
from klyngetui.app import KlyngeApp
from klyngetui.exchange.calendar.proposal import window_around
from klyngetui.exchange.calendar.read import read_calendars
from klyngetui.exchange.calendar.take_in import take_in
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
MEETINGS = (
    ("20261116T090000", "Statusmøte ammoniakk", "kari.nes@fjordglimt.example"),
    ("20261117T130000", "Lunsj om læreplasser", "sigrid.lyngstad@havlyktabatteri.example"),
    ("20261118T100000", "Felles innkjøp, neste steg", "rasmus.dypfjord@sildeskinnsensor.example"),
    ("20261119T083000", "Tilbud på profilfilm", "film@blikkfang.example"),
    ("20261120T120000", "Kaffe i havna", "yusuf.rognli@lyngholmenverft.example"),
)
"""Meetings of an invented calendar, so that the inbox has something to show: start, title and who was invited."""


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


def fill_inbox(path: Path) -> None:
    """Take an invented calendar into the inbox of the log."""
    events = [
        f"BEGIN:VEVENT\r\nUID:{start}\r\nDTSTART:{start}\r\nSUMMARY:{title}\r\n"
        f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{who}\r\nEND:VEVENT\r\n"
        for start, title, who in MEETINGS
    ]
    calendar = path.with_name("calendar.ics")
    whole = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//\r\n" + "".join(events) + "END:VCALENDAR\r\n"
    calendar.write_bytes(whole.encode())
    with open_sample(path) as log:
        read = read_calendars([calendar], log.cluster["timezone"], window_around(TODAY))
        take_in(log, read, TODAY, domains=[who.partition("@")[2] for _start, _title, who in MEETINGS])


def main(names: list[str]) -> None:
    """The pictures of these screens, or of all."""
    os.environ["KLYNGETUI_TODAY"] = TODAY.isoformat()
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        path = Path(folder) / "sample.db"
        write_sample(path, TODAY)
        inbox = path.with_name("inbox.db")
        shutil.copy(path, inbox)
        fill_inbox(inbox)
        for name in names or [*WAYS, CHART]:
            for language, theme in LOOKS:
                asyncio.run(take(name, language, theme, inbox if name == "inbox" else path))


if __name__ == "__main__":
    main(sys.argv[1:])
