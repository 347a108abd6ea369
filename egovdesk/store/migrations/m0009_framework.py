"""The framework: rights, responsibilities, seats, ratifications, standards, and what checks are told."""

from __future__ import annotations

from sqlite_utils import Database

from egovdesk.store.migrations._scripts import run
from egovdesk.store.migrations._set import migrations

WHO_DECIDES = """
CREATE TABLE rights (
  id TEXT PRIMARY KEY NOT NULL, category TEXT NOT NULL, group_id TEXT REFERENCES groups,
  post_id TEXT REFERENCES posts, kind TEXT NOT NULL, from_on TEXT, until_on TEXT,
  note TEXT NOT NULL DEFAULT '', CHECK ((group_id IS NULL) <> (post_id IS NULL))
) STRICT;
CREATE INDEX rights_category ON rights (category);
CREATE INDEX rights_group ON rights (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX rights_post ON rights (post_id) WHERE post_id IS NOT NULL;

CREATE TABLE right_limits (
  id TEXT PRIMARY KEY NOT NULL, category TEXT NOT NULL, group_id TEXT REFERENCES groups,
  amount INTEGER NOT NULL, from_on TEXT, until_on TEXT, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX right_limits_category ON right_limits (category);
CREATE INDEX right_limits_group ON right_limits (group_id) WHERE group_id IS NOT NULL;

CREATE TABLE adoptions (
  id TEXT PRIMARY KEY NOT NULL, subject TEXT NOT NULL, group_id TEXT REFERENCES groups,
  version INTEGER NOT NULL, state TEXT NOT NULL, text TEXT NOT NULL DEFAULT '',
  drafted_on TEXT NOT NULL, adopted_on TEXT, review_on TEXT, item_id TEXT REFERENCES items,
  decision_id TEXT REFERENCES decisions, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX adoptions_group ON adoptions (subject, group_id, version);
CREATE INDEX adoptions_item ON adoptions (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX adoptions_decision ON adoptions (decision_id) WHERE decision_id IS NOT NULL;

CREATE TABLE responsibilities (
  id TEXT PRIMARY KEY NOT NULL, code TEXT NOT NULL, group_id TEXT NOT NULL REFERENCES groups,
  formalised INTEGER NOT NULL DEFAULT 0, from_on TEXT, until_on TEXT, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX responsibilities_group ON responsibilities (group_id);
CREATE INDEX responsibilities_code ON responsibilities (code);

CREATE TABLE group_seats (
  id TEXT PRIMARY KEY NOT NULL, group_id TEXT NOT NULL REFERENCES groups, role_code TEXT NOT NULL,
  place TEXT NOT NULL DEFAULT 'member', number INTEGER NOT NULL DEFAULT 1,
  per_department INTEGER NOT NULL DEFAULT 0, condition TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0, from_on TEXT, until_on TEXT, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX group_seats_group ON group_seats (group_id, position);

CREATE TABLE ratifications (
  id TEXT PRIMARY KEY NOT NULL, decision_id TEXT NOT NULL REFERENCES decisions,
  group_id TEXT NOT NULL REFERENCES groups, state TEXT NOT NULL, asked_on TEXT NOT NULL,
  why TEXT NOT NULL DEFAULT '', item_id TEXT REFERENCES items, answered_on TEXT,
  answer_id TEXT REFERENCES decisions, text TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '', again_id TEXT REFERENCES items
) STRICT;
CREATE INDEX ratifications_again ON ratifications (again_id) WHERE again_id IS NOT NULL;
CREATE INDEX ratifications_decision ON ratifications (decision_id);
CREATE INDEX ratifications_group ON ratifications (group_id, state, asked_on);
CREATE INDEX ratifications_waiting ON ratifications (asked_on, id) WHERE state = 'waiting';
CREATE INDEX ratifications_item ON ratifications (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX ratifications_answer ON ratifications (answer_id) WHERE answer_id IS NOT NULL;
"""

WHAT_IS_DECIDED = """
CREATE TABLE strategies (
  id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'other',
  owner_id TEXT REFERENCES people, from_on TEXT, until_on TEXT, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX strategies_owner ON strategies (owner_id) WHERE owner_id IS NOT NULL;

CREATE TABLE standards (
  id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, area TEXT NOT NULL, kind TEXT NOT NULL,
  stage TEXT NOT NULL, version TEXT NOT NULL DEFAULT '', group_id TEXT REFERENCES groups,
  owner_id TEXT REFERENCES people, asked_by_id TEXT REFERENCES groups,
  asked_by TEXT NOT NULL DEFAULT '', asked_on TEXT, due_on TEXT, adopted_on TEXT, review_on TEXT,
  decision_id TEXT REFERENCES decisions, replaces_id TEXT REFERENCES standards,
  reference TEXT NOT NULL DEFAULT '', text TEXT NOT NULL DEFAULT '',
  exempt INTEGER NOT NULL DEFAULT 0, ground TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX standards_stage ON standards (stage, area, title);
CREATE INDEX standards_group ON standards (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX standards_owner ON standards (owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX standards_asked_by ON standards (asked_by_id) WHERE asked_by_id IS NOT NULL;
CREATE INDEX standards_decision ON standards (decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX standards_replaces ON standards (replaces_id) WHERE replaces_id IS NOT NULL;

CREATE TABLE systems (
  id TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
  version TEXT NOT NULL DEFAULT '', supplier TEXT NOT NULL DEFAULT '',
  owner_id TEXT REFERENCES people, standard_id TEXT REFERENCES standards,
  decision_id TEXT REFERENCES decisions, from_on TEXT, until_on TEXT, review_on TEXT,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX systems_kind ON systems (kind, name);
CREATE INDEX systems_owner ON systems (owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX systems_standard ON systems (standard_id) WHERE standard_id IS NOT NULL;
CREATE INDEX systems_decision ON systems (decision_id) WHERE decision_id IS NOT NULL;

CREATE TABLE selections (
  id TEXT PRIMARY KEY NOT NULL, group_id TEXT NOT NULL REFERENCES groups, title TEXT NOT NULL,
  need TEXT NOT NULL DEFAULT '', stage TEXT NOT NULL, started_on TEXT NOT NULL, due_on TEXT,
  business_case TEXT NOT NULL DEFAULT '', owner_id TEXT REFERENCES people,
  decision_id TEXT REFERENCES decisions, waiver TEXT NOT NULL DEFAULT '',
  waived_by_id TEXT REFERENCES people, waived_on TEXT,
  waiver_decision_id TEXT REFERENCES decisions, exempt INTEGER NOT NULL DEFAULT 0,
  ground TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX selections_group ON selections (group_id, stage);
CREATE INDEX selections_owner ON selections (owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX selections_decision ON selections (decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX selections_waived_by ON selections (waived_by_id) WHERE waived_by_id IS NOT NULL;
CREATE INDEX selections_waiver ON selections (waiver_decision_id) WHERE waiver_decision_id IS NOT NULL;

CREATE TABLE selection_options (
  id TEXT PRIMARY KEY NOT NULL, selection_id TEXT NOT NULL REFERENCES selections,
  name TEXT NOT NULL, supplier TEXT NOT NULL DEFAULT '', amount INTEGER,
  chosen INTEGER NOT NULL DEFAULT 0, position INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX selection_options_selection ON selection_options (selection_id, position);

CREATE TABLE selection_standards (
  id TEXT PRIMARY KEY NOT NULL, selection_id TEXT NOT NULL REFERENCES selections,
  standard_id TEXT NOT NULL REFERENCES standards, conforms TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX selection_standards_selection ON selection_standards (selection_id);
CREATE INDEX selection_standards_standard ON selection_standards (standard_id);

CREATE TABLE bearings (
  id TEXT PRIMARY KEY NOT NULL, decision_id TEXT REFERENCES decisions,
  item_id TEXT REFERENCES items, strategy_id TEXT REFERENCES strategies,
  standard_id TEXT REFERENCES standards, system_id TEXT REFERENCES systems,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX bearings_decision ON bearings (decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX bearings_item ON bearings (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX bearings_strategy ON bearings (strategy_id) WHERE strategy_id IS NOT NULL;
CREATE INDEX bearings_standard ON bearings (standard_id) WHERE standard_id IS NOT NULL;
CREATE INDEX bearings_system ON bearings (system_id) WHERE system_id IS NOT NULL;
"""

AUTHORITY = """
CREATE TABLE departments (
  id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, major INTEGER NOT NULL DEFAULT 1,
  position INTEGER NOT NULL DEFAULT 0, from_on TEXT, until_on TEXT, note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE champions (
  id TEXT PRIMARY KEY NOT NULL, person_id TEXT NOT NULL REFERENCES people, kind TEXT NOT NULL,
  seniority TEXT NOT NULL DEFAULT '', active INTEGER NOT NULL DEFAULT 1,
  time TEXT NOT NULL DEFAULT '', support TEXT NOT NULL DEFAULT '',
  supporter_id TEXT REFERENCES people, from_on TEXT, until_on TEXT, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX champions_person ON champions (person_id);
CREATE INDEX champions_supporter ON champions (supporter_id) WHERE supporter_id IS NOT NULL;

CREATE TABLE allocations (
  id TEXT PRIMARY KEY NOT NULL, role TEXT NOT NULL, person_id TEXT REFERENCES people,
  post_id TEXT REFERENCES posts, from_on TEXT, until_on TEXT, note TEXT NOT NULL DEFAULT '',
  CHECK ((person_id IS NULL) <> (post_id IS NULL))
) STRICT;
CREATE INDEX allocations_person ON allocations (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX allocations_post ON allocations (post_id) WHERE post_id IS NOT NULL;

CREATE TABLE consultations (
  id TEXT PRIMARY KEY NOT NULL, audience TEXT NOT NULL, title TEXT NOT NULL, from_on TEXT,
  until_on TEXT, outcome TEXT NOT NULL DEFAULT '', decision_id TEXT REFERENCES decisions,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX consultations_decision ON consultations (decision_id) WHERE decision_id IS NOT NULL;

CREATE TABLE answers (
  id TEXT PRIMARY KEY NOT NULL, question TEXT NOT NULL, text TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL, answered_on TEXT
) STRICT;
CREATE UNIQUE INDEX answers_question ON answers (question);

CREATE TABLE acceptances (
  id TEXT PRIMARY KEY NOT NULL, rule TEXT NOT NULL, subject TEXT NOT NULL, facts TEXT NOT NULL,
  sentence TEXT NOT NULL, reason TEXT NOT NULL, accepted_on TEXT NOT NULL,
  accepted_by TEXT NOT NULL, ended_on TEXT
) STRICT;
CREATE INDEX acceptances_rule ON acceptances (rule, subject);

CREATE TABLE check_settings (
  id TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL, note TEXT NOT NULL DEFAULT ''
) STRICT;

ALTER TABLE authority ADD COLUMN ict_reports_to TEXT NOT NULL DEFAULT '';
ALTER TABLE authority ADD COLUMN partner TEXT NOT NULL DEFAULT '';
ALTER TABLE authority ADD COLUMN stage TEXT NOT NULL DEFAULT '';
ALTER TABLE authority ADD COLUMN architecture TEXT NOT NULL DEFAULT '';
ALTER TABLE authority ADD COLUMN architecture_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE groups ADD COLUMN name_style TEXT NOT NULL DEFAULT '';
ALTER TABLE groups ADD COLUMN kept INTEGER NOT NULL DEFAULT 1;
ALTER TABLE groups ADD COLUMN ratifies TEXT NOT NULL DEFAULT 'by_key';
ALTER TABLE groups ADD COLUMN represents_all INTEGER NOT NULL DEFAULT 0;
ALTER TABLE meetings ADD COLUMN egov INTEGER NOT NULL DEFAULT 0;
DROP INDEX items_ratifies;
ALTER TABLE items DROP COLUMN ratifies_id;
ALTER TABLE items ADD COLUMN responsibility TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN report_of_id TEXT REFERENCES groups;
CREATE INDEX items_report_of ON items (report_of_id) WHERE report_of_id IS NOT NULL;
ALTER TABLE items ADD COLUMN referred_id TEXT REFERENCES items;
CREATE INDEX items_referred ON items (referred_id) WHERE referred_id IS NOT NULL;
ALTER TABLE decisions ADD COLUMN second_category TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN level TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN affects_service INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decisions ADD COLUMN benefit TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN tension TEXT NOT NULL DEFAULT '';
"""


@migrations(name="0009_framework")
def framework(db: Database) -> None:
    """Make the tables of the framework, and give older tables what it asks of them."""
    for script in (WHO_DECIDES, WHAT_IS_DECIDED, AUTHORITY):
        run(db, script)
