"""One entry, what was counted and why."""
