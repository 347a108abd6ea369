"""The meeting workspace: Prepare, Minute and Finish."""

from ui.views.meetings.workspace import MeetingView

__all__ = ["MeetingView"]
