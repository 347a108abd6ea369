"""Forms about actions: a new one, one's facts, and putting one off with a reason."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from egovdesk.operations.actions import (
    add_loose_action,
    change_action,
    note_update,
    set_due,
    transfer_action,
)
from egovdesk.records.actions import Action
from egovdesk.records.problems import Problem
from ui.context import Context
from ui.forms.form import Form, options_of
from ui.forms.person_field import PersonField, people_of


class ActionForm(Form):
    """A duty outside a meeting, or the facts of one that there is."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None,
        *,
        action: Action | None = None,
        group_id: str = "",
    ) -> None:
        title = "Action" if action else "New action"
        super().__init__(
            parent, title, "Save" if action else "Add action", today=context.register.today
        )
        self.shows_exempt = action is not None and action.exempt
        self._register, self._action = context.register, action
        groups = context.register.groups.all()
        people = [one for one in context.register.people.all() if one.left_on is None]
        self.text("title", "What is to be done", action.title if action else "", lines=2)
        owners = [("", "nobody yet"), *options_of(people, lambda one: one.name)]
        self.select("owner_id", "Owner", owners, (action.owner_id or "") if action else "")
        if action is None:
            self.day("due_on", "Due")
            self.select(
                "group_id", "Group", options_of(groups, lambda one: one.name),
                group_id or groups[0].id,
            )  # fmt: skip

    def _copy(self) -> Action:
        base = self._action or Action("", "", "", self._register.today)
        changes = {"title": self.value("title")}
        if self._action is None:
            changes["due_on"] = self.value("due_on")
        return replace(base, **changes)

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        return self._copy().problems()

    def save(self) -> str:
        """Add the action, or change it."""
        copy, owner = self._copy(), self.value("owner_id") or None
        if self._action is not None:
            change_action(self._register, self._action.id, title=copy.title, owner_id=owner)
            return self._action.id
        return add_loose_action(
            self._register, self.value("group_id"), copy.title, owner_id=owner, due_on=copy.due_on
        )


class PutOffForm(Form):
    """Another due date, and why."""

    def __init__(self, context: Context, parent: QWidget | None, action: Action) -> None:
        super().__init__(parent, "Put off", "Put off", today=context.register.today)
        self.shows_exempt = action.exempt
        self._register, self._action = context.register, action
        self.day("due_on", "New due date", needed="Type the new date, such as “next Friday”.")
        self.line("reason", "Reason")

    def problems(self) -> tuple[Problem, ...]:
        """The new date must not be before the action was given."""
        return replace(self._action, due_on=self.value("due_on")).problems()

    def save(self) -> str:
        """Put the action off, keeping its former date."""
        set_due(self._register, self._action.id, self.value("due_on"), self.value("reason"))
        return self._action.id


class TransferForm(Form):
    """Who takes an action over, and why; `made` is the action that takes its place."""

    def __init__(self, context: Context, parent: QWidget | None, action: Action) -> None:
        super().__init__(parent, "Transfer", "Transfer", today=context.register.today)
        self.shows_exempt = action.exempt
        self._register, self._action, self.made = context.register, action, ""
        self.owner = PersonField("To whom", lambda: people_of(self._register, action.group_id))
        self.add("owner", self.owner)
        self.line("reason", "Why", whole=True)

    def problems(self) -> tuple[Problem, ...]:
        """It goes to somebody, and to somebody else."""
        owner = self.owner.who()
        if not any(owner):
            return (Problem("owner", "Nobody is named. Type a name."),)
        if owner == (self._action.owner_id or "", self._action.owner):
            return (Problem("owner", "It is theirs already. Type another name."),)
        return ()

    def save(self) -> str:
        """Transfer it; the former stays as it was minuted."""
        person_id, words = self.owner.who()
        self.made = transfer_action(
            self._register, self._action.id, person_id or None, words, self.value("reason")
        )
        return self.made


class UpdateForm(Form):
    """What the owner said of an action."""

    def __init__(self, context: Context, parent: QWidget | None, action: Action) -> None:
        super().__init__(parent, "What the owner said", "Note it", today=context.register.today)
        self.shows_exempt = action.exempt
        self._register, self._action = context.register, action
        self.text("text", "Update")

    def problems(self) -> tuple[Problem, ...]:
        """There must be something to note."""
        if self.value("text").strip():
            return ()
        return (Problem("text", "Nothing is typed. Type what the owner said."),)

    def save(self) -> str:
        """Note the update."""
        note_update(self._register, self._action.id, self.value("text"))
        return self._action.id
