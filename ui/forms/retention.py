"""Forms about retention: how long a group keeps what, and why something is disposed of."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import counted
from egovdesk.operations.retention import Due, retention_of, set_retention
from egovdesk.records.choices import ChoiceList
from egovdesk.records.problems import Problem
from egovdesk.records.retention import Kept, RetentionRule
from ui.context import Context
from ui.forms.form import Form, options_of
from ui.widgets.fields import Field, Select
from ui.widgets.note import Note

FOR_EVER = "for ever"


class RetentionForm(Form):
    """How many years a group keeps each kind of record; "for ever" where it is not disposed of."""

    def __init__(self, context: Context, parent: QWidget | None, group_id: str = "") -> None:
        super().__init__(parent, "How long records are kept", "Save", today=context.register.today)
        self._register = context.register
        groups = self._register.groups.all()
        self._group_id = group_id or groups[0].id
        group = self.select(
            "group_id", "Group", options_of(groups, lambda one: one.name), self._group_id
        )
        assert isinstance(group, Select)
        group.chosen.connect(self._turn)
        labels = self._register.choices.of(ChoiceList.RETENTION)
        for kind in Kept:
            label = labels[kind].label if kind in labels else kind.value.capitalize()
            self.line(kind, f"{label}, in years")
        self._turn(self._group_id)

    def _turn(self, group_id: str) -> None:
        self._group_id = group_id
        for kind, years in retention_of(self._register, group_id).items():
            field = self.fields[kind]
            assert isinstance(field, Field)
            field.edit.setText(FOR_EVER if years is None else str(years))

    def _years(self, kind: Kept) -> int | None:
        """The years typed; None for ever, -1 where it is no number."""
        typed = str(self.value(kind)).strip().lower()
        if typed in ("", FOR_EVER, "permanent", "always"):
            return None
        return int(typed) if typed.isdecimal() and len(typed) < 4 else -1

    def problems(self) -> tuple[Problem, ...]:
        """Each is a number of years, or for ever."""
        found = []
        for kind in Kept:
            for one in RetentionRule("", self._group_id, kind, self._years(kind)).problems():
                sentence = one.sentence.replace("leave it empty", f"“{FOR_EVER}”")
                found.append(Problem(kind, sentence))
        return tuple(found)

    def save(self) -> str:
        """Keep what was changed as the group's own."""
        now = retention_of(self._register, self._group_id)
        with self._register.step("Change retention"):
            for kind in Kept:
                if self._years(kind) != now[kind]:
                    set_retention(self._register, self._group_id, kind, self._years(kind))
        return self._group_id


class DisposalForm(Form):
    """Why records are disposed of; they are gone for good once that is said."""

    def __init__(self, context: Context, parent: QWidget | None, due: Due) -> None:
        many = counted(len(due.meetings), "meeting")
        title = f"Dispose of {due.label.lower()} of {many}?"
        super().__init__(parent, title, "Dispose of them", today=context.register.today)
        self.ok.set_kind("danger")
        kept = f"Kept for {counted(due.years, 'year')}" if due.years else "Kept until approved"
        reason = f"{kept}, as the {due.group.name} keeps them"
        self.text("reason", "Reason, for the log of disposals", reason, lines=2)
        words = "It cannot be undone, and leaves history too. Backups made before still hold it."
        self._column.insertWidget(1, Note("amber", words))

    def problems(self) -> tuple[Problem, ...]:
        """There must be a reason."""
        if self.value("reason").strip():
            return ()
        return (Problem("reason", "Say why, such as “kept for six years”."),)

    def save(self) -> str:
        """Hand the reason to the page, which disposes meeting by meeting."""
        return str(self.value("reason")).strip()
