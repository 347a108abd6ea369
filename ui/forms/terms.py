"""Forms about terms of reference: their words, and an adoption outside the register."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from egovdesk.documents.framework.terms import terms_text
from egovdesk.operations.framework.adoption import a_year_after
from egovdesk.operations.framework.terms import record_terms
from egovdesk.operations.groups import change_group
from egovdesk.records.groups import Group
from egovdesk.records.problems import Problem
from ui.context import Context
from ui.forms.form import Form
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField


class WriteTermsForm(Form):
    """The words of a group's terms, as Markdown; a button makes them anew from the register."""

    def __init__(self, context: Context, parent: QWidget | None, group: Group, text: str) -> None:
        title = f"Terms of reference of the {group.name}"
        super().__init__(parent, title, "Save", today=context.register.today)
        self._register, self._group = context.register, group
        self._text = self.text("text", "Terms of reference", text, lines=16)
        self._made = Button("Make from the register", "text")
        self._made.clicked.connect(lambda _checked=False: self.make())
        self._column.insertWidget(self._column.count() - 2, self._made)
        self.advise(
            "Kept as the group’s terms. They count when they are adopted: S sends them.", "tint"
        )

    def make(self) -> None:
        """Begin anew from the group's responsibilities, rights, seats and meetings."""
        field: TextField = self._text
        field.set_text(terms_text(self._register, self._group.id, self.today))

    def save(self) -> str:
        """Keep the words."""
        change_group(
            self._register, self._group.id, terms_of_reference=str(self.value("text")).strip()
        )
        return self._group.id


class RecordTermsForm(Form):
    """When the terms were adopted, and when they are to be looked at again."""

    def __init__(self, context: Context, parent: QWidget | None, group: Group) -> None:
        super().__init__(parent, "Record adoption", "Record", today=context.register.today)
        self._register, self._group = context.register, group
        self.day("adopted", "Adopted on", self.today, needed="Type the day, such as “1 May”.")
        self.day("review", "To be reviewed on", a_year_after(self.today))
        self.line("note", "By whom, or where it is minuted", whole=True)

    def problems(self) -> tuple[Problem, ...]:
        """They are reviewed after they are adopted, and adopted before tomorrow."""
        adopted, review = self.value("adopted"), self.value("review")
        if adopted is not None and adopted > self.today:
            return (Problem("adopted", "A day to come: they are not adopted yet."),)
        if adopted is not None and review is not None and review <= adopted:
            return (Problem("review", "Choose a day after they were adopted."),)
        return ()

    def save(self) -> str:
        """Record it."""
        return record_terms(
            self._register, self._group.id, self._group.terms_of_reference, self.value("adopted"),
            review=self.value("review"), note=str(self.value("note")),
        )  # fmt: skip
