"""The sample's nine stories, one and more in every stage; days are counted back from the log's last day."""

from __future__ import annotations

from typing import NamedTuple


class Consent(NamedTuple):
    scope: str
    by: str
    given: int
    expires: int | None = None
    withdrawn: int | None = None


class Tale(NamedTuple):
    title: str
    participants: tuple[str, ...]
    situation: str | None
    contribution: str | None
    result: str | None
    value: float | None
    unit: str | None
    outcome: int | None
    ready: int | None
    consent: Consent | None
    published: tuple[tuple[str, int], ...]
    quote: str | None
    effects: tuple[str, ...]


TALES = (
    Tale(
        "Ny kontrakt på ammoniakkpilot", ("Fjordglimt AS", "Storhav Rederi ASA"),
        "Fjordglimt manglet et skip å teste på.",
        "Klyngen koblet partene på en frokost og skrev søknaden sammen med dem.",
        "Kontrakt på 4,2 millioner kroner og tre nye stillinger.", 4.2, "millioner kroner", 210, 190,
        Consent("public", "Kari Nes", 180), (("Havlys.example", 170), ("Nordlysby Tidende", 160)),
        "Uten klyngen hadde vi ikke funnet hverandre.", ("innovation", "capital_and_talent"),
    ),
    Tale(
        "Landstrøm i fire småhavner", ("Havneset Havn KF", "Dypdal Energi AS", "Skarvøy kommune"),
        "Småbåtene lå med motoren i gang ved kai.",
        "Arbeidsgruppen laget felles kravspesifikasjon og samlet fire bestillere i én anskaffelse.",
        "38 båter er koblet til landstrøm.", 38, "båter", 115, 100,
        Consent("public", "Havnesjefen", 105), (("Årsmelding", 60),), None, ("process", "visibility"),
    ),
    Tale(
        "Studentene som ble", ("Universitetet i Nordlysby", "Sildeskinn Sensor AS"),
        "Ingeniørene flyttet sørover etter studiene.",
        "Vi satte opp bedriftskveld og oppgavebank hvert semester.",
        "Elleve kandidater er ansatt i regionen.", 11, "ansatte", 400, 330,
        Consent("assessor", "Dekanen", 320), (), None, ("capital_and_talent",),
    ),
    Tale(
        "Tang på menyen", ("Stjernetang Bioraff AS", "Øl & Ål AS"),
        "Råstoffet fantes, men ingen kjøpere.",
        "Studiebesøk og smaksprøver i klyngens regi.",
        "Første leveranse av tangmel til restaurant.", None, None, 240, None,
        None, (), None, ("branding",),
    ),
    Tale(
        "Felles prøvetank", ("Ankerfeste Teknologi AS", "Brødrene \"Krabbe\" DA"),
        "Begge leide tank i utlandet.",
        "Havrom kartla behovene og fant ledig basseng.",
        None, None, None, None, None, None, (), None, ("innovation",),
    ),
    Tale(
        "Node og kommunen", ("Node [nord] AS", "Nordlysby kommune"),
        "Kommunen trenger sanntidsdata fra kaia.", None, None, None, None, None, None, None, (), None, (),
    ),
    Tale(
        "Emisjon etter investorkveld", ("Havlykta Batteri AS", "Kystro Kapital AS"),
        "Gründerne trengte kapital til produksjonslinje.",
        "Investorkveld med forberedende kurs.",
        "18 millioner kroner hentet.", 18, "millioner kroner", 520, 500,
        Consent("public", "Styreleder", 495, expires=35), (("Havlys.example", 480),),
        None, ("capital_and_talent",),
    ),
    Tale(
        "Delegasjonen til Øyriket", ("Måkeblikk AS", "Lyngholmen Verft AS"),
        "Ingen av dem hadde eksportert før.",
        "Vi arrangerte delegasjonsreise med felles stand.",
        "To avtaler med distributør.", 2, "avtaler", 430, 410,
        Consent("public", "Salgssjefen", 405, withdrawn=50), (("Havlys.example", 390),),
        None, ("internationalisation",),
    ),
    Tale(
        "Klyngens første fagdag", ("Tarekraft AS",),
        "Bransjen hadde ingen møteplass.",
        "Havlys samlet 80 personer til den første fagdagen.",
        "Fire prosjekter sprang ut av dagen.", 4, "prosjekter", 1160, 1120,
        Consent("public", "Daglig leder", 1115), (("Havlys.example", 1100),),
        None, ("visibility", "political_influence"),
    ),
)  # fmt: skip
