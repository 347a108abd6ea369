"""First run: a register for one's own council, one that there is, or the example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from egovdesk.records.authority import Authority, AuthorityType, Nation
from ui import theme
from ui.brand import BrandMark
from ui.widgets.buttons import Button
from ui.widgets.fields import Field, Select
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from ui.desk import Desk


class WelcomeView(QWidget):
    """The window while no register is open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setWindowTitle("EgovDesk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        self.resize(1100, 720)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side())
        self._column = QVBoxLayout()
        self._column.addLayout(self._page(), 1)
        row.addLayout(self._column, 1)

    def _side(self) -> QWidget:
        side = QWidget()
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setProperty("ground", "desk")
        side.setFixedWidth(theme.px(264))
        column = QVBoxLayout(side)
        margin = theme.px(28)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px(10))
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        head.addWidget(BrandMark(28))
        head.addWidget(Label("EgovDesk", "lead600"))
        head.addStretch(1)
        column.addLayout(head)
        column.addStretch(1)
        for words in (
            "Everything stays on this computer, in one file that you can move, copy or back up.",
            "Nothing is final. Every step can be undone, also after a restart.",
        ):
            column.addWidget(Label(words, "text", "ink2", wrap=True))
        return side

    def _page(self) -> QVBoxLayout:
        px = theme.px
        page = QVBoxLayout()
        page.setContentsMargins(px(40), px(36), px(40), px(28))
        page.setSpacing(px(8))
        page.addWidget(Label("A register for your council", "title26"))
        page.addWidget(
            Label(
                "Say whose it is. Its groups, people and meetings come next, one at a time.",
                "lead", "ink2", wrap=True,
            )
        )  # fmt: skip
        page.addSpacing(px(12))
        self.name = Field("The council's name", validate=self._problem)
        self.nation = Select("Nation", [(one.value, one.label) for one in Nation])
        self.type = Select(
            "Kind of council", [(one.value, one.label) for one in AuthorityType],
            key=AuthorityType.UNITARY.value,
        )  # fmt: skip
        self.nation.set_key(Nation.ENGLAND.value)
        for field in (self.name, self.nation, self.type):
            field.setMaximumWidth(px(420))
            page.addWidget(field)
        self.begin = Button("Choose where to keep it…", "primary")
        self.begin.clicked.connect(lambda _checked=False: self._begin())
        self.name.edit.returnPressed.connect(self._begin)
        page.addSpacing(px(8))
        page.addWidget(self.begin)
        page.addStretch(1)
        page.addWidget(Label("Or look round first", "heading"))
        example = Button("Open the e&xample: Northbridge, October 2003", icon="book-open-text")
        example.clicked.connect(lambda _checked=False: self._desk.open_example(self))
        existing = Button("&Open an existing register…", icon="folder-open")
        existing.clicked.connect(lambda _checked=False: self._desk.choose_register(self))
        backup = Button("&Restore a backup…", icon="rotate-ccw")
        backup.clicked.connect(lambda _checked=False: self._desk.restore_first(self))
        self.example, self.existing, self.backup = example, existing, backup
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(example)
        foot.addWidget(existing)
        foot.addWidget(backup)
        foot.addStretch(1)
        page.addLayout(foot)
        self.name.setFocus()
        return page

    def put_on_top(self, band: QWidget) -> None:
        """Show above the page what is under way."""
        self._column.insertWidget(0, band)

    def _problem(self, text: str) -> str | None:
        # An empty name is no mistake while one looks round; only making a register needs it.
        found = Authority("", text).problems() if text else ()
        return found[0].sentence if found else None

    def _begin(self) -> None:
        found = Authority("", self.name.text()).problems()
        if found:
            self.name.set_error(found[0].sentence)
            self.name.edit.setFocus()
            return
        facts = {
            "name": self.name.text(),
            "nation": Nation(self.nation.key() or "england"),
            "type": AuthorityType(self.type.key() or "unitary"),
        }
        self._desk.make_register(self, facts)
