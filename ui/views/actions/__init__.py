"""Actions: who has to do what by when, chased until it is done."""

from ui.views.actions.view import ActionsView

__all__ = ["ActionsView"]
