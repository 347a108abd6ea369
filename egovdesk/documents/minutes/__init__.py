"""Documents of a meeting that was held: its minutes in every form, its sheets, and extracts."""

from egovdesk.documents.minutes.approval import approval_words, correction_words
from egovdesk.documents.minutes.extract import extract
from egovdesk.documents.minutes.forms import Form, minutes_in_form
from egovdesk.documents.minutes.minutes import minutes
from egovdesk.documents.minutes.sheets import action_sheet, decision_sheet

__all__ = [
    "Form",
    "action_sheet",
    "approval_words",
    "correction_words",
    "decision_sheet",
    "extract",
    "minutes",
    "minutes_in_form",
]
