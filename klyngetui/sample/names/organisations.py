"""The sample's participants: name, kind, nickname, municipality, and how near they stand to the cluster.

Nearness: `close`, `regular`, `seldom`, `cooling` (met, but not lately), `distant` (never met one to one),
`prospect` (no commitment). Every name is invented.
"""

from __future__ import annotations

from typing import NamedTuple


class Organisation(NamedTuple):
    name: str
    kind: str
    nickname: str
    municipality: str
    nearness: str


def _rows(table: str) -> list[Organisation]:
    return [Organisation(*(cell.strip() for cell in line.split("|"))) for line in table.strip().splitlines()]


ORGANISATIONS = _rows("""
Fjordglimt AS                   | sme       | fjord    | Skarvøy    | close
Universitetet i Nordlysby       | education | unb      | Nordlysby  | close
Skarvøy kommune                 | public    | skarvøy  | Skarvøy    | close
Nordlys Havforskning            | research  | nhf      | Nordlysby  | close
Storhav Rederi ASA              | large     | storhav  | Havneset   | close
Bølgeverk AS                    | sme       | bølge    | Tindevik   | close
Lyngholmen Verft AS             | large     | verftet  | Lyngholmen | close
Tarekraft AS                    | sme       | tare     | Skarvøy    | close
Sildeskinn Sensor AS            | sme       | silde    | Nordlysby  | close
Måkeblikk AS                    | sme       | måke     | Havneset   | close
Øl & Ål AS                      | sme       | ølål     | Skarvøy    | close
Havlykta Batteri AS             | sme       | lykta    | Tindevik   | close
Kystro Kapital AS               | finance   | kystro   | Nordlysby  | close
Ankerfeste Teknologi AS         | sme       | anker    | Lyngholmen | close
Nordlysby kommune               | public    | nbk      | Nordlysby  | regular
Tindevik fagskole               | education | tfs      | Tindevik   | regular
Senter for stille hav           | research  | stille   | Havneset   | regular
Brødrene "Krabbe" DA            | sme       | krabbe   | Skarvøy    | regular
Node [nord] AS                  | sme       | node     | Nordlysby  | regular
Havneset Havn KF                | public    | havna    | Havneset   | regular
Dypdal Energi AS                | large     | dypdal   | Tindevik   | regular
Teistefjord Laks AS             | large     | teiste   | Lyngholmen | regular
Skjærgard Design AS             | sme       |          | Havneset   | regular
Morild Optikk AS                | sme       | morild   | Nordlysby  | regular
Flo og Fjære AS                 | sme       | flo      | Tindevik   | regular
Kaikant Logistikk AS            | sme       | kaikant  | Havneset   | regular
Torskehode Data AS              | sme       | torsk    | Nordlysby  | regular
Saltspruten Renhold AS          | sme       |          | Skarvøy    | regular
Vindøye AS                      | sme       | vindøye  | Lyngholmen | regular
Strandkai Slipp AS              | sme       | slippen  | Havneset   | regular
Gullskjell Sparebank            | finance   | skjell   | Nordlysby  | regular
Stjernetang Bioraff AS          | sme       | tang     | Tindevik   | regular
Lanterne Advokat AS             | other     | lanterne | Nordlysby  | regular
Havgap fylkeskommune            | public    | fylket   | Nordlysby  | seldom
Bris Robotikk AS                | sme       | bris     | Lyngholmen | seldom
Tindevik kommune                | public    |          | Tindevik   | cooling
Skodde Maritim AS               | sme       |          | Skarvøy    | seldom
Peilepunkt AS                   | sme       | peil     | Havneset   | cooling
Lyngholmen videregående skole   | education | lvs      | Lyngholmen | seldom
Solgangsbris Seil AS            | sme       |          | Skarvøy    | seldom
Rorbu Invest AS                 | finance   |          | Havneset   | seldom
Kvitnos Hydrogen AS             | large     | kvitnos  | Tindevik   | cooling
Institutt for kaldt vann        | research  | ikv      | Nordlysby  | cooling
Skumtopp Kjemi AS               | sme       |          | Havneset   | cooling
Lyngholmen kommune              | public    |          | Lyngholmen | cooling
Trollsund Ferje AS              | large     | trollsund| Skarvøy    | cooling
Svaberg Stål AS                 | sme       |          | Tindevik   | cooling
Vågal Vekst AS                  | sme       |          | Nordlysby  | cooling
Sjøsprøyt Media AS              | other     |          | Nordlysby  | cooling
Garnbua Nettverk AS             | sme       |          | Skarvøy    | cooling
Fyrvokter Forsikring AS         | finance   | fyret    | Havneset   | distant
Polarnatt Entreprenør AS        | large     |          | Nordlysby  | distant
Havneset fagforening            | other     |          | Havneset   | distant
Skarvøy opplæringskontor        | education |          | Skarvøy    | distant
Kobberhud Skrog AS              | sme       |          | Lyngholmen | distant
Skum & Skjær AS                 | sme       | skum     | Tindevik   | regular
Gammelvåg Mek AS                | sme       |          | Skarvøy    | regular
Brisk Bruk AS                   | sme       |          | Havneset   | seldom
Nyhavn Ammoniakk AS             | sme       | nyhavn   | Nordlysby  | regular
Rekeregn Programvare AS         | sme       | reke     | Tindevik   | regular
Tindevik Drone AS               | sme       |          | Tindevik   | prospect
Havblikk Folkefond              | finance   |          | Nordlysby  | prospect
""")

RETURNED = "Strandkai Slipp AS"
JOINED_LATELY = {"Nyhavn Ammoniakk AS": 40, "Rekeregn Programvare AS": 76}
LEFT = {"Gammelvåg Mek AS": 150, "Brisk Bruk AS": 480}
MERGED, MERGED_INTO, MERGED_DAYS_AGO = "Skum & Skjær AS", "Bølgeverk AS", 200
CADENCES = {"Fjordglimt AS": 60, "Skarvøy kommune": 90, "Storhav Rederi ASA": 90, "Kvitnos Hydrogen AS": 180}
