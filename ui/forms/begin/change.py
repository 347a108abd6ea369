"""Another structure for a register that has one: the same steps, with what stays and what ends."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from egovdesk.documents.wording import long_date
from egovdesk.errors import EgovDeskError
from egovdesk.operations.structure.matching import fitted, living_groups, match_groups
from egovdesk.operations.structure.use import preview_structure, use_structure
from egovdesk.records.groups import Group
from egovdesk.shipped.structures import structure_model
from ui import messages, theme
from ui.context import Context
from ui.dates import parse_date
from ui.forms.begin.check import CheckStep
from ui.forms.begin.draft import Draft
from ui.forms.begin.govern import GovernStep
from ui.forms.begin.names import NamesStep
from ui.forms.begin.step import Step
from ui.forms.begin.wizard import Wizard
from ui.widgets.fields import DateField
from ui.widgets.labels import Label
from ui.widgets.stacked import stacked
from ui.widgets.ticks import TickField

_NOTES = (
    "Groups that stay keep their meetings, members and minutes.",
    "Everything before the day stays as it was, and one undo takes all of it back.",
)


class WhenStep(Step):
    """From which day, and which groups without a place in the new structure are dissolved."""

    TITLE: ClassVar[str] = "From when, and what ends?"
    WORDS: ClassVar[str] = "A group that is not ticked stays as it is, beside the new structure."
    NAME: ClassVar[str] = "When, and what ends"

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__(draft)
        self._register = context.register
        self.since = DateField(
            "From", lambda typed: parse_date(typed, context.register.today), long_date,
            needed="Type the first day of the new structure.",
        )  # fmt: skip
        self.ends = TickField("Dissolved the day before", [], [])
        self._none = Label("Every group has its place in the new structure.", "text", "ink2")
        column = QVBoxLayout(self)
        px = theme.px
        column.setContentsMargins(px(40), px(12), px(40), px(20))
        column.setSpacing(px(14))
        self.since.setMaximumWidth(px(320))
        self.ends.setMaximumWidth(px(640))
        for widget in (self.since, self.ends, self._none):
            column.addWidget(widget)
        column.addStretch(1)

    def load(self) -> None:
        """Show the day, and the groups that have no place."""
        self.since.set_date(self.draft.from_on)
        left = self._left()
        self.ends.set_options([(one.id, one.name) for one in left])
        self.ends.set_chosen([one.id for one in left if one.id in self.draft.end])
        self.ends.setVisible(bool(left))
        self._none.setVisible(not left)

    def _left(self) -> list[Group]:
        kept = set(self.draft.keep.values())
        living = living_groups(self._register, self.draft.from_on).values()
        return [one for one in living if one.id not in kept]

    def take(self) -> bool:
        """Take the day and what ends."""
        self.since.commit()
        day = self.since.date()
        if day is None or not self.since.check():
            self.since.edit.setFocus()
            return False
        self.draft.from_on, self.draft.end = day, set(self.ends.chosen())
        return True

    def first(self) -> QWidget:
        """The day."""
        return self.since.edit


class _GovernAgain(GovernStep):
    """The arrangements, each with the names that the register's groups have."""

    def __init__(self, context: Context, draft: Draft) -> None:
        self._register = context.register
        super().__init__(draft)

    def _take(self, code: str) -> None:
        draft = self.draft
        if code != draft.structure.code or not draft.keep:
            structure = structure_model(code)
            draft.keep = match_groups(self._register, structure, draft.from_on)
            draft.structure = fitted(self._register, structure, draft.keep)
        super()._take(code)


class ChangeStructure(QDialog):
    """The steps in a dialog; the last of them says exactly what will change, and changes it."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Change the structure")
        self.setModal(True)
        self._register = context.register
        self.draft = Draft(context.register.today)
        self.draft.keep = match_groups(self._register, self.draft.structure, self.draft.from_on)
        self.draft.structure = fitted(self._register, self.draft.structure, self.draft.keep)
        present = list(living_groups(self._register, self.draft.from_on).values())
        steps = (
            _GovernAgain(context, self.draft), NamesStep(self.draft, present),
            WhenStep(context, self.draft), CheckStep(self.draft, self._says),
        )  # fmt: skip
        self.wizard = Wizard(steps, "Change the structure", "Change the structure", _NOTES)
        self.wizard.finished.connect(self._change)
        stacked(self, self.wizard)
        self.resize(theme.px(1240), theme.px(780))
        self.wizard.begin()

    def _how(self) -> dict[str, object]:
        draft = self.draft
        return {"from_on": draft.from_on, "keep": draft.keep, "end": sorted(draft.end)}

    def _says(self) -> list[str]:
        """What would change, found by doing it and taking it back."""
        try:
            told = preview_structure(self._register, self.draft.structure, **self._how())
        except EgovDeskError as error:
            return [str(error)]
        return [f"From {long_date(self.draft.from_on)}:", *told.sentences()]

    def _change(self) -> None:
        try:
            use_structure(self._register, self.draft.structure, **self._how())  # type: ignore[arg-type]
        except EgovDeskError as error:
            messages.show_error(self, error, "The structure was not changed")
            return
        self.accept()
