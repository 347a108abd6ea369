"""Screens, one feature each; a view is imported when it is first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from ui.view import View

#: Where each kind of place is shown: module and class.
VIEWS: dict[str, tuple[str, str]] = {
    "today": ("ui.views.today", "TodayView"),
    "group": ("ui.views.groups", "GroupView"),
    "meeting": ("ui.views.meetings", "MeetingView"),
    "decisions": ("ui.views.decisions", "DecisionsView"),
    "actions": ("ui.views.actions", "ActionsView"),
    "plan": ("ui.views.plan", "PlanView"),
    "people": ("ui.views.people", "PeopleView"),
    "papers": ("ui.views.papers", "PapersView"),
    "calendar": ("ui.views.calendar", "CalendarView"),
    "retention": ("ui.views.retention", "RetentionView"),
    "series": ("ui.views.series", "SeriesView"),
    "import": ("ui.views.imports", "ImportView"),
    "framework": ("ui.views.framework", "FrameworkView"),
    "pack": ("ui.views.packs", "PackView"),
    "programme": ("ui.views.programme", "ProgrammeView"),
    "project": ("ui.views.projects", "ProjectView"),
    "holidays": ("ui.views.holidays", "HolidaysView"),
    "statements": ("ui.views.statements", "StatementsView"),
    "statement": ("ui.views.statements", "StatementView"),
    "standards": ("ui.views.standards", "StandardsView"),
    "systems": ("ui.views.standards", "SystemsView"),
    "selections": ("ui.views.standards", "SelectionsView"),
    "templates": ("ui.views.templates", "TemplatesView"),
    "strategies": ("ui.views.standards", "StrategiesView"),
}


def view_class(kind: str) -> type[View]:
    """The view of a kind of place."""
    module, name = VIEWS[kind]
    return cast("type[View]", getattr(import_module(module), name))
