"""The rows of one entry as an activity, every name looked up and every cell checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.capture.words import FORMAT_MODES, FORMATS, KINDS, MODES
from klyngetui.exchange.sheets import values
from klyngetui.exchange.sheets.attendance import Attendance
from klyngetui.exchange.sheets.lookup import Doubtful
from klyngetui.locale import _
from klyngetui.model.check import Problem, check_record

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.exchange.sheets.lookup import Lookup
    from klyngetui.exchange.sheets.problems import Problems
    from klyngetui.exchange.sheets.staging import StagedEntry
    from klyngetui.store.changes import Edit

    Record = dict[str, Any]

STORY = ("story", "historie", "suksesshistorie")
READ: dict[str, Callable[[str], Any]] = {
    "date": values.day,
    "time": values.time,
    "minutes": values.minutes,
    "kind": lambda text: values.phrase(text, {**KINDS, **{one.replace("_", " "): one for one in KINDS.values()}}),
    "status": lambda text: values.choice(text, values.STATUSES),
    "mode": lambda text: values.phrase(text, {**MODES, **{one.replace("_", " "): one for one in MODES.values()}}),
    "format": lambda text: values.phrase(text, {**FORMATS, **{one.replace("_", " "): one for one in FORMATS.values()}}),
}
PLAIN = ("title", "location", "notes")


class EntryReader:
    """Makes activities of staged entries; what is wrong goes to `problems`."""

    def __init__(
        self, lookup: Lookup, problems: Problems, *, create: bool, team: list[str], today: str, source: str
    ) -> None:
        self.lookup = lookup
        self.problems = problems
        self.attendance = Attendance(lookup, problems, create=create)
        self.team = team
        self.today = today
        self.source = source

    @property
    def made(self) -> list[Edit]:
        """The participants and people made for rows that named unknown ones, since last asked."""
        return self.attendance.taken()

    def record(self, entry: StagedEntry) -> Record | None:
        """The activity, checked, without an id; None where something is wrong with it."""
        before = len(self.problems.found)
        number, first = entry.rows[0]
        fields = {field: self._shared(entry, field) for field in (*READ, *PLAIN, "decisions")}
        if not fields["date"]:
            if "date" not in first:
                self.problems.add(number, "date", _("is empty"))
            return None
        group = self._group(number, first)
        kind = fields["kind"] or ("group_meeting" if group else "meeting")
        kept_format = fields["format"] if kind == "event" else None
        record = {
            **{field: fields[field] for field in ("date", "minutes", *PLAIN)},
            "kind": kind,
            "time": fields["time"] or (values.time_behind(first["date"]) if "date" in first else None),
            "status": fields["status"] or ("planned" if fields["date"] > self.today else "held"),
            "mode": fields["mode"] or FORMAT_MODES.get(kept_format or "", "in_person"),
            "format": kept_format,
            "group": group,
            "team": self._team(number, first),
            "attendance": self.attendance.rows(entry, fields["date"]),
            "decisions": [line for line in (fields["decisions"] or "").split("\n") if line.strip()],
            "source": {"from": self.source, "file": self.problems.name, "row": number},
        }
        if len(self.problems.found) > before:
            return None
        wrong: list[Problem] = []
        checked = check_record("activity", record, "", wrong)
        for problem in wrong:
            path = problem.path.strip(".")
            field = path.partition("[")[0].partition(".")[0]
            told = problem.message if field in self.problems.columns.places else f"{path}: {problem.message}"
            self.problems.add(number, field, told)
        return None if wrong else checked

    def _shared(self, entry: StagedEntry, field: str) -> Any:
        """What the rows of the entry say of it: the first that says something; two days are a mistake."""
        said = [(number, row[field]) for number, row in entry.rows if field in row]
        if not said:
            return None
        if field not in READ:
            return said[0][1]
        found = self.problems.tried(*(said[0][0], field, said[0][1]), READ[field])
        if field == "date":
            for number, text in said[1:]:
                if text != said[0][1] and self.problems.tried(number, field, text, READ[field]) != found:
                    told = _("is not the day of row {row}, which is the same entry").format(row=said[0][0])
                    self.problems.add(number, field, told)
        return found

    def _group(self, number: int, said: dict[str, str]) -> str | None:
        by_id = self.lookup.by_id("group", said["group_id"]) if "group_id" in said else None
        if by_id is not None or "group" not in said:
            return by_id["id"] if by_id else None
        return self._named(number, "group", "group", said["group"], _("there is no group “{name}”"))

    def _team(self, number: int, said: dict[str, str]) -> list[str]:
        if "team" not in said:
            return self.team
        told = _("nobody in the team is called “{name}”")
        names = values.items(said["team"].replace(",", ";"))
        found = [self._named(number, "team", "team_member", name, told) for name in names]
        return list(dict.fromkeys(one for one in found if one))

    def _named(self, number: int, field: str, entity: str, name: str, told: str) -> str | None:
        try:
            found = self.lookup.by_name(entity, name)
        except Doubtful as doubt:
            self.problems.add(number, field, str(doubt))
            return None
        if found is None:
            self.problems.add(number, field, told.format(name=name))
        return str(found["id"]) if found else None
