"""The calendar: a municipal year of meetings, with holidays, clashes and every meeting's deadlines."""

from ui.views.calendar.calendar import CalendarView

__all__ = ["CalendarView"]
