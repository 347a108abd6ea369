"""Taking a paper back: what its file changes in the register, and what was not understood."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import counted, tally
from egovdesk.operations.returned import take_back_paper
from egovdesk.records.papers import Paper
from egovdesk.records.returned import BackPlan
from ui import theme
from ui.context import Context
from ui.forms.form import Form
from ui.item_models.paper_files import change_rows
from ui.widgets.labels import Label
from ui.widgets.note import Note
from ui.widgets.row_tree import RowList

_MOST_ROWS, _WIDE = 6, 640


class TakeBackForm(Form):
    """A preview; OK lets it land, in one step."""

    def __init__(
        self, context: Context, parent: QWidget | None, paper: Paper, plan: BackPlan
    ) -> None:
        super().__init__(
            parent, f"Take back {plan.file}", "Take back", today=context.register.today
        )
        self._register, self._paper, self._plan = context.register, paper, plan
        item = context.register.items.maybe(paper.item_id)
        self.shows_exempt = paper.exempt or (item is not None and item.exempt)
        said = counted(len(plan.changes), "change") if plan.changes else "nothing that is new"
        words = f"“{paper.title}” brings {said}. What the file does not touch stays as it is."
        self._column.insertWidget(1, Label(words, "text", "ink2", wrap=True))
        self.list = RowList(name="What changes", empty="Nothing changes.")
        self.list.set_rows(change_rows(plan, exempt=self.shows_exempt))
        rows = max(1, min(_MOST_ROWS, len(plan.changes)))
        self.list.setFixedHeight(rows * theme.height("row2") + 2)
        self.list.setMinimumWidth(self.widest(_WIDE))
        self.begins_with = self.list
        self.about = Label("", "prose15", "ink", wrap=True)
        self._grid.addWidget(self.list, 0, 0, 1, 2)
        self._grid.addWidget(self.about, 1, 0, 1, 2)
        if plan.notes:
            head = tally(len(plan.notes), "thing")
            self._grid.addWidget(
                Note("amber", "\n".join((f"{head} to know:", *plan.notes))), 2, 0, 1, 2
            )
        self.ok.setVisible(bool(plan.changes))
        if not plan.changes:
            self.cancel.setText("Close")
        self.list.current_changed.connect(lambda _id: self._explain())
        if plan.changes:
            self.list.select_id("0")
        self._explain()

    def _explain(self) -> None:
        at = self.list.current_id()
        if at is None:
            self.about.setText("")
            return
        one = self._plan.changes[int(at)]
        self.about.setText(f"Now: {one.before or 'nothing'}\n\nThen: {one.after or 'nothing'}")

    def save(self) -> str:
        """Let it land."""
        take_back_paper(self._register, self._paper.id, self._plan)
        return self._paper.id
