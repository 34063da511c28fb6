"""Which indicator an entry counts for, and why, in words (docs/rules.md, the section of that name)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.locale import _
from klyngetui.locale.formats import week
from klyngetui.model.periods import iso_week
from klyngetui.rules import reason_words, reasons

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from klyngetui.rules.judge import Credit, Judgement
    from klyngetui.rules.stories import StoryState


class Line(NamedTuple):
    """`indicator` is 2.5, 4.5, 5.2 or information_sharing; `verdict` is yes, partly, no, or none.

    None says there is nothing to judge yet. `text` is the whole sentence, indicator included.
    """

    indicator: str
    verdict: str
    text: str


class Telling(NamedTuple):
    """What the words need beside the judgement.

    `name` gives the name of a participant or group by id. `today` tells a planned entry from an unconfirmed
    one. `ordinal` is the number of the group's meeting in the window up to that day. `if_held` is what
    `would_be` says of a planned activity.
    """

    name: Callable[[str], str]
    today: date
    max_orgs: int
    ordinal: int | None = None
    if_held: Judgement | None = None


def activity_lines(activity: Mapping[str, Any], judgement: Judgement, telling: Telling) -> tuple[Line, ...]:
    """One line for 2.5, and one for 4.5 of a group meeting or for information sharing of an event."""
    kind = activity["kind"]
    if activity["status"] != "held" or date.fromisoformat(activity["date"]) > telling.today:
        return _not_counted(activity, telling)
    lines = [_contact_line(activity, judgement, telling)]
    if kind == "group_meeting":
        lines.append(_group_line(activity, judgement, telling))
    elif kind == "event":
        lines.append(_event_line(activity, judgement))
    return tuple(lines)


def story_line(state: StoryState) -> Line:
    """The line for 5.2."""
    if state.usable:
        return _line("5.2", "yes", _usable(state))
    if state.state == "withdrawn":
        return _line("5.2", "no", _("no, consent withdrawn"))
    if state.state == "expired":
        return _line("5.2", "no", _("no, consent expired"))
    if state.missing == ("too_old",):
        return _line("5.2", "no", _("no, the outcome is too old"))
    lacking = reason_words.listed([reason_words.missing(code) for code in state.missing])
    return _line("5.2", "none", _("not yet, {what} missing").format(what=lacking))


def _usable(state: StoryState) -> str:
    if state.published:
        return _("yes, published")
    return _("yes, ready, for the assessor only") if state.assessor_only else _("yes, ready")


def _line(indicator: str, verdict: str, text: str) -> Line:
    title = _("Information sharing") if indicator == "information_sharing" else indicator
    return Line(indicator, verdict, f"{title}: {text}")


def _not_counted(activity: Mapping[str, Any], telling: Telling) -> tuple[Line, ...]:
    day = date.fromisoformat(activity["date"])
    if activity["status"] == "held":
        text, verdict = _("nothing yet, its day is still to come"), "none"
    elif activity["status"] != "planned":
        why = reason_words.reason(activity["status"], activity["kind"], telling.max_orgs)
        text, verdict = _("nothing, {why}").format(why=why), "no"
    elif day < telling.today:
        text, verdict = _("nothing, planned and its day has passed: held or cancelled?"), "none"
    else:
        text, verdict = _("nothing, planned"), "none"
    indicators = {"group_meeting": ("2.5", "4.5"), "event": ("2.5", "information_sharing")}
    lines = [_line(one, verdict, text) for one in indicators.get(activity["kind"], ("2.5",))]
    after = telling.if_held
    met = [telling.name(credit.participant) for credit in after.credits if credit.direct] if after else []
    if met and verdict == "none":
        held = _("if held, direct contact with {names}").format(names=reason_words.some_names(met))
        lines[0] = _line("2.5", verdict, f"{text.removesuffix('?')}; {held}")
    return tuple(lines)


def _contact_line(activity: Mapping[str, Any], judgement: Judgement, telling: Telling) -> Line:
    if reasons.TAKEN_OUT in judgement.reasons:
        return _line("2.5", "no", _("no, taken out: {why}").format(why=_override_reason(activity, False)))
    if not judgement.credits:
        return _line("2.5", "none", _("nothing, no participant present"))
    met = [credit for credit in judgement.credits if credit.direct]
    rest = [credit for credit in judgement.credits if not credit.direct]
    parts = [_met(activity, met, telling)] if met else []
    parts += _not_met(activity, rest, telling)
    if any(credit.wide for credit in rest):
        wide = [telling.name(credit.participant) for credit in rest if credit.wide]
        everyone = len(wide) == len(rest)
        parts.append(
            _("wide: yes") if everyone else _("wide: yes for {who}").format(who=reason_words.name_or_number(wide))
        )
    if any(credit.written for credit in rest):
        parts.append(_("written contact: yes"))
    verdict = ("partly" if rest else "yes") if met else "no"
    return _line("2.5", verdict, "; ".join(parts))


def _met(activity: Mapping[str, Any], met: Sequence[Credit], telling: Telling) -> str:
    names = reason_words.some_names([telling.name(credit.participant) for credit in met])
    text = _("yes, direct contact with {names}").format(names=names)
    if any(reasons.LET_IN in credit.reasons for credit in met):
        return _("{text} (let in: {why})").format(text=text, why=_override_reason(activity, True))
    if any(reasons.MARKED in credit.reasons for credit in met):
        return _("{text} (marked direct)").format(text=text)
    return text


def _not_met(activity: Mapping[str, Any], rest: Sequence[Credit], telling: Telling) -> list[str]:
    return [
        _("no for {who}, {why}").format(who=who, why=why)
        for who, why in _by_reason(activity, [(one.participant, one.reasons) for one in rest], telling)
    ]


def _by_reason(
    activity: Mapping[str, Any], left_out: Sequence[tuple[str, Sequence[str]]], telling: Telling
) -> list[tuple[str, str]]:
    """Those left out for the same reasons together: who, why."""
    together: dict[str, list[str]] = {}
    for participant, codes in left_out:
        why = reason_words.because(codes, activity["kind"], telling.max_orgs)
        together.setdefault(why, []).append(telling.name(participant))
    return [(reason_words.name_or_number(names), why) for why, names in together.items()]


def _group_line(activity: Mapping[str, Any], judgement: Judgement, telling: Telling) -> Line:
    group = telling.name(activity["group"]) if activity["group"] else "–"
    if reasons.NOT_WORKING_GROUP in judgement.reasons:
        return _line("4.5", "no", _("no, {group} is not a working group").format(group=group))
    if judgement.group is None:
        return _line("4.5", "no", _("no, in writing"))
    if telling.ordinal:
        meeting = reason_words.ordinal_meeting(telling.ordinal, group)
    else:
        meeting = _("a meeting of {group}").format(group=group)
    text = _("yes, {meeting}").format(meeting=meeting)
    out = [
        (credit.participant, [code for code in credit.reasons if code in reasons.NOT_COUNTED_THAT_DAY])
        for credit in judgement.credits
        if not credit.group
    ]
    for who, why in _by_reason(activity, out, telling):
        text += "; " + _("not for {who}, {why}").format(who=who, why=why)
    return _line("4.5", "partly" if out else "yes", text)


def _event_line(activity: Mapping[str, Any], judgement: Judgement) -> Line:
    day = date.fromisoformat(activity["date"])
    # Its day stands beside it, so that the week needs no year.
    called = week(iso_week(day), day)
    count = reason_words.participants(sum(credit.event for credit in judgement.credits))
    text = _("yes, event in {week}, {participants}").format(week=called, participants=count)
    return _line("information_sharing", "yes", text)


def _override_reason(activity: Mapping[str, Any], count: bool) -> str:
    return next(
        str(override["reason"])
        for override in activity["overrides"]
        if override["indicator"] == "2.5" and bool(override["count"]) is count
    )
