"""The governance framework: who decides what, and the further tabs of its page."""

from ui.views.framework.view import FrameworkView

__all__ = ["FrameworkView"]
