"""Templates of agendas, and where an item comes from: an earlier item, minutes, or a decision."""

from __future__ import annotations

from sqlite_utils import Database

from egovdesk.store.migrations._scripts import run
from egovdesk.store.migrations._set import migrations

AGENDA = """
CREATE TABLE templates (
  id TEXT PRIMARY KEY NOT NULL, group_id TEXT REFERENCES groups, name TEXT NOT NULL,
  standing INTEGER NOT NULL DEFAULT 0, position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX templates_group ON templates (group_id);

CREATE TABLE template_items (
  id TEXT PRIMARY KEY NOT NULL, template_id TEXT NOT NULL REFERENCES templates,
  title TEXT NOT NULL, parent_id TEXT REFERENCES template_items,
  position INTEGER NOT NULL DEFAULT 0, kind TEXT NOT NULL, standing TEXT NOT NULL DEFAULT '',
  purpose TEXT NOT NULL DEFAULT '', presenter_id TEXT REFERENCES people,
  presenter TEXT NOT NULL DEFAULT '', minutes_allowed INTEGER NOT NULL DEFAULT 0,
  category TEXT NOT NULL DEFAULT '', exempt INTEGER NOT NULL DEFAULT 0,
  ground TEXT NOT NULL DEFAULT '', open_title TEXT NOT NULL DEFAULT '',
  starred INTEGER NOT NULL DEFAULT 0, recommendation TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX template_items_template ON template_items (template_id, position);
CREATE INDEX template_items_parent ON template_items (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX template_items_presenter ON template_items (presenter_id) WHERE presenter_id IS NOT NULL;

ALTER TABLE items ADD COLUMN standing TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN arises_id TEXT REFERENCES items;
ALTER TABLE items ADD COLUMN approves_id TEXT REFERENCES meetings;
ALTER TABLE items ADD COLUMN ratifies_id TEXT REFERENCES decisions;
ALTER TABLE items ADD COLUMN wanted_on TEXT;
ALTER TABLE items ADD COLUMN late INTEGER NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN late_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN supplement INTEGER NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN key_decision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN challenge TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN state_reason TEXT NOT NULL DEFAULT '';
CREATE INDEX items_arises ON items (arises_id) WHERE arises_id IS NOT NULL;
CREATE INDEX items_approves ON items (approves_id) WHERE approves_id IS NOT NULL;
CREATE INDEX items_ratifies ON items (ratifies_id) WHERE ratifies_id IS NOT NULL;
CREATE INDEX items_wanted ON items (group_id, wanted_on) WHERE meeting_id IS NULL;
"""


@migrations(name="0003_agenda")
def agenda(db: Database) -> None:
    """Make the tables of agenda templates, and let items say where they come from."""
    run(db, AGENDA)
