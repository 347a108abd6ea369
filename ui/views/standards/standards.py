"""Standards: policies and standards by area, worked up, adopted, due for review, replaced."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from egovdesk.operations.standards import change_standard, move_standard, remove_standard
from egovdesk.records.standards import WORKED_UP, Standard, StandardArea, StandardStage
from ui.commands import Command, Hint
from ui.context import Context
from ui.item_models.listed import ListFilter
from ui.item_models.standards import standards_model
from ui.messages import told
from ui.views.standards.page import RegisterPage, exempting, exports, next_tab
from ui.views.standards.panes import standard_pane
from ui.widgets.buttons import Button
from ui.widgets.filter_bar import Chip

_SHOWN = (("adopted", "adopted"), ("worked_up", "being worked up"), ("due", "due for review"),
          ("former", "replaced or withdrawn"))  # fmt: skip


class StandardsView(RegisterPage[Standard]):
    """The standards register."""

    NAME, TITLE, SEARCH = "standards", "Standards", "Search standards"
    NOUN = ("standard", "standards")
    EMPTY = "No standards here yet. Ins adds one, at whatever stage it is."
    EXPORT = "standards"
    NOTHING = "Select a standard first."
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {"standards", "systems", "selections", "selection_standards", "bearings", "decisions",
         "people", "groups"}
    )  # fmt: skip
    CHIPS: ClassVar[tuple[Chip, ...]] = (
        Chip("shown", "Stage", _SHOWN),
        Chip("area", "About", [(one.value, one.label.lower()) for one in StandardArea]),
        Chip("group_id", "Group"),
    )
    KEYS: ClassVar[tuple[Hint, ...]] = (
        ("↑↓", "move"), ("E", "next step"), ("Ins", "new"), ("Enter", "edit", "standards.change"),
        ("V", "new version"), ("F", "filter"), ("/", "search"), ("Ctrl Tab", "next tab"),
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("standards.search", "&Search standards", "search", "Ctrl+F", "Edit", icon="search",
                tip="Search titles, owners and what standards say, as you type."),
        Command("standards.add", "New &standard…", "add", "Ins", "Register", icon="plus",
                writes=True, tip="Put in a policy or standard, at whatever stage it is."),
        Command("standards.next", "&Next step", "next_step", "Ctrl+Return", "Register",
                when="why_not_next", writes=True,
                tip="Bring it to its next stage; adopt it; keep it after its review."),
        Command("standards.adopt", "Adop&t…", "adopt", "Ctrl+Shift+A", "Register",
                when="why_not_adopt", writes=True,
                tip="Say from when it holds, and by which decision."),
        Command("standards.version", "New &version…", "begin_version", "Ctrl+Shift+V", "Register",
                when="why_not_version", writes=True,
                tip="Begin the version that is to replace an adopted standard."),
        Command("standards.withdraw", "&Withdraw…", "withdraw", "", "Register",
                when="why_not_withdraw", writes=True,
                tip="Say that it holds no longer; it stays in the register."),
        Command("standards.change", "&Edit standard…", "change", "F2", "Register",
                when="why_not_change", writes=True, tip="Change a standard's facts."),
        Command("standards.remove", "&Remove standard", "remove", "Del", "Register",
                when="why_not_change", writes=True,
                tip="Take out a standard that was never adopted."),
        exempting("standards"), next_tab("standards"), *exports("standards", "Standards register"),
    )  # fmt: skip
    LETTERS: ClassVar[dict[str, str]] = RegisterPage.LETTERS | {
        "E": "next_step", "V": "begin_version",
    }  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        register = context.register
        super().__init__(context, standards_model(register), register.standards, parent)
        self.add_button("standards.export_word", Button("Word…", icon="file-output"))
        self.add_button("standards.export", Button("Export list…", icon="file-output"))
        self.add_button("standards.add", Button("New standard…", icon="plus"))

    def remark(self, shown: ListFilter) -> tuple[str, str]:
        """How many are due for review, and how many are being worked up."""
        found = self.register.standards.all()
        due = sum(one.is_due(self.register.today) for one in found)
        worked = sum(one.stage.is_worked_up for one in found)
        words = f"{due} due for review" if due else "none due for review"
        return f"{words}, {worked or 'none'} being worked up", "amber" if due else "ink2"

    def fill_details(self, record_id: str) -> Sequence[QWidget | int]:
        """Its facts, versions, and what names it."""
        found = self.current()
        return standard_pane(self, found) if found else ()

    def exported(self) -> str:
        """What is being worked up has a list of its own."""
        return "worked-up" if self.chips["shown"].value() == "worked_up" else self.EXPORT

    def change_facts(self, record_id: str, **changes: Any) -> None:
        """Change facts of the record."""
        change_standard(self.register, record_id, **changes)

    def copy_words(self) -> str:
        """The selected standards, each with its version and area."""
        return "\n".join(f"{one.label} ({one.area.label.lower()})" for one in self.selected())

    # -- commands ------------------------------------------------------------------------------

    def why_not_next(self) -> str:
        """What was replaced or withdrawn goes no further; what was adopted waits for its review."""
        found = self.current()
        if found is None:
            return self.NOTHING
        if found.stage is StandardStage.ADOPTED and not found.is_due(self.register.today):
            return "It is adopted, and not due for review."
        former = found.stage in (StandardStage.REPLACED, StandardStage.WITHDRAWN)
        return f"It is {found.stage.label.lower()}." if former else ""

    def why_not_adopt(self) -> str:
        """It has to be one that is being worked up."""
        found = self.current()
        if found is None:
            return self.NOTHING
        return "" if found.stage.is_worked_up else f"It is {found.stage.label.lower()} already."

    def why_not_version(self) -> str:
        """Only what is adopted is replaced."""
        found = self.current()
        if found is None:
            return self.NOTHING
        return "" if found.stage is StandardStage.ADOPTED else "It is not adopted: edit it instead."

    def why_not_withdraw(self) -> str:
        """Once is enough."""
        found = self.current()
        if found is None:
            return self.NOTHING
        former = found.stage in (StandardStage.REPLACED, StandardStage.WITHDRAWN)
        return f"It is {found.stage.label.lower()} already." if former else ""

    @told
    def next_step(self) -> None:
        """The next stage, adoption, or the review: E."""
        from ui.forms.standards import ReviewForm

        found = self.current()
        if found is None or self.why_not_next():
            return
        if found.stage is StandardStage.ADOPTED:
            self.done(ReviewForm(self.context, self, found).ask(), "Kept after review")
        elif found.stage is StandardStage.PROPOSED:
            self.adopt()
        else:
            stage = WORKED_UP[WORKED_UP.index(found.stage) + 1]
            move_standard(self.register, found.id, stage)
            self.context.say(f"{found.title}: {stage.label.lower()}")

    def add(self) -> None:
        """Put one in."""
        from ui.forms.standards import StandardForm

        group = self.chips["group_id"].value() or ""
        made = StandardForm(self.context, self, group_id=group).ask()
        self.done(made, "Standard added")

    def change(self) -> None:
        """Change its facts."""
        from ui.forms.standards import StandardForm

        found = self.current()
        if found is not None:
            self.done(StandardForm(self.context, self, found).ask(), "Standard changed")

    def adopt(self) -> None:
        """Adopt it."""
        from ui.forms.standards import AdoptForm

        found = self.current()
        if found is not None:
            self.done(AdoptForm(self.context, self, found).ask(), "Standard adopted")

    def begin_version(self) -> None:
        """Begin the version that replaces it: V."""
        from ui.forms.standards import VersionForm

        found = self.current()
        if found is not None and not self.why_not_version():
            self.done(VersionForm(self.context, self, found).ask(), "New version begun")

    def withdraw(self) -> None:
        """Withdraw it, with a reason."""
        from ui.forms.standards import WithdrawForm

        found = self.current()
        if found is not None:
            self.done(WithdrawForm(self.context, self, found).ask(), "Standard withdrawn")

    @told
    def remove(self) -> None:
        """Take it out."""
        found = self.current()
        if found is not None:
            remove_standard(self.register, found.id)
            self.context.say("Standard removed")
