"""Who came and went by item, interests declared, votes, and the phrases that a clerk keeps.

When somebody left and returned was two columns of their attendance; it becomes movements.
"""

from __future__ import annotations

from sqlite_utils import Database

from egovdesk.store.migrations._scripts import run
from egovdesk.store.migrations._set import migrations

ROOM = """
CREATE TABLE interests (
  id TEXT PRIMARY KEY NOT NULL, meeting_id TEXT NOT NULL REFERENCES meetings,
  item_id TEXT NOT NULL REFERENCES items, person_id TEXT NOT NULL REFERENCES people,
  kind TEXT NOT NULL DEFAULT '', withdrew INTEGER NOT NULL DEFAULT 0,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX interests_meeting ON interests (meeting_id, position);
CREATE INDEX interests_item ON interests (item_id);
CREATE INDEX interests_person ON interests (person_id);

CREATE TABLE movements (
  id TEXT PRIMARY KEY NOT NULL, meeting_id TEXT NOT NULL REFERENCES meetings,
  person_id TEXT NOT NULL REFERENCES people, item_id TEXT REFERENCES items, kind TEXT NOT NULL,
  at TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0,
  reason TEXT NOT NULL DEFAULT '', interest_id TEXT REFERENCES interests
) STRICT;
CREATE INDEX movements_meeting ON movements (meeting_id, position);
CREATE INDEX movements_person ON movements (person_id);
CREATE INDEX movements_item ON movements (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX movements_interest ON movements (interest_id) WHERE interest_id IS NOT NULL;

CREATE TABLE votes (
  id TEXT PRIMARY KEY NOT NULL, item_id TEXT NOT NULL REFERENCES items,
  decision_id TEXT REFERENCES decisions, in_favour INTEGER, against INTEGER, abstained INTEGER,
  recorded INTEGER NOT NULL DEFAULT 0, casting INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX votes_item ON votes (item_id);
CREATE INDEX votes_decision ON votes (decision_id) WHERE decision_id IS NOT NULL;

CREATE TABLE voices (
  id TEXT PRIMARY KEY NOT NULL, vote_id TEXT NOT NULL REFERENCES votes,
  person_id TEXT NOT NULL REFERENCES people, voice TEXT NOT NULL
) STRICT;
CREATE INDEX voices_vote ON voices (vote_id);
CREATE INDEX voices_person ON voices (person_id);

ALTER TABLE blocks ADD COLUMN movement_id TEXT REFERENCES movements;
ALTER TABLE blocks ADD COLUMN interest_id TEXT REFERENCES interests;
ALTER TABLE blocks ADD COLUMN vote_id TEXT REFERENCES votes;
CREATE INDEX blocks_movement ON blocks (movement_id) WHERE movement_id IS NOT NULL;
CREATE INDEX blocks_interest ON blocks (interest_id) WHERE interest_id IS NOT NULL;
CREATE INDEX blocks_vote ON blocks (vote_id) WHERE vote_id IS NOT NULL;

CREATE TABLE phrases (
  id TEXT PRIMARY KEY NOT NULL, group_id TEXT REFERENCES groups, shortcut TEXT NOT NULL,
  text TEXT NOT NULL, position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX phrases_group ON phrases (group_id, position);
"""

# A new id has its attendance's moment and another random end. Triggers name the columns that go, and
# are all made anew after the last migration.
LEFT_AND_RETURNED = """
INSERT INTO movements (id, meeting_id, person_id, kind, at, position)
  SELECT substr(id, 1, 24) || lower(hex(randomblob(6))), meeting_id, person_id, kind, at,
    row_number() OVER (PARTITION BY meeting_id ORDER BY at, attendances_at, kind)
  FROM (
    SELECT id, meeting_id, person_id, 'left' AS kind, left_at AS at, position AS attendances_at
    FROM attendances WHERE left_at <> ''
    UNION ALL
    SELECT id, meeting_id, person_id, 'returned', returned_at, position
    FROM attendances WHERE returned_at <> ''
  );
DROP TRIGGER IF EXISTS attendances_insert;
DROP TRIGGER IF EXISTS attendances_update;
DROP TRIGGER IF EXISTS attendances_delete;
ALTER TABLE attendances DROP COLUMN left_at;
ALTER TABLE attendances DROP COLUMN returned_at;
"""


@migrations(name="0005_room")
def room(db: Database) -> None:
    """Make the tables of what happens in the room, and movements of when somebody left."""
    run(db, ROOM)
    run(db, LEFT_AND_RETURNED)
