"""The names of fields in the language chosen."""

from __future__ import annotations

from klyngetui.locale import _, pgettext


def field_label(name: str) -> str:
    """A field's name in words; one without a word of its own is told by its name in the document."""
    return {**_of_organisations(), **_of_entries(), **_of_the_cluster(), **_of_the_rest(), **_of_settings()}.get(
        name, name.replace("_", " ")
    )


def _of_organisations() -> dict[str, str]:
    return {
        "name": _("name"),
        "org_number": _("organisation number"),
        "kind": _("kind"),
        "commitments": _("commitments"),
        "nicknames": _("nicknames"),
        "email_domains": _("e-mail domains"),
        "municipality": _("municipality"),
        "website": _("website"),
        "cadence_days": _("days between contacts"),
        "succeeded_by": _("succeeded by"),
        "notes": _("notes"),
        "email": _("e-mail"),
        "phone": _("phone"),
        "role": _("role"),
        "employments": _("employments"),
        "employer": _("employer"),
        "spells": _("time in the team"),
        "aim": _("aim"),
        "leader": _("leader"),
        "started_on": _("started on"),
        "ended_on": _("ended on"),
        "outcome": _("outcome"),
        "members": _("members"),
    }


def _of_entries() -> dict[str, str]:
    return {
        "title": _("title"),
        "date": _("date"),
        "time": _("time"),
        "minutes": _("minutes"),
        "status": _("status"),
        "mode": _("mode"),
        "format": _("format"),
        "location": _("place"),
        "group": _("group"),
        "team": _("team"),
        "attendance": _("attendance"),
        "decisions": _("decisions"),
        "overrides": _("exceptions from the rule"),
        "source": _("source"),
        "participants": _("participants"),
        "activities": _("activities"),
        "situation": _("situation"),
        "contribution": _("contribution"),
        "result": _("result"),
        "result_value": _("result in figures"),
        "result_unit": _("unit of the result"),
        "outcome_on": _("day of the outcome"),
        "ready_on": _("ready on"),
        "consent": _("consent"),
        "publications": _("publications"),
        "quote": _("quote"),
        "effects": _("effects"),
    }


def _of_the_cluster() -> dict[str, str]:
    return {
        "programme": _("programme"),
        "timezone": _("time zone"),
        "group_word": _("word for a working group"),
        "programme_from": _("programme from"),
        "programme_to": _("programme to"),
        "label_level": _("label"),
        "label_awarded_on": _("label awarded on"),
        "label_expires_on": _("label expires on"),
        "assessment_on": _("assessment on"),
        "settings": _("settings"),
    }


def _of_the_rest() -> dict[str, str]:
    return {
        "indicator": _("indicator"),
        "measure": _("measure"),
        "value": _("value"),
        "from": _("from"),
        "of": _("belongs to"),
        "label": _("label text"),
        "url": _("link"),
        "filename": _("file name"),
        "level": _("level"),
        "added_on": _("added on"),
        "text": _("text"),
        "owner": _("owner"),
        "due_on": _("due on"),
        "done_on": _("done on"),
        "action": pgettext("field", "action"),
        "effect": _("effect"),
        "closed_on": _("closed on"),
        "score": _("score"),
        "note": _("note"),
        "rated_on": _("rated on"),
        "week": _("week"),
        "opened_on": _("opened on"),
        "sealed_on": _("sealed on"),
        "steps": _("steps"),
        "reflection": _("reflection"),
        "next_week": _("next week"),
        "figures": _("figures"),
        "deleted": _("deleted"),
        "external_id": _("id in the file it came from"),
    }


def _of_settings() -> dict[str, str]:
    return {
        "direct_max_orgs": _("most participants at a direct contact"),
        "new_member_days": _("days as a new participant"),
        "group_active_days": _("days a group stays active"),
        "group_amber_days": _("days until a group goes quiet"),
        "group_min_orgs": _("least participants of a group"),
        "group_min_meetings": _("least meetings of a group"),
        "story_max_age_months": _("months a story counts"),
        "late_logging_days": _("days until logging is late"),
        "default_period": _("period shown first"),
        "holidays": _("weeks left out of the forecast"),
    }
