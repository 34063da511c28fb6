"""Cells as values: day first, decimal comma, words in both languages; nothing is guessed."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from klyngetui.capture import words as w
from klyngetui.capture.dates import parse_date_text
from klyngetui.capture.problems import CaptureError
from klyngetui.locale import _
from klyngetui.model.forms import is_time, organisation_number

_SOME_DAY, _ANOTHER_DAY = date(2026, 6, 15), date(1999, 11, 30)

PARTICIPANT_KINDS = {
    "sme": "smb bedrift liten mellomstor litenellermellomstorbedrift smaogmellomstorebedrifter startup oppstart "
    "oppstartsbedrift grunder smallormediumenterprise naeringsliv",
    "large": "stor storbedrift stortforetak konsern storbedrifter largeenterprise",
    "research": "forskning fou forskningsinstitutt forskingsinstitutt institutt researchinstitute forsking",
    "education": "utdanning utdanningsinstitusjon universitet hogskole hogskule universitetoghogskole uh skole "
    "university college",
    "public": "offentlig offentlegsektor offentligsektor kommune fylkeskommune stat publicsector",
    "finance": "finans investor kapital bank",
    "other": "annet andre anna ovrige",
}
GROUNDS = {"agreement": "avtale", "fee": "kontingent medlemskontingent medlemsavgift", "active": "aktiv deltaking"}
STATUSES = {
    "planned": "planlagt plan",
    "held": "holdt avholdt gjennomfort halden gjennomfort ja done",
    "cancelled": "avlyst avlyste kansellert canceled",
    "no_show": "ikkemott ingenmotte uteblitt noshow",
}
PRESENCES = {
    "present": "tilstede mott ja x 1 yes deltok",
    "excused": "forfall meldtforfall fravaermeldt",
    "absent": "fravaer fravaerende ikkemott nei no",
}
YES, NO = ("ja", "yes", "x", "true", "sann", "1"), ("nei", "no", "false", "usann", "0")


def choice(text: str, table: dict[str, str]) -> str:
    """The word of the field that the text means, in either language; raises ValueError naming the words."""
    said = _bare(text)
    for value, names in table.items():
        if said == value.replace("_", "") or said in names.split():
            return value
    raise ValueError(_("“{text}” is none of {choices}").format(text=text, choices=", ".join(table)))


def phrase(text: str, table: dict[str, str]) -> str:
    """The word that the capture line's own words mean; raises ValueError naming them."""
    folded = w.fold_loosely(text.strip()).replace("_", " ")
    if folded in table:
        return table[folded]
    raise ValueError(
        _("“{text}” is none of {choices}").format(text=text, choices=", ".join(dict.fromkeys(table.values())))
    )


@lru_cache(maxsize=4096)
def day(text: str) -> str:
    """The day, YYYY-MM-DD, of a text that names its year, with or without a time behind it; raises ValueError."""
    words = text.replace("T", " ", 1) if text[:4].isdigit() else text
    head, _blank, tail = words.partition(" ")
    if tail and _clock(tail) is not None:
        words = head
    try:
        found = parse_date_text(words, _SOME_DAY)
        if parse_date_text(words, _ANOTHER_DAY) != found:
            raise ValueError(_("“{text}” is another day next year: write the year too").format(text=text))
    except CaptureError as error:
        raise ValueError(str(error)) from error
    return found.isoformat()


def time_behind(text: str) -> str | None:
    """The time that stands behind a day in one cell, HH:MM; None where none does, and for midnight."""
    tail = text.replace("T", " ", 1).partition(" ")[2] if text[:1].isdigit() else ""
    found = _clock(tail) if tail else None
    return None if found == "00:00" else found


def time(text: str) -> str:
    """HH:MM from 9, 9.30, 09:30, 09:30:00 or kl 9; raises ValueError."""
    found = _clock(text)
    if found is None:
        raise ValueError(_("“{text}” is no time: write 09:30").format(text=text))
    return found


def minutes(text: str) -> int:
    """Minutes from 90, 90 min, 1:30 or 1,5 t; raises ValueError."""
    said = w.fold(text).replace(" ", "")
    for unit, factor in (
        ("minutter", 1),
        ("minutes", 1),
        ("min", 1),
        ("timer", 60),
        ("time", 60),
        ("t", 60),
        ("h", 60),
    ):
        if said.endswith(unit):
            return round(number(said.removesuffix(unit).rstrip(".")) * factor)
    hours, colon, rest = said.partition(":")
    if colon and w.is_number(hours) and w.is_number(rest[:2]):
        return int(hours) * 60 + int(rest[:2])
    return round(number(said))


def number(text: str) -> float:
    """A number with decimal comma or point, blanks between thousands; raises ValueError."""
    said = "".join(text.split()).replace("\u00a0", "").replace("\u202f", "")
    if "," in said and "." in said:
        # The last of the two is the decimal sign.
        thousands = "." if said.rindex(",") > said.rindex(".") else ","
        said = said.replace(thousands, "")
    said = said.replace(",", ".")
    if not said or said.count(".") > 1 or not said.replace(".", "").lstrip("-+").isdecimal() or not said.isascii():
        raise ValueError(_("“{text}” is no number").format(text=text))
    found = float(said)
    if abs(found) > 1e12:
        raise ValueError(_("“{text}” is no number").format(text=text))
    return found


def whole(text: str) -> int:
    """A whole number; raises ValueError."""
    found = number(text)
    if found != int(found):
        raise ValueError(_("“{text}” is no whole number").format(text=text))
    return int(found)


def org_number(text: str) -> str:
    """The nine digits of an organisation number as people write it: 974 760 673, NO974760673MVA; raises ValueError."""
    said = text.upper().replace(".", "").removeprefix("NO").strip().removesuffix("MVA").strip()
    return organisation_number(said)


def flag(text: str) -> bool:
    """Yes or no; raises ValueError."""
    said = _bare(text)
    if said not in YES + NO:
        raise ValueError(_("“{text}” is neither yes nor no").format(text=text))
    return said in YES


def items(text: str) -> list[str]:
    """Several values of one cell, parted by semicolons or lines."""
    return [item for part in text.replace("\n", ";").split(";") if (item := part.strip())]


def _clock(text: str) -> str | None:
    said = w.fold(text).removeprefix("kl").lstrip(". ").strip().replace(".", ":")
    parts = said.split(":")
    if not 1 <= len(parts) <= 3 or not all(w.is_number(part, 2) for part in parts):
        return None
    found = f"{parts[0]:0>2}:{(parts[1] if len(parts) > 1 else '0'):0>2}"
    return found if is_time(found) else None


def _bare(text: str) -> str:
    return "".join(letter for letter in w.fold(text) if letter.isalnum())
