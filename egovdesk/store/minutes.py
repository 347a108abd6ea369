"""Blocks of minutes."""

from __future__ import annotations

from egovdesk.records.minutes import Block
from egovdesk.store.repository import Repository


class BlockRepository(Repository[Block]):
    """Blocks in their order under an item."""

    table = "blocks"
    record = Block
    order = "position, id"
    noun = "block"

    def of_meeting(self, meeting_id: str) -> dict[str, list[Block]]:
        """All blocks of a meeting's items, by item."""
        found: dict[str, list[Block]] = {}
        query = "WHERE item_id IN (SELECT id FROM items WHERE meeting_id = ?) ORDER BY item_id, position, id"
        for block in self._query(query, (meeting_id,)):
            found.setdefault(block.item_id, []).append(block)
        return found
