"""Prepare: the agenda on the left, the item chosen in the middle, checks and notes on the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from egovdesk.operations.meetings import (
    add_item,
    add_standing_items,
    drop_item,
    expected_numbers,
    indent_item,
    move_item,
    outdent_item,
    remove_item,
    set_item_exempt,
)
from egovdesk.records.meetings import Item, ItemKind
from ui import theme
from ui.commands import Hint
from ui.context import Context
from ui.forms.grounds import GroundMenu
from ui.forms.items import ItemForm
from ui.item_models import public_screen
from ui.item_models.agenda import PART_A, PART_B, Agenda
from ui.messages import telling
from ui.views.meetings.asked import Asked
from ui.views.meetings.due_note import DueNote
from ui.views.meetings.inspector import ItemInspector
from ui.views.meetings.panes import AgendaPane
from ui.views.meetings.papers import ItemPapers
from ui.views.meetings.standing_facts import StandingFacts
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.file_drops import FileDrops
from ui.widgets.panes import DETAILS, Pane, Panes
from ui.widgets.scroll_pane import ScrollPane, focus_is_in
from ui.widgets.stacked import stacked

NEW_TITLE = "New item"
_FORM_NARROW = 470


class PrepareMode(QWidget):
    """The agenda being made."""

    keys_changed = Signal()
    item_changed = Signal()

    def __init__(self, context: Context, view: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.register, self._view = context, context.register, view
        self.agenda: Agenda | None = None
        self._numbers: dict[str, str] = {}
        self.pane = AgendaPane(movable=True)
        self.list = self.pane.list
        self.form = ItemForm(self.register, view)
        self.papers = ItemPapers(context, view)
        self.standing_facts = StandingFacts(self.register)
        self.asked = Asked(context, answering=False)
        self.form.below.addWidget(self.standing_facts)
        self.form.below.addWidget(self.asked)
        self.form.below.addWidget(self.papers)
        FileDrops(self.papers.list.viewport(), self.papers.may_drop, self._drop_on_paper)
        FileDrops(self.form, self.papers.may_drop, lambda paths, _at: self._drop_files(paths))
        self.due = DueNote(self.register)
        self.pane.put_under_head(self.due)
        self.work = ScrollPane(self.form, "paper", (22, 12, 22, 20))
        self.inspector = ItemInspector(self.register, view)
        context.findings.changed.connect(self._show_item)
        self.details = ScrollPane(self.inspector, "pane", (18, 10, 18, 18))
        self.empty = self._make_empty()
        self.hidden = EmptyState(public_screen.HIDDEN, "Ctrl Shift H shows them again.")
        self.pages = QStackedWidget()
        self.pages.addWidget(self.work)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.hidden)
        self.split = Panes(
            (
                Pane("agenda", "Agenda", self.pane, 365, least=240),
                Pane("item", "Item", self.pages, 530, least=300),
                Pane(DETAILS, "Details", self.details, 300, fixed=True),
            ),
            main="item",
            parent=self,
        )
        stacked(self, self.split)
        self._connect()

    def _make_empty(self) -> QWidget:
        page = QWidget()
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page.setProperty("ground", "paper")
        told = EmptyState(
            "This agenda is empty",
            "Start with what this group has on every agenda. You can change each item afterwards.",
        )
        self.standing = Button("Add the standing items", "primary")
        other = Button("Add one item", "text", icon="plus")
        self.context.menus.follow(self.standing, "items.standing")
        self.context.menus.follow(other, "items.add")
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        self.from_template = Button("Start from a template…", "text")
        self.from_template.clicked.connect(lambda: self._view.start_from_template())  # type: ignore[attr-defined]
        line.addWidget(self.standing)
        line.addWidget(self.from_template)
        line.addWidget(other)
        line.addStretch(1)
        told.add(row)
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.px(28), 0, theme.px(28), 0)
        column.addWidget(told)
        column.addStretch(1)
        return page

    def _connect(self) -> None:
        self.list.current_changed.connect(self._on_current)
        self.list.moved.connect(self.move_by)
        self.list.indented.connect(self.indent)
        self.list.rename_wanted.connect(lambda _id: self.rename())
        self.list.opened.connect(lambda _id: self.rename())
        self.list.remove_wanted.connect(lambda _id: self.remove())
        self.list.dropped.connect(self.drop)
        if self.pane.head.button is not None:
            self.context.menus.follow(self.pane.head.button, "items.add")
        self.work.resized.connect(self._fit_form)
        self.form.title_finished.connect(self.focus_list)
        self.due.acted.connect(lambda _key: self.bring())
        for links in (self.inspector.links, self.standing_facts):
            links.gone.connect(self.context.go)

    # -- showing -------------------------------------------------------------------------------

    def show_agenda(self, agenda: Agenda, select: str = "") -> None:
        """Show a meeting's agenda, with an item chosen."""
        another = self.agenda is None or self.agenda.meeting.id != agenda.meeting.id
        if another:
            self.form.set_lists(self.register, agenda)
        self.agenda = agenda
        self.list.movable = self.list.draggable = not agenda.locked
        self._numbers = expected_numbers(self.register, agenda.meeting)
        self.list.set_rows(agenda.prepare_rows())
        self.pane.head.set_note(agenda.length_words, "amber" if agenda.overrun else "ink2")
        self.due.show_agenda(agenda)
        if not agenda.lines:
            offered = self.register.templates.for_group(agenda.meeting.group_id)
            self.from_template.setVisible(any(not one.standing for one in offered))
        chosen = select or self.list.current_id()
        if (chosen is None or not self.list.select_id(chosen)) and agenda.lines:
            self.list.select_id(agenda.lines[0].item.id)
        self._show_item()

    def current(self) -> Item | None:
        """The item chosen, as last read."""
        found = self.agenda.line(self.list.current_id() or "") if self.agenda else None
        return found.item if found is not None else None

    def _on_current(self, _item_id: str) -> None:
        self._show_item()
        self.item_changed.emit()

    def _show_item(self) -> None:
        item = self.current()
        if self.agenda is None:
            return
        hidden = item is not None and item.exempt and public_screen.is_on()
        page = self.hidden if hidden else self.work
        self.pages.setCurrentWidget(self.empty if item is None else page)
        self.split.want(DETAILS, item is not None and not hidden)
        if item is not None and not hidden:
            self.form.show_item(self.agenda, item, self._numbers.get(item.id, ""))
            advice = [one.sentence for one in self.context.findings.of(f"items:{item.id}")]
            self.inspector.show_item(self.agenda, item, advice)
            self.papers.show_item(self.agenda, item)
            self.standing_facts.show_item(self.agenda, item)
            self.asked.show_item(item)

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        page = self.pages.currentWidget()
        work = [self.standing] if page is self.empty else [self.form.title, self.papers.list]
        work = [] if page is self.hidden else work
        found: list[QWidget] = [self.list, *work]
        if self.details.isVisible():
            found.append(self.inspector.note.edit)
        if self.split.under_tabs:
            return (*(one for one in found if one.isVisible()), self.split.tabs)
        return tuple(found)

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the focused pane; those that change the agenda are those of adding to it."""
        last: tuple[Hint, ...] = (("F4", "details"), ("F6", "next pane"), ("Ctrl 2", "minute"))
        if focus_is_in(self.papers):
            return (*ItemPapers.KEYS, ("F6", "next pane"))
        if focus_is_in(self.form):
            return (
                ("Tab", "next field"), ("Enter", "in the title: back to the list"),
                ("Ctrl Shift P", "new paper"), ("Ctrl E", "exempt"), *last,
            )  # fmt: skip
        return (
            ("Alt ↑↓", "move item", "items.add"), ("Alt →←", "under, beside", "items.add"),
            ("Ctrl Shift I", "new item"), ("F2", "rename", "items.add"),
            ("Del", "remove", "items.add"), ("Ctrl E", "exempt"), *last,
        )  # fmt: skip

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        (self.list if self.agenda and self.agenda.lines else self.standing).setFocus()

    def focus_list(self) -> None:
        """Put the focus on the agenda."""
        self.split.show_pane("agenda")
        self.list.setFocus()

    def _fit_form(self, width: int) -> None:
        """Stand the fields under one another where the work pane is narrow."""
        self.form.set_narrow(width < theme.px(_FORM_NARROW))

    def leave(self) -> None:
        """Save what is typed."""
        self.form.flush()
        self.inspector.flush()

    # -- verbs ---------------------------------------------------------------------------------

    def add(self) -> None:
        """Add an item below the one chosen, its title ready to type."""
        if self.agenda is None:
            return
        self.leave()
        after = self.current()
        facts: dict[str, object] = {}
        if after is not None:
            heads = after.kind is ItemKind.HEADING
            facts = {
                "parent_id": after.id if heads else after.parent_id,
                "exempt": after.exempt, "ground": after.ground,
            }  # fmt: skip
        with telling(self._view):
            made = add_item(
                self.register,
                self.agenda.meeting.id,
                NEW_TITLE,
                after_id=after.id if after else None,
                **facts,
            )
            self.list.select_id(made)
            self.rename()

    def add_paper(self) -> None:
        """Want a paper for the item chosen."""
        if self.current() is not None:
            self.leave()
            self.split.show_pane("item")
            self.papers.add()

    def _drop_on_paper(self, paths: list[Path], at: QPoint) -> None:
        self._drop_files(paths, self.papers.paper_at(at))

    def _drop_files(self, paths: list[Path], paper_id: str = "") -> None:
        """Keep files that were dropped on the item, or on one of its papers."""
        self.leave()
        self.papers.drop(paths, paper_id)

    def bring(self) -> None:
        """Bring what is due onto the agenda."""
        self._view.bring_due()  # type: ignore[attr-defined]
        self.list.setFocus()

    def add_standing(self) -> None:
        """Put the standing items on the agenda."""
        if self.agenda is not None:
            with telling(self._view):
                add_standing_items(self.register, self.agenda.meeting.id)
            self.list.setFocus()

    def rename(self) -> None:
        """Edit the title of the item chosen."""
        if self.current() is not None:
            self.split.show_pane("item")
            self.form.edit_title()

    def remove(self) -> None:
        """Take the item off, with Undo."""
        item, line = self.current(), self.agenda and self.agenda.line(self.list.current_id() or "")
        if item is None or self.agenda is None:
            return
        ids = [one.id for one in self.agenda.items()]
        at = ids.index(item.id)
        following = [*ids[at + 1 : at + 2], *ids[max(0, at - 1) : at]]
        with telling(self._view):
            remove_item(self.register, item.id)
            left = self.register.items.maybe(item.id)
            word = "removed" if left is None else "withdrawn"
            if left is not None and left.meeting_id is None:
                word = "goes back to the backlog"
            if word != "withdrawn" and following:
                self.list.select_id(following[0])
            number = line.number if line else ""
            self.context.say(f"Item {number} {word}".replace("  ", " "))
        self.list.setFocus()

    def move_by(self, item_id: str, by: int) -> None:
        """Move an item up or down; numbers and times follow."""
        self.leave()
        was = self._number(item_id)
        with telling(self._view):
            move_item(self.register, item_id, by)
        now = self._number(item_id)
        if was != now:
            self.context.say(f"Item {was} is now item {now}")

    def indent(self, item_id: str, by: int) -> None:
        """Put an item under the one above it, or beside the one it is under."""
        self.leave()
        with telling(self._view):
            (indent_item if by > 0 else outdent_item)(self.register, item_id)

    def drop(self, item_id: str, before_id: str, part: str) -> None:
        """Place a dragged item; across the line between the parts it is marked, or opened."""
        found = self.agenda.line(item_id) if self.agenda else None
        if found is None or self.agenda is None:
            return
        self.leave()
        item = found.item
        if self.agenda.group.is_open and part == PART_B and not item.exempt:
            self._ask_ground(item, lambda ground: self._place(item_id, before_id, True, ground))
        elif self.agenda.group.is_open and part == PART_A and item.exempt:
            self._place(item_id, before_id, False, "")
        else:
            self._place(item_id, before_id, item.exempt, item.ground)

    def _place(self, item_id: str, before_id: str, exempt: bool, ground: str) -> None:
        if self.agenda is None:
            return
        was = self._number(item_id)
        with telling(self._view):
            drop_item(self.register, item_id, before_id or None, exempt=exempt, ground=ground)
        now = self._number(item_id)
        if was != now:
            self.context.say(f"Item {was} is now item {now}")

    def toggle_exempt(self) -> None:
        """Mark the item exempt on a ground chosen from the list, or open it again."""
        item = self.current()
        if item is None or self.agenda is None:
            return
        if focus_is_in(self.papers) and self.papers.verbs.current() is not None:
            self.papers.toggle_exempt()
            return
        self.leave()
        if item.exempt:
            with telling(self._view):
                set_item_exempt(self.register, item.id, False)
                self.context.say(f"“{public_screen.title_of(item)}” is open again")
        elif self.agenda.group.is_open:
            self._ask_ground(item, lambda ground: self._mark(item, ground))
        else:
            self._mark(item, "")

    def _mark(self, item: Item, ground: str) -> None:
        with telling(self._view):
            set_item_exempt(self.register, item.id, True, ground)
            title = "The item" if public_screen.is_on() else f"“{item.title}”"
            self.context.say(f"{title} is exempt")

    def _ask_ground(self, item: Item, then: object) -> None:
        assert self.agenda is not None
        index = self.list.rows.index_of(item.id)
        at = self.list.viewport().mapToGlobal(self.list.visualRect(index).bottomLeft())
        GroundMenu(self.agenda.grounds, then, self).popup(at)  # type: ignore[arg-type]

    def _number(self, item_id: str) -> str:
        found = self.agenda.line(item_id) if self.agenda else None
        return found.number if found else ""
