"""The participants of the sample: who has been committed, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.sample.names import organisations as names
from klyngetui.sample.rows import record, spell

if TYPE_CHECKING:
    from klyngetui.sample.draw import Draw
    from klyngetui.sample.rhythm import Rhythm

    Record = dict[str, Any]

ASCII = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "&": "og"})


def participants(draw: Draw, rhythm: Rhythm) -> tuple[list[Record], dict[str, str]]:
    """The participants in order of their table, and how near each stands to the cluster, by id."""
    rows = [
        _participant(draw, rhythm, place, organisation)
        for place, organisation in enumerate(names.ORGANISATIONS, start=1)
    ]
    ids = {row["name"]: row["id"] for row in rows}
    merged = rows[list(ids).index(names.MERGED)]
    merged["succeeded_by"] = {
        "participant": ids[names.MERGED_INTO],
        "on": rhythm.ago(names.MERGED_DAYS_AGO).isoformat(),
    }
    nearness = {ids[organisation.name]: organisation.nearness for organisation in names.ORGANISATIONS}
    return rows, nearness


def _participant(draw: Draw, rhythm: Rhythm, place: int, organisation: names.Organisation) -> Record:
    domain = domain_of(organisation.name)
    return record(
        "participant",
        f"p{place:02d}",
        name=organisation.name,
        kind=organisation.kind,
        commitments=_commitments(draw, rhythm, organisation),
        nicknames=[organisation.nickname] if organisation.nickname else [],
        email_domains=[domain],
        municipality=organisation.municipality,
        website=f"https://{domain}" if draw.chance(0.7) else None,
        cadence_days=names.CADENCES.get(organisation.name),
    )


def _commitments(draw: Draw, rhythm: Rhythm, organisation: names.Organisation) -> list[Record]:
    name = organisation.name
    ground = draw.choice(("agreement", "agreement", "fee", "fee", "active"))
    if organisation.nearness == "prospect":
        return []
    if name in names.JOINED_LATELY:
        return [spell(rhythm.ago(names.JOINED_LATELY[name]), None, ground="agreement")]
    if name in names.LEFT:
        return [spell(None, rhythm.ago(names.LEFT[name]), ground=ground)]
    if name == names.MERGED:
        return [spell(None, rhythm.ago(names.MERGED_DAYS_AGO + 1), ground=ground)]
    if name == names.RETURNED:
        return [
            spell(None, rhythm.ago(700), ground="fee"),
            spell(rhythm.ago(410), None, ground="agreement"),
        ]
    if draw.chance(0.08):
        renewed = rhythm.ago(draw.between(300, 600))
        return [
            spell(None, renewed, ground="active"),
            spell(renewed.fromordinal(renewed.toordinal() + 1), None, ground="agreement"),
        ]
    since = rhythm.ago(draw.between(450, 1000)) if draw.chance(0.25) and organisation.nearness != "close" else None
    return [spell(since, None, ground=ground)]


def domain_of(name: str) -> str:
    """An address domain of the name under .example, which nobody can own."""
    words = [word for word in name.lower().split() if word not in {"as", "asa", "da", "kf"}]
    plain = "".join(words).translate(ASCII)
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum()) + ".example"
