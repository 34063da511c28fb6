"""A log in which one person is named in every way there is."""

from __future__ import annotations

from pathlib import Path

from klyngetui.store import drafts, inbox, templates
from klyngetui.store.erase import Erased, erase
from klyngetui.store.files import store_file
from klyngetui.store.log import Log
from tests.store.logs import add, edit, meeting, participant

EMAIL = "vilde.brekkmo@havlykta.example"
WORDS = ["Vilde Brekkmo", "Brekkmo, Vilde", EMAIL, "91 23 45 67"]


class Case:
    """A log in which one person is named in every way there is."""

    def __init__(self, log: Log, folder: Path) -> None:
        self.log = log
        self.firm = participant(log, "Havlykta")
        at = [{"participant": self.firm, "from": None, "to": None}]
        self.person = add(
            log,
            "person",
            name="Vilde Brekkmo",
            email=EMAIL,
            phone="91 23 45 67",
            nicknames=["vibre"],
            role="Seniorforsker",
            employments=at,
            external_id="vilde-b",
        )
        self.other = add(log, "person", name="Vilde Havnås", employments=at)
        self.colleague = add(log, "person", name="Ola Ås", employments=at)
        present = {"participant": self.firm, "status": "present"}
        self.met = meeting(
            log,
            attendance=[{**present, "person": self.person}, {**present, "person": self.colleague}],
            title="Kaffe med Brekkmo",
            notes=f"Vilde Brekkmos idé. Skriv til {EMAIL} eller ring +47 912 34 567.",
        )
        self.apart = meeting(log, self.firm, date="2026-04-02", notes="Hilsen fra BREKKMO, VILDE. Vilde kommer.")
        edit(log, self.apart, notes="Hilsen fra Vilde Brekkmo. Vilde kommer.", minutes=30)
        source = folder / "Vilde Brekkmo signert.pdf"
        source.write_bytes(b"%PDF-1.7 signed")
        self.file = store_file(log, source)
        of = {"entity": "activity", "id": self.met}
        self.evidence = add(log, "evidence", of=of, kind="file", level=3, label="Liste", **self.file)
        body = {
            "invited": (inbox.Invited(EMAIL, "V. B.", ""), inbox.Invited("x@y.example", "Ola Ås", "")),
            "title": "Med Vilde Brekkmo",
        }
        inbox.keep(log, inbox.Entry("u-1", "", 0, "", "2026-11-01", None, **body))
        drafts.keep(log, drafts.LINE, {"line": "m vilde brekkmo"})
        templates.keep_template(log, 2, "m havlykta: Vilde Brekkmo")

    def erase(self) -> Erased:
        found = self.log.cabinet.find(self.person)
        assert found is not None
        return erase(self.log, found)
