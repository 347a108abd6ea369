"""The list of the council's statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import long_date, number
from egovdesk.operations.statements.statements import remove_statement, set_statement_exempt
from egovdesk.records.statements import Statement
from egovdesk.shipped.rounds import shipped_round
from ui.commands import Command, Hint
from ui.context import Context
from ui.details import Fact, buttons, facts
from ui.forms.grounds import ask_ground
from ui.forms.statements import StartStatementForm, StatementForm
from ui.item_models.listed import ListFilter
from ui.item_models.statements import TABLES, OpenStatement, statements_model
from ui.list_page import ListPage
from ui.messages import told
from ui.places import Place
from ui.widgets.buttons import Button
from ui.widgets.filter_bar import Chip
from ui.widgets.labels import Label

_NOTHING = "Select a statement first."


class StatementsView(ListPage[Statement]):
    """IEG statements and statements of the council's own."""

    NAME, TITLE, SEARCH = "statements", "IEG statements", "Search statements"
    NOUN = ("statement", "statements")
    EMPTY = "No statements yet. Ins starts one, for a round or of your own."
    TABLES: ClassVar[frozenset[str]] = TABLES | {"people", "groups"}
    CHIPS: ClassVar[tuple[Chip, ...]] = (
        Chip("shown", "State", (("working", "not yet submitted"), ("submitted", "submitted"))),
    )
    KEYS: ClassVar[tuple[Hint, ...]] = (
        ("↑↓", "move"), ("Enter", "open"), ("Ins", "new"), ("F2", "header", "statements.change"),
        ("F", "filter"), ("/", "search"),
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("statements.search", "&Search statements", "search", "Ctrl+F", "Edit",
                icon="search", tip="Search titles, rounds and owners, as you type."),
        Command("statements.add", "New s&tatement…", "add", "Ins", "Register", icon="plus",
                writes=True, tip="Start a statement for a round, or an empty one of your own."),
        Command("statements.open", "&Open statement", "open_selected", "", "Register",
                when="why_not_change", tip="Write, compare and read the statement."),
        Command("statements.change", "Statement’s &header…", "change", "F2", "Register",
                when="why_not_change", writes=True,
                tip="Change its title, contact, owner, the day it is due and to whom it goes."),
        Command("statements.exempt", "E&xempt, or open again", "toggle_exempt", "Ctrl+E", "Register",
                when="why_not_change", writes=True,
                tip="Keep the whole statement from the public on a ground, or open it again."),
        Command("statements.remove", "&Remove statement", "remove", "Del", "Register",
                when="why_not_change", writes=True,
                tip="Take out a statement of which no draft was kept."),
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        register = context.register
        super().__init__(context, statements_model(register), register.statements, parent)
        self.add_button("statements.add", Button("New statement…", icon="plus"))

    def remark(self, shown: ListFilter) -> tuple[str, str]:
        """Which is due next."""
        today = self.register.today
        coming = [one for one in self.register.statements.all()
                  if one.submitted_on is None and one.due_on and one.due_on >= today]  # fmt: skip
        if not coming:
            return "none due", "ink2"
        first = min(coming, key=lambda one: one.due_on or today)
        return f"{first.round or first.title} due {long_date(first.due_on or today)}", "ink2"

    def fill_details(self, record_id: str) -> Sequence[QWidget | int]:
        """How far it is, whose it is, and what its round asks."""
        found = self.current()
        if found is None:
            return ()
        opened = OpenStatement.read(self.register, record_id)
        owner = self.register.people.maybe(found.owner_id)
        group = self.register.groups.maybe(found.group_id)
        asked = shipped_round(found.round)
        rows: list[Fact] = [
            ("Draft", opened.working, "ink"),
            ("Progress", opened.progress, "ink"),
            ("Words", number(opened.outline.words), "ink"),
            ("Owner", owner.name if owner else "nobody yet", "ink"),
            ("Belongs to", group.label if group else "no group", "ink"),
            ("Due", long_date(found.due_on) if found.due_on else "none set", "ink"),
            ("Goes to", found.recipient or "not said", "ink"),
        ]
        if asked is not None:
            rows.append(("Guidance", asked.guidance, "ink"))
        act = buttons([("Open", self.open_selected, "Enter")])
        return [Label(found.title, "title20", wrap=True), act, facts(rows)]

    # -- commands ------------------------------------------------------------------------------

    def why_not_change(self) -> str:
        """A statement has to be selected."""
        return "" if self.table.current_id() else _NOTHING

    def open_selected(self) -> None:
        """Open it in its workspace: Enter."""
        found = self.current()
        if found is not None:
            self.context.go(Place("statement", found.id))

    def add(self) -> None:
        """Start one, and open it."""
        made = StartStatementForm(self.context, self).ask()
        if made:
            self.context.go(Place("statement", made))

    def change(self) -> None:
        """Change its header."""
        found = self.current()
        if found is not None:
            StatementForm(self.context, self, found).ask()

    def toggle_exempt(self) -> None:
        """Keep the whole statement from the public, or open it again."""
        found = self.current()
        if found is None:
            return
        if found.exempt:
            self._mark(found.id, False, "")
            return
        ask_ground(
            self.register, lambda ground: self._mark(found.id, True, ground), self, self.below()
        )

    @told
    def _mark(self, statement_id: str, exempt: bool, ground: str) -> None:
        set_statement_exempt(self.register, statement_id, exempt, ground)
        self.context.say("It is exempt" if exempt else "It is open again")

    @told
    def remove(self) -> None:
        """Take it out."""
        found = self.current()
        if found is not None:
            remove_statement(self.register, found.id)
            self.context.say("Statement removed")
