"""A reading told back in one line of words, so that what will be saved is seen before Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.locale import _

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.capture.match import NameIndex
    from klyngetui.capture.reading import Reading, Who


def describe(reading: Reading, names: NameIndex) -> str:
    """The reading in the language chosen: kind, whole day, time, mode, full names, status, text.

    A name not decided yet stands as typed with a question mark.
    """
    parts = [kind_word(reading.kind)]
    if reading.format:
        parts = [format_word(reading.format)]
    if reading.date is not None:
        parts.append(" ".join([day_words(reading.date), reading.time or ""]).strip())
    elif reading.time:
        parts.append(reading.time)
    if reading.mode:
        parts.append(mode_word(reading.mode))
    parts += _names(reading, names)
    if reading.status:
        parts.append(status_word(reading.status))
    text = reading.title or reading.notes
    return " · ".join([*parts, *([_("“{text}”").format(text=text)] if text else [])])


def day_words(day: date) -> str:
    """Weekday and the whole day, day first: `Mon 23.11.2026`."""
    weekdays = [_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun")]
    return f"{weekdays[day.weekday()]} {day.day:02}.{day.month:02}.{day.year}"


def kind_word(kind: str) -> str:
    """The kind of entry in words."""
    words = {
        "meeting": _("Meeting"),
        "event": _("Event"),
        "group_meeting": _("Group meeting"),
        "story": _("Success story"),
    }
    return words[kind]


def mode_word(mode: str) -> str:
    """The mode of an activity in words."""
    words = {
        "in_person": _("in person"),
        "phone": _("by phone"),
        "video": _("on video"),
        "hybrid": _("hybrid"),
        "written": _("in writing"),
    }
    return words[mode]


def status_word(status: str) -> str:
    """The status a line can give, in words."""
    return {"held": _("held"), "planned": _("planned")}[status]


def format_word(kind: str) -> str:
    """The format of an event in words."""
    words = {
        "seminar": _("Seminar"),
        "workshop": _("Workshop"),
        "webinar": _("Webinar"),
        "breakfast": _("Breakfast meeting"),
        "study_visit": _("Study visit"),
        "newsletter": _("Newsletter"),
        "member_meeting": _("Member meeting"),
    }
    return words[kind]


def _names(reading: Reading, names: NameIndex) -> list[str]:
    parts = []
    if reading.group_text is not None:
        group = names.get("group", reading.group)
        parts.append(group.name if group else f"{reading.group_text}?")
    people: dict[str, list[str]] = {}
    for who in reading.who:
        persons = people.setdefault(_participant(who, names), [])
        if who.person_text is not None:
            person = names.get("person", who.person)
            persons.append(person.name if person else f"{who.person_text}?")
    told = [f"{name}: {', '.join(dict.fromkeys(some))}" if some else name for name, some in people.items()]
    return parts + ([" + ".join(told)] if told else [])


def _participant(who: Who, names: NameIndex) -> str:
    found = names.get("participant", who.participant)
    return found.name if found else f"{who.text}?"
