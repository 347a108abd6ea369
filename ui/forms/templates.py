"""A group's order of business, and other templates of agendas: their lines, each saved as it is typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from egovdesk.errors import EgovDeskError
from egovdesk.operations.meetings.standing import standing_template
from egovdesk.operations.templates import (
    add_template,
    add_template_item,
    change_template,
    change_template_item,
    copy_usual_agenda,
    make_standing,
    move_template_item,
    remove_template,
    remove_template_item,
)
from egovdesk.records.choices import ChoiceList
from egovdesk.records.meetings import ItemKind
from egovdesk.records.templates import Standing, Template, TemplateItem
from egovdesk.shipped import usual_agenda
from ui import theme
from ui.context import Context
from ui.forms.items import minutes_of, minutes_problem
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Gap, Segment, Text
from ui.widgets.buttons import Button
from ui.widgets.fields import Field, Select
from ui.widgets.labels import Label
from ui.widgets.note import Note
from ui.widgets.row_tree import RowList

USUAL = "usual"
"""The id of the row that stands for the order of business as it ships."""
_SAYS = (
    "What stands on every agenda is put there when one is made; minutes to approve, deferred items and "
    "what is planned for the day join it by themselves. Alt ↑ and Alt ↓ move a line, Del takes it out."
)


class TemplatesDialog(QDialog):
    """Templates at the left, the lines of the one chosen, and the fields of the line chosen."""

    def __init__(self, context: Context, parent: QWidget | None, group_id: str) -> None:
        super().__init__(parent)
        self._register, self._group = context.register, context.register.groups.get(group_id)
        self.setWindowTitle("Agendas")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        self.list = RowList(name="Templates")
        self.lines = RowList(name="Lines", empty="No lines yet")
        self.note = Note("red", "")
        self.note.hide()
        self._make_fields()
        self.new = Button("New template", icon="plus")
        self.own = Button("Make it the group’s own", "primary")
        self.standing = Button("Use for every agenda")
        self.remove_button = Button("Remove template", "quiet")
        self.add_line = Button("Line", "text", icon="plus")
        self.close_button = Button("Close", "primary")
        self._lay_out()
        self._connect()
        self._show()

    def _make_fields(self) -> None:
        nation = self._register.authority.nation.value
        found = self._register.choices.of(ChoiceList.PURPOSES, nation, self._register.today)
        purposes = [("", "None set"), *((key, one.label) for key, one in found.items())]
        self.name = Field("Name of the template")
        self.title = Field("Title")
        self.kind = Select("Kind", [(one.value, one.label) for one in ItemKind])
        self.what = Select(
            "Filled in as", [("", "As typed"), *((s.value, s.label) for s in Standing)]
        )
        self.purpose = Select("Purpose", purposes)
        self.minutes = Field("Minutes", validate=minutes_problem)

    def _lay_out(self) -> None:
        px = theme.px
        self.resize(px(980), px(620))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(28), px(24), px(28), px(20))
        outer.setSpacing(px(12))
        outer.addWidget(Label(f"Agendas of the {self._group.name}", "title20"))
        outer.addWidget(Label(_SAYS, "text", "ink2", wrap=True))
        outer.addWidget(self.note)
        body = QHBoxLayout()
        body.setSpacing(px(20))
        body.addLayout(_column((self.list, 1), (self.new, 0)), 4)
        head = QHBoxLayout()
        head.addWidget(Label("Lines", "heading"))
        head.addStretch(1)
        head.addWidget(self.add_line)
        middle = _column((self.name, 0), (self.lines, 1))
        middle.insertLayout(1, head)
        body.addLayout(middle, 6)
        parts = (self.title, self.kind, self.what, self.purpose, self.minutes)
        fields = _column(*((one, 0) for one in parts))
        fields.addStretch(1)
        body.addLayout(fields, 4)
        outer.addLayout(body, 1)
        foot = QHBoxLayout()
        for one in (self.own, self.standing, self.remove_button):
            foot.addWidget(one)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        outer.addLayout(foot)

    def _connect(self) -> None:
        self.list.current_changed.connect(lambda _id: self._show_template())
        self.lines.current_changed.connect(lambda _id: self._show_line())
        self.lines.moved.connect(lambda row, by: self._do(move_template_item, row, by))
        self.name.committed.connect(self._rename)
        self.title.committed.connect(lambda text: self._change(title=text))
        self.kind.chosen.connect(lambda key: self._change(kind=ItemKind(key)))
        self.what.chosen.connect(lambda key: self._change(standing=key))
        self.purpose.chosen.connect(lambda key: self._change(purpose=key))
        self.minutes.committed.connect(self._on_minutes)
        for button, act in (
            (self.new, self.add), (self.own, self.copy), (self.standing, self.use),
            (self.remove_button, self.remove), (self.add_line, self.add_a_line),
            (self.close_button, self.accept),
        ):  # fmt: skip
            button.clicked.connect(lambda _checked=False, do=act: do())

    # -- showing -------------------------------------------------------------------------------

    def _show(self, template: str = "", line: str = "") -> None:
        own = standing_template(self._register, self._group.id)
        rows = [] if own is not None else [_usual_row()]
        rows += [_row(one) for one in self._register.templates.for_group(self._group.id)]
        chosen = template or self.list.current_id() or ""
        self.list.set_rows(rows)
        if not self.list.select_id(chosen):
            self.list.select_id(own.id if own is not None else rows[0].id)
        self._show_template(line)

    def template(self) -> Template | None:
        """The template chosen; None while it is the order of business as it ships."""
        return self._register.templates.maybe(self.list.current_id())

    def line(self) -> TemplateItem | None:
        """The line chosen."""
        return self._register.template_items.maybe(self.lines.current_id())

    def _show_template(self, line: str = "") -> None:
        found = self.template()
        shipped = usual_agenda(self._group) if found is None else None
        lines = shipped[1] if shipped else self._register.template_items.find(
            template_id=found.id if found else ""
        )  # fmt: skip
        chosen = line or self.lines.current_id() or ""
        self.lines.set_rows([_line_row(one) for one in lines])
        if not self.lines.select_id(chosen) and lines:
            self.lines.select_id(lines[0].id)
        self.name.set_text(found.name if found else shipped[0].name if shipped else "")
        writable = found is not None and not self._register.read_only
        for part in (self.name, self.add_line, self.remove_button):
            part.setEnabled(writable)
        self.own.setVisible(found is None)
        self.own.setEnabled(not self._register.read_only)
        self.new.setEnabled(not self._register.read_only)
        stands = found is not None and not found.standing and found.group_id is not None
        self.standing.setVisible(stands)
        self._show_line()

    def _show_line(self) -> None:
        found = self.line()
        for part in (self.title, self.kind, self.what, self.purpose, self.minutes):
            part.setEnabled(found is not None and not self._register.read_only)
        self.title.set_text(found.title if found else "")
        self.kind.set_key(found.kind.value if found else "")
        self.what.set_key(found.standing if found else "")
        self.purpose.set_key(found.purpose if found else "")
        allowed = found.minutes_allowed if found else 0
        self.minutes.set_text(str(allowed) if allowed else "")

    # -- verbs ---------------------------------------------------------------------------------

    def _do(self, operation: Any, *args: Any, **facts: Any) -> Any:
        """Run an operation and show what came of it, or say why it was refused."""
        self.note.hide()
        try:
            made = operation(self._register, *args, **facts)
        except EgovDeskError as error:
            self.note.set_sentence(str(error), "red")
            self.note.show()
            made = None
        self._show()
        return made

    def _rename(self, text: str) -> None:
        found = self.template()
        if found is not None and text.strip() != found.name:
            self._do(change_template, found.id, text)

    def _change(self, **changes: Any) -> None:
        found = self.line()
        if found is not None and any(getattr(found, k) != v for k, v in changes.items()):
            self._do(change_template_item, found.id, **changes)

    def _on_minutes(self, text: str) -> None:
        if minutes_problem(text) is None:
            self._change(minutes_allowed=minutes_of(text))

    def add(self) -> None:
        """Add a template of this group's, its name ready to type."""
        taken = {one.name for one in self._register.templates.find(group_id=self._group.id)}
        name = next(one for n in range(1, 1000) if (one := f"New template {n}") not in taken)
        made = self._do(add_template, name, self._group.id)
        if made:
            self._show(made)
            self.name.edit.setFocus()
            self.name.edit.selectAll()

    def copy(self) -> None:
        """Give the group the usual order of business to change."""
        made = self._do(copy_usual_agenda, self._group.id)
        if made:
            self._show(made)
            self.lines.setFocus()

    def use(self) -> None:
        """Let the template stand on each new agenda."""
        found = self.template()
        if found is not None:
            self._do(make_standing, found.id)

    def remove(self) -> None:
        """Take the template out; agendas stay as they are."""
        found = self.template()
        if found is not None:
            self._do(remove_template, found.id)

    def add_a_line(self) -> None:
        """Add a line below the one chosen, its title ready to type."""
        found, after = self.template(), self.line()
        if found is not None:
            made = self._do(
                add_template_item, found.id, "New line", after_id=after.id if after else None
            )
            if made:
                self._show(found.id, made)
                self.title.edit.setFocus()
                self.title.edit.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes a line out; Enter in a field saves it, and closes nothing."""
        found = self.line()
        if event.key() == Qt.Key.Key_Delete and self.lines.hasFocus() and found is not None:
            self._do(remove_template_item, found.id)
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


def _column(*parts: tuple[QWidget, int]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.px(10))
    for part, stretch in parts:
        column.addWidget(part, stretch)
    return column


def _usual_row() -> Row:
    cell = Cell((Text("Usual order of business", face="row"),),
                second=(Text("as it ships, on every agenda", "ink2", "note"),))  # fmt: skip
    return Row(USUAL, cell, height="row2")


def _row(template: Template) -> Row:
    note = "every group" if template.group_id is None else "to start from"
    if template.standing:
        note = "on every agenda"
    cell = Cell((Text(template.name, face="row"),), second=(Text(note, "ink2", "note"),))
    return Row(template.id, cell, height="row2", tip=template.name)


def _line_row(line: TemplateItem) -> Row:
    inset: tuple[Segment, ...] = (Gap(14),) if line.parent_id else ()
    face = "heading" if line.kind is ItemKind.HEADING else "text"
    minutes = (Text(f"{line.minutes_allowed} min", "ink2", "note"),) if line.minutes_allowed else ()
    what = Standing(line.standing).label.lower() if line.standing else ""
    same = what == line.title.lower()
    note = (Text(what, "ink2", "note", context=True),) if what and not same else ()
    return Row(line.id, Cell((*inset, Text(line.title, face=face), *note), trailing=minutes))
