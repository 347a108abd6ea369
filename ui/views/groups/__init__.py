"""The page of a group."""

from ui.views.groups.group import GroupView

__all__ = ["GroupView"]
