"""Decisions: every decision of the council, searched as one types, with its wording and trail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import long_date
from egovdesk.operations.meetings.ratified import BY_HAND
from egovdesk.operations.ratification import (
    MAY_BE_ASKED,
    groups_above,
    put_on_agenda,
    stop_waiting,
    take_answer_back,
    take_off_agenda,
    waiting_for,
)
from egovdesk.records.days import spoken_day
from egovdesk.records.decisions import Decision, DecisionState
from egovdesk.records.ratifications import Ratification, RatificationState
from ui.commands import Command, Hint
from ui.context import Context
from ui.forms.ratification import AnswerForm, AskForm
from ui.item_models.decisions import make_model
from ui.item_models.listed import ListFilter
from ui.list_page import ListPage
from ui.messages import told
from ui.places import Place
from ui.views.decisions.commands import COMMANDS
from ui.views.decisions.pane import DecisionDetails
from ui.widgets.buttons import Button
from ui.widgets.filter_bar import Chip


class DecisionsView(ListPage[Decision]):
    """The decision register."""

    NAME, TITLE, SEARCH = "decisions", "Decisions", "Search wording and titles"
    NOUN = ("decision", "decisions")
    EMPTY = "No decisions yet. They come from minutes: open a meeting and choose Minute."
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {"decisions", "decision_parts", "items", "meetings", "actions", "ratifications", "bearings"}
    )
    CHIPS: ClassVar[tuple[Chip, ...]] = (
        Chip("state", "Status", [(one.value, one.label) for one in DecisionState]),
        Chip("waits_for", "Waiting for"), Chip("category", "Category"),
        Chip("group_id", "Group"), Chip("year", "Date"),
    )  # fmt: skip
    # One or two letters match half of a large register.
    PATIENCE = 250
    KEYS: ClassVar[tuple[Hint, ...]] = (
        ("/", "search"), ("↑↓", "move"), ("Enter", "open minute"), ("F", "filter"),
        ("A", "put on agenda"), ("R", "record answer"), ("Ctrl C", "copy with reference"),
        ("F4", "details"), ("F6", "next pane"),
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = COMMANDS
    LETTERS: ClassVar[dict[str, str]] = ListPage.LETTERS | {
        "O": "open_selected", "A": "put_on_agenda", "R": "answer", "B": "change_bearings",
    }  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        register = context.register
        super().__init__(context, make_model(register), register.decisions, parent)
        context.findings.changed.connect(self._details_later.start)
        self._pane = DecisionDetails(context)
        self.add_button("decisions.export", Button("Export list…", icon="file-output"))

    def options(self) -> dict[str, Sequence[tuple[str, str]]]:
        """The categories, and the last six years."""
        categories = self.register.choices.find(list="categories")
        year = self.register.today.year
        return super().options() | {
            "waits_for": self.groups(),
            "category": [(one.code, one.label) for one in categories],
            "year": [(str(one), str(one)) for one in range(year, year - 6, -1)],
        }

    def equals(self, column: str, value: str) -> Sequence[tuple[str, Any]]:
        """A year goes from its first day to its last."""
        if column == "year":
            return ("from_on", f"{value}-01-01"), ("until_on", f"{value}-12-31")
        return ((column, value),)

    def remark(self, shown: ListFilter) -> tuple[str, str]:
        """Where the words were found."""
        if shown.words:
            return "in titles and wording", "ink2"
        return "" if shown.equals else "newest first", "ink2"

    # -- commands ------------------------------------------------------------------------------

    def why_not_open(self) -> str:
        """A decision has to be selected."""
        return "" if self.table.current_id() else "Select a decision first."

    def open_selected(self) -> None:
        """Go to the minute."""
        found = self.current()
        if found is not None and found.meeting_id:
            self.context.go(Place("meeting", found.meeting_id, "minute", found.item_id or ""))
        elif found is not None:
            self.show_note("tint", "This decision was taken outside a meeting, so has no minute.")

    def export_page(self) -> None:
        """Write what is shown."""
        state = (self.chips["state"].value() or "").replace("_", "-")
        asked = {"state": state, "waits_for": self.chips["waits_for"].value() or ""}
        self.context.export("decisions", group=self.chips["group_id"].value() or "", **asked)

    def export_extract(self) -> None:
        """Write the current decision on its own."""
        self.context.export("extract", decision=self.table.current_id())

    def export_waiting(self) -> None:
        """Write what waits for the group chosen, or for all."""
        self.context.export("ratifications", group=self.chips["waits_for"].value() or "")

    def print_waiting(self) -> None:
        """Write the same to read."""
        self.context.export("ratifications", group=self.chips["waits_for"].value() or "", word=True)

    def copy_words(self) -> str:
        """The selected decisions, each with its reference."""
        return "\n".join(self._words_of(each) for each in self.table.selected_ids())

    def _words_of(self, decision_id: str) -> str:
        found = self.register.decisions.get(decision_id)
        group = self.register.groups.get(found.group_id).name
        words = " ".join(part.text for part in self.parts(found))
        where = f"{found.number}, {group}, {long_date(found.decided_on)}".strip(", ")
        return f"{found.title}: {words} ({where})"

    def parts(self, decision: Decision) -> list[Any]:
        """The parts of its wording."""
        return self.register.decision_parts.find(decision_id=decision.id)

    def fill_details(self, record_id: str) -> Sequence[QWidget | int]:
        """Wording, trail, actions."""
        found = self.register.decisions.maybe(record_id)
        return () if found is None else self._pane.fill(found)

    def change_bearings(self) -> None:
        """Change what it bears upon: B."""
        from ui.forms.bearings import DecisionBearingsForm

        found = self.current()
        if found is not None and DecisionBearingsForm(self.register, self, found.id).ask():
            self.context.say("What it bears upon is changed")

    # -- ratification --------------------------------------------------------------------------

    def _asked(self) -> Ratification | None:
        """The latest question about the current decision."""
        found = self.register.ratifications.find(decision_id=self.table.current_id() or "")
        return found[-1] if found else None

    def _waiting(self) -> list[Ratification]:
        """What waits, of the selected decisions."""
        return [
            one
            for each in self.table.selected_ids()
            if (one := waiting_for(self.register, each)) is not None
        ]

    def why_not_ask(self) -> str:
        """It must have been decided below another group, and wait for nobody."""
        found = self.current()
        if found is None:
            return "Select a decision first."
        if self._waiting():
            return "This decision waits to be ratified already."
        if found.state not in MAY_BE_ASKED:
            return f"This decision is {found.state.label.lower()} already."
        above = groups_above(self.register, found)
        return "" if above else "No group stands above the one that decided this."

    def ask(self) -> None:
        """Let the current decision wait for a group above."""
        found = self.current()
        if found is not None and AskForm(self.context, self, found).ask():
            self.context.say("Waiting to be ratified")

    def why_not_put(self) -> str:
        """Something selected must wait, and be on no agenda."""
        waiting = self._waiting()
        if not waiting:
            return "This decision is not waiting to be ratified."
        free = [one for one in waiting if one.item_id is None]
        return "" if free else "This decision is on an agenda already."

    @told
    def put_on_agenda(self) -> None:
        """Put what waits, of the selection, on the next agendas of the groups that it waits for."""
        waiting = [one for one in self._waiting() if one.item_id is None]
        with self.register.step("Put decision on agenda"):
            items = [put_on_agenda(self.register, one.decision_id) for one in waiting]
        days = {self.register.meetings.get(self._meeting_of(one)).held_on for one in items}
        where = f"of {spoken_day(days.pop())}" if len(days) == 1 else "of their groups"
        self.context.say(f"Put on the agenda {where}")

    def _meeting_of(self, item_id: str) -> str:
        return self.register.items.get(item_id).meeting_id or ""

    def why_not_take_off(self) -> str:
        """It must wait on an agenda."""
        waiting = [one for one in self._waiting() if one.item_id is not None]
        return "" if waiting else "This decision waits on no agenda."

    @told
    def take_off_agenda(self) -> None:
        """Let what waits be on no agenda."""
        with self.register.step("Take decision off the agenda"):
            for one in self._waiting():
                if one.item_id is not None:
                    take_off_agenda(self.register, one.decision_id)
        self.context.say("Taken off the agenda")

    def why_not_answer(self) -> str:
        """It must wait."""
        return "" if self._waiting() else "This decision is not waiting to be ratified."

    def answer(self) -> None:
        """Write down what the ratifying group said."""
        waiting = self._waiting()
        if waiting and AnswerForm(self.context, self, waiting).ask():
            self.context.say("Answer recorded")

    def why_not_take_answer_back(self) -> str:
        """It must have been answered."""
        asked = self._asked()
        if asked is None:
            return "This decision was never put to another group."
        waits = asked.state is RatificationState.WAITING
        return "This decision has no answer yet." if waits else ""

    @told
    def take_answer_back(self) -> None:
        """Let the current decision wait again."""
        take_answer_back(self.register, self.record_id())
        self.context.say("Waiting again")

    def why_not_stop(self) -> str:
        """It must wait because a clerk asked."""
        asked = self._asked()
        if asked is None or asked.state is not RatificationState.WAITING:
            return "This decision is not waiting to be ratified."
        return "" if asked.why == BY_HAND else "The decision rights have this ratified."

    @told
    def stop_waiting(self) -> None:
        """Let the current decision stand without ratification."""
        stop_waiting(self.register, self.record_id())
        self.context.say("The question was taken back")
