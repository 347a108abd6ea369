"""Application selections: what each service looks at, what it chose, and whether that conforms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QMenu, QWidget

from egovdesk.operations.selections import (
    change_selection,
    move_selection,
    remove_option,
    remove_selection,
    take_waiver_back,
)
from egovdesk.records.standards import Conformity, Selection, SelectionStage, conformity
from ui.commands import Command, Hint
from ui.context import Context
from ui.item_models.listed import ListFilter
from ui.item_models.standards import selections_model
from ui.messages import told
from ui.views.standards.page import RegisterPage, exempting, exports, next_tab
from ui.views.standards.selection_pane import selection_pane
from ui.widgets.buttons import Button
from ui.widgets.filter_bar import Chip

_STEPS = {
    SelectionStage.OPTIONS: SelectionStage.BUSINESS_CASE,
    SelectionStage.CHOSEN: SelectionStage.IN_USE,
}


class SelectionsView(RegisterPage[Selection]):
    """The application selections."""

    NAME, TITLE, SEARCH = "selections", "Application selections", "Search selections"
    NOUN = ("selection", "selections")
    EMPTY = "No application selections here yet. Ins begins one."
    EXPORT = "selections"
    NOTHING = "Select a selection first."
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {"selections", "selection_options", "selection_standards", "standards", "decisions",
         "people", "groups"}
    )  # fmt: skip
    CHIPS: ClassVar[tuple[Chip, ...]] = (
        Chip("stage", "Stage", [(one.value, one.label.lower()) for one in SelectionStage]),
        Chip("confirmed", "Standards", [(one.value, one.label.lower()) for one in Conformity]),
        Chip("group_id", "Group"),
    )
    KEYS: ClassVar[tuple[Hint, ...]] = (
        ("↑↓", "move"), ("E", "next step"), ("O", "new option"), ("C", "standards"),
        ("W", "waive"), ("Ins", "new"), ("Enter", "edit", "selections.change"), ("F", "filter"),
        ("/", "search"), ("Ctrl Tab", "next tab"),
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("selections.search", "&Search selections", "search", "Ctrl+F", "Edit",
                icon="search", tip="Search titles, needs and business cases as you type."),
        Command("selections.add", "New &selection…", "add", "Ins", "Register", icon="plus",
                writes=True, tip="Begin the selection of an application for a service."),
        Command("selections.next", "&Next step", "next_step", "Ctrl+Return", "Register",
                when="why_not_next", writes=True,
                tip="Add an option, go on to the business case, choose, or bring it into use."),
        Command("selections.option", "New &option…", "add_option", "Ctrl+Shift+O", "Register",
                when="why_not_change", writes=True, tip="Put an application on the list."),
        Command("selections.remove_option", "Remove an option", "remove_option", "", "Register",
                when="why_not_options", writes=True, tip="Take an application off the list."),
        Command("selections.choose", "Choose an opt&ion…", "choose", "Ctrl+Shift+A", "Register",
                when="why_not_options", writes=True,
                tip="Say which application is chosen, and by which decision."),
        Command("selections.conform", "S&tandards it conforms to…", "confirm", "", "Register",
                when="why_not_change", writes=True,
                tip="Name the standards, and confirm whether what was chosen conforms."),
        Command("selections.waive", "&Waive standards…", "waive", "", "Register",
                when="why_not_change", writes=True,
                tip="Say why it need not conform, and who gave that."),
        Command("selections.unwaive", "Take waiver &back", "take_waiver_back", "", "Register",
                when="why_not_waived", writes=True, tip="Let it have to conform after all."),
        Command("selections.stop", "Sto&p selection…", "stop", "", "Register",
                when="why_not_stop", writes=True, tip="Choose nothing, and say why."),
        Command("selections.change", "&Edit selection…", "change", "F2", "Register",
                when="why_not_change", writes=True, tip="Change its facts."),
        Command("selections.remove", "&Remove selection", "remove", "Del", "Register",
                when="why_not_change", writes=True, tip="Take out a selection that chose nothing."),
        exempting("selections"), next_tab("selections"), *exports("selections", "Application selections"),
    )  # fmt: skip
    LETTERS: ClassVar[dict[str, str]] = RegisterPage.LETTERS | {
        "E": "next_step", "O": "add_option", "C": "confirm", "W": "waive",
    }  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        register = context.register
        super().__init__(context, selections_model(register), register.selections, parent)
        self.add_button("selections.export_word", Button("Word…", icon="file-output"))
        self.add_button("selections.export", Button("Export list…", icon="file-output"))
        self.add_button("selections.add", Button("New selection…", icon="plus"))

    def remark(self, shown: ListFilter) -> tuple[str, str]:
        """How many of those chosen are not confirmed."""
        waiting = sum(
            not self._conformity(one).is_settled
            for one in self.register.selections.all()
            if one.stage.is_chosen
        )
        if waiting:
            return f"{waiting} chosen without a confirmation or a waiver", "amber"
        return "every one chosen is confirmed or waived", "ink2"

    def _conformity(self, one: Selection) -> Conformity:
        return conformity(one, self.register.selection_standards.find(selection_id=one.id))

    def fill_details(self, record_id: str) -> Sequence[QWidget | int]:
        """Need, options, business case, standards."""
        found = self.current()
        return selection_pane(self, found) if found else ()

    def change_facts(self, record_id: str, **changes: Any) -> None:
        """Change facts of the record."""
        change_selection(self.register, record_id, **changes)

    def copy_words(self) -> str:
        """The titles of the selected selections, each with its stage."""
        return "\n".join(f"{one.title}: {one.stage.label.lower()}" for one in self.selected())

    # -- why not -------------------------------------------------------------------------------

    def why_not_next(self) -> str:
        """What is in use or stopped goes no further."""
        found = self.current()
        if found is None:
            return self.NOTHING
        ended = (SelectionStage.IN_USE, SelectionStage.STOPPED)
        return f"It is {found.stage.label.lower()}." if found.stage in ended else ""

    def why_not_options(self) -> str:
        """There have to be some."""
        found = self.current()
        if found is None:
            return self.NOTHING
        options = self.register.selection_options.find(selection_id=found.id)
        return "" if options else "It has no options yet."

    def why_not_waived(self) -> str:
        """There has to be a waiver."""
        found = self.current()
        if found is None:
            return self.NOTHING
        return "" if found.waived_on else "Nothing is waived."

    def why_not_stop(self) -> str:
        """Once is enough, and what is in use is not stopped."""
        return self.why_not_next()

    # -- commands ------------------------------------------------------------------------------

    @told
    def next_step(self) -> None:
        """The next step: E."""
        found = self.current()
        if found is None or self.why_not_next():
            return
        if found.stage is SelectionStage.NEED:
            self.add_option()
        elif found.stage is SelectionStage.BUSINESS_CASE:
            self.choose()
        else:
            move_selection(self.register, found.id, _STEPS[found.stage])
            self.context.say(f"{found.title}: {_STEPS[found.stage].label.lower()}")

    def add(self) -> None:
        """Begin one."""
        from ui.forms.selections import SelectionForm

        group = self.chips["group_id"].value() or ""
        self.done(SelectionForm(self.context, self, group_id=group).ask(), "Selection begun")

    def change(self) -> None:
        """Change its facts."""
        from ui.forms.selections import SelectionForm

        found = self.current()
        if found is not None:
            self.done(SelectionForm(self.context, self, found).ask(), "Selection changed")

    def add_option(self) -> None:
        """Put an application on the list: O."""
        from ui.forms.selections import OptionForm

        found = self.current()
        if found is not None and OptionForm(self.context, self, found.id).ask():
            self.context.say("Option added")

    def change_option(self, option_id: str) -> None:
        """Change one of its options."""
        from ui.forms.selections import OptionForm

        option = self.register.selection_options.get(option_id)
        if not self.register.read_only:
            OptionForm(self.context, self, option.selection_id, option).ask()

    def remove_option(self) -> None:
        """Take an application off: choose which."""
        found = self.current()
        if found is None:
            return
        menu = QMenu(self)
        for one in self.register.selection_options.find(selection_id=found.id):
            entry = menu.addAction(one.name.replace("&", "&&"))
            entry.triggered.connect(lambda _checked=False, key=one.id: self._remove_option(key))
        menu.popup(self.below())

    @told
    def _remove_option(self, option_id: str) -> None:
        remove_option(self.register, option_id)
        self.context.say("Option removed")

    def choose(self) -> None:
        """Say which is chosen."""
        from ui.forms.selections import ChooseForm

        found = self.current()
        if found is not None:
            self.done(ChooseForm(self.context, self, found).ask(), "Chosen")

    def confirm(self) -> None:
        """Name standards, and say whether it conforms: C."""
        from ui.forms.selections import ConformityForm

        found = self.current()
        if found is not None and ConformityForm(self.context, self, found).ask():
            self.context.say("Standards kept")

    def waive(self) -> None:
        """Waive standards: W."""
        from ui.forms.selections import WaiverForm

        found = self.current()
        if found is not None:
            self.done(WaiverForm(self.context, self, found).ask(), "Waived")

    @told
    def take_waiver_back(self) -> None:
        """Let it have to conform after all."""
        found = self.current()
        if found is not None:
            take_waiver_back(self.register, found.id)
            self.context.say("Waiver taken back")

    def stop(self) -> None:
        """Choose nothing."""
        from ui.forms.selections import StopForm

        found = self.current()
        if found is not None:
            self.done(StopForm(self.context, self, found).ask(), "Selection stopped")

    @told
    def remove(self) -> None:
        """Take it out."""
        found = self.current()
        if found is not None:
            remove_selection(self.register, found.id)
            self.context.say("Selection removed")
