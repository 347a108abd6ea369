"""Documents of meetings: the agenda and what is issued after it, to whom, and attendance."""

from egovdesk.documents.meetings.agendas import agenda
from egovdesk.documents.meetings.attendances import attendance
from egovdesk.documents.meetings.briefs import chairs_brief
from egovdesk.documents.meetings.dispatches import dispatch_log, notice_sentence
from egovdesk.documents.meetings.issues import (
    agenda_content,
    find_issue,
    issued_document,
    supplement_content,
)
from egovdesk.documents.meetings.supplements import pending_changes, supplement

__all__ = [
    "agenda",
    "agenda_content",
    "attendance",
    "chairs_brief",
    "dispatch_log",
    "find_issue",
    "issued_document",
    "notice_sentence",
    "pending_changes",
    "supplement",
    "supplement_content",
]
