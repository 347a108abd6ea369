"""Series of meetings, former dates, school holidays, and each group's own notice and offsets."""

from __future__ import annotations

from sqlite_utils import Database

from egovdesk.store.migrations._scripts import run
from egovdesk.store.migrations._set import migrations

CALENDAR = """
CREATE TABLE series (
  id TEXT PRIMARY KEY NOT NULL, group_id TEXT NOT NULL REFERENCES groups, cadence TEXT NOT NULL,
  from_on TEXT NOT NULL, until_on TEXT NOT NULL, starts_at TEXT NOT NULL DEFAULT '',
  length INTEGER NOT NULL DEFAULT 120, place TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX series_group ON series (group_id);
ALTER TABLE meetings ADD COLUMN series_id TEXT REFERENCES series;
CREATE INDEX meetings_series ON meetings (series_id) WHERE series_id IS NOT NULL;

CREATE TABLE meeting_dates (
  id TEXT PRIMARY KEY NOT NULL, meeting_id TEXT NOT NULL REFERENCES meetings, held_on TEXT NOT NULL,
  starts_at TEXT NOT NULL DEFAULT '', changed_on TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'planned'
) STRICT;
CREATE INDEX meeting_dates_meeting ON meeting_dates (meeting_id);

CREATE TABLE school_holidays (
  id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, from_on TEXT NOT NULL, until_on TEXT NOT NULL,
  source TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

ALTER TABLE groups ADD COLUMN notice_days INTEGER;
ALTER TABLE groups ADD COLUMN saturdays_count INTEGER NOT NULL DEFAULT 0;

CREATE TABLE group_offsets (
  id TEXT PRIMARY KEY NOT NULL, group_id TEXT NOT NULL REFERENCES groups, step TEXT NOT NULL,
  days INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX group_offsets_step ON group_offsets (group_id, step);
"""


@migrations(name="0002_calendar")
def calendar(db: Database) -> None:
    """Make the tables of the calendar, and give groups their notice."""
    run(db, CALENDAR)
