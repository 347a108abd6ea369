"""Papers with their clearances, reminders that were written, and to whom an issue was dispatched."""

from __future__ import annotations

from sqlite_utils import Database

from egovdesk.store.migrations._scripts import run
from egovdesk.store.migrations._set import migrations

PAPERS = """
CREATE TABLE papers (
  id TEXT PRIMARY KEY NOT NULL, group_id TEXT NOT NULL REFERENCES groups, title TEXT NOT NULL,
  item_id TEXT REFERENCES items, author_id TEXT REFERENCES people, author TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL, wanted_on TEXT, received_on TEXT,
  version INTEGER NOT NULL DEFAULT 0, pages INTEGER, reference TEXT NOT NULL DEFAULT '',
  exempt INTEGER NOT NULL DEFAULT 0, ground TEXT NOT NULL DEFAULT '',
  late_reason TEXT NOT NULL DEFAULT '', urgency TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX papers_item ON papers (item_id, position);
CREATE INDEX papers_group ON papers (group_id);
CREATE INDEX papers_author ON papers (author_id) WHERE author_id IS NOT NULL;
CREATE INDEX papers_state ON papers (state, wanted_on);

CREATE TABLE clearances (
  id TEXT PRIMARY KEY NOT NULL, paper_id TEXT NOT NULL REFERENCES papers, kind TEXT NOT NULL,
  person_id TEXT REFERENCES people, cleared_on TEXT, note TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX clearances_paper ON clearances (paper_id, position);
CREATE INDEX clearances_person ON clearances (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE reminders (
  id TEXT PRIMARY KEY NOT NULL, person_id TEXT REFERENCES people, paper_id TEXT REFERENCES papers,
  action_id TEXT REFERENCES actions, meeting_id TEXT REFERENCES meetings,
  written_on TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE INDEX reminders_person ON reminders (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX reminders_paper ON reminders (paper_id) WHERE paper_id IS NOT NULL;
CREATE INDEX reminders_action ON reminders (action_id) WHERE action_id IS NOT NULL;
CREATE INDEX reminders_meeting ON reminders (meeting_id) WHERE meeting_id IS NOT NULL;

ALTER TABLE issues ADD COLUMN withdrawn_at TEXT;
ALTER TABLE issues ADD COLUMN withdrawn_reason TEXT NOT NULL DEFAULT '';

CREATE TABLE dispatches (
  id TEXT PRIMARY KEY NOT NULL, issue_id TEXT NOT NULL REFERENCES issues,
  recipient TEXT NOT NULL, person_id TEXT REFERENCES people, means TEXT NOT NULL DEFAULT '',
  sent_at TEXT NOT NULL, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX dispatches_issue ON dispatches (issue_id);
CREATE INDEX dispatches_person ON dispatches (person_id) WHERE person_id IS NOT NULL;
"""


@migrations(name="0004_papers")
def papers(db: Database) -> None:
    """Make the tables of papers, reminders and dispatches."""
    run(db, PAPERS)
