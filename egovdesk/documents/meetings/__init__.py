"""Documents of meetings: the agenda and what is issued after it, and attendance."""

from egovdesk.documents.meetings.agendas import agenda
from egovdesk.documents.meetings.attendances import attendance

__all__ = ["agenda", "attendance"]
