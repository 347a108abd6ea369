"""The decision register: its list, what can be done with a decision, and its way through the groups."""

from ui.views.decisions.view import DecisionsView

__all__ = ["DecisionsView"]
