"""The field table of every record, in the order of docs/data-format.md: the one place where a field is declared."""

from __future__ import annotations

from typing import Any

from klyngetui.model.fields import Field, choice, day, flag, integer, long, many, obj, ref, spells, text
from klyngetui.model.settings import DEFAULTS

PROGRAMMES = ("arena", "arena_pro", "nce", "gce", "mature", "other")
LABELS = ("bronze", "silver", "gold")
PARTICIPANT_KINDS = ("sme", "large", "research", "education", "public", "finance", "other")
GROUNDS = ("agreement", "fee", "active")
GROUP_KINDS = ("working_group", "project", "governance")
OUTCOMES = ("achieved", "stopped")
ACTIVITY_KINDS = ("meeting", "event", "group_meeting")
STATUSES = ("planned", "held", "cancelled", "no_show")
MODES = ("in_person", "video", "hybrid", "phone", "written")
FORMATS = (
    "seminar",
    "workshop",
    "webinar",
    "breakfast",
    "study_visit",
    "newsletter",
    "member_meeting",
    "other",
)
PRESENCES = ("present", "excused", "absent")
SOURCES = ("typed", "ics", "csv", "xlsx", "json")
SCOPES = ("public", "assessor")
EFFECTS = (
    "visibility",
    "branding",
    "innovation",
    "capital_and_talent",
    "political_influence",
    "internationalisation",
    "process",
)
STEP_STATES = ("done", "skipped", "left")

SETTINGS = (
    integer("direct_max_orgs", least=1, default=DEFAULTS["direct_max_orgs"]),
    integer("new_member_days", least=0, default=DEFAULTS["new_member_days"]),
    integer("group_active_days", least=0, default=DEFAULTS["group_active_days"]),
    integer("group_amber_days", least=0, default=DEFAULTS["group_amber_days"]),
    integer("group_min_orgs", least=0, default=DEFAULTS["group_min_orgs"]),
    integer("group_min_meetings", least=0, default=DEFAULTS["group_min_meetings"]),
    integer("story_max_age_months", least=0, default=DEFAULTS["story_max_age_months"]),
    integer("late_logging_days", least=0, default=DEFAULTS["late_logging_days"]),
    Field("default_period", "text", form="period", default=DEFAULTS["default_period"]),
    many("holidays", text("week", form="holiday")),
)

RECORDS: dict[str, tuple[Field, ...]] = {
    "cluster": (
        text("name", required=True),
        choice("programme", *PROGRAMMES),
        Field("timezone", "text", form="timezone", default="Europe/Oslo"),
        text("group_word"),
        day("programme_from"),
        day("programme_to"),
        choice("label_level", *LABELS),
        day("label_awarded_on"),
        day("label_expires_on"),
        day("assessment_on"),
        obj("settings", *SETTINGS, filled=True),
    ),
    "target": (
        text("indicator", required=True),
        text("measure", required=True),
        Field("value", "number", required=True),
        text("source", required=True),
        day("from"),
    ),
    "participant": (
        text("name", required=True),
        text("org_number", form="org_number"),
        choice("kind", *PARTICIPANT_KINDS, required=True),
        spells("commitments", choice("ground", *GROUNDS, required=True)),
        many("nicknames", text("nickname")),
        many("email_domains", text("domain")),
        text("municipality"),
        text("website"),
        integer("cadence_days", least=1),
        obj("succeeded_by", ref("participant", "participant", required=True), day("on", required=True)),
        long("notes"),
    ),
    "person": (
        text("name", required=True),
        many("nicknames", text("nickname")),
        text("email"),
        text("phone"),
        text("role"),
        many(
            "employments",
            Field(
                "employment",
                "object",
                fields=(ref("participant", "participant", required=True), day("from"), day("to")),
                form="spell",
            ),
        ),
    ),
    "team_member": (
        text("name", required=True),
        text("email"),
        spells("spells"),
        ref("employer", "participant"),
    ),
    "group": (
        text("name", required=True),
        many("nicknames", text("nickname")),
        long("aim"),
        text("leader"),
        choice("kind", *GROUP_KINDS, required=True),
        day("started_on"),
        day("ended_on"),
        choice("outcome", *OUTCOMES),
        long("result"),
        many(
            "members",
            Field(
                "member",
                "object",
                fields=(
                    ref("participant", "participant", required=True),
                    ref("person", "person"),
                    day("from"),
                    day("to"),
                ),
                form="spell",
            ),
        ),
    ),
    "activity": (
        choice("kind", *ACTIVITY_KINDS, required=True),
        text("title"),
        day("date", required=True),
        Field("time", "time"),
        integer("minutes", least=0),
        choice("status", *STATUSES, required=True),
        choice("mode", *MODES, required=True),
        choice("format", *FORMATS),
        text("location"),
        ref("group", "group"),
        many("team", ref("member", "team_member")),
        many(
            "attendance",
            obj(
                "row",
                ref("participant", "participant"),
                ref("person", "person"),
                text("guest"),
                choice("status", *PRESENCES, required=True),
                flag("direct"),
                long("topic"),
            ),
        ),
        long("notes"),
        many("decisions", long("decision")),
        many(
            "overrides",
            obj(
                "override",
                choice("indicator", "2.5", required=True),
                flag("count", required=True),
                long("reason", required=True),
            ),
        ),
        obj(
            "source",
            choice("from", *SOURCES),
            text("uid"),
            text("recurrence_id"),
            integer("sequence"),
            text("file"),
            integer("row"),
        ),
    ),
    "story": (
        text("title", required=True),
        many("participants", obj("row", ref("participant", "participant", required=True), text("role"))),
        many("activities", ref("activity", "activity")),
        long("situation"),
        long("contribution"),
        long("result"),
        Field("result_value", "number"),
        text("result_unit"),
        day("outcome_on"),
        day("ready_on"),
        obj(
            "consent",
            choice("scope", *SCOPES, required=True),
            text("by", required=True),
            day("on", required=True),
            day("expires_on"),
            day("withdrawn_on"),
        ),
        many(
            "publications",
            obj("publication", text("channel", required=True), day("on", required=True), text("url")),
        ),
        long("quote"),
        many("effects", choice("effect", *EFFECTS)),
    ),
    "evidence": (
        Field("of", "pointer", required=True),
        text("label"),
        choice("kind", "file", "link", required=True),
        text("sha256", form="sha256"),
        integer("size", least=0),
        text("media_type"),
        text("filename"),
        text("url"),
        integer("level", least=1, most=3),
        day("added_on"),
    ),
    "action": (
        long("text"),
        ref("owner", "team_member"),
        day("due_on"),
        day("done_on"),
        Field("of", "pointer"),
    ),
    "recommendation": (
        day("assessment_on"),
        long("text"),
        text("indicator"),
        long("action"),
        long("effect"),
        day("closed_on"),
    ),
    "rating": (
        text("indicator", required=True),
        Field("score", "number"),
        long("note"),
        day("rated_on"),
    ),
    "review": (
        text("week", required=True, form="week"),
        day("opened_on"),
        day("sealed_on"),
        Field("steps", "json", form="steps", default={}),
        long("reflection"),
        long("next_week"),
        Field("figures", "json"),
    ),
    "seal": (
        text("period"),
        day("as_of"),
        integer("rule_version"),
        day("sealed_on"),
        Field("figures", "json"),
        Field("counted", "json"),
        text("digest"),
    ),
}

#: The document's keys, in its order, and the entity each holds.
KEYS: dict[str, str] = {
    "targets": "target",
    "participants": "participant",
    "people": "person",
    "team": "team_member",
    "groups": "group",
    "activities": "activity",
    "stories": "story",
    "evidence": "evidence",
    "actions": "action",
    "recommendations": "recommendation",
    "ratings": "rating",
    "reviews": "review",
    "seals": "seal",
}


def field_of(entity: str, name: str) -> Field | None:
    """The declaration of one field, or None where the entity has no such field."""
    return next((field for field in RECORDS[entity] if field.name == name), None)


_DEFAULTS: dict[str, dict[str, Any]] = {}
_FILLED: dict[str, tuple[Field, ...]] = {}
"""The fields whose default is a list or an object, which no two records may share."""


def blank(entity: str) -> dict[str, Any]:
    """A record of the entity with every field at its default, for the caller to keep."""
    record = defaults(entity).copy()
    for field in _FILLED[entity]:
        record[field.name] = field.empty()
    return record


def defaults(entity: str) -> dict[str, Any]:
    """The default of every field of the entity, to be looked at only: all callers share it."""
    if entity not in _DEFAULTS:
        _DEFAULTS[entity] = {field.name: field.empty() for field in RECORDS[entity]}
        _FILLED[entity] = tuple(field for field in RECORDS[entity] if isinstance(field.empty(), list | dict))
    return _DEFAULTS[entity]
