"""The cluster's settings: every threshold the rules use, each a default the user can change (docs/rules.md)."""

from __future__ import annotations

from typing import Any

DEFAULTS: dict[str, Any] = {
    "direct_max_orgs": 4,
    "new_member_days": 90,
    "group_active_days": 120,
    "group_amber_days": 90,
    "group_min_orgs": 3,
    "group_min_meetings": 2,
    "story_max_age_months": 36,
    "late_logging_days": 14,
    "default_period": "rolling-12m",
    "holidays": [],
}
