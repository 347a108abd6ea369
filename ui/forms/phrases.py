"""The phrase bank: the phrases of a group and of all, each saved as it is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from egovdesk.errors import EgovDeskError
from egovdesk.operations.phrases import add_phrase, change_phrase, remove_phrase
from egovdesk.records.phrases import Phrase, phrases_for
from ui import theme
from ui.context import Context
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Text
from ui.widgets.buttons import Button
from ui.widgets.fields import Field, Select, TextField
from ui.widgets.labels import Label
from ui.widgets.row_tree import RowList

_SAYS = (
    "Type “;” and the shortcut in the minutes, then a space or Tab. “{body}” becomes what the group "
    "calls itself, and “…” is where you go on typing."
)


class PhrasesDialog(QDialog):
    """A list of phrases, and the fields of the one chosen."""

    def __init__(self, context: Context, parent: QWidget | None, group_id: str) -> None:
        super().__init__(parent)
        self._register, self._group = context.register, context.register.groups.get(group_id)
        self.setWindowTitle("Phrases")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        self.list = RowList(name="Phrases", empty="There are no phrases yet.")
        self.shortcut = Field("Shortcut")
        self.text = TextField("Phrase", lines=4)
        self.whose = Select("For", [("", "Every group"), (group_id, self._group.label)])
        self.add_button = Button("New phrase", icon="plus")
        self.remove_button = Button("Remove", "quiet")
        self.close_button = Button("Close", "primary")
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        px = theme.px
        self.resize(px(860), px(540))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(28), px(24), px(28), px(20))
        outer.setSpacing(px(12))
        outer.addWidget(Label(f"Phrases of the {self._group.name}", "title20"))
        outer.addWidget(Label(_SAYS, "text", "ink2", wrap=True))
        body = QHBoxLayout()
        body.setSpacing(px(20))
        body.addWidget(self.list, 3)
        fields = QVBoxLayout()
        fields.setSpacing(px(12))
        for part in (self.shortcut, self.text, self.whose):
            fields.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.remove_button)
        row.addStretch(1)
        fields.addLayout(row)
        fields.addStretch(1)
        body.addLayout(fields, 2)
        outer.addLayout(body, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        outer.addLayout(foot)

    def _connect(self) -> None:
        self.list.current_changed.connect(lambda _id: self._show_current())
        self.shortcut.committed.connect(lambda text: self._change(shortcut=text))
        self.text.committed.connect(lambda text: self._change(text=text))
        self.whose.chosen.connect(lambda key: self._change(group_id=key or None))
        self.add_button.clicked.connect(lambda _checked=False: self.add())
        self.remove_button.clicked.connect(lambda _checked=False: self.remove())
        self.close_button.clicked.connect(lambda _checked=False: self.accept())

    # -- showing -------------------------------------------------------------------------------

    def _show(self, select: str = "") -> None:
        chosen = select or self.list.current_id() or ""
        phrases = phrases_for(self._group.id, self._register.phrases.all())
        self.list.set_rows([_row(one) for one in phrases])
        if not self.list.select_id(chosen) and phrases:
            self.list.select_id(phrases[0].id)
        self._show_current()

    def current(self) -> Phrase | None:
        """The phrase chosen."""
        return self._register.phrases.maybe(self.list.current_id())

    def _show_current(self) -> None:
        phrase = self.current()
        for part in (self.shortcut, self.text, self.whose, self.remove_button):
            part.setEnabled(phrase is not None)
        self.shortcut.set_text(phrase.shortcut if phrase else "")
        self.text.set_text(phrase.text if phrase else "")
        self.text.set_error(None)
        self.whose.set_key(phrase.group_id or "" if phrase else "")

    # -- verbs ---------------------------------------------------------------------------------

    def _change(self, **changes: str | None) -> None:
        phrase = self.current()
        if phrase is None:
            return
        field = self.text if "text" in changes else self.shortcut
        try:
            change_phrase(self._register, phrase.id, **changes)
        except EgovDeskError as error:
            field.set_error(error.what)
            return
        self._show(phrase.id)

    def add(self) -> None:
        """Add a phrase of this group's, its shortcut ready to type."""
        taken = {one.shortcut for one in self._register.phrases.all()}
        name = next(one for n in range(1, 1000) if (one := f"new{n}") not in taken)
        made = add_phrase(self._register, name, "The {body} …", group_id=self._group.id)
        self._show(made)
        self.shortcut.edit.setFocus()
        self.shortcut.edit.selectAll()

    def remove(self) -> None:
        """Take the phrase chosen out of the bank."""
        phrase = self.current()
        if phrase is not None:
            remove_phrase(self._register, phrase.id)
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field saves it, and closes nothing."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


def _row(phrase: Phrase) -> Row:
    whose = (Text("this group", "ink2", "note"),) if phrase.group_id else ()
    cell = Cell(
        (Text(phrase.shortcut, face="row"),), second=(Text(phrase.text, "ink2", "note"),),
        trailing=whose,
    )  # fmt: skip
    return Row(phrase.id, cell, height="row2", tip=phrase.text)
