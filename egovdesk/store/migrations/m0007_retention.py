"""How long a group keeps each class of record, and what was disposed of."""

from __future__ import annotations

from sqlite_utils import Database

from egovdesk.store.migrations._scripts import run
from egovdesk.store.migrations._set import migrations

RETENTION = """
CREATE TABLE retention_rules (
  id TEXT PRIMARY KEY NOT NULL, group_id TEXT NOT NULL REFERENCES groups, kind TEXT NOT NULL,
  years INTEGER, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX retention_rules_kind ON retention_rules (group_id, kind);

CREATE TABLE disposals (
  id TEXT PRIMARY KEY NOT NULL, group_id TEXT NOT NULL REFERENCES groups, kind TEXT NOT NULL,
  meeting_id TEXT REFERENCES meetings, subject TEXT NOT NULL, disposed_at TEXT NOT NULL,
  disposed_by TEXT NOT NULL, reason TEXT NOT NULL, records INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX disposals_group ON disposals (group_id, disposed_at);
CREATE INDEX disposals_meeting ON disposals (meeting_id) WHERE meeting_id IS NOT NULL;

-- The disposals since the file was written anew: until then scraps of what went may be in its corners.
CREATE TABLE scraps (step INTEGER PRIMARY KEY);
"""


@migrations(name="0007_retention")
def retention(db: Database) -> None:
    """Make the tables of retention."""
    run(db, RETENTION)
