"""Numbered paragraphs, numbers withdrawn, and the year in which a group's begin elsewhere than at 1."""

from __future__ import annotations

from sqlite_utils import Database

from egovdesk.store.migrations._scripts import run
from egovdesk.store.migrations._set import migrations

# The trigger that keeps history of the list is made anew after the last migration.
NUMBERS = """
ALTER TABLE groups ADD COLUMN first_year INTEGER;
ALTER TABLE blocks ADD COLUMN number TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN withdrawn_numbers TEXT NOT NULL DEFAULT '';
DROP TRIGGER IF EXISTS choices_update;
UPDATE choices SET wording = '{number}.{paragraph}'
  WHERE list = 'number_styles' AND code = 'sub_paragraphs' AND wording = '{number}';
"""


@migrations(name="0008_numbers")
def numbers(db: Database) -> None:
    """Give paragraphs numbers, keep those that are withdrawn, and give a first number its year."""
    run(db, NUMBERS)
