"""Common systems: what the whole council uses for e-mail, office work, payroll and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from egovdesk.operations.standards import remove_system
from egovdesk.records.groups import holds_on
from egovdesk.records.standards import System, SystemKind
from ui.commands import Command, Hint
from ui.context import Context
from ui.item_models.listed import ListFilter
from ui.item_models.standards import systems_model
from ui.messages import told
from ui.views.standards.page import RegisterPage, exports, next_tab
from ui.views.standards.panes import system_pane
from ui.widgets.buttons import Button
from ui.widgets.filter_bar import Chip


class SystemsView(RegisterPage[System]):
    """The common systems."""

    NAME, TITLE, SEARCH = "systems", "Common systems", "Search systems"
    NOUN = ("system", "systems")
    EMPTY = "No common systems yet. Ins adds one: e-mail, payroll, finance and so on."
    EXPORT = "standards"
    NOTHING = "Select a system first."
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {"systems", "standards", "bearings", "decisions", "people"}
    )
    CHIPS: ClassVar[tuple[Chip, ...]] = (
        Chip("shown", "In use", (("now", "today"), ("former", "no longer"))),
        Chip("kind", "Purpose", [(one.value, one.label) for one in SystemKind]),
    )
    KEYS: ClassVar[tuple[Hint, ...]] = (
        ("↑↓", "move"), ("Ins", "new"), ("Enter", "edit", "systems.change"), ("F", "filter"),
        ("/", "search"), ("Ctrl Tab", "next tab"),
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("systems.search", "&Search systems", "search", "Ctrl+F", "Edit", icon="search",
                tip="Search names, versions and suppliers as you type."),
        Command("systems.add", "New common &system…", "add", "Ins", "Register", icon="plus",
                writes=True, tip="Put in a system that the whole council uses."),
        Command("systems.change", "&Edit system…", "change", "F2", "Register",
                when="why_not_change", writes=True, tip="Change a system's facts."),
        Command("systems.end", "E&nd system…", "end", "", "Register", when="why_not_end",
                writes=True, tip="Say up to which day it was in use."),
        Command("systems.remove", "&Remove system", "remove", "Del", "Register",
                when="why_not_change", writes=True, tip="Take out a system that nothing names."),
        next_tab("systems"), *exports("systems", "Standards and common systems"),
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        register = context.register
        super().__init__(context, systems_model(register), register.systems, parent)
        self.add_button("systems.export_word", Button("Word…", icon="file-output"))
        self.add_button("systems.export", Button("Export list…", icon="file-output"))
        self.add_button("systems.add", Button("New system…", icon="plus"))

    def remark(self, shown: ListFilter) -> tuple[str, str]:
        """The purposes for which nothing is named."""
        today = self.register.today
        held = {
            one.kind
            for one in self.register.systems.all()
            if holds_on(today, one.from_on, one.until_on)
        }
        lacking = [
            one.label for one in SystemKind if one not in held and one is not SystemKind.OTHER
        ]
        words = f"none named for {', '.join(lacking)}" if lacking else "one for every purpose"
        return words, "ink2"

    def fill_details(self, record_id: str) -> Sequence[QWidget | int]:
        """Its facts, and what bears upon it."""
        found = self.current()
        return system_pane(self, found) if found else ()

    def copy_words(self) -> str:
        """The selected systems, each with its purpose."""
        return "\n".join(f"{one.kind.label}: {one.name} {one.version}" for one in self.selected())

    def why_not_end(self) -> str:
        """It has to be in use."""
        found = self.current()
        if found is None:
            return self.NOTHING
        return "It has a last day already: edit it instead." if found.until_on else ""

    def add(self) -> None:
        """Put one in."""
        from ui.forms.standards import SystemForm

        self.done(SystemForm(self.context, self).ask(), "System added")

    def change(self) -> None:
        """Change its facts."""
        from ui.forms.standards import SystemForm

        found = self.current()
        if found is not None:
            self.done(SystemForm(self.context, self, found).ask(), "System changed")

    def end(self) -> None:
        """Say up to which day it was in use."""
        from ui.forms.standards import EndSystemForm

        found = self.current()
        if found is not None:
            self.done(EndSystemForm(self.context, self, found).ask(), "System ended")

    @told
    def remove(self) -> None:
        """Take it out."""
        found = self.current()
        if found is not None:
            remove_system(self.register, found.id)
            self.context.say("System removed")
