"""Documents of a meeting that was held: its minutes, and its sheets of decisions and actions."""

from egovdesk.documents.minutes.minutes import minutes
from egovdesk.documents.minutes.sheets import action_sheet, decision_sheet

__all__ = ["action_sheet", "decision_sheet", "minutes"]
