"""Decisions: every decision of the council, searched as one types, with its wording and trail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import long_date, short_date
from egovdesk.records.decisions import Decision, DecisionState
from ui import details
from ui.commands import Command, Hint
from ui.context import Context
from ui.finding_notes import finding_widgets
from ui.item_models import actions as action_model
from ui.item_models.decisions import make_model, status_of
from ui.item_models.listed import ListFilter
from ui.item_models.segments import Mark, MarkKind, Tag, Text
from ui.list_page import ListPage
from ui.places import Place
from ui.widgets.buttons import Button
from ui.widgets.filter_bar import Chip
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.section_heading import SectionHeading
from ui.widgets.trail import Trail, TrailStep


class DecisionsView(ListPage[Decision]):
    """The decision register."""

    NAME, TITLE, SEARCH = "decisions", "Decisions", "Search wording and titles"
    NOUN = ("decision", "decisions")
    EMPTY = "No decisions yet. They come from minutes: open a meeting and choose Minute."
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {"decisions", "decision_parts", "items", "meetings", "actions"}
    )
    CHIPS: ClassVar[tuple[Chip, ...]] = (
        Chip("state", "Status", [(one.value, one.label) for one in DecisionState]),
        Chip("category", "Category"), Chip("group_id", "Group"), Chip("year", "Date"),
    )  # fmt: skip
    # One or two letters match half of a large register.
    PATIENCE = 250
    KEYS: ClassVar[tuple[Hint, ...]] = (
        ("/", "search"), ("↑↓", "move"), ("Enter", "open minute"), ("F", "filter"),
        ("Ctrl C", "copy with reference"), ("F4", "details"), ("F6", "next pane"),
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("decisions.search", "&Search decisions", "search", "Ctrl+F", "Edit",
                icon="search", tip="Search the wording of decisions as you type."),
        Command("decisions.open", "&Open the minute", "open_selected", "Ctrl+Return", "Register",
                when="why_not_open", tip="Go to the minute that the decision is in."),
        Command("decisions.export", "&Decisions as shown…", "export_page", "", "File/Export",
                tip="Write the decisions that the filters let through as an Excel file."),
        Command("decisions.extract_selected", "Extract of the &selected decision…", "export_extract",
                "", "File/Export", icon="file-output", when="why_not_open",
                tip="Write the decision with its reason and actions as a Word file."),
    )  # fmt: skip
    LETTERS: ClassVar[dict[str, str]] = ListPage.LETTERS | {"O": "open_selected"}

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        register = context.register
        super().__init__(context, make_model(register), register.decisions, parent)
        context.findings.changed.connect(self._details_later.start)
        self.add_button("decisions.export", Button("Export list…", icon="file-output"))

    def options(self) -> dict[str, Sequence[tuple[str, str]]]:
        """The categories, and the last six years."""
        categories = self.register.choices.find(list="categories")
        year = self.register.today.year
        return super().options() | {
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
        self.context.export("decisions", group=self.chips["group_id"].value() or "")

    def export_extract(self) -> None:
        """Write the current decision on its own."""
        self.context.export("extract", decision=self.table.current_id())

    def copy_words(self) -> str:
        """The selected decisions, each with its reference."""
        return "\n".join(self._words_of(each) for each in self.table.selected_ids())

    def _words_of(self, decision_id: str) -> str:
        found = self.register.decisions.get(decision_id)
        group = self.register.groups.get(found.group_id).name
        words = " ".join(part.text for part in self._parts(found))
        where = f"{found.number}, {group}, {long_date(found.decided_on)}".strip(", ")
        return f"{found.title}: {words} ({where})"

    def _parts(self, decision: Decision) -> list[Any]:
        return self.register.decision_parts.find(decision_id=decision.id)

    # -- details -------------------------------------------------------------------------------

    def fill_details(self, record_id: str) -> Sequence[QWidget | int]:
        """Wording, trail, actions."""
        found = self.register.decisions.maybe(record_id)
        if found is None:
            return ()
        extract = details.links([("Extract…", self.export_extract, "")])
        advice = finding_widgets(self.context, f"decisions:{found.id}")
        trail, actions = self._trail(found), self._actions(found)
        return [*self._head(found), 8, *trail, 8, *actions, 8, extract, 8, *advice]

    def _head(self, found: Decision) -> list[QWidget | int]:
        tags = [Text(found.number or "no number yet", "ink2", "note600")]
        line: list[Any] = list(tags)
        category = self.register.choices.find(list="categories", code=found.category)
        if category:
            line.append(Tag(category[0].label))
        if found.exempt:
            line.append(Tag("Exempt", "exempt", "lock"))
        widgets: list[QWidget | int] = [SegmentLabel(tuple(line))]
        widgets.append(Label(found.title, "title20", wrap=True))
        for at, part in enumerate(self._parts(found)):
            lead = f"{self._lead(found)} " if at == 0 else ""
            mark = f"({chr(97 + at)}) " if len(self._parts(found)) > 1 else ""
            widgets.append(Label(f"{lead}{mark}{part.text}", "prose15", wrap=True))
        if found.reason:
            widgets.append(Label(f"Reason: {found.reason}", "text", "ink2", wrap=True))
        return widgets

    def _lead(self, found: Decision) -> str:
        outcome = self.register.choices.find(list="outcomes", code=found.outcome)
        return found.lead_in or (outcome[0].label if outcome else "")

    def _trail(self, found: Decision) -> list[QWidget | int]:
        group = self.register.groups.get(found.group_id)
        named = self.register.groups.named_on(group, found.decided_on)
        mark, word = status_of(found.state, found.outcome)
        said = f"{word}, minute {found.number}" if found.number else word
        steps = [TrailStep(named.name, said, short_date(found.decided_on), mark, True)]
        if found.state is DecisionState.AWAITING and group.parent_id:
            parent = self.register.groups.get(group.parent_id)
            steps.append(TrailStep(parent.name, "To ratify", "", MarkKind.WAITING, False))
        return [SectionHeading("Trail"), Trail(steps)]

    def _actions(self, found: Decision) -> list[QWidget | int]:
        actions = self.register.actions.find(decision_id=found.id)
        if not actions and found.item_id:
            actions = self.register.actions.find(item_id=found.item_id)
        if not actions:
            return []
        widgets: list[QWidget | int] = [SectionHeading("Actions")]
        for one in actions:
            mark, word, tone = action_model.status_of(one.due_on, one.state, self.register.today)
            due = word if tone == "red" else (short_date(one.due_on) if one.due_on else "no date")
            line = (Mark(mark), Text(one.title), Text(due, tone, "note", right=True))
            label = SegmentLabel(line)
            label.setToolTip(one.title)
            widgets.append(label)
        return widgets
