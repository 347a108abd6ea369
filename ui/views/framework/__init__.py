"""The governance framework, a tab a module: decision rights, structure, responsibilities, terms of
reference, findings, the authority, self-assessment. `tab` says what a tab is, `view` is the page."""

from ui.views.framework.view import FrameworkView

__all__ = ["FrameworkView"]
