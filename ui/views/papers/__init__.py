"""Papers: who owes which by when, across every meeting."""

from ui.views.papers.view import PapersView

__all__ = ["PapersView"]
