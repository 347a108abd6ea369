"""The pane at the right of a pack: whom it is for, what the check found, and where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from egovdesk.records.packs import Audience, PackKind
from ui import theme
from ui.item_models.segments import Icon, Line, Text
from ui.list_page import DetailsPane
from ui.page import hairline
from ui.views.packs.making import Form
from ui.widgets.buttons import Button
from ui.widgets.choices import Cards
from ui.widgets.fields import Field, Select
from ui.widgets.labels import Label
from ui.widgets.note import Note
from ui.widgets.section_heading import SectionHeading
from ui.widgets.tick import Tick

_MEANINGS: dict[str, Line] = {
    Audience.PUBLIC: (Text("Exempt items and papers are left out", "ink2", "note"),),
    Audience.MEMBERS: (
        Icon("lock", "exempt", size=14),
        Text("Everything, exempt pages marked", "exempt", "note"),
    ),
}


class AskedPane(QWidget):
    """What is asked of the pack; `check` shows what its search found."""

    audience_chosen = Signal(str)
    kind_chosen = Signal(str)
    reason_changed = Signal()
    #: Another form is ticked, or one no more.
    forms_changed = Signal()
    browsed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # In a drawer it lies over the pages, which would be seen behind its buttons.
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "pane")
        self.audience = Cards(
            [(Audience.PUBLIC, "The public", "Alt 1"), (Audience.MEMBERS, "Members", "Alt 2")],
            _MEANINGS,
            name="Who is it for?",
        )
        self.kind = Select("What", [(one.value, one.label) for one in PackKind])
        self.reason = Field("Why it comes late")
        self.agreed_by = Field("Agreed by the chair")
        self.pdf = Tick("PDF")
        self.word = Tick("Word")
        self.folder = Tick("Folder of files")
        self.accessible = Tick("Accessible PDF")
        self.accessible.setToolTip(
            "Our own documents as PDF/UA, with the authors’ files attached as they are"
        )
        self._forms = QWidget()
        self.pdf.setChecked(True)
        self.where = Field("Save in")
        self._browse = Button("Choose…", "text", icon="folder-open")
        self._browse.clicked.connect(lambda _checked=False: self.browsed.emit())
        self.check = QWidget()
        self._checked = QVBoxLayout(self.check)
        self._checked.setContentsMargins(0, 0, 0, 0)
        self.heading = SectionHeading("Leak check")
        self.pane = DetailsPane("Pack")
        self.blocked = Label("", "note500", "red", wrap=True)
        self.make = Button("Make pack", "primary", icon="files")
        self.print = Button("Print…", icon="printer")
        self._join()
        self._build()

    def _join(self) -> None:
        self.audience.chosen.connect(self.audience_chosen)
        self.kind.chosen.connect(self.kind_chosen)
        for field in (self.reason, self.agreed_by):
            field.committed.connect(lambda _text: self.reason_changed.emit())
        for tick in (self.pdf, self.accessible, self.word, self.folder):
            tick.toggled.connect(lambda _on: self.forms_changed.emit())

    def _build(self) -> None:
        self.pane.fill(
            [SectionHeading("Who is it for?"), self.audience, 4, self.kind,
             self.reason, self.agreed_by, 4, self.heading, self.check, 4, SectionHeading("Make"),
             self._forms, self.where, self._browse]
        )  # fmt: skip
        grid = QGridLayout(self._forms)
        grid.setContentsMargins(0, 0, 0, 0)
        for at, tick in enumerate((self.pdf, self.accessible, self.word, self.folder)):
            grid.addWidget(tick, at // 2, at % 2)
        foot = QWidget()
        acts = QHBoxLayout()
        acts.addWidget(self.make)
        acts.addWidget(self.print)
        acts.addStretch(1)
        self._foot = QVBoxLayout(foot)
        self._foot.addWidget(self.blocked)
        self._foot.addLayout(acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pane, 1)
        column.addWidget(hairline())
        column.addWidget(foot)
        self._space()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        side = theme.px(theme.PANE_MARGIN)
        self._foot.setContentsMargins(side, theme.px(10), side, theme.px(12))
        self._foot.setSpacing(theme.px(8))
        self._checked.setSpacing(theme.px(6))

    def forms(self) -> list[Form]:
        """What the pack is to be made as."""
        ticks = {
            Form.PDF: self.pdf, Form.ACCESSIBLE: self.accessible, Form.WORD: self.word,
            Form.FOLDER: self.folder,
        }  # fmt: skip
        return [form for form, tick in ticks.items() if tick.isChecked()]

    def tell_why_not(self, why: str) -> None:
        """Say above the button why it cannot be pressed."""
        self.blocked.setText(why)
        self.blocked.setVisible(bool(why))

    def set_writes(self, writes: bool) -> None:
        """Where the register is open to read only, no pack is made: nothing of how is asked."""
        for part in (self.kind, self.reason, self.agreed_by, self.pdf, self.accessible,
                     self.word, self.folder, self.where, self._browse):  # fmt: skip
            part.setEnabled(writes)

    def show_kind(self, kind: PackKind) -> None:
        """Ask for a reason where it is a supplement."""
        self.kind.set_key(kind.value)
        for field in (self.reason, self.agreed_by):
            field.setVisible(kind is PackKind.SUPPLEMENT)

    def show_check(self, widgets: Sequence[QWidget], settle: int, *, public: bool) -> None:
        """Show what the check has to say; `settle` things block the pack.

        Whoever was at what it said before is then at the first thing to settle, or at what comes after.
        """
        within = self.check.isAncestorOf(self.window().focusWidget())
        while (item := self._checked.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for widget in widgets:
            self._checked.addWidget(widget)
        self.heading.setVisible(public)
        self.check.setVisible(public)
        words = f"{settle} to settle" if settle else ""
        self.heading.set_right(words, "red")
        self._order()
        if within:
            self._go_to_first()

    def notes(self) -> list[Note]:
        """The notes of the check that are shown, from above."""
        items = [self._checked.itemAt(at) for at in range(self._checked.count())]
        found = [item.widget() for item in items if item is not None]
        return [one for one in found if isinstance(one, Note)]

    def go_to(self, note: Note) -> None:
        """Have a note in sight, with the focus on the first thing that can be done about it."""
        if not self.isVisible():  # closed by F4: the focus would be nowhere
            return
        self.pane.ensureWidgetVisible(note)
        note.buttons()[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_to_first(self) -> None:
        red = [one for one in self.notes() if one.kind() == "red" and one.buttons()]
        if red and not self.check.isHidden():
            self.go_to(red[0])
        elif self.isVisible():
            self.pane.ensureWidgetVisible(self.pdf)
            self.pdf.setFocus(Qt.FocusReason.OtherFocusReason)

    def _order(self) -> None:
        """Let Tab go from above to below, also through what was put in later."""
        asked = (self.kind.control, self.reason.control, self.agreed_by.control)
        check = [button for note in self.notes() for button in note.buttons()]
        made = (self.pdf, self.accessible, self.word, self.folder, self.where.control, self._browse)
        for one, other in pairwise([*asked, *check, *made, self.make, self.print]):
            QWidget.setTabOrder(one, other)
