"""Papers' files and the packs made of them. A file's contents lie apart, by hash, without history."""

from __future__ import annotations

from sqlite_utils import Database

from egovdesk.store.migrations._scripts import run
from egovdesk.store.migrations._set import migrations

PACKS = """
CREATE TABLE contents (
  sha256 TEXT NOT NULL, part INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (sha256, part)
) STRICT;

CREATE TABLE paper_files (
  id TEXT PRIMARY KEY NOT NULL, paper_id TEXT NOT NULL REFERENCES papers, name TEXT NOT NULL,
  sha256 TEXT NOT NULL, size INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  replaces_id TEXT REFERENCES paper_files, received_on TEXT NOT NULL,
  sender TEXT NOT NULL DEFAULT '', pages INTEGER, position INTEGER NOT NULL DEFAULT 0,
  withdrawn_on TEXT, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX paper_files_paper ON paper_files (paper_id, position);
CREATE INDEX paper_files_replaces ON paper_files (replaces_id) WHERE replaces_id IS NOT NULL;
CREATE INDEX paper_files_sha256 ON paper_files (sha256);

CREATE TABLE packs (
  id TEXT PRIMARY KEY NOT NULL, meeting_id TEXT NOT NULL REFERENCES meetings,
  audience TEXT NOT NULL, kind TEXT NOT NULL, number INTEGER NOT NULL, made_at TEXT NOT NULL,
  made_by TEXT NOT NULL DEFAULT '', pages INTEGER NOT NULL DEFAULT 0,
  first_page INTEGER NOT NULL DEFAULT 1, follows_id TEXT REFERENCES packs,
  issue_id TEXT REFERENCES issues, reason TEXT NOT NULL DEFAULT '',
  agreed_by TEXT NOT NULL DEFAULT '', manifest TEXT NOT NULL, withdrawn_at TEXT,
  withdrawn_reason TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX packs_meeting ON packs (meeting_id, made_at);
CREATE INDEX packs_follows ON packs (follows_id) WHERE follows_id IS NOT NULL;
CREATE INDEX packs_issue ON packs (issue_id) WHERE issue_id IS NOT NULL;

CREATE TABLE pack_files (
  id TEXT PRIMARY KEY NOT NULL, pack_id TEXT NOT NULL REFERENCES packs, kind TEXT NOT NULL,
  name TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL
) STRICT;
CREATE INDEX pack_files_pack ON pack_files (pack_id);
CREATE INDEX pack_files_sha256 ON pack_files (sha256);

CREATE TABLE pack_lines (
  id TEXT PRIMARY KEY NOT NULL, meeting_id TEXT NOT NULL REFERENCES meetings, part TEXT NOT NULL,
  item_id TEXT REFERENCES items, paper_id TEXT REFERENCES papers,
  included INTEGER, position INTEGER NOT NULL DEFAULT 0,
  detail TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX pack_lines_meeting ON pack_lines (meeting_id, position);
CREATE INDEX pack_lines_item ON pack_lines (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX pack_lines_paper ON pack_lines (paper_id) WHERE paper_id IS NOT NULL;

CREATE TABLE pack_settings (
  id TEXT PRIMARY KEY NOT NULL, group_id TEXT NOT NULL REFERENCES groups, part TEXT NOT NULL,
  included INTEGER, detail TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX pack_settings_group ON pack_settings (group_id, part);

CREATE TABLE disclosures (
  id TEXT PRIMARY KEY NOT NULL, meeting_id TEXT NOT NULL REFERENCES meetings,
  words TEXT NOT NULL, item_id TEXT REFERENCES items, paper_id TEXT REFERENCES papers,
  place TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL, declared_on TEXT NOT NULL,
  declared_by TEXT NOT NULL DEFAULT '', pack_id TEXT REFERENCES packs
) STRICT;
CREATE INDEX disclosures_meeting ON disclosures (meeting_id);
CREATE INDEX disclosures_item ON disclosures (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX disclosures_paper ON disclosures (paper_id) WHERE paper_id IS NOT NULL;
CREATE INDEX disclosures_pack ON disclosures (pack_id) WHERE pack_id IS NOT NULL;

CREATE TABLE withholdings (
  id TEXT PRIMARY KEY NOT NULL, meeting_id TEXT NOT NULL REFERENCES meetings,
  paper_id TEXT REFERENCES papers, sha256 TEXT NOT NULL DEFAULT '',
  page INTEGER NOT NULL, whole INTEGER NOT NULL DEFAULT 0, words TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '', withheld_on TEXT NOT NULL,
  withheld_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX withholdings_meeting ON withholdings (meeting_id);
CREATE INDEX withholdings_paper ON withholdings (paper_id) WHERE paper_id IS NOT NULL;

CREATE TABLE word_templates (
  id TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, group_id TEXT REFERENCES groups,
  name TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, chosen_on TEXT NOT NULL,
  withdrawn_on TEXT, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX word_templates_group ON word_templates (group_id) WHERE group_id IS NOT NULL;

CREATE INDEX changes_of_files ON changes (tbl)
  WHERE tbl = 'paper_files' OR tbl = 'pack_files' OR tbl = 'word_templates';

ALTER TABLE clearances ADD COLUMN text TEXT NOT NULL DEFAULT '';
ALTER TABLE papers ADD COLUMN background TEXT NOT NULL DEFAULT '';
"""


@migrations(name="0012_packs")
def packs(db: Database) -> None:
    """Make the tables of papers' files and of packs."""
    run(db, PACKS)
