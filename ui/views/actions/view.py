"""The action log: who has to do what by when, what is late, and the next step of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from egovdesk.documents.reminders import action_reminder
from egovdesk.documents.wording import counted, long_date, number
from egovdesk.operations.actions import (
    close_actions,
    keep_action_reminder,
    remove_action,
    set_action_state,
)
from egovdesk.records.actions import Action, ActionState
from egovdesk.register import Changes
from ui.context import Context
from ui.item_models.actions import make_model
from ui.item_models.listed import ListFilter
from ui.list_page import ListPage
from ui.messages import told
from ui.places import Place
from ui.views.actions.commands import COMMANDS
from ui.views.actions.pane import NEXT, ActionPane, owner_of
from ui.widgets.buttons import Button
from ui.widgets.fields import SearchField
from ui.widgets.filters import FilterChip
from ui.widgets.record_table import RecordTable

_TABLES = {
    "actions", "action_dues", "action_updates", "reminders", "decisions", "items", "people", "groups",
}  # fmt: skip
_SHOWN = (("open", "open"), ("late", "late"), ("done", "done"), ("cancelled", "cancelled"),
          ("transferred", "transferred"))  # fmt: skip
_SHORT_PAUSE, _LONG_PAUSE = 40, 250


class ActionsView(ListPage):
    """Every action of the council."""

    NAME = "actions"
    COMMANDS = COMMANDS
    LETTERS: ClassVar[dict[str, str]] = {
        "/": "search", "F": "filter", "E": "next_step", "D": "close_selected", "S": "put_off",
        "R": "remind", "U": "note_update", "T": "transfer",
    }  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        table = RecordTable(
            make_model(context.register), name="Actions",
            empty="No actions here. They come from minutes, or from New action (Ctrl J).",
        )  # fmt: skip
        table.records.setParent(table)
        super().__init__(context, "Actions", table, parent)
        table.set_menu(self._fill_menu)
        export = self.header.add_button(Button("Export list…", icon="file-output"))
        context.menus.follow(export, "actions.export")
        self.pane = ActionPane(self)
        self._make_filters()
        self._loaded = False

    def _make_filters(self) -> None:
        self.field = SearchField("Search actions")
        self.field.setMaximumWidth(300)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._apply)
        self.field.searched.connect(self._on_searched)
        self.field.left_down.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.filters.addWidget(self.field, 2)
        self.chips = {
            "shown": FilterChip("Status"),
            "owner_id": FilterChip("Owner"),
            "group_id": FilterChip("Group"),
        }
        self.chips["shown"].set_options(_SHOWN)
        self.chips["shown"].set_value("open")
        for chip in self.chips.values():
            chip.value_changed.connect(lambda _: self._apply())
            self.filters.addWidget(chip)
        self.clear = Button("Clear", "quiet")
        self.clear.clicked.connect(lambda _checked=False: self.clear_filters())
        self.filters.addWidget(self.clear)
        self.filters.addStretch(1)

    def _on_searched(self, words: str) -> None:
        # One or two letters match half of a large register: wait a little for the third.
        self._pause.start(_SHORT_PAUSE if len(words.strip()) > 2 else _LONG_PAUSE)

    def _fill_options(self) -> None:
        people = [one for one in self.register.people.all() if one.left_on is None]
        self.chips["owner_id"].set_options([(one.id, one.name) for one in people])
        groups = self.register.groups.all()
        self.chips["group_id"].set_options([(one.id, one.label) for one in groups])

    def _filter(self) -> ListFilter:
        equals: list[tuple[str, Any]] = []
        for name, chip in self.chips.items():
            value = chip.value()
            if not value:
                continue
            if name != "shown":
                equals.append((name, value))
            elif value == "late":
                equals.append(("late", self.register.today.isoformat()))
            else:
                equals.append(("open", True) if value == "open" else ("state", value))
        return ListFilter(self.field.text(), tuple(equals))

    def _apply(self) -> None:
        shown = self._filter()
        self.table.set_filter(shown, tuple(shown.words.split()))
        if self.table.current_id() is None and self.table.records.rowCount():
            self.table.select_id(self.table.records.id_at(0) or "")
        self._count(shown)
        self.clear.setVisible(bool(shown.words or shown.equals))

    def _count(self, shown: ListFilter) -> None:
        found = (
            len(self.table.records.ids())
            if shown.words
            else self.register.actions.register.count(dict(shown.equals))
        )
        total, late = self.register.actions.count(), self.register.actions.late_count(
            self.register.today
        )  # fmt: skip
        self.count.setText(f"{number(found)} of {counted(total, 'action')}")
        self.count_note.setText(f"{late} late" if late else "none late")
        self.count_note.set_tone("red" if late else "ink2")

    # -- place ---------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show the log, a group's part of it, or one action."""
        self._fill_options()
        if place.id:
            self.chips["group_id"].set_value(place.id)
        if not self._loaded or place.id:
            self._loaded = True
            self._apply()
        if place.select and not self.table.select_id(place.select):
            self.clear_filters()
            self.table.select_id(place.select)
        if self.table.current_id() is None and self.table.records.rowCount():
            self.table.select_id(self.table.records.id_at(0) or "")
        if place.scroll:
            self.table.verticalScrollBar().setValue(place.scroll)
        self._details_later.start()

    def place(self) -> Place:
        """Where this is, with its selection and scroll."""
        scroll = self.table.verticalScrollBar().value()
        return Place(self.NAME, select=self.table.current_id() or "", scroll=scroll)

    def title(self) -> str:
        """The window's title."""
        return "Actions"

    def group_id(self) -> str:
        """The group of the current action."""
        found = self._current()
        return found.group_id if found else ""

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of the list."""
        if self.field.hasFocus():
            return (("↓", "to the list"), ("Esc", "clear"), ("F6", "next pane"))
        return (
            ("↑↓", "move"), ("E", "next step"), ("D", "done"), ("S", "put off"),
            ("R", "copy reminder"), ("U", "update"), ("T", "transfer"),
            ("Enter", "open minute"), ("F", "filter"), ("/", "search"), ("F4", "details"),
        )  # fmt: skip

    def refresh(self, changes: Changes) -> None:
        """Follow the register."""
        if changes.tables & _TABLES:
            self.clear_note()
            row = self.table.records.row_of(self.table.current_id() or "")
            self.table.reload()
            if self.table.current_id() is None and self.table.records.rowCount():
                # What was selected has left the list: its neighbour takes its place.
                last = self.table.records.rowCount() - 1
                self.table.select_id(self.table.records.id_at(min(max(row, 0), last)) or "")
            self._count(self._filter())
            self._details_later.start()

    # -- commands ------------------------------------------------------------------------------

    def search(self) -> None:
        """Type to search."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def filter(self) -> None:
        """Open the first filter."""
        self.chips["shown"].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.chips["shown"].open_menu()

    def clear_filters(self) -> None:
        """Show everything."""
        self.field.clear()
        for chip in self.chips.values():
            chip.set_value(None)
        self._apply()

    def _current(self) -> Action | None:
        return self.register.actions.maybe(self.table.current_id())

    def _selected(self) -> list[Action]:
        found = self.register.actions.many(self.table.selected_ids())
        return list(found.values())

    def why_not_change(self) -> str:
        """An action has to be selected."""
        return "" if self.table.current_id() else "Select an action first."

    def why_not_close(self) -> str:
        """An open action has to be selected."""
        if self.why_not_change():
            return self.why_not_change()
        return "" if any(one.state.is_open for one in self._selected()) else "It is closed."

    def why_not_reopen(self) -> str:
        """A closed action has to be selected."""
        found = self._current()
        if found and found.state is ActionState.TRANSFERRED:
            return "It was transferred. Another has taken its place."
        return "" if found and not found.state.is_open else "Select a closed action first."

    @told
    def close_selected(self) -> None:
        """Mark the selection done: D."""
        ids = [one.id for one in self._selected() if one.state.is_open]
        if ids:
            close_actions(self.register, ids)
            self.context.say("Action done" if len(ids) == 1 else f"{len(ids)} actions done")

    @told
    def next_step(self) -> None:
        """Move the current action one step on: E."""
        found = self._current()
        if found is not None and found.state in NEXT:
            state, _word = NEXT[found.state]
            set_action_state(self.register, found.id, state)
            self.context.say(f"Action {state.label.lower()}")

    @told
    def reopen(self) -> None:
        """Open the current action again."""
        found = self._current()
        if found is not None:
            set_action_state(self.register, found.id, ActionState.OPEN)
            self.context.say("Action open again")

    @told
    def cancel_selected(self) -> None:
        """Cancel the current action."""
        found = self._current()
        if found is not None and found.state.is_open:
            set_action_state(self.register, found.id, ActionState.CANCELLED)
            self.context.say("Action cancelled")

    @told
    def remove(self) -> None:
        """Take the current action out."""
        found = self._current()
        if found is not None:
            remove_action(self.register, found.id)
            self.context.say("Action deleted")

    def put_off(self) -> None:
        """Give another due date: S."""
        from ui.forms.actions import PutOffForm

        found = self._current()
        if found is not None and PutOffForm(self.context, self, found).ask():
            self.context.say("Action put off")

    def change(self) -> None:
        """Change wording or owner."""
        from ui.forms.actions import ActionForm

        found = self._current()
        if found is not None:
            ActionForm(self.context, self, action=found).ask()

    def note_update(self) -> None:
        """Note what the owner said."""
        from ui.forms.actions import UpdateForm

        found = self._current()
        if found is not None and UpdateForm(self.context, self, found).ask():
            self.context.say("Update noted")

    def transfer(self) -> None:
        """Give it to somebody else: T."""
        from ui.forms.actions import TransferForm

        found = self._current()
        if found is None or self.why_not_close():
            return
        form = TransferForm(self.context, self, found)
        if form.ask():
            self.table.select_id(form.made)
            self.context.say("Action transferred")

    @told
    def remind(self) -> None:
        """Copy the reminder, and keep it: R."""
        found = self._current()
        if found is None or not found.state.is_open:
            return
        words = self.pane.words(found.id) or action_reminder(self.register, found.id)
        QGuiApplication.clipboard().setText(words)
        if not self.register.read_only:
            keep_action_reminder(self.register, found.id, words)
        self.context.say("Reminder copied")

    def open_selected(self) -> None:
        """Go to the minute."""
        found = self._current()
        if found is not None and found.meeting_id:
            self.context.go(Place("meeting", found.meeting_id, "minute", found.item_id or ""))
        elif found is not None:
            self.change()

    def export_page(self) -> None:
        """Write what is shown."""
        still_open = self.chips["shown"].value() in ("open", "late")
        group = self.chips["group_id"].value() or ""
        self.context.export("actions", group=group, open=still_open)

    def copy_words(self) -> str:
        """The selected actions, each with its reference."""
        lines = []
        for one in self._selected():
            due = f", by {long_date(one.due_on)}" if one.due_on else ""
            lines.append(
                f"{one.title} – {owner_of(self.register, one)}{due} ({one.number or 'no minute'})"
            )
        return "\n".join(lines)

    def _fill_menu(self, menu: Any) -> None:
        window: Any = self.window()
        for command in self.COMMANDS[1:-1]:
            menu.addAction(window.menus.actions[command.id])

    # -- details -------------------------------------------------------------------------------

    def fill_details(self, record_id: str) -> Sequence[QWidget | int]:
        """What the pane shows of an action."""
        found = self.register.actions.maybe(record_id)
        return self.pane.fill(found) if found is not None else ()
