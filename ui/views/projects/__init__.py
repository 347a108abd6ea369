"""One project, a tab a module: overview, money, milestones, benefits, risks, business case, reports."""

from ui.views.projects.view import ProjectView

__all__ = ["ProjectView"]
