"""Ratifications: what waits for which group, and the answers."""

from __future__ import annotations

from collections.abc import Iterable

from egovdesk.records.ratifications import Ratification, RatificationState
from egovdesk.store.repository import Repository


class RatificationRepository(Repository[Ratification]):
    """Ratifications, oldest question first."""

    table = "ratifications"
    record = Ratification
    order = "asked_on, id"
    noun = "ratification"

    def waiting(self, group_id: str) -> list[Ratification]:
        """What waits for a group, the oldest first."""
        return self.find(group_id=group_id, state=RatificationState.WAITING)

    def longest_waiting(self, limit: int) -> list[Ratification]:
        """What has waited longest, for whichever group."""
        return self._query("WHERE state = 'waiting' ORDER BY asked_on, id LIMIT ?", (limit,))

    def of_items(self, item_ids: Iterable[str]) -> dict[str, list[Ratification]]:
        """What each of some items is to ratify, or has."""
        return self._by("item_id", item_ids)

    def of_decisions(self, decision_ids: Iterable[str]) -> dict[str, list[Ratification]]:
        """The questions put about each of some decisions, oldest first."""
        return self._by("decision_id", decision_ids)

    def _by(self, column: str, ids: Iterable[str]) -> dict[str, list[Ratification]]:
        found: dict[str, list[Ratification]] = {}
        wanted = list(ids)
        for start in range(0, len(wanted), 500):
            page = wanted[start : start + 500]
            marks = ", ".join("?" * len(page))
            query = f"WHERE {column} IN ({marks}) ORDER BY {self.order}"
            for one in self._query(query, tuple(page)):
                found.setdefault(getattr(one, column) or "", []).append(one)
        return found
