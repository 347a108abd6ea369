"""IEG statements: their sections, tables, evidence, kept drafts and the way to approval."""

from __future__ import annotations

from sqlite_utils import Database

from egovdesk.store.migrations._scripts import run
from egovdesk.store.migrations._set import migrations

STATEMENTS = """
CREATE TABLE statements (
  id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, round TEXT NOT NULL DEFAULT '',
  group_id TEXT REFERENCES groups, owner_id TEXT REFERENCES people,
  contact TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '', due_on TEXT, recipient TEXT NOT NULL DEFAULT '',
  delegated_to TEXT NOT NULL DEFAULT '', delegated_terms TEXT NOT NULL DEFAULT '',
  delegation_id TEXT REFERENCES decisions, submitted_on TEXT, method TEXT NOT NULL DEFAULT '',
  reference TEXT NOT NULL DEFAULT '', submitted_id TEXT REFERENCES drafts,
  carried_from_id TEXT REFERENCES statements, exempt INTEGER NOT NULL DEFAULT 0,
  ground TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX statements_group ON statements (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX statements_owner ON statements (owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX statements_delegation ON statements (delegation_id) WHERE delegation_id IS NOT NULL;
CREATE INDEX statements_submitted ON statements (submitted_id) WHERE submitted_id IS NOT NULL;
CREATE INDEX statements_carried ON statements (carried_from_id) WHERE carried_from_id IS NOT NULL;

CREATE TABLE sections (
  id TEXT PRIMARY KEY NOT NULL, statement_id TEXT NOT NULL REFERENCES statements,
  parent_id TEXT REFERENCES sections, position INTEGER NOT NULL DEFAULT 0,
  code TEXT NOT NULL DEFAULT '', title TEXT NOT NULL, kind TEXT NOT NULL,
  text TEXT NOT NULL DEFAULT '', readiness TEXT NOT NULL, owner_id TEXT REFERENCES people,
  word_limit INTEGER, required INTEGER NOT NULL DEFAULT 0, guidance TEXT NOT NULL DEFAULT '',
  due_on TEXT, exempt INTEGER NOT NULL DEFAULT 0, ground TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '', columns TEXT NOT NULL DEFAULT '', unit TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX sections_statement ON sections (statement_id, position);
CREATE INDEX sections_parent ON sections (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX sections_owner ON sections (owner_id) WHERE owner_id IS NOT NULL;

CREATE TABLE section_rows (
  id TEXT PRIMARY KEY NOT NULL, section_id TEXT NOT NULL REFERENCES sections,
  code TEXT NOT NULL DEFAULT '', title TEXT NOT NULL, kind TEXT NOT NULL DEFAULT '',
  light TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT '', due_on TEXT,
  projected_on TEXT, done_on TEXT, comment TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX section_rows_section ON section_rows (section_id, position);

CREATE TABLE section_figures (
  id TEXT PRIMARY KEY NOT NULL, row_id TEXT NOT NULL REFERENCES section_rows,
  "column" TEXT NOT NULL, value INTEGER, forecast INTEGER NOT NULL DEFAULT 0,
  typed TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX section_figures_row ON section_figures (row_id, "column");

CREATE TABLE evidence (
  id TEXT PRIMARY KEY NOT NULL, section_id TEXT NOT NULL REFERENCES sections,
  decision_id TEXT REFERENCES decisions, action_id TEXT REFERENCES actions,
  project_id TEXT REFERENCES projects, note TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX evidence_section ON evidence (section_id, position);
CREATE INDEX evidence_decision ON evidence (decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX evidence_action ON evidence (action_id) WHERE action_id IS NOT NULL;
CREATE INDEX evidence_project ON evidence (project_id) WHERE project_id IS NOT NULL;

CREATE TABLE drafts (
  id TEXT PRIMARY KEY NOT NULL, statement_id TEXT NOT NULL REFERENCES statements,
  number INTEGER NOT NULL, state TEXT NOT NULL, title TEXT NOT NULL DEFAULT '',
  kept_at TEXT NOT NULL, kept_by TEXT NOT NULL DEFAULT '', words INTEGER NOT NULL DEFAULT 0,
  sha256 TEXT NOT NULL, content TEXT NOT NULL, item_id TEXT REFERENCES items,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX drafts_statement ON drafts (statement_id, number);
CREATE INDEX drafts_item ON drafts (item_id) WHERE item_id IS NOT NULL;

CREATE TABLE approval_stages (
  id TEXT PRIMARY KEY NOT NULL, statement_id TEXT NOT NULL REFERENCES statements,
  position INTEGER NOT NULL DEFAULT 0, title TEXT NOT NULL, kind TEXT NOT NULL,
  group_id TEXT REFERENCES groups, person_id TEXT REFERENCES people, due_on TEXT, done_on TEXT,
  item_id TEXT REFERENCES items, decision_id TEXT REFERENCES decisions,
  draft_id TEXT REFERENCES drafts, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX approval_stages_statement ON approval_stages (statement_id, position);
CREATE INDEX approval_stages_group ON approval_stages (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX approval_stages_person ON approval_stages (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX approval_stages_item ON approval_stages (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX approval_stages_decision ON approval_stages (decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX approval_stages_draft ON approval_stages (draft_id) WHERE draft_id IS NOT NULL;

CREATE TABLE amendments (
  id TEXT PRIMARY KEY NOT NULL, statement_id TEXT NOT NULL REFERENCES statements,
  section_id TEXT REFERENCES sections, draft_id TEXT REFERENCES drafts, made_on TEXT NOT NULL,
  by_id TEXT REFERENCES people, text TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '',
  before TEXT NOT NULL DEFAULT '', after TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX amendments_statement ON amendments (statement_id, made_on);
CREATE INDEX amendments_section ON amendments (section_id) WHERE section_id IS NOT NULL;
CREATE INDEX amendments_draft ON amendments (draft_id) WHERE draft_id IS NOT NULL;
CREATE INDEX amendments_by ON amendments (by_id) WHERE by_id IS NOT NULL;
"""


@migrations(name="0011_statements")
def statements(db: Database) -> None:
    """Make the tables of statements."""
    run(db, STATEMENTS)
