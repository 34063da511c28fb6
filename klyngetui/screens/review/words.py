"""The weekly review in words: its steps, its items, its figures, and what moved since a week was sealed."""

from __future__ import annotations

from datetime import date
from operator import lt
from typing import TYPE_CHECKING

from textual.content import Content

from klyngetui.indicators.figures import HEADLINES
from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.locale.formats import brief_day, day, day_of_month, joined, month_short, number
from klyngetui.plain import cells, content, padded
from klyngetui.review import steps
from klyngetui.review.week import DONE, LEFT, SKIPPED, STEPS
from klyngetui.screens.indicators import measure_words
from klyngetui.widgets.columns import Column
from klyngetui.widgets.key_lines import KeyLine
from klyngetui.widgets.source import Row
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klyngetui.review.item import Item
    from klyngetui.review.week import Week
    from klyngetui.screens.review.found import Found, SinceSealed
    from klyngetui.widgets.paged import PagedList

TONES = {"done": "good", "skipped": "muted", "left": ""}
UNCOUNTED = ("sharing", "reflection", "seal")
WIDTHS = {"gaps": 20, "groups": 28, "checks": 21}
"""Cells of the words about an item, where they are of one kind and must not be cut."""


def step_rows(found: Found) -> list[Row]:
    """The nine steps: sign of the state, name, how many wait."""
    rows = []
    for place, (step, state) in enumerate(found.week.steps.items(), start=1):
        n = found.listed[step].waiting
        told = number(n) if n and step not in UNCOUNTED else ""
        rows.append(Row(step, (f"{place} {steps.title(step)}", told), TONES[state], steps.SIGNS[state]))
    return rows


def item_columns(step: str, items: Sequence[Item], today: date) -> tuple[Column, ...]:
    """The columns a step's items need: their day and a word about each, where they have any."""
    days, details = max((cells(_when(item, today)) for item in items), default=0), any(item.detail for item in items)
    what, why = _titles().get(step, (_("Entry"), ""))
    return (
        *([Column(_("Day"), days)] if days else []),
        Column(what, 16, flex=2),
        *([Column(why, WIDTHS.get(step, 20), flex=0 if step in WIDTHS else 1)] if details else []),
    )


def _titles() -> dict[str, tuple[str, str]]:
    return {
        "unconfirmed": (_("With whom, about what"), ""),
        "gaps": (_("Participant"), ""),
        "groups": (_("Group"), ""),
        "stories": (_("Story"), _("Lacks")),
    }


def item_rows(items: Sequence[Item], today: date) -> list[Row]:
    """The items as rows of these columns; a settled one is dimmed."""
    days, details = any(_when(item, today) for item in items), any(item.detail for item in items)
    rows = []
    for item in items:
        tone = "muted" if item.settled else "bad" if item.code == "identity" else "warn" if item.code else ""
        told = (*([_when(item, today)] if days else []), item.what, *([item.detail] if details else []))
        rows.append(Row((item.entity, item.id, item.code), told, tone, "✓" if item.settled else ""))
    return rows


def whole(item: Item | None, items: PagedList) -> Content:
    """What the list has cut of the item under the cursor; nothing where it stands there whole."""
    row = items.row
    if item is None or row is None or not any(map(lt, items.given, map(cells, row.cells))):
        return Content("")
    return content(" · ".join(filter(None, [item.what, item.detail])))


def _when(item: Item, today: date) -> str:
    """The day, where it says something that the words about the item do not."""
    return brief_day(item.day, today) if item.day and item.entity not in ("participant", "group") else ""


def ways() -> list[KeyLine]:
    """The keys that lead through the steps, below them."""
    return [
        KeyLine(pressed("review.next"), _("done, go on"), "next_step"),
        KeyLine(pressed("review.skip"), _("skip"), "skip_step"),
        KeyLine("← →", _("look at a step"), "turn(1)"),
        KeyLine(pressed("review.weeks"), _("weeks"), "weeks"),
    ]


def week_words(week: Week) -> str:
    """A week and its days: Week 47 · 16–22 Nov 2026."""
    first, last = week.monday, week.sunday
    start = day_of_month(first)
    if first.month != last.month:
        start = f"{start} {month_short(first.month)}"
    return _("Week {n} · {start}–{end} {month} {year}").format(
        n=int(week.name[6:]), start=start, end=day_of_month(last), month=month_short(last.month), year=last.year
    )


def head(found: Found, step: str) -> Content:
    """Week, progress, and the step's question with what is to be known of it."""
    week = found.week
    over = sum(state in (DONE, SKIPPED) for state in week.steps.values())
    state = _("sealed") if week.sealed else _("{n} of 9 done").format(n=over)
    top = [Piece(week_words(week), "strong"), Piece(f" · {state}", "good" if week.sealed else "muted")]
    place = STEPS.index(step) + 1
    sign = steps.SIGNS[week.steps[step]] if week.steps[step] != LEFT else ""
    asked = [Piece(f"{place} ", "key"), Piece(f"{sign} ", TONES[week.steps[step]]), Piece(steps.question(step))]
    told = found.listed[step].head
    lines = [line(top), line(asked)]
    return Content("\n").join([*lines, line([Piece(told, "muted")])] if told else lines)


def own_words(week: Week, due: Sequence[Item], today: date) -> Content:
    """The reflection and next week's three, as they were written, and the actions that are due."""
    parts = _written(week, empty="–")
    parts += _due(due, today)
    parts.append(line([Piece(pressed("review.write"), "key"), Piece(" " + _("writes it"), "muted")]))
    return Content("\n").join(parts)


def _due(actions: Sequence[Item], today: date) -> list[Content]:
    lines = [line([Piece(_("Due"), "key")])] if actions else []
    for one in actions:
        late = one.day is not None and one.day < today
        when = f"{brief_day(one.day, today)} " if one.day else ""
        lines.append(line([Piece("▲ " if late else "· ", "warn" if late else ""), Piece(when + one.what)]))
    return [*lines, Content("")] if lines else []


def _written(week: Week, empty: str = "") -> list[Content]:
    parts: list[Content] = []
    for title, field in ((_("Looking back"), "reflection"), (_("Next week"), "next_week")):
        words = week.words(field) or empty
        parts += [line([Piece(title, "key")]), content(words), Content("")] if words else []
    return parts


def sealing(found: Found, since: SinceSealed | None) -> Content:
    """The figures that are or will be sealed, what was skipped, and what moved since."""
    week = found.week
    parts = [_figure(found, indicator) for indicator in ("2.5", "4.5", "5.2", "information_sharing")]
    as_of = date.fromisoformat(found.figures["as_of"])
    parts += [line([Piece(_("As of {day}").format(day=day(as_of)), "muted")]), Content("")]
    skipped = [step for step in week.skipped if step != "seal"]
    if skipped:
        parts.append(_steps(_("Skipped: "), skipped))
    left = [step for step in week.open_steps if step != "seal"]
    if left:
        parts.append(_steps(_("Not done: ") if week.sealed else _("Still open: "), left))
    if not week.sealed:
        parts.append(
            line(
                [Piece(pressed("review.next"), "key"), Piece(" " + _("seals the figures with everything they count."))]
            )
        )
        return Content("\n").join(parts)
    when = day(date.fromisoformat((week.review or {})["sealed_on"]))
    parts.append(line([Piece("● ", "good"), Piece(_("Sealed on {day}.").format(day=when))]))
    return Content("\n").join([*parts, *_since(since), Content(""), *_written(week)])


def _figure(found: Found, indicator: str) -> Content:
    measures = measure_words.section_of(found.figures, indicator)["measures"]
    headline = HEADLINES.get(indicator, "weeks_with_event")
    value, _space, made_of = measure_words.value(measures[headline]).partition("  ")
    name = padded(measure_words.title(indicator), 24)
    return line([Piece(name), Piece(f"{value:>6}", "strong"), Piece(f"  {made_of}", "muted")])


def _steps(title: str, names: list[str]) -> Content:
    return line([Piece(title, "warn"), Piece(joined([steps.title(one) for one in names]))])


def _since(since: SinceSealed | None) -> list[Content]:
    if since is None:
        return [line([Piece(_("Counting it again …"), "muted")])]
    parts = [line([Piece(_("Digest {digest}…").format(digest=since.digest[:16]), "muted")])]
    if not since.lines:
        return [*parts, line([Piece("● ", "good"), Piece(_("Nothing moved since."))])]
    parts += [Content(""), line([Piece("▲ ", "warn"), Piece(_("Moved since it was sealed"), "key")])]
    # A line that begins with blanks tells a change behind the line above it.
    return [*parts, *(line([Piece(one, "muted" if one.startswith(" ") else "")]) for one in since.lines)]
