"""IEG statements: the list of them, and the workspace of one."""

from ui.views.statements.listing import StatementsView
from ui.views.statements.view import StatementView

__all__ = ["StatementView", "StatementsView"]
