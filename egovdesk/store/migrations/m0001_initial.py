"""The first schema: authority, choices, groups, people, meetings, minutes, decisions, actions."""

from __future__ import annotations

from sqlite_utils import Database

from egovdesk.store.migrations._set import migrations

# Every table of facts has a text key, no BLOB and no REAL column, because history writes rows as JSON.
FACTS = """
CREATE TABLE authority (
  id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, nation TEXT NOT NULL, type TEXT NOT NULL,
  arrangement TEXT NOT NULL, has_partner INTEGER NOT NULL DEFAULT 0,
  head_im_in_post INTEGER NOT NULL DEFAULT 0, year_starts TEXT NOT NULL DEFAULT '05-15',
  today TEXT, clerk TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE choices (
  id TEXT PRIMARY KEY NOT NULL, list TEXT NOT NULL, code TEXT NOT NULL, label TEXT NOT NULL,
  wording TEXT NOT NULL DEFAULT '', detail TEXT NOT NULL DEFAULT '', source TEXT NOT NULL DEFAULT '',
  nation TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0, from_on TEXT, until_on TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX choices_list ON choices (list, position);

CREATE TABLE holidays (
  id TEXT PRIMARY KEY NOT NULL, nation TEXT NOT NULL, "on" TEXT NOT NULL, name TEXT NOT NULL,
  source TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX holidays_day ON holidays (nation, "on");

CREATE TABLE people (
  id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, sort_name TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
  organisation TEXT NOT NULL DEFAULT '', councillor INTEGER NOT NULL DEFAULT 0, left_on TEXT,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX people_sort ON people (sort_name, id);

CREATE TABLE posts (
  id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, role_code TEXT NOT NULL DEFAULT 'OTHER',
  department TEXT NOT NULL DEFAULT '', from_on TEXT, until_on TEXT, note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE holdings (
  id TEXT PRIMARY KEY NOT NULL, post_id TEXT NOT NULL REFERENCES posts,
  person_id TEXT NOT NULL REFERENCES people, from_on TEXT, until_on TEXT
) STRICT;
CREATE INDEX holdings_post ON holdings (post_id);
CREATE INDEX holdings_person ON holdings (person_id);

CREATE TABLE groups (
  id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, short_name TEXT NOT NULL DEFAULT '',
  prefix TEXT NOT NULL DEFAULT '', constitution TEXT NOT NULL, access TEXT NOT NULL,
  parent_id TEXT REFERENCES groups, position INTEGER NOT NULL DEFAULT 0,
  quorum TEXT NOT NULL DEFAULT '', cadence TEXT NOT NULL DEFAULT '',
  usual_time TEXT NOT NULL DEFAULT '', usual_place TEXT NOT NULL DEFAULT '',
  usual_length INTEGER NOT NULL DEFAULT 120, number_style TEXT NOT NULL,
  first_number INTEGER NOT NULL DEFAULT 1, terms_of_reference TEXT NOT NULL DEFAULT '',
  from_on TEXT, until_on TEXT, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX groups_parent ON groups (parent_id);

CREATE TABLE group_tiers (
  id TEXT PRIMARY KEY NOT NULL, group_id TEXT NOT NULL REFERENCES groups, tier TEXT NOT NULL,
  from_on TEXT, until_on TEXT
) STRICT;
CREATE INDEX group_tiers_group ON group_tiers (group_id);

CREATE TABLE group_names (
  id TEXT PRIMARY KEY NOT NULL, group_id TEXT NOT NULL REFERENCES groups, name TEXT NOT NULL,
  short_name TEXT NOT NULL DEFAULT '', prefix TEXT NOT NULL DEFAULT '', from_on TEXT, until_on TEXT
) STRICT;
CREATE INDEX group_names_group ON group_names (group_id);

CREATE TABLE group_links (
  id TEXT PRIMARY KEY NOT NULL, group_id TEXT NOT NULL REFERENCES groups,
  other_id TEXT NOT NULL REFERENCES groups, kind TEXT NOT NULL, from_on TEXT, until_on TEXT
) STRICT;
CREATE INDEX group_links_group ON group_links (group_id);
CREATE INDEX group_links_other ON group_links (other_id);

CREATE TABLE memberships (
  id TEXT PRIMARY KEY NOT NULL, group_id TEXT NOT NULL REFERENCES groups,
  person_id TEXT REFERENCES people, post_id TEXT REFERENCES posts, role TEXT NOT NULL,
  from_on TEXT, until_on TEXT, substitute_for_id TEXT REFERENCES memberships,
  seat TEXT NOT NULL DEFAULT '', represents TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0, CHECK ((person_id IS NULL) <> (post_id IS NULL))
) STRICT;
CREATE INDEX memberships_group ON memberships (group_id);
CREATE INDEX memberships_person ON memberships (person_id);
CREATE INDEX memberships_post ON memberships (post_id);
CREATE INDEX memberships_substitute ON memberships (substitute_for_id);

CREATE TABLE meetings (
  id TEXT PRIMARY KEY NOT NULL, group_id TEXT NOT NULL REFERENCES groups, held_on TEXT NOT NULL,
  starts_at TEXT NOT NULL DEFAULT '', length INTEGER NOT NULL DEFAULT 120,
  place TEXT NOT NULL DEFAULT '', state TEXT NOT NULL, title TEXT NOT NULL DEFAULT '',
  started_at TEXT NOT NULL DEFAULT '', ended_at TEXT NOT NULL DEFAULT '',
  chair_id TEXT REFERENCES people, approved_at_id TEXT REFERENCES meetings,
  current_item_id TEXT REFERENCES items, contact TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX meetings_group ON meetings (group_id, held_on);
CREATE INDEX meetings_day ON meetings (held_on, starts_at);
CREATE INDEX meetings_chair ON meetings (chair_id);
CREATE INDEX meetings_approved_at ON meetings (approved_at_id);
CREATE INDEX meetings_current_item ON meetings (current_item_id) WHERE current_item_id IS NOT NULL;

CREATE TABLE meeting_groups (
  id TEXT PRIMARY KEY NOT NULL, meeting_id TEXT NOT NULL REFERENCES meetings,
  group_id TEXT NOT NULL REFERENCES groups, position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX meeting_groups_pair ON meeting_groups (meeting_id, group_id);
CREATE INDEX meeting_groups_group ON meeting_groups (group_id);

CREATE TABLE items (
  id TEXT PRIMARY KEY NOT NULL, group_id TEXT NOT NULL REFERENCES groups, title TEXT NOT NULL,
  meeting_id TEXT REFERENCES meetings, parent_id TEXT REFERENCES items,
  position INTEGER NOT NULL DEFAULT 0, kind TEXT NOT NULL, state TEXT NOT NULL,
  purpose TEXT NOT NULL DEFAULT '', presenter_id TEXT REFERENCES people,
  presenter TEXT NOT NULL DEFAULT '', minutes_allowed INTEGER NOT NULL DEFAULT 0,
  category TEXT NOT NULL DEFAULT '', exempt INTEGER NOT NULL DEFAULT 0,
  ground TEXT NOT NULL DEFAULT '', open_title TEXT NOT NULL DEFAULT '',
  urgent INTEGER NOT NULL DEFAULT 0, urgent_reason TEXT NOT NULL DEFAULT '',
  starred INTEGER NOT NULL DEFAULT 0, recommendation TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '', clerk_note TEXT NOT NULL DEFAULT '',
  agenda_number TEXT NOT NULL DEFAULT '', minute_number TEXT NOT NULL DEFAULT '',
  minute_sequence INTEGER, minute_year INTEGER, order_taken INTEGER,
  started_at TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX items_meeting ON items (meeting_id, position);
CREATE INDEX items_group ON items (group_id) WHERE meeting_id IS NULL;
CREATE INDEX items_parent ON items (parent_id);
CREATE INDEX items_presenter ON items (presenter_id);
CREATE INDEX items_minute ON items (group_id, minute_year, minute_sequence);

CREATE TABLE attendances (
  id TEXT PRIMARY KEY NOT NULL, meeting_id TEXT NOT NULL REFERENCES meetings,
  person_id TEXT NOT NULL REFERENCES people, state TEXT NOT NULL, role TEXT NOT NULL DEFAULT '',
  capacity TEXT NOT NULL DEFAULT '', substitute_for_id TEXT REFERENCES people,
  left_at TEXT NOT NULL DEFAULT '', returned_at TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX attendances_pair ON attendances (meeting_id, person_id);
CREATE INDEX attendances_person ON attendances (person_id);
CREATE INDEX attendances_substitute ON attendances (substitute_for_id);

CREATE TABLE decisions (
  id TEXT PRIMARY KEY NOT NULL, group_id TEXT NOT NULL REFERENCES groups, title TEXT NOT NULL,
  decided_on TEXT NOT NULL, meeting_id TEXT REFERENCES meetings, item_id TEXT REFERENCES items,
  number TEXT NOT NULL DEFAULT '', letter TEXT NOT NULL DEFAULT '', outcome TEXT NOT NULL,
  lead_in TEXT NOT NULL DEFAULT '', state TEXT NOT NULL, category TEXT NOT NULL DEFAULT '',
  formed TEXT NOT NULL DEFAULT '', decided_by TEXT NOT NULL DEFAULT '',
  input_from TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '',
  options TEXT NOT NULL DEFAULT '', changed TEXT NOT NULL DEFAULT '', amount INTEGER,
  service_owner_id TEXT REFERENCES people, ict_owner_id TEXT REFERENCES people,
  accountable_id TEXT REFERENCES people, exempt INTEGER NOT NULL DEFAULT 0,
  ground TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX decisions_day ON decisions (decided_on, id);
CREATE INDEX decisions_title ON decisions (title COLLATE NOCASE, id);
CREATE INDEX decisions_number ON decisions (number, id);
CREATE INDEX decisions_state ON decisions (state, decided_on, id);
CREATE INDEX decisions_category ON decisions (category, decided_on, id);
CREATE INDEX decisions_group ON decisions (group_id, decided_on);
CREATE INDEX decisions_meeting ON decisions (meeting_id);
CREATE INDEX decisions_item ON decisions (item_id);
CREATE INDEX decisions_service_owner ON decisions (service_owner_id) WHERE service_owner_id IS NOT NULL;
CREATE INDEX decisions_ict_owner ON decisions (ict_owner_id) WHERE ict_owner_id IS NOT NULL;
CREATE INDEX decisions_accountable ON decisions (accountable_id) WHERE accountable_id IS NOT NULL;

CREATE TABLE decision_parts (
  id TEXT PRIMARY KEY NOT NULL, decision_id TEXT NOT NULL REFERENCES decisions,
  position INTEGER NOT NULL, text TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX decision_parts_decision ON decision_parts (decision_id, position);

CREATE TABLE actions (
  id TEXT PRIMARY KEY NOT NULL, group_id TEXT NOT NULL REFERENCES groups, title TEXT NOT NULL,
  given_on TEXT NOT NULL, meeting_id TEXT REFERENCES meetings, item_id TEXT REFERENCES items,
  decision_id TEXT REFERENCES decisions, number TEXT NOT NULL DEFAULT '',
  owner_id TEXT REFERENCES people, owner TEXT NOT NULL DEFAULT '', due_on TEXT,
  state TEXT NOT NULL, closed_on TEXT, exempt INTEGER NOT NULL DEFAULT 0,
  ground TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX actions_due ON actions (due_on, id);
CREATE INDEX actions_open ON actions (due_on) WHERE state IN ('open', 'in_progress');
CREATE INDEX actions_title ON actions (title COLLATE NOCASE, id);
CREATE INDEX actions_number ON actions (number, id);
CREATE INDEX actions_state ON actions (state, due_on, id);
CREATE INDEX actions_group ON actions (group_id, due_on);
CREATE INDEX actions_meeting ON actions (meeting_id);
CREATE INDEX actions_item ON actions (item_id);
CREATE INDEX actions_decision ON actions (decision_id);
CREATE INDEX actions_owner ON actions (owner_id);

CREATE TABLE action_dues (
  id TEXT PRIMARY KEY NOT NULL, action_id TEXT NOT NULL REFERENCES actions, due_on TEXT,
  changed_on TEXT NOT NULL, reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX action_dues_action ON action_dues (action_id);

CREATE TABLE action_updates (
  id TEXT PRIMARY KEY NOT NULL, action_id TEXT NOT NULL REFERENCES actions,
  noted_on TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE INDEX action_updates_action ON action_updates (action_id);

CREATE TABLE blocks (
  id TEXT PRIMARY KEY NOT NULL, item_id TEXT NOT NULL REFERENCES items,
  position INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL DEFAULT '',
  exempt INTEGER NOT NULL DEFAULT 0, ground TEXT NOT NULL DEFAULT '',
  decision_id TEXT REFERENCES decisions, action_id TEXT REFERENCES actions
) STRICT;
CREATE INDEX blocks_item ON blocks (item_id, position);
CREATE INDEX blocks_decision ON blocks (decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX blocks_action ON blocks (action_id) WHERE action_id IS NOT NULL;

CREATE TABLE issues (
  id TEXT PRIMARY KEY NOT NULL, meeting_id TEXT NOT NULL REFERENCES meetings, kind TEXT NOT NULL,
  version INTEGER NOT NULL, label TEXT NOT NULL, issued_at TEXT NOT NULL, issued_by TEXT NOT NULL,
  issued_to TEXT NOT NULL, sha256 TEXT NOT NULL, content TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX issues_version ON issues (meeting_id, kind, version);
"""

HISTORY = """
CREATE TABLE steps (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL, kind TEXT NOT NULL,
  target INTEGER REFERENCES steps, state TEXT NOT NULL, undoable INTEGER NOT NULL,
  join_key TEXT NOT NULL, made_at TEXT NOT NULL, ended_at TEXT NOT NULL, made_by TEXT NOT NULL
) STRICT;
CREATE INDEX steps_state ON steps (kind, state, seq);

CREATE TABLE changes (
  id INTEGER PRIMARY KEY, step INTEGER NOT NULL REFERENCES steps, tbl TEXT NOT NULL,
  row_id TEXT NOT NULL, kind TEXT NOT NULL, diff TEXT NOT NULL
) STRICT;
CREATE INDEX changes_step ON changes (step);
CREATE INDEX changes_row ON changes (row_id);
"""

SEARCH = """
CREATE TABLE search_documents (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, record_id TEXT NOT NULL UNIQUE, group_id TEXT,
  meeting_id TEXT, on_date TEXT, exempt INTEGER NOT NULL DEFAULT 0, title TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search_index USING fts5 (
  title, body, content='search_documents', content_rowid='id', prefix='2 3',
  tokenize="unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE search_stems USING fts5 (
  title, body, content='search_documents', content_rowid='id',
  tokenize="porter unicode61 remove_diacritics 2"
);
"""


@migrations(name="0001_initial")
def initial(db: Database) -> None:
    """Make every table of the first release; triggers are made from the schema afterwards."""
    for script in (FACTS, HISTORY, SEARCH):
        for query in script.split(";\n"):
            if query.strip():
                db.execute(query)
