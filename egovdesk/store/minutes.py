"""Blocks of minutes, phrases, corrections, and reopenings."""

from __future__ import annotations

from egovdesk.records.minutes import Block, Correction, Reopening
from egovdesk.records.phrases import Phrase, phrases_for
from egovdesk.store.repository import Repository


class BlockRepository(Repository[Block]):
    """Blocks in their order under an item."""

    table = "blocks"
    record = Block
    order = "position, id"
    noun = "block"

    def any_exempt(self, meeting_id: str) -> bool:
        """Whether a block of a meeting's minutes is exempt."""
        row = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM blocks b JOIN items i ON i.id = b.item_id"
            " WHERE i.meeting_id = ? AND b.exempt)",
            (meeting_id,),
        ).fetchone()
        return bool(row[0])

    def of_meeting(self, meeting_id: str) -> dict[str, list[Block]]:
        """All blocks of a meeting's items, by item."""
        found: dict[str, list[Block]] = {}
        query = "WHERE item_id IN (SELECT id FROM items WHERE meeting_id = ?) ORDER BY item_id, position, id"
        for block in self._query(query, (meeting_id,)):
            found.setdefault(block.item_id, []).append(block)
        return found

    def items_without(self, meeting_id: str) -> int:
        """How many of a meeting's items have no minute yet; headings need none."""
        query = (
            "SELECT count(*) FROM items i WHERE i.meeting_id = ? AND i.kind <> 'heading' AND"
            " i.state <> 'withdrawn' AND NOT EXISTS (SELECT 1 FROM blocks WHERE item_id = i.id)"
        )
        return int(self._connection.execute(query, (meeting_id,)).fetchone()[0])


class PhraseRepository(Repository[Phrase]):
    """Phrases in their order."""

    table = "phrases"
    record = Phrase
    order = "position, shortcut, id"
    noun = "phrase"

    def of_group(self, group_id: str) -> list[Phrase]:
        """The phrases that a group's minutes can be typed with."""
        return phrases_for(group_id, self.all())


class CorrectionRepository(Repository[Correction]):
    """Corrections in the order in which they were moved."""

    table = "corrections"
    record = Correction
    order = "position, id"
    noun = "correction"


class ReopeningRepository(Repository[Reopening]):
    """Reopenings, oldest first."""

    table = "reopenings"
    record = Reopening
    order = "reopened_at, id"
    noun = "reopening"
