"""How late an action is."""

from __future__ import annotations

from datetime import date

from egovdesk.records.actions import ActionState


def days_late(due: date | None, state: ActionState, today: date) -> int:
    """Days past due; 0 while there is time, or when it is closed."""
    return max(0, (today - due).days) if due is not None and state.is_open else 0
