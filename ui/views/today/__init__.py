"""Today: the notice of coming meetings, and what needs the clerk, each with its next step."""

from ui.views.today.view import TodayView

__all__ = ["TodayView"]
