"""The words of the capture line in bokmål, nynorsk and English, and the folding they are compared by."""

from __future__ import annotations

import unicodedata

# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "œ": "oe"})

KINDS = {
    "m": "meeting",
    "mote": "meeting",
    "meeting": "meeting",
    "e": "event",
    "event": "event",
    "arrangement": "event",
    "tilstelling": "event",
    "g": "group_meeting",
    "gruppe": "group_meeting",
    "gruppemote": "group_meeting",
    "group": "group_meeting",
    "group meeting": "group_meeting",
    "s": "story",
    "story": "story",
    "success story": "story",
    "historie": "story",
    "suksesshistorie": "story",
}

MODES = {
    "p": "in_person",
    "in person": "in_person",
    "fysisk": "in_person",
    "t": "phone",
    "tlf": "phone",
    "telefon": "phone",
    "phone": "phone",
    "call": "phone",
    "v": "video",
    "video": "video",
    "teams": "video",
    "h": "hybrid",
    "hybrid": "hybrid",
    "w": "written",
    "written": "written",
    "skriftlig": "written",
    "skriftleg": "written",
    "epost": "written",
    "e-post": "written",
    "email": "written",
    "e-mail": "written",
    "mail": "written",
}

FORMATS = {
    "seminar": "seminar",
    "workshop": "workshop",
    "verksted": "workshop",
    "verkstad": "workshop",
    "webinar": "webinar",
    "breakfast": "breakfast",
    "frokost": "breakfast",
    "frukost": "breakfast",
    "frokostmote": "breakfast",
    "frokostseminar": "breakfast",
    "studietur": "study_visit",
    "studiebesok": "study_visit",
    "study visit": "study_visit",
    "nyhetsbrev": "newsletter",
    "nyheitsbrev": "newsletter",
    "newsletter": "newsletter",
    "medlemsmote": "member_meeting",
    "member meeting": "member_meeting",
}

HEADS = {
    *("deltaker", "deltakere", "deltager", "deltagere", "deltakarar", "pameldte", "frammotte", "oppmotte"),
    *(
        "personer",
        "personar",
        "folk",
        "gjester",
        "gjestar",
        "participant",
        "participants",
        "people",
        "attendees",
        "guests",
    ),
}
"""What a number of people at an event is a number of."""
ABOUT = {"ca", "ca.", "circa", "cirka", "rundt", "omtrent", "over", "nesten", "about", "around", "nearly", "some"}

FORMAT_MODES = {"newsletter": "written", "webinar": "video"}

RELATIVE_DAYS = {
    "i dag": 0,
    "idag": 0,
    "id": 0,
    "today": 0,
    "i gar": -1,
    "igar": -1,
    "ig": -1,
    "yesterday": -1,
    "i forgars": -2,
    "forgars": -2,
    "i morgen": 1,
    "imorgen": 1,
    "i morgon": 1,
    "imorgon": 1,
    "tomorrow": 1,
    "i overmorgen": 2,
    "overmorgen": 2,
    "i overmorgon": 2,
    "overmorgon": 2,
}

DAY_UNITS = {"d", "dag", "dager", "dagar", "day", "days"}
WEEK_UNITS = {"u", "uke", "uker", "v", "veke", "veker", "w", "week", "weeks"}
WEEK_WORDS = {"uke", "uka", "veke", "veka", "week"}
CLOCK_WORDS = {"kl", "klokka", "klokken", "at"}

LAST_WORDS = {"forrige", "forre", "sist", "siste", "last", "previous"}
NEXT_WORDS = {"neste", "kommende", "komande", "next", "pa"}
THIS_WORDS = {"denne", "this"}

_WEEKDAY_WORDS = (
    "mandag monday man mon",
    "tirsdag tysdag tuesday tir tirs tys tue tues",
    "onsdag wednesday ons wed",
    "torsdag thursday tor tors thu thur thurs",
    "fredag friday fre fri",
    "lordag laurdag saturday lor lau sat",
    "sondag sundag sunday son sun",
)
WEEKDAYS = {word: day for day, words in enumerate(_WEEKDAY_WORDS) for word in words.split()}

_MONTH_WORDS = (
    "januar january jan",
    "februar february feb",
    "mars march mar",
    "april apr",
    "mai may",
    "juni june jun",
    "juli july jul",
    "august aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "desember december des dec",
)
MONTHS = {word: month for month, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}

# Endings of Norwegian and foreign organisation names that nobody types.
LEGAL_FORMS = {"as", "asa", "sa", "ba", "da", "ans", "ab", "aps", "ks", "kf", "iks", "sf", "hf", "ltd"}


def fold(text: str) -> str:
    """The text in small letters without marks: ø as o, æ as ae, å as a."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    return "".join(c for c in parts if not unicodedata.combining(c))


def fold_loosely(text: str) -> str:
    """`fold`, with aa read as å and oe as ø, so that `aase`, `ase` and `åse` are one."""
    return fold(text).replace("aa", "a").replace("oe", "o")


def phrase(words: list[str], table: dict[str, str] | dict[str, int]) -> tuple[str | int, int] | None:
    """The table's value for the longest phrase the words begin with, and how many words it takes."""
    for count in (3, 2, 1):
        if len(words) >= count:
            value = table.get(" ".join(fold_loosely(word) for word in words[:count]))
            if value is not None:
                return value, count
    return None


def is_number(text: str, longest: int = 4) -> bool:
    """Whether the text is plain ASCII digits, at most so many."""
    return 0 < len(text) <= longest and text.isascii() and text.isdigit()
