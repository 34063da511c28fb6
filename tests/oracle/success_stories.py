"""5.2 Success stories, sentence by sentence."""

from __future__ import annotations

from datetime import date

from tests.oracle.log import Log, Record, blank, day_of
from tests.oracle.windows import months_before


def consent_given(log: Log, story: Record) -> bool:
    """ "its consent was given on or before `L`"."""
    consent = story.get("consent")
    return consent is not None and date.fromisoformat(consent["on"]) <= log.last


def expired(log: Log, story: Record) -> bool:
    """Tell whether consent has run out: "`expires_on` empty or `>= L`" is not so."""
    expires = day_of((story.get("consent") or {}).get("expires_on"))
    return expires is not None and expires < log.last


def withdrawn(log: Log, story: Record) -> bool:
    """Tell whether consent is withdrawn: "`withdrawn_on` empty or `> L`" is not so."""
    taken_back = day_of((story.get("consent") or {}).get("withdrawn_on"))
    return taken_back is not None and taken_back <= log.last


def consent_valid(log: Log, story: Record) -> bool:
    """Tell whether consent is given, not expired and not withdrawn on L."""
    return consent_given(log, story) and not expired(log, story) and not withdrawn(log, story)


def published(log: Log, story: Record) -> bool:
    """ "published (a publication on or before `L`, consent scope `public`)"."""
    days = [date.fromisoformat(item["on"]) for item in story.get("publications") or []]
    scope = (story.get("consent") or {}).get("scope")
    return scope == "public" and any(day <= log.last for day in days)


def ready(log: Log, story: Record) -> bool:
    """ "ready (`ready_on` on or before `L`)"."""
    day = day_of(story.get("ready_on"))
    return day is not None and day <= log.last


def missing(log: Log, story: Record) -> list[str]:
    """List what stops a story from being usable, in the order of the command's description."""
    found = []
    if not story.get("participants"):
        found.append("participant")
    if blank(story.get("contribution")):
        found.append("contribution")
    if blank(story.get("result")):
        found.append("result")
    outcome = day_of(story.get("outcome_on"))
    if outcome is None or outcome > log.last:
        found.append("outcome_on")
    if not consent_valid(log, story):
        found.append("consent")
    if not published(log, story) and not ready(log, story):
        found.append("ready_or_published")
    # "`outcome_on > L - 36 months`"
    oldest = months_before(log.last, log.settings["story_max_age_months"])
    if outcome is not None and outcome <= oldest:
        found.append("too_old")
    return found


def usable(log: Log, story: Record) -> bool:
    """Tell whether a story is usable on L: nothing is missing."""
    return not missing(log, story)


def state(log: Log, story: Record) -> str:
    """Give the stage of a story on L; what was taken back comes first, then what is not there yet."""
    lacks = missing(log, story)
    if withdrawn(log, story):
        return "withdrawn"
    if expired(log, story):
        return "expired"
    if "contribution" in lacks:
        return "seed"
    if "participant" in lacks or "result" in lacks or "outcome_on" in lacks:
        return "drafted"
    if not consent_given(log, story):
        return "waiting"
    if published(log, story):
        return "published"
    return "ready" if ready(log, story) else "drafted"


def publication_days(log: Log, story: Record) -> list[date]:
    """List its publications in the window on or before L."""
    days = [date.fromisoformat(item["on"]) for item in story.get("publications") or []]
    return [day for day in days if log.window.holds(day)]


def featured(log: Log, stories: list[Record]) -> set[str]:
    """Give the participants named in stories, "for one succeeded by L: its successor"."""
    return {log.credited(row["participant"]) for story in stories for row in story["participants"]}


def counts(log: Log) -> dict[str, list[Record]]:
    """Give the stories behind each count of 5.2."""
    good = [story for story in log.stories if usable(log, story)]
    return {
        "usable": good,
        "published": [story for story in good if published(log, story)],
        "assessor_only": [story for story in good if story["consent"]["scope"] == "assessor"],
        # "any scope, need not be usable", "consent valid on `L`"
        "published_in_window": [
            story for story in log.stories if publication_days(log, story) and consent_valid(log, story)
        ],
        # "`quantified`: `result_value` is not null."
        "quantified": [story for story in good if story.get("result_value") is not None],
    }


def section(log: Log) -> Record:
    """Give the `5.2` part of the figures document."""
    found = counts(log)
    measures: Record = {name: len(stories) for name, stories in found.items()}
    # "`featured` needs commitment on `L` only"
    measures["featured"] = log.share(featured(log, found["usable"]), log.counted_participants())
    measures["complete_three"] = measures["usable"] >= 3
    listed = [
        {
            "id": story["id"],
            "title": story["title"],
            "state": state(log, story),
            "missing": missing(log, story),
        }
        for story in log.stories
    ]
    return {"measures": measures, "stories": listed, "target": log.target("5.2", "usable")}
