"""What was found in an author's file: each finding with where and who mends it; Mend, and the note."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from egovdesk.documents.author_notes import author_note, file_note, places_in_words
from egovdesk.documents.wording import counted
from egovdesk.records.file_checks import FileReport, Wish
from egovdesk.records.papers import Paper
from ui import theme
from ui.context import Context
from ui.forms.form import Form
from ui.item_models.paper_files import finding_rows
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.row_tree import RowList

_MOST_ROWS = 7
_WIDE = 720


class FileReportForm(Form):
    """A report to be read. OK mends: `mend` gets what was asked for besides."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None,
        report: FileReport,
        mend: Callable[[Sequence[Wish]], None],
        paper: Paper | None = None,
    ) -> None:
        super().__init__(parent, report.file, "Mend", today=context.register.today)
        self._context, self._register = context, context.register
        self._report, self._mend, self._paper = report, mend, paper
        self.shows_exempt = paper is not None and paper.exempt
        self._say_how_many()
        self.list = RowList(name="What was found", empty="Nothing is amiss.")
        self.list.set_rows(finding_rows(report, exempt=self.shows_exempt))
        rows = max(1, min(_MOST_ROWS, len(report.findings)))
        self.list.setFixedHeight(rows * theme.height("row2") + 2)
        self.list.setMinimumWidth(self.widest(_WIDE))
        self.begins_with = self.list
        self.about = Label("", "text", "ink2", wrap=True)
        self._grid.addWidget(self.list, 0, 0, 1, 2)
        self._grid.addWidget(self.about, 1, 0, 1, 2)
        self._cell = 4
        self._ask_wishes()
        self.note = Button("Copy the note", icon="copy")
        self.note.clicked.connect(lambda _checked=False: self.copy_note())
        self._foot.insertWidget(1, self.note)
        self.ok.setVisible(bool(report.mendable))
        self.cancel.setText("Close")
        self.list.current_changed.connect(lambda _id: self._explain())
        if report.findings:
            self.list.select_id("0")
        self._explain()

    def _say_how_many(self) -> None:
        left, mended = len(self._report.left_to_author()), len(self._report.put_right())
        many = f"{counted(left, 'finding')} for the author, {mended or 'none'} that can be mended as it is."
        kind = f"This is {self._report.kind}"
        pages = f" of {counted(self._report.pages, 'page')}" if self._report.pages else ""
        self._column.insertWidget(1, Label(f"{kind}{pages}: {many}", "text", "ink2", wrap=True))

    def _ask_wishes(self) -> None:
        options = [(one.value, one.label) for one in self._report.wishes]
        if options:
            self.ticks("wishes", "Mended only if you tick it, for somebody’s words go", options)

    def wishes(self) -> list[Wish]:
        """What is ticked."""
        return [Wish(one) for one in self.value("wishes")] if "wishes" in self.fields else []

    def _explain(self) -> None:
        at = self.list.current_id()
        if at is None:
            self.about.setText("")
            return
        one = self._report.findings[int(at)]
        told = (
            f"The author: {one.todo}" if one.todo else "",
            f"Mended: {one.mended}" if one.mended else "",
        )
        self.about.setText("\n".join(filter(None, (places_in_words(one, 12), *told))))

    def copy_note(self) -> None:
        """Copy the note to the author."""
        wishes = self.wishes()
        words = (
            author_note(self._register, self._paper.id, self._report, wishes)
            if self._paper is not None
            else file_note(self._report, wishes)
        )
        QGuiApplication.clipboard().setText(words)
        self._context.say("Note copied: paste it into a message")

    def save(self) -> str:
        """Mend."""
        self._mend(self.wishes())
        return self._report.file
