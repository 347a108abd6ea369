"""The governance framework, a tab a module: decision rights, structure, responsibilities, terms of
reference, findings, the authority, self-assessment. `view` is the page; `ui.tabbed` says what a tab is."""

from ui.views.framework.view import FrameworkView

__all__ = ["FrameworkView"]
