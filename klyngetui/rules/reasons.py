"""Codes for why an entry counts or does not; klyngetui.rules.reason_words says them in words."""

from __future__ import annotations

PLANNED = "planned"
CANCELLED = "cancelled"
NO_SHOW = "no_show"
TAKEN_OUT = "taken_out"
"""An override for 2.5 with `count = false`."""
SUCCEEDED = "succeeded"
"""On or after the day another participant succeeded this one."""
PROSPECT = "prospect"
"""No commitment at all."""
NOT_COMMITTED = "not_committed"
"""Committed some time, but not that day."""
WRITTEN = "written"
NO_TEAM = "no_team"
"""Nobody who was in the team that day."""
KIND = "kind"
"""An event or a group meeting, and not marked as a direct contact."""
TOO_MANY = "too_many"
OWN_EMPLOYER = "own_employer"
"""Every team member there is employed by this participant."""
NO_NAME = "no_name"
NOBODY = "nobody"
"""No participant present."""
NOT_WORKING_GROUP = "not_working_group"

MARKED = "marked"
"""Marked `direct` in the attendance."""
LET_IN = "let_in"
"""An override for 2.5 with `count = true`."""

NOT_COUNTED_THAT_DAY = frozenset({SUCCEEDED, PROSPECT, NOT_COMMITTED})
WAYS_PAST = frozenset({MARKED, LET_IN})
"""These say how the rule was passed; every other code says what stands in the way."""
