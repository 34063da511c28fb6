"""First names, family names and roles for the people of the sample; every combination is invented."""

from __future__ import annotations

_FIRST_NAMES = """
Ada Aksel Alma Amir Anders Anette Aslak Astrid Bente Bjarne Brage Cecilie Dagny Eirik Elin Embla
Erlend Even Farida Fredrik Frøya Gaute Gro Guro Halvor Hanna Heidi Hedda Helge Henrik Håkon Idunn
Iben Ingvild Isak Ivar Jakob Jorunn Juni Kaja Kjersti Klara Knut Lars Leah Linn Live Magnus Maren
Marit Mikkel Mina Mona Nils Nora Odd Olav Oda Petter Ragna Rasmus Runa Samir Selma Sigrid Silje Siv
Solveig Stein Sunniva Tarjei Thea Tiril Torbjørn Tuva Ulrik Vegard Vilde Yngve Yusuf Åse Øyvind
"""

_FAMILY_NAMES = """
Aasgård Berghei Blåvik Bratteli Brekkmo Dalvåg Dypfjord Eidnes Engsund Fagerlid Fiskvatn Fossbu
Furuholt Gjelsvåg Grønnset Havdal Havnås Heggland Hellemo Holmsletta Hvalnes Iversmo Juvik Kaldnes
Klippen Krokvåg Kvalsund Langskjær Lauvlia Lindvåg Lyngstad Mjøsund Myrvang Måsøyvik Nordmoen Nåvik
Oppsjø Ramfjell Revhaug Rognli Sandbukt Selvær Skarmoen Skogvoll Slettnes Snøfjell Solbu Steinvåg
Storbekk Straumnes Sørvåg Tangvik Tindlund Torvik Ulvang Utnes Vikmo Vindås Ytterås Ørnes Østmoen
Åsvang
"""

FIRST_NAMES = tuple(_FIRST_NAMES.split())
FAMILY_NAMES = tuple(_FAMILY_NAMES.split())

ROLES = {
    "sme": ("Daglig leder", "Teknisk leder", "Gründer", "Prosjektleder", "Salgssjef", "Utviklingsingeniør"),
    "large": ("Direktør for bærekraft", "Innovasjonssjef", "Prosjektdirektør", "Innkjøpssjef", "Fagleder"),
    "research": ("Forsker", "Forskningsleder", "Seniorforsker", "Laboratorieleder"),
    "education": ("Professor", "Dekan", "Studieleder", "Karriererådgiver", "Førsteamanuensis"),
    "public": ("Næringssjef", "Kommunedirektør", "Rådgiver", "Plansjef", "Ordfører"),
    "finance": ("Investeringssjef", "Bedriftsrådgiver", "Partner", "Analytiker"),
    "other": ("Daglig leder", "Rådgiver", "Partner"),
}

GUESTS = (
    "Trine fra Havfondet",
    "Gjesteforeleser fra Reykjastad",
    "Journalist i Nordlysby Tidende",
    "Erik, klyngeleder i Fjellys",
    "Delegasjon fra Øyriket",
    "Student, masteroppgave",
)

TEAM = ("Ingrid Solvang", "Jonas Lyngmo", "Maja Sundfær", "Tor Vikenes")
