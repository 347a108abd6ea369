"""The ICT investment programme: projects, what they cost and bring, their ranking and reports."""

from __future__ import annotations

from sqlite_utils import Database

from egovdesk.store.migrations._scripts import run
from egovdesk.store.migrations._set import migrations

PROJECTS = """
CREATE TABLE projects (
  id TEXT PRIMARY KEY NOT NULL, code TEXT NOT NULL DEFAULT '', title TEXT NOT NULL,
  summary TEXT NOT NULL DEFAULT '', stage TEXT NOT NULL, service TEXT NOT NULL DEFAULT '',
  sponsor_id TEXT REFERENCES people, ict_lead_id TEXT REFERENCES people,
  group_id TEXT REFERENCES groups, category TEXT NOT NULL DEFAULT '',
  responsibility TEXT NOT NULL DEFAULT '', from_on TEXT, until_on TEXT, finished_on TEXT,
  case_state TEXT NOT NULL DEFAULT 'none', case_on TEXT, case_decision_id TEXT REFERENCES decisions,
  case_item_id TEXT REFERENCES items, exempt INTEGER NOT NULL DEFAULT 0,
  ground TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX projects_sponsor ON projects (sponsor_id) WHERE sponsor_id IS NOT NULL;
CREATE INDEX projects_ict_lead ON projects (ict_lead_id) WHERE ict_lead_id IS NOT NULL;
CREATE INDEX projects_group ON projects (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX projects_case_decision ON projects (case_decision_id) WHERE case_decision_id IS NOT NULL;
CREATE INDEX projects_case_item ON projects (case_item_id) WHERE case_item_id IS NOT NULL;

CREATE TABLE project_costs (
  id TEXT PRIMARY KEY NOT NULL, project_id TEXT NOT NULL REFERENCES projects,
  year INTEGER NOT NULL, kind TEXT NOT NULL, planned INTEGER, actual INTEGER,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX project_costs_project ON project_costs (project_id, year, kind);
CREATE INDEX project_costs_year ON project_costs (year);

CREATE TABLE milestones (
  id TEXT PRIMARY KEY NOT NULL, project_id TEXT NOT NULL REFERENCES projects,
  title TEXT NOT NULL, due_on TEXT, forecast_on TEXT, done_on TEXT,
  position INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX milestones_project ON milestones (project_id, position);

CREATE TABLE benefits (
  id TEXT PRIMARY KEY NOT NULL, project_id TEXT NOT NULL REFERENCES projects,
  title TEXT NOT NULL, cashable INTEGER NOT NULL DEFAULT 0, owner_id TEXT REFERENCES people,
  measure TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX benefits_project ON benefits (project_id, position);
CREATE INDEX benefits_owner ON benefits (owner_id) WHERE owner_id IS NOT NULL;

CREATE TABLE benefit_figures (
  id TEXT PRIMARY KEY NOT NULL, benefit_id TEXT NOT NULL REFERENCES benefits,
  year INTEGER NOT NULL, planned INTEGER, actual INTEGER
) STRICT;
CREATE UNIQUE INDEX benefit_figures_benefit ON benefit_figures (benefit_id, year);

CREATE TABLE risks (
  id TEXT PRIMARY KEY NOT NULL, project_id TEXT REFERENCES projects,
  programme_id TEXT REFERENCES programmes, title TEXT NOT NULL,
  likelihood INTEGER NOT NULL DEFAULT 3, impact INTEGER NOT NULL DEFAULT 3,
  owner_id TEXT REFERENCES people, response TEXT NOT NULL DEFAULT '', raised_on TEXT,
  closed_on TEXT, position INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '',
  CHECK ((project_id IS NULL) <> (programme_id IS NULL))
) STRICT;
CREATE INDEX risks_project ON risks (project_id, position) WHERE project_id IS NOT NULL;
CREATE INDEX risks_programme ON risks (programme_id, position) WHERE programme_id IS NOT NULL;
CREATE INDEX risks_owner ON risks (owner_id) WHERE owner_id IS NOT NULL;

CREATE TABLE case_sections (
  id TEXT PRIMARY KEY NOT NULL, project_id TEXT NOT NULL REFERENCES projects,
  heading TEXT NOT NULL, text TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX case_sections_project ON case_sections (project_id, position);

CREATE TABLE project_links (
  id TEXT PRIMARY KEY NOT NULL, project_id TEXT NOT NULL REFERENCES projects,
  item_id TEXT REFERENCES items, decision_id TEXT REFERENCES decisions,
  action_id TEXT REFERENCES actions, strategy_id TEXT REFERENCES strategies,
  category TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX project_links_project ON project_links (project_id);
CREATE INDEX project_links_item ON project_links (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX project_links_decision ON project_links (decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX project_links_action ON project_links (action_id) WHERE action_id IS NOT NULL;
CREATE INDEX project_links_strategy ON project_links (strategy_id) WHERE strategy_id IS NOT NULL;
"""

PROGRAMMES = """
CREATE TABLE programmes (
  id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, year INTEGER NOT NULL,
  group_id TEXT REFERENCES groups, budget INTEGER, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX programmes_year ON programmes (year);
CREATE INDEX programmes_group ON programmes (group_id) WHERE group_id IS NOT NULL;

CREATE TABLE programme_projects (
  id TEXT PRIMARY KEY NOT NULL, programme_id TEXT NOT NULL REFERENCES programmes,
  project_id TEXT NOT NULL REFERENCES projects, moscow TEXT NOT NULL DEFAULT '',
  moved_to INTEGER, moved_reason TEXT NOT NULL DEFAULT '', moved_by TEXT NOT NULL DEFAULT '',
  moved_on TEXT, effort INTEGER, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX programme_projects_pair ON programme_projects (programme_id, project_id);
CREATE INDEX programme_projects_project ON programme_projects (project_id);

CREATE TABLE criteria (
  id TEXT PRIMARY KEY NOT NULL, programme_id TEXT NOT NULL REFERENCES programmes,
  title TEXT NOT NULL, weight INTEGER NOT NULL DEFAULT 0, detail TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX criteria_programme ON criteria (programme_id, position);

CREATE TABLE scores (
  id TEXT PRIMARY KEY NOT NULL, criterion_id TEXT NOT NULL REFERENCES criteria,
  project_id TEXT NOT NULL REFERENCES projects, scorer_id TEXT NOT NULL REFERENCES people,
  value INTEGER NOT NULL, scored_on TEXT NOT NULL, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX scores_criterion ON scores (criterion_id, project_id);
CREATE INDEX scores_project ON scores (project_id);
CREATE INDEX scores_scorer ON scores (scorer_id);

CREATE TABLE rankings (
  id TEXT PRIMARY KEY NOT NULL, programme_id TEXT NOT NULL REFERENCES programmes,
  state TEXT NOT NULL, kept_at TEXT NOT NULL, kept_by TEXT NOT NULL DEFAULT '',
  item_id TEXT REFERENCES items, decision_id TEXT REFERENCES decisions,
  follows_id TEXT REFERENCES rankings, sha256 TEXT NOT NULL, content TEXT NOT NULL,
  exempt INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX rankings_programme ON rankings (programme_id, kept_at);
CREATE INDEX rankings_item ON rankings (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX rankings_decision ON rankings (decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX rankings_follows ON rankings (follows_id) WHERE follows_id IS NOT NULL;

CREATE TABLE highlight_reports (
  id TEXT PRIMARY KEY NOT NULL, project_id TEXT NOT NULL REFERENCES projects,
  from_on TEXT, until_on TEXT NOT NULL, author_id TEXT REFERENCES people,
  summary TEXT NOT NULL DEFAULT '',
  overall TEXT NOT NULL DEFAULT '', overall_words TEXT NOT NULL DEFAULT '',
  time TEXT NOT NULL DEFAULT '', time_words TEXT NOT NULL DEFAULT '',
  cost TEXT NOT NULL DEFAULT '', cost_words TEXT NOT NULL DEFAULT '',
  scope TEXT NOT NULL DEFAULT '', scope_words TEXT NOT NULL DEFAULT '',
  benefit TEXT NOT NULL DEFAULT '', benefit_words TEXT NOT NULL DEFAULT '',
  risk TEXT NOT NULL DEFAULT '', risk_words TEXT NOT NULL DEFAULT '',
  done TEXT NOT NULL DEFAULT '', next TEXT NOT NULL DEFAULT '',
  changes TEXT NOT NULL DEFAULT '', lessons TEXT NOT NULL DEFAULT '',
  decisions_needed TEXT NOT NULL DEFAULT '', issued_on TEXT, item_id TEXT REFERENCES items,
  note TEXT NOT NULL DEFAULT '', sha256 TEXT NOT NULL DEFAULT '', content TEXT NOT NULL DEFAULT '',
  withdrawn_on TEXT, withdrawn_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX highlight_reports_project ON highlight_reports (project_id, until_on);
CREATE INDEX highlight_reports_author ON highlight_reports (author_id) WHERE author_id IS NOT NULL;
CREATE INDEX highlight_reports_item ON highlight_reports (item_id) WHERE item_id IS NOT NULL;

CREATE TABLE programme_reports (
  id TEXT PRIMARY KEY NOT NULL, programme_id TEXT NOT NULL REFERENCES programmes,
  until_on TEXT NOT NULL, kept_at TEXT NOT NULL, kept_by TEXT NOT NULL DEFAULT '',
  item_id TEXT REFERENCES items, sha256 TEXT NOT NULL, content TEXT NOT NULL,
  public_content TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX programme_reports_programme ON programme_reports (programme_id, until_on);
CREATE INDEX programme_reports_item ON programme_reports (item_id) WHERE item_id IS NOT NULL;

CREATE TABLE assessments (
  id TEXT PRIMARY KEY NOT NULL, project_id TEXT REFERENCES projects,
  programme_id TEXT REFERENCES programmes, process TEXT NOT NULL, formality TEXT NOT NULL,
  made_on TEXT NOT NULL, by_id TEXT REFERENCES people, decision_id TEXT REFERENCES decisions,
  text TEXT NOT NULL DEFAULT '', CHECK ((project_id IS NULL) <> (programme_id IS NULL))
) STRICT;
CREATE INDEX assessments_project ON assessments (project_id) WHERE project_id IS NOT NULL;
CREATE INDEX assessments_programme ON assessments (programme_id) WHERE programme_id IS NOT NULL;
CREATE INDEX assessments_by ON assessments (by_id) WHERE by_id IS NOT NULL;
CREATE INDEX assessments_decision ON assessments (decision_id) WHERE decision_id IS NOT NULL;
"""


@migrations(name="0010_programme")
def programme(db: Database) -> None:
    """Make the tables of projects and of the programme that ranks them."""
    for script in (PROGRAMMES, PROJECTS):
        run(db, script)
