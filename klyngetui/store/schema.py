"""The tables of a log. `change` is the truth; every table below it is projected from the changes and can be rebuilt."""

from __future__ import annotations

APPLICATION_ID = 0x6B6C7967  # "klyg"
SCHEMA_VERSION = 4

CHANGES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE change (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    entity TEXT NOT NULL,
    record_id TEXT NOT NULL,
    patch TEXT NOT NULL,
    base TEXT NOT NULL,
    actor TEXT,
    device TEXT NOT NULL,
    made_at TEXT NOT NULL,
    action_id TEXT NOT NULL,
    salt TEXT NOT NULL,
    prev TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;
CREATE INDEX change_record ON change (record_id);
CREATE INDEX change_action ON change (action_id);

CREATE TABLE device (id TEXT PRIMARY KEY, head TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE said (record_id TEXT PRIMARY KEY, digest TEXT NOT NULL, action_id TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX said_action ON said (action_id);
"""

PROJECTION = """
CREATE TABLE record (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    entity TEXT NOT NULL,
    external_id TEXT,
    first TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX record_order ON record (entity, deleted, first);
CREATE UNIQUE INDEX record_external ON record (entity, external_id) WHERE external_id IS NOT NULL;

CREATE TABLE conflict (record INTEGER NOT NULL, field TEXT NOT NULL, PRIMARY KEY (record, field)) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
    pos INTEGER PRIMARY KEY,
    record INTEGER NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    status TEXT NOT NULL,
    grp INTEGER,
    meets INTEGER,
    direct INTEGER NOT NULL,
    event INTEGER NOT NULL,
    evidenced INTEGER NOT NULL
) STRICT;

CREATE TABLE presence (
    entry INTEGER NOT NULL,
    row INTEGER NOT NULL,
    participant INTEGER,
    person INTEGER,
    day TEXT NOT NULL,
    present INTEGER NOT NULL,
    contact INTEGER NOT NULL,
    met INTEGER NOT NULL,
    written INTEGER NOT NULL,
    event INTEGER NOT NULL,
    grp INTEGER,
    PRIMARY KEY (entry, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry_team (
    entry INTEGER NOT NULL,
    member INTEGER NOT NULL,
    day TEXT NOT NULL,
    credited INTEGER NOT NULL,
    PRIMARY KEY (entry, member)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally (
    what TEXT NOT NULL,
    of INTEGER NOT NULL,
    day TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (what, of, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE attached (evidence INTEGER PRIMARY KEY, of TEXT NOT NULL, level INTEGER NOT NULL) STRICT;
CREATE INDEX attached_of ON attached (of, level);

CREATE VIRTUAL TABLE search USING fts5 (
    words, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3', detail = none, columnsize = 0
);
INSERT INTO search (search, rank) VALUES ('hashsize', 33554432);
"""

#: Working tables outside the change list: what waits for a decision is no record yet, and is never exported.
INBOX = """
CREATE TABLE inbox (
    key INTEGER PRIMARY KEY,
    uid TEXT NOT NULL,
    recurrence TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    stamp TEXT NOT NULL,
    day TEXT NOT NULL,
    time TEXT,
    later INTEGER NOT NULL,
    activity TEXT,
    body TEXT NOT NULL,
    UNIQUE (uid, recurrence)
) STRICT;
CREATE INDEX inbox_day ON inbox (day);

CREATE TABLE ignored_series (uid TEXT PRIMARY KEY, title TEXT NOT NULL, day TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_choice (
    kind TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;
"""

#: Working tables outside the change list: what is being typed, and lines kept under a key.
TYPED = """
CREATE TABLE draft (
    place TEXT PRIMARY KEY, kept_at TEXT NOT NULL, body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE template (number INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT;
"""

#: The last day of each sort of presence (store/latest.py).
LATEST = """
CREATE TABLE latest (
    what TEXT NOT NULL,
    participant INTEGER NOT NULL,
    person INTEGER NOT NULL,
    grp INTEGER NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (what, participant, person, grp)
) STRICT, WITHOUT ROWID;
"""

#: Indexes of the entries that only lists and figures read: quicker made anew than kept up through a large import.
#: A partial index also holds the column of its condition: SQLite reads the row itself for a column it cannot see.
FOR_READING = {
    "entry_kind": "entry (kind, day)",
    "entry_status": "entry (status, day)",
    "entry_group": "entry (grp, day) WHERE grp IS NOT NULL",
    "entry_direct": "entry (day) WHERE direct = 1",
    "entry_meets": "entry (day) WHERE meets IS NOT NULL",
    "presence_participant": "presence (participant, day)",
    "presence_contact": "presence (participant, contact, day) WHERE contact > 0",
    "presence_met": "presence (participant, person, day, met) WHERE met = 1",
    "presence_written": "presence (participant, day, written) WHERE written = 1",
    "presence_event": "presence (participant, day, event) WHERE event = 1",
    "presence_group": "presence (grp, participant, day) WHERE grp IS NOT NULL",
    "presence_member": "presence (participant, person, grp, day) WHERE grp IS NOT NULL AND person IS NOT NULL",
    "presence_person": "presence (person, day) WHERE person IS NOT NULL",
    "entry_team_member": "entry_team (member, day)",
}

#: The tables that a rebuild empties and fills again, and that a comparison looks at.
PROJECTED = ("record", "conflict", "entry", "presence", "entry_team", "tally", "latest", "attached", "search")

TRIGGERS = {
    # Erasing somebody empties a change, which keeps its commitment (store/erase.py); nothing else is ever updated.
    "change_no_update": (
        "CREATE TRIGGER change_no_update BEFORE UPDATE ON change "
        "WHEN NOT (EXISTS (SELECT 1 FROM meta WHERE key = 'erasing') AND NEW.patch = '' AND length(NEW.salt) = 64 "
        "AND (NEW.seq, NEW.id, NEW.entity, NEW.record_id, NEW.base, NEW.actor, NEW.device, NEW.made_at, "
        "NEW.action_id, NEW.prev, NEW.digest) IS (OLD.seq, OLD.id, OLD.entity, OLD.record_id, OLD.base, OLD.actor, "
        "OLD.device, OLD.made_at, OLD.action_id, OLD.prev, OLD.digest)) "
        "BEGIN SELECT RAISE(ABORT, 'changes are append-only'); END"
    ),
    "change_no_delete": (
        "CREATE TRIGGER change_no_delete BEFORE DELETE ON change "
        "BEGIN SELECT RAISE(ABORT, 'changes are append-only'); END"
    ),
    "change_no_replace": (
        "CREATE TRIGGER change_no_replace BEFORE INSERT ON change "
        "WHEN EXISTS (SELECT 1 FROM change WHERE id = NEW.id OR seq = NEW.seq) "
        "BEGIN SELECT RAISE(ABORT, 'changes are append-only'); END"
    ),
}
