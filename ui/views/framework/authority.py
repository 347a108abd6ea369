"""The tab of the authority's own facts: one list by section, edited line by line."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.documents.wording import counted
from egovdesk.operations.facts import (
    list_departments,
    remove_allocation,
    remove_champion,
    remove_consultation,
    remove_department,
)
from egovdesk.records.facts import Allocation, EmergingRole
from egovdesk.records.groups import holds_on
from egovdesk.register import Changes
from ui import theme
from ui.commands import Command, Hint
from ui.context import Context
from ui.forms.form import Form
from ui.item_models.facts import authority_rows, section_of
from ui.messages import told
from ui.places import Place
from ui.tabbed import ListTab
from ui.widgets.row_tree import RowList

_TABLES = {"authority", "departments", "champions", "allocations", "consultations", "strategies",
           "people", "posts"}  # fmt: skip
_REMOVE = {
    "departments": remove_department,
    "champions": remove_champion,
    "consultations": remove_consultation,
}
_KEYS = {
    int(Qt.Key.Key_Insert): "authority.add_fact",
    int(Qt.Key.Key_F2): "authority.change_fact",
    int(Qt.Key.Key_Delete): "authority.remove_fact",
}
_SAID = {
    "departments": "Department", "champions": "E-champion", "roles": "Role",
    "consultations": "Consultation", "council": "The council’s facts",
}  # fmt: skip


class AuthorityTab(ListTab):
    """Departments, e-champions, emerging roles, the partner, and whom the council consults."""

    KEY = "authority"
    WORDS = "Authority"
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("authority.add_fact", "Add to this section…", "add", "", "Register",
                when="why_not_add", writes=True,
                tip="Add a department, an e-champion or a consultation."),
        Command("authority.change_fact", "Edit this line…", "change", "", "Register",
                when="why_not_change", writes=True, tip="Change the fact on the line."),
        Command("authority.remove_fact", "Remove this line", "remove", "", "Register",
                when="why_not_remove", writes=True, tip="Take out what never was."),
        Command("authority.departments", "Take departments from posts", "take_departments", "",
                "Register", writes=True,
                tip="List every department that a post names and the list lacks."),
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.list = RowList(name="The authority’s own facts")
        self.list.opened.connect(self._on_opened)
        self.list.installEventFilter(self)
        self.list.current_changed.connect(lambda _row: self.state_changed.emit())
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.list)
        self._space()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        side = theme.px(theme.PAGE_MARGIN - theme.OVERHANG)
        self._column.setContentsMargins(side, theme.px(4), side, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Ins, F2 and Del in the list: as shortcuts they are those of another tab."""
        if watched is self.list and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            command = _KEYS.get(event.key())
            if command is not None and not event.modifiers():
                self.context.menus.run(command)
                return True
        return super().eventFilter(watched, event)

    # -- showing -------------------------------------------------------------------------------

    def load(self) -> None:
        """Read every fact again."""
        self.list.set_rows(authority_rows(self.register, writable=not self.register.read_only))
        if self.list.current_id() is None:
            self.list.select_id("fact:arrangement")

    def subtitle(self) -> str:
        """What the tab is for."""
        return "Departments, e-champions, and who holds the roles that e-government brings"

    def record_id(self) -> str:
        """The record of the current line."""
        kind, _, key = self.selected().partition(":")
        if kind == "fact":
            return self.register.authority.id
        if kind == "roles":
            held = self._held(key)
            return held.id if held else ""
        return key if kind not in ("add", "head") else ""

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the list."""
        return (("↑↓", "move"), ("Enter", "edit"), ("Ins", "add", "authority.add_fact"),
                ("Del", "remove", "authority.remove_fact"), ("Ctrl Tab", "next tab"))  # fmt: skip

    def panes(self) -> tuple[QWidget, ...]:
        """The list."""
        return (self.list,)

    def refresh(self, changes: Changes) -> None:
        """Follow the register."""
        if changes.tables & _TABLES:
            self.load()

    # -- commands ------------------------------------------------------------------------------

    def why_not_add(self) -> str:
        """Lines can be added to three of the sections."""
        section = section_of(self.selected())
        return "" if section in _REMOVE else "Go to departments, e-champions or consultation first."

    def why_not_change(self) -> str:
        """A line has to be selected."""
        return "" if self.selected() else "Select a line first."

    def why_not_remove(self) -> str:
        """The line has to be a record."""
        kind, _, key = self.selected().partition(":")
        held = kind in _REMOVE or (kind == "roles" and self._held(key) is not None)
        return "" if held else "There is nothing to remove on this line."

    def _held(self, role: str) -> Allocation | None:
        today = self.register.today
        found = self.register.allocations.find(role=role)
        return next((one for one in found if holds_on(today, one.from_on, one.until_on)), None)

    def _on_opened(self, row_id: str) -> None:
        kind, _, key = row_id.partition(":")
        if key == "strategies":
            self.context.go(Place("strategies"))
        elif kind == "strategies":
            self.context.go(Place("strategies", select=key))
        else:
            self.context.menus.run(
                "authority.add_fact" if kind == "add" else "authority.change_fact"
            )

    def add(self) -> None:
        """Add a line to the section."""
        self._ask(section_of(self.selected()), "", "added")

    def change(self) -> None:
        """Change the current line."""
        kind, _, key = self.selected().partition(":")
        if kind in ("add", "strategies"):
            self._on_opened(self.selected())
        else:
            self._ask(section_of(self.selected()), key, "changed")

    def _ask(self, section: str, key: str, done: str) -> None:
        made = self._form(section, key).ask()
        if made:
            self.list.select_id(f"{section}:{key if section == 'roles' else made}")
            self.context.say(f"{_SAID[section]} {done}")

    def _form(self, section: str, key: str) -> Form:
        from ui.forms import facts

        register = self.register
        if section == "departments":
            return facts.DepartmentForm(self.context, self, register.departments.maybe(key))
        if section == "champions":
            return facts.ChampionForm(self.context, self, register.champions.maybe(key))
        if section == "roles":
            return facts.RoleForm(self.context, self, EmergingRole(key), self._held(key))
        if section == "consultations":
            found = register.consultations.maybe(key)
            return facts.ConsultationForm(self.context, self, found)
        return facts.CouncilFactsForm(self.context, self)

    @told
    def remove(self) -> None:
        """Take the current line out."""
        kind, _, key = self.selected().partition(":")
        held = self._held(key) if kind == "roles" else None
        if held is not None:
            remove_allocation(self.register, held.id)
        elif kind in _REMOVE:
            _REMOVE[kind](self.register, key)
            self.list.select_id(f"add:{kind}")
        self.context.say(f"{_SAID[kind]} removed")

    @told
    def take_departments(self) -> None:
        """List the departments that posts name."""
        added = list_departments(self.register)
        words = f"{counted(added, 'department')} added" if added else "Every department is listed"
        self.context.say(words)
