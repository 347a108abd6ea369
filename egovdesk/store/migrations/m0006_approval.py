"""The way of minutes to the signature: the chair, corrections at the next meeting, reopening."""

from __future__ import annotations

from sqlite_utils import Database

from egovdesk.store.migrations._scripts import run
from egovdesk.store.migrations._set import migrations

APPROVAL = """
ALTER TABLE meetings ADD COLUMN chair_sent_on TEXT;
ALTER TABLE meetings ADD COLUMN cleared_on TEXT;
ALTER TABLE meetings ADD COLUMN clearance TEXT NOT NULL DEFAULT '';
ALTER TABLE meetings ADD COLUMN signed_on TEXT;
ALTER TABLE meetings ADD COLUMN signatory_id TEXT REFERENCES people;
CREATE INDEX meetings_signatory ON meetings (signatory_id) WHERE signatory_id IS NOT NULL;

CREATE TABLE corrections (
  id TEXT PRIMARY KEY NOT NULL, meeting_id TEXT NOT NULL REFERENCES meetings,
  item_id TEXT REFERENCES items, at_item_id TEXT REFERENCES items,
  old_text TEXT NOT NULL DEFAULT '', new_text TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0, made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX corrections_meeting ON corrections (meeting_id, position);
CREATE INDEX corrections_item ON corrections (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX corrections_at ON corrections (at_item_id) WHERE at_item_id IS NOT NULL;

CREATE TABLE reopenings (
  id TEXT PRIMARY KEY NOT NULL, meeting_id TEXT NOT NULL REFERENCES meetings,
  reopened_at TEXT NOT NULL, reopened_by TEXT NOT NULL, reason TEXT NOT NULL,
  former_state TEXT NOT NULL
) STRICT;
CREATE INDEX reopenings_meeting ON reopenings (meeting_id);

ALTER TABLE actions ADD COLUMN follows_id TEXT REFERENCES actions;
CREATE INDEX actions_follows ON actions (follows_id) WHERE follows_id IS NOT NULL;
ALTER TABLE groups ADD COLUMN asks_formed INTEGER NOT NULL DEFAULT 0;
"""


@migrations(name="0006_approval")
def approval(db: Database) -> None:
    """Make the tables of what happens to minutes and actions after the meeting."""
    run(db, APPROVAL)
