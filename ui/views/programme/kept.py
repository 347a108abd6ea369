"""What a board saw and agreed of a programme, exactly as it was; and why a project stood where it did."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from egovdesk.documents.model import Document
from egovdesk.documents.programmes.ranking import kept_document, said_of
from egovdesk.documents.programmes.why import answer, why_document
from egovdesk.errors import EgovDeskError
from egovdesk.ranking import read_sheet
from egovdesk.ranking.kept import read, read_now, working
from egovdesk.records.programmes import Ranking
from ui import theme
from ui.context import Context
from ui.item_models import public_screen
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Mark, MarkKind, Text
from ui.widgets.buttons import Button
from ui.widgets.document_page import DocumentPage
from ui.widgets.labels import Elided
from ui.widgets.row_tree import RowList
from ui.widgets.section_heading import SectionHeading

NOW = "now"


class KeptDialog(QDialog):
    """A window beside the page: the rankings that were kept, the newest first, and what each says.

    With a project it answers why that stood where it did, in each of them and as the list stands now.
    """

    def __init__(
        self, context: Context, parent: QWidget, programme_id: str, project_id: str = ""
    ) -> None:
        super().__init__(parent)
        self._context, self._register = context, context.register
        self._programme_id, self._project_id = programme_id, project_id
        self._kept = {one.id: one for one in self._found()}
        self.setWindowTitle("Why is it here?" if project_id else "Kept rankings")
        self.list = RowList(name="Rankings", empty="No ranking has been taken to the board.")
        self.list.current_changed.connect(lambda _id: self._show())
        self.page = DocumentPage("What was kept")
        self.title = Elided("", "title20")
        self.write = Button("Write as Word…", "primary", icon="file-output")
        self.write.clicked.connect(lambda _checked=False: self._write())
        self.close_button = Button("Close")
        self.close_button.clicked.connect(lambda _checked=False: self.close())
        self._lay_out(parent)
        self.list.set_rows(self._rows())
        first = next((row.id for row in self._rows()), None)
        if first is not None:
            self.list.select_id(first)
        self.list.setFocus()
        public_screen.notices().changed.connect(self._show)

    def _found(self) -> list[Ranking]:
        return list(reversed(self._register.rankings.find(programme_id=self._programme_id)))

    def _lay_out(self, parent: QWidget) -> None:
        px = theme.px
        self.setProperty("ground", "pane")
        self.resize(min(px(1180), parent.width() - 40), min(px(760), parent.height() - 40))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(20), px(20), px(20), px(16))
        outer.setSpacing(px(14))
        body = QHBoxLayout()
        body.setSpacing(px(20))
        side, page = QVBoxLayout(), QVBoxLayout()
        side.addWidget(SectionHeading("Rankings"))
        side.addWidget(self.list, 1)
        page.addWidget(self.title)
        page.addWidget(self.page, 1)
        body.addLayout(side, 2)
        body.addLayout(page, 7)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.write)
        outer.addLayout(body, 1)
        outer.addLayout(foot)

    def _rows(self) -> list[Row]:
        rows = []
        if self._project_id:
            line = (Text("As it stands now", "ink", "row"),)
            rows.append(Row(NOW, Cell(line, (Text("not kept", "ink2", "note"),)), height="row2"))
        for one in self._kept.values():
            rows.append(self._row(one))
        return rows

    def _row(self, ranking: Ranking) -> Row:
        try:
            said, _, day = said_of(self._register, ranking, read(ranking)).partition(", ")
        except EgovDeskError as error:
            said, day = "Not to be read", error.what
        kind = MarkKind.RATIFIED if ranking.state == "agreed" else MarkKind.WAITING
        lead = (Mark(kind, says=ranking.state.label),)
        cell = Cell((Text(said, "ink", "row"),), (Text(day, "ink2", "note"),), lead=lead)
        return Row(ranking.id, cell, height="row2", tip=said)

    # -- what is shown -----------------------------------------------------------------------------

    def _show(self) -> None:
        hidden = public_screen.is_on() and self._is_exempt()
        self.write.setEnabled(self.list.current_id() not in (None, NOW) and not self._project_id)
        self.write.setVisible(not self._project_id)
        if hidden or self.list.current_id() is None:
            self.title.setText(public_screen.HIDDEN if hidden else "")
            self.page.show_sentence(public_screen.HIDDEN if hidden else "")
            return
        try:
            document = self._document()
        except EgovDeskError as error:
            self.title.setText("")
            self.page.show_sentence(str(error))
            return
        self.title.setText(document.title)
        self.page.show_document(document)

    def _is_exempt(self) -> bool:
        project = self._register.projects.maybe(self._project_id or None)
        if project is not None:
            return project.exempt
        ranking = self._kept.get(self.list.current_id() or "")
        if ranking is None:
            return False
        try:
            return read_now(self._register, ranking).is_exempt
        except EgovDeskError:
            return ranking.exempt

    def _document(self) -> Document:
        ranking = self._kept.get(self.list.current_id() or "")
        if ranking is None:
            sheet = read_sheet(self._register, self._programme_id)
            return answer(self._register, working(self._register, sheet), self._project_id)
        if self._project_id:
            return why_document(self._register, ranking, self._project_id)
        return kept_document(self._register, ranking)

    def _write(self) -> None:
        ranking = self._kept.get(self.list.current_id() or "")
        if ranking is not None:
            self._context.export("ranking", ranking=ranking.id, word=True)
