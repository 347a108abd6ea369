"""Corporate strategies, and which decisions and items are linked to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from egovdesk.operations.strategies import remove_strategy
from egovdesk.records.standards import Strategy, StrategyKind
from ui.commands import Command, Hint
from ui.context import Context
from ui.item_models.standards import strategies_model
from ui.messages import told
from ui.views.standards.page import RegisterPage, next_tab
from ui.views.standards.panes import strategy_pane
from ui.widgets.buttons import Button
from ui.widgets.filter_bar import Chip


class StrategiesView(RegisterPage[Strategy]):
    """The corporate strategies."""

    NAME, TITLE, SEARCH = "strategies", "Strategies", "Search strategies"
    NOUN = ("strategy", "strategies")
    EMPTY = "No strategies yet. Ins adds one, such as the community plan."
    NOTHING = "Select a strategy first."
    TABLES: ClassVar[frozenset[str]] = frozenset({"strategies", "bearings", "decisions", "people"})
    CHIPS: ClassVar[tuple[Chip, ...]] = (
        Chip("kind", "About", [(one.value, one.label) for one in StrategyKind]),
    )
    KEYS: ClassVar[tuple[Hint, ...]] = (
        ("↑↓", "move"), ("Ins", "new"), ("Enter", "edit", "strategies.change"), ("F", "filter"),
        ("/", "search"), ("Ctrl Tab", "next tab"),
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("strategies.search", "&Search strategies", "search", "Ctrl+F", "Edit",
                icon="search", tip="Search titles and owners as you type."),
        Command("strategies.add", "New &strategy…", "add", "Ins", "Register", icon="plus",
                writes=True, tip="Put in a corporate strategy that decisions are linked to."),
        Command("strategies.change", "&Edit strategy…", "change", "F2", "Register",
                when="why_not_change", writes=True, tip="Change a strategy's facts."),
        Command("strategies.remove", "&Remove strategy", "remove", "Del", "Register",
                when="why_not_change", writes=True,
                tip="Take out a strategy that nothing is linked to."),
        next_tab("strategies"),
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        register = context.register
        super().__init__(context, strategies_model(register), register.strategies, parent)
        self.add_button("strategies.add", Button("New strategy…", icon="plus"))

    def fill_details(self, record_id: str) -> Sequence[QWidget | int]:
        """Its facts, and what is linked to it."""
        found = self.current()
        return strategy_pane(self, found) if found else ()

    def copy_words(self) -> str:
        """The titles of the selected strategies."""
        return "\n".join(one.title for one in self.selected())

    def add(self) -> None:
        """Put one in."""
        from ui.forms.strategies import StrategyForm

        self.done(StrategyForm(self.context, self).ask(), "Strategy added")

    def change(self) -> None:
        """Change its facts."""
        from ui.forms.strategies import StrategyForm

        found = self.current()
        if found is not None:
            self.done(StrategyForm(self.context, self, found).ask(), "Strategy changed")

    @told
    def remove(self) -> None:
        """Take it out."""
        found = self.current()
        if found is not None:
            remove_strategy(self.register, found.id)
            self.context.say("Strategy removed")
