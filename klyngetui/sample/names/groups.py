"""The sample's groups: seven working groups, one in every state, a project and the board."""

from __future__ import annotations

from typing import NamedTuple


class Plan(NamedTuple):
    """A group: days are counted back from the log's last; `last` is the span its last meeting falls in."""

    id: str
    name: str
    nickname: str
    kind: str
    aim: str | None
    leader: str | None
    started: int
    ended: int | None
    outcome: str | None
    result: str | None
    every: int
    last: tuple[int, int] | None
    seats: int
    ahead: bool


PLANS = (
    Plan(
        "g1", "Havrom", "havrom", "working_group",
        "Felles testarena i havbassenget innen to år", "Kari Nes, Fjordglimt AS",
        1050, None, None, None, 35, (5, 28), 12, True,
    ),
    Plan(
        "g2", "Grønn skipsfart", "skip", "working_group",
        "Fem utslippsfrie arbeidsbåter i drift i regionen", "Storhav Rederi ASA",
        900, None, None, None, 49, (20, 60), 11, True,
    ),
    Plan(
        "g3", "Kompetanseforum", "kompetanse", "working_group",
        "Nok fagfolk: læreplasser, etterutdanning og studentoppgaver", "Tindevik fagskole",
        1000, None, None, None, 56, (95, 118), 9, False,
    ),
    Plan(
        "g4", "Sirkulær plast", "plast", "working_group",
        "Ta tilbake plast fra merd og kai", "Saltspruten Renhold AS",
        980, None, None, None, 60, (200, 250), 8, False,
    ),
    Plan(
        "g5", "Autonomi på sjøen", "autonomi", "working_group",
        "Felles prøveområde for autonome fartøy", None,
        45, None, None, None, 0, None, 5, True,
    ),
    Plan(
        "g6", "Felles innkjøp", "innkjøp", "working_group",
        "Rabattavtaler på sensorer og frakt", "Kaikant Logistikk AS",
        1040, 300, "stopped", "For få felles behov; avtalene løper videre hver for seg.",
        63, (320, 360), 7, False,
    ),
    Plan(
        "g7", "Landstrømpakken", "landstrøm", "working_group",
        "Landstrøm i fire småhavner", "Havneset Havn KF",
        860, 110, "achieved", "Fire havner bygget, 38 båter tilkoblet.", 42, (125, 150), 8, False,
    ),
    Plan(
        "g8", "Hydrogen om bord", "hydrogen", "project",
        "Forprosjekt for hydrogen i hurtigbåt", "Havlykta Batteri AS",
        500, None, None, None, 42, (12, 40), 6, True,
    ),
    Plan(
        "g9", "Styret i Havlys klynge", "styret", "governance",
        "Retning, økonomi og tilsyn", "Storhav Rederi ASA",
        1090, None, None, None, 56, None, 7, True,
    ),
)  # fmt: skip

COUNTED = ("g1", "g2", "g3", "g7")
BOARD = "g9"
UNSTARTED = "g5"
FIXED = {
    "g1": ("Fjordglimt AS", "Universitetet i Nordlysby", "Skarvøy kommune"),
    "g2": ("Storhav Rederi ASA", "Nordlys Havforskning", "Nordlysby kommune"),
    "g3": ("Tindevik fagskole", "Øl & Ål AS"),
    "g7": ("Havneset Havn KF", "Dypdal Energi AS"),
}
