"""The label's 31 indicators, named as in its own table of contents (docs/rules.md, The 31 indicators)."""

from __future__ import annotations

from typing import NamedTuple


class Part(NamedTuple):
    """One of the five parts of the label."""

    number: str
    name: str
    name_nb: str


class Indicator(NamedTuple):
    """One indicator; `measured` where the log gives its figures, else the user rates it."""

    number: str
    part: str
    name: str
    name_nb: str
    measured: bool


PARTS = (
    Part("I", "Structure of the cluster", "Klyngens sammensetning"),
    Part("II", "Typology, governance, co-operation", "Typologi, styring og samarbeid"),
    Part("III", "Financing", "Finansiering"),
    Part("IV", "Strategy, objectives, services", "Strategi, mål og tjenester"),
    Part("V", "Achievements, recognition", "Resultater og anerkjennelse"),
)

MEASURED = frozenset({"2.5", "4.5", "5.2"})

_NAMES = {
    "I": (
        ("1.1.0", "Committed Cluster Participation", "Forpliktende deltakelse i klyngen"),
        ("1.1.1", "Composition of the Cluster Participants", "Sammensetningen av klyngens deltakere"),
        (
            "1.1.2",
            "Number of Committed Cluster Participants in Total",
            "Antall forpliktede klyngedeltakere i alt",
        ),
        (
            "1.2",
            "Geographical Concentration of the Cluster Participants",
            "Klyngedeltakernes geografiske konsentrasjon",
        ),
    ),
    "II": (
        ("2.1", "Maturity of the Cluster Management", "Klyngeledelsens modenhet"),
        (
            "2.2.1",
            "Human Resources Available for the Cluster Management",
            "Menneskelige ressurser i klyngeledelsen",
        ),
        (
            "2.2.2",
            "Qualification of the Cluster Management Team",
            "Klyngeteamets kvalifikasjoner",
        ),
        (
            "2.2.3",
            "Life Long Learning Aspects for the Cluster Management Team",
            "Livslang læring for klyngeteamet",
        ),
        (
            "2.2.4",
            "Stability and Continuity of Human Resources of the Cluster Management Team",
            "Stabilitet og kontinuitet i klyngeteamets bemanning",
        ),
        ("2.3", "Stability of Cluster Participation", "Stabilitet i klyngedeltakelsen"),
        (
            "2.4",
            "Clarity of Roles – Involvement of Stakeholders in Decision Making Processes",
            "Rolleklarhet – interessentenes medvirkning i beslutningsprosesser",
        ),
        (
            "2.5",
            "Direct Personal Contacts between the Cluster Management Team and the Cluster Participants",
            "Direkte personlig kontakt mellom klyngeteamet og klyngedeltakerne",
        ),
        ("2.6", "Degree of Cooperation within the Cluster", "Grad av samarbeid i klyngen"),
        (
            "2.7",
            "Integration of the Cluster Organisation in the Innovation System",
            "Klyngeorganisasjonens plass i innovasjonssystemet",
        ),
    ),
    "III": (
        (
            "3.1",
            "Prospects of the Financial Resources of the Cluster Organisation",
            "Utsikter for klyngeorganisasjonens økonomiske ressurser",
        ),
        ("3.2", "Share of Financial Resources from Private Sources", "Andel private midler"),
    ),
    "IV": (
        ("4.1.1", "Strategy Building Process", "Strategiprosess"),
        ("4.1.2", "Documentation of the Cluster Strategy", "Dokumentasjon av klyngestrategien"),
        ("4.1.3", "Implementation Plan", "Handlingsplan"),
        ("4.1.4", "Financial Controlling System", "System for økonomistyring"),
        (
            "4.1.5",
            "Review of the Cluster Strategy and Implementation Plan",
            "Gjennomgang av klyngestrategi og handlingsplan",
        ),
        ("4.1.6", "Performance Monitoring of Cluster Management", "Måling av klyngeledelsens resultater"),
        ("4.2", "Focus of the Cluster Strategy", "Klyngestrategiens fokus"),
        (
            "4.3",
            "Activities and Services of the Cluster Management",
            "Klyngeledelsens aktiviteter og tjenester",
        ),
        ("4.4", "Performance of the Cluster Management", "Klyngeledelsens resultater"),
        ("4.5", "Working Groups", "Arbeidsgrupper"),
        (
            "4.6.1",
            "Communication of the Cluster Organisation",
            "Klyngeorganisasjonens kommunikasjon",
        ),
        (
            "4.6.2",
            "Cluster Organisation's Web Presence",
            "Klyngeorganisasjonens nettsted og synlighet på nett",
        ),
    ),
    "V": (
        (
            "5.1",
            "Recognition of the Cluster in Publications, Press, Media",
            "Omtale av klyngen i publikasjoner, presse og medier",
        ),
        ("5.2", "Success Stories", "Suksesshistorier"),
        (
            "5.3",
            "Customer and Cluster Participants' Satisfaction Assessment",
            "Måling av kunders og klyngedeltakeres tilfredshet",
        ),
    ),
}

INDICATORS = tuple(
    Indicator(number, part, name, name_nb, number in MEASURED)
    for part, names in _NAMES.items()
    for number, name, name_nb in names
)
BY_NUMBER = {indicator.number: indicator for indicator in INDICATORS}
