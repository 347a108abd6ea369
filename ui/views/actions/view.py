"""The action log: who has to do what by when, what is late, and the next step of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from egovdesk.documents.reminders import action_reminder
from egovdesk.documents.wording import long_date
from egovdesk.operations.actions import (
    close_actions,
    keep_action_reminder,
    remove_action,
    set_action_state,
)
from egovdesk.records.actions import Action, ActionState
from ui.commands import Hint
from ui.context import Context
from ui.item_models.actions import make_model
from ui.item_models.listed import ListFilter
from ui.list_page import ListPage
from ui.messages import told
from ui.places import Place
from ui.views.actions.commands import COMMANDS
from ui.views.actions.pane import NEXT, ActionPane, owner_of
from ui.widgets.buttons import Button
from ui.widgets.filter_bar import Chip

_SHOWN = (("open", "open"), ("late", "late"), ("done", "done"), ("cancelled", "cancelled"),
          ("transferred", "transferred"))  # fmt: skip


class ActionsView(ListPage[Action]):
    """Every action of the council."""

    NAME, TITLE, SEARCH = "actions", "Actions", "Search actions"
    NOUN = ("action", "actions")
    EMPTY = "No actions here. They come from minutes, or from New action (Ctrl J)."
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {"actions", "action_dues", "action_updates", "reminders", "decisions", "items", "people",
         "groups"}
    )  # fmt: skip
    CHIPS: ClassVar[tuple[Chip, ...]] = (
        Chip("shown", "Status", _SHOWN, "open"), Chip("owner_id", "Owner"), Chip("group_id", "Group"),
    )  # fmt: skip
    # One or two letters match half of a large register.
    PATIENCE = 250
    KEYS: ClassVar[tuple[Hint, ...]] = (
        ("↑↓", "move"), ("E", "next step"), ("D", "done"), ("S", "put off"),
        ("R", "copy reminder"), ("U", "update"), ("T", "transfer"),
        ("Enter", "open minute"), ("F", "filter"), ("/", "search"), ("F4", "details"),
    )  # fmt: skip
    COMMANDS = COMMANDS
    LETTERS: ClassVar[dict[str, str]] = ListPage.LETTERS | {
        "E": "next_step", "D": "close_selected", "S": "put_off",
        "R": "remind", "U": "note_update", "T": "transfer",
    }  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        register = context.register
        super().__init__(context, make_model(register), register.actions, parent)
        self.add_button("actions.export", Button("Export list…", icon="file-output"))
        self.pane = ActionPane(context)

    def options(self) -> dict[str, Sequence[tuple[str, str]]]:
        """Those who have not left own actions."""
        people = [one for one in self.register.people.all() if one.left_on is None]
        return super().options() | {"owner_id": [(one.id, one.name) for one in people]}

    def equals(self, column: str, value: str) -> Sequence[tuple[str, Any]]:
        """Open and late are no states of their own."""
        if column != "shown":
            return ((column, value),)
        if value == "late":
            return (("late", self.register.today.isoformat()),)
        return (("open", True) if value == "open" else ("state", value),)

    def found(self, shown: ListFilter) -> int:
        """Counted without reading the list, where no words are searched for."""
        if shown.words:
            return super().found(shown)
        return self.register.actions.register.count(dict(shown.equals))

    def remark(self, shown: ListFilter) -> tuple[str, str]:
        """How many are late."""
        late = self.register.actions.late_count(self.register.today)
        return (f"{late} late", "red") if late else ("none late", "ink2")

    # -- commands ------------------------------------------------------------------------------

    def why_not_change(self) -> str:
        """An action has to be selected."""
        return "" if self.table.current_id() else "Select an action first."

    def why_not_close(self) -> str:
        """An open action has to be selected."""
        if self.why_not_change():
            return self.why_not_change()
        return "" if any(one.state.is_open for one in self.selected()) else "It is closed."

    def why_not_reopen(self) -> str:
        """A closed action has to be selected."""
        found = self.current()
        if found and found.state is ActionState.TRANSFERRED:
            return "It was transferred. Another has taken its place."
        return "" if found and not found.state.is_open else "Select a closed action first."

    @told
    def close_selected(self) -> None:
        """Mark the selection done: D."""
        ids = [one.id for one in self.selected() if one.state.is_open]
        if ids:
            close_actions(self.register, ids)
            self.context.say("Action done" if len(ids) == 1 else f"{len(ids)} actions done")

    @told
    def next_step(self) -> None:
        """Move the current action one step on: E."""
        found = self.current()
        if found is not None and found.state in NEXT:
            state, _word = NEXT[found.state]
            set_action_state(self.register, found.id, state)
            self.context.say(f"Action {state.label.lower()}")

    @told
    def reopen(self) -> None:
        """Open the current action again."""
        found = self.current()
        if found is not None:
            set_action_state(self.register, found.id, ActionState.OPEN)
            self.context.say("Action open again")

    @told
    def cancel_selected(self) -> None:
        """Cancel the current action."""
        found = self.current()
        if found is not None and found.state.is_open:
            set_action_state(self.register, found.id, ActionState.CANCELLED)
            self.context.say("Action cancelled")

    @told
    def remove(self) -> None:
        """Take the current action out."""
        found = self.current()
        if found is not None:
            remove_action(self.register, found.id)
            self.context.say("Action deleted")

    def put_off(self) -> None:
        """Give another due date: S."""
        from ui.forms.actions import PutOffForm

        found = self.current()
        if found is not None and PutOffForm(self.context, self, found).ask():
            self.context.say("Action put off")

    def change(self) -> None:
        """Change wording or owner."""
        from ui.forms.actions import ActionForm

        found = self.current()
        if found is not None:
            ActionForm(self.context, self, action=found).ask()

    def note_update(self) -> None:
        """Note what the owner said."""
        from ui.forms.actions import UpdateForm

        found = self.current()
        if found is not None and UpdateForm(self.context, self, found).ask():
            self.context.say("Update noted")

    def transfer(self) -> None:
        """Give it to somebody else: T."""
        from ui.forms.actions import TransferForm

        found = self.current()
        if found is None or self.why_not_close():
            return
        form = TransferForm(self.context, self, found)
        if form.ask():
            self.table.select_id(form.made)
            self.context.say("Action transferred")

    @told
    def remind(self) -> None:
        """Copy the reminder, and keep it: R."""
        found = self.current()
        if found is None or not found.state.is_open:
            return
        words = self.pane.words(found.id) or action_reminder(self.register, found.id)
        QGuiApplication.clipboard().setText(words)
        if not self.register.read_only:
            keep_action_reminder(self.register, found.id, words)
        self.context.say("Reminder copied")

    def open_selected(self) -> None:
        """Go to the minute."""
        found = self.current()
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
        for one in self.selected():
            due = f", by {long_date(one.due_on)}" if one.due_on else ""
            lines.append(
                f"{one.title} – {owner_of(self.register, one)}{due} ({one.number or 'no minute'})"
            )
        return "\n".join(lines)

    # -- details -------------------------------------------------------------------------------

    def fill_details(self, record_id: str) -> Sequence[QWidget | int]:
        """What the pane shows of an action."""
        found = self.register.actions.maybe(record_id)
        return self.pane.fill(found) if found is not None else ()
