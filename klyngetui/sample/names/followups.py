"""What the sample cluster has promised, been told and thought of itself; days are counted back."""

from __future__ import annotations

#: Text, owner, due so many days ago (after today where negative), done so many days ago, and what it is of.
ACTIONS: tuple[tuple[str, str, int, int | None, tuple[str, str] | None], ...] = (
    ("Sende utkast til søknad til Fjordglimt", "t1", -4, None, ("participant", "Fjordglimt AS")),
    ("Avtale besøk hos Kvitnos Hydrogen", "t2", -9, None, ("participant", "Kvitnos Hydrogen AS")),
    ("Finne ny leder til Autonomi på sjøen", "t1", 6, None, ("group", "g5")),
    ("Avklare om Sirkulær plast skal avsluttes", "t2", 20, None, ("group", "g4")),
    ("Innhente samtykke til tanghistorien", "t3", -14, None, ("story", "s4")),
    ("Fornye samtykke for emisjonshistorien", "t3", -2, None, ("story", "s7")),
    ("Bestille lokale til medlemsmøtet", "t3", -21, None, None),
    ("Sende referat fra Havrom", "t2", 3, 2, ("group", "g1")),
    ("Koble Node med kommunens IT-sjef", "t1", 30, 28, ("story", "s6")),
    ("Oppdatere medlemslisten på nettsiden", "t3", 45, 40, None),
    ("Følge opp Polarnatt på telefon", "t2", 15, None, ("participant", "Polarnatt Entreprenør AS")),
    ("Lage mal for deltakerlister", "t3", 90, 95, None),
    ("Presentere virkemidlene for nye medlemmer", "t1", -30, None, None),
    ("Be om tilbud på ny profilfilm", "t2", 120, 110, None),
)

#: Indicator, what the assessor said, what was done, its effect, and closed so many days ago.
RECOMMENDATIONS: tuple[tuple[str, str, str, str, int | None], ...] = (
    (
        "2.5",
        "Dokumenter den direkte kontakten med alle medlemmer, ikke bare de mest aktive.",
        "Fast ukegjennomgang med liste over dem vi ikke har møtt; besøksplan per kvartal.",
        "Flere medlemmer er møtt det siste året, og hvert møte er loggført med navn.",
        None,
    ),
    (
        "4.5",
        "Avslutt eller styrk arbeidsgrupper uten aktivitet.",
        "Felles innkjøp ble avsluttet; Kompetanseforum fikk ny leder.",
        "Færre, men mer aktive grupper.",
        80,
    ),
)

#: Indicator, own score and note.
RATINGS: tuple[tuple[str, int, str], ...] = (
    ("1.1.0", 3, "Signerte avtaler fra nesten alle."),
    ("1.2", 4, "De fleste holder til under en time fra hverandre."),
    ("2.1", 3, "Ledelsen har vært stabil i fem år."),
    ("2.2.1", 2, "Tre årsverk er knapt."),
    ("2.3", 3, "To har sluttet, én kom tilbake."),
    ("2.7", 4, "Tett kobling til universitet og fylke."),
    ("3.1", 2, "Finansieringen er sikret ut neste år."),
    ("4.1.2", 3, "Strategien ble oppdatert i vår."),
    ("4.3", 3, "Bredt tilbud, men lite på eksport."),
    ("4.6.1", 3, "Nyhetsbrev hver måned."),
    ("5.3", 2, "Undersøkelsen hadde lav svarprosent."),
)

STEPS = ("unconfirmed", "inbox", "gaps", "groups", "stories", "sharing", "checks", "reflection", "seal")

REFLECTIONS = (
    "God uke med mange møter, men for få med de stille.",
    "Brukte tiden på styrepapirer; ringer flere neste uke.",
    "Havrom er i siget, de andre trenger et puff.",
    "Historiene står stille til samtykkene kommer.",
    "Mange avlysninger på grunn av sykdom.",
    "Fin respons etter frokosten.",
)

NEXT_WEEK = "Ring to vi ikke har møtt i år\nSend innkalling til Kompetanseforum\nHent ett samtykke"
