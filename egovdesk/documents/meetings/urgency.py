"""Late and urgent items: the chair's reason, which agenda and minutes both print (reference.md 3.3)."""

from __future__ import annotations

from egovdesk.records.meetings import Item


def late_or_urgent(item: Item) -> tuple[str, ...]:
    """Why an item is late, and why the Chair has it taken as urgent; nothing where it is neither."""
    found = []
    if item.late:
        found.append(_with_reason("Late item", item.late_reason))
    if item.urgent:
        found.append(
            _with_reason("Urgent item, taken by agreement of the Chair", item.urgent_reason)
        )
    return tuple(found)


def _with_reason(words: str, reason: str) -> str:
    return f"{words}: {reason}" if reason else words
