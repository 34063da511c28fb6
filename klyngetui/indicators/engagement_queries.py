"""What engagement asks of the log; `who` is JSON of [credited, as logged] (`Scope.pairs`)."""

from __future__ import annotations

from klyngetui.store.latest import within

WHO = "WITH who AS (SELECT value ->> 0 AS owner, value ->> 1 AS logged FROM json_each(:who))"

LAST_SEEN = f"""
{WHO}
SELECT owner, (
    SELECT p.day FROM presence p CROSS JOIN entry e ON e.pos = p.entry
    WHERE p.participant = logged AND p.present = 1 AND e.status = 'held' AND p.day <= :last
    ORDER BY p.day DESC LIMIT 1
)
FROM who
"""

NEXT_PLANNED = f"""
{WHO}
SELECT owner, (
    SELECT p.day FROM presence p CROSS JOIN entry e ON e.pos = p.entry
    WHERE p.participant = logged AND e.status = 'planned' AND p.day >= :today ORDER BY p.day LIMIT 1
)
FROM who
"""

#: Entry by entry, as they lie on disk: in a long log much faster than participant by participant.
TAKEN_PART = """
SELECT e.pos, p.participant, e.day >= :recent FROM entry e CROSS JOIN presence p ON p.entry = e.pos
WHERE e.status = 'held' AND e.day BETWEEN :before AND :last AND p.present = 1 AND p.participant IS NOT NULL
"""

PEOPLE = f"""
{WHO}
SELECT owner, person FROM who CROSS JOIN latest ON what = 'met' AND latest.participant = logged WHERE {within("met")}
"""

EVENTS = f"""
{WHO}
SELECT owner, count(DISTINCT p.entry) FROM who CROSS JOIN presence p ON p.participant = logged
WHERE p.event = 1 AND p.day BETWEEN :start AND :last GROUP BY owner
"""
