"""Decisions: every decision of the council, searched as one types, with its wording and trail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import long_date, number, short_date
from egovdesk.records.decisions import Decision, DecisionState
from egovdesk.register import Changes
from ui.commands import Command
from ui.context import Context
from ui.item_models import actions as action_model
from ui.item_models.decisions import make_model, status_of
from ui.item_models.listed import ListFilter
from ui.item_models.segments import Mark, MarkKind, Tag, Text
from ui.list_page import ListPage
from ui.places import Place
from ui.widgets.buttons import Button
from ui.widgets.fields import SearchField
from ui.widgets.filters import FilterChip
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.record_table import RecordTable
from ui.widgets.section_heading import SectionHeading
from ui.widgets.trail import Trail, TrailStep

_TABLES = {"decisions", "decision_parts", "items", "meetings", "actions"}
_SHORT_PAUSE, _LONG_PAUSE = 40, 250


class DecisionsView(ListPage):
    """The decision register."""

    NAME = "decisions"
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("decisions.search", "&Search decisions", "search", "Ctrl+F", "Edit",
                icon="search", tip="Search the wording of decisions as you type."),
        Command("decisions.open", "&Open the minute", "open_selected", "Ctrl+Return", "Register",
                when="why_not_open", tip="Go to the minute that the decision is in."),
        Command("decisions.export", "&Decisions as shown…", "export_page", "", "File/Export",
                tip="Write the decisions that the filters let through as an Excel file."),
    )  # fmt: skip
    LETTERS: ClassVar[dict[str, str]] = {"/": "search", "F": "filter", "O": "open_selected"}

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        table = RecordTable(
            make_model(context.register), name="Decisions",
            empty="No decisions yet. They come from minutes: open a meeting and choose Minute.",
        )  # fmt: skip
        table.records.setParent(table)
        super().__init__(context, "Decisions", table, parent)
        export = self.header.add_button(Button("Export list…", icon="file-output"))
        context.menus.follow(export, "decisions.export")
        self._make_filters()
        self._loaded = False

    def _make_filters(self) -> None:
        self.field = SearchField("Search wording and titles")
        self.field.setMaximumWidth(300)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._apply)
        self.field.searched.connect(self._on_searched)
        self.field.left_down.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.filters.addWidget(self.field, 2)
        self.chips = {
            "state": FilterChip("Status"),
            "category": FilterChip("Category"),
            "group_id": FilterChip("Group"),
            "year": FilterChip("Date"),
        }
        for chip in self.chips.values():
            chip.value_changed.connect(lambda _: self._apply())
            self.filters.addWidget(chip)
        self.clear = Button("Clear", "quiet")
        self.clear.clicked.connect(lambda _checked=False: self.clear_filters())
        self.filters.addWidget(self.clear)
        self.filters.addStretch(1)

    def _on_searched(self, words: str) -> None:
        # One or two letters match half of a large register: wait a little for the third.
        self._pause.start(_SHORT_PAUSE if len(words.strip()) > 2 else _LONG_PAUSE)

    def _fill_options(self) -> None:
        self.chips["state"].set_options([(one.value, one.label) for one in DecisionState])
        categories = self.register.choices.find(list="categories")
        self.chips["category"].set_options([(one.code, one.label) for one in categories])
        groups = self.register.groups.all()
        self.chips["group_id"].set_options([(one.id, one.label) for one in groups])
        year = self.register.today.year
        self.chips["year"].set_options([(str(y), str(y)) for y in range(year, year - 6, -1)])

    def _filter(self) -> ListFilter:
        equals: list[tuple[str, Any]] = []
        for name, chip in self.chips.items():
            value = chip.value()
            if value and name == "year":
                equals += [("from_on", f"{value}-01-01"), ("until_on", f"{value}-12-31")]
            elif value:
                equals.append((name, value))
        return ListFilter(self.field.text(), tuple(equals))

    def _apply(self) -> None:
        shown = self._filter()
        self.table.set_filter(shown, tuple(shown.words.split()))
        if self.table.current_id() is None and self.table.records.rowCount():
            self.table.select_id(self.table.records.id_at(0) or "")
        self._count(shown)
        self.clear.setVisible(bool(shown.words or shown.equals))

    def _count(self, shown: ListFilter) -> None:
        total = self.register.decisions.count()
        if shown.words or shown.equals:
            found = len(self.table.records.ids())
            self.count.setText(f"{number(found)} of {number(total)} decisions")
            self.count_note.setText("in titles and wording" if shown.words else "")
        else:
            self.count.setText(f"{number(total)} decisions")
            self.count_note.setText("newest first")

    # -- place ---------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show the register, a group's part of it, or one decision."""
        self._fill_options()
        if place.id:
            self.chips["group_id"].set_value(place.id)
        if not self._loaded or place.id:
            self._loaded = True
            self._apply()
        if place.select and not self.table.select_id(place.select):
            self.clear_filters()
            self.table.select_id(place.select)
        if self.table.current_id() is None and self.table.records.rowCount():
            self.table.select_id(self.table.records.id_at(0) or "")
        if place.scroll:
            self.table.verticalScrollBar().setValue(place.scroll)
        self._details_later.start()

    def place(self) -> Place:
        """Where this is, with its selection and scroll."""
        scroll = self.table.verticalScrollBar().value()
        return Place(self.NAME, select=self.table.current_id() or "", scroll=scroll)

    def title(self) -> str:
        """The window's title."""
        return "Decisions"

    def group_id(self) -> str:
        """The group of the current decision."""
        found = self.register.decisions.maybe(self.table.current_id())
        return found.group_id if found else ""

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of the list."""
        if self.field.hasFocus():
            return (("↓", "to the list"), ("Esc", "clear"), ("F6", "next pane"))
        return (("/", "search"), ("↑↓", "move"), ("Enter", "open minute"), ("F", "filter"),
                ("Ctrl C", "copy with reference"), ("F4", "details"), ("F6", "next pane"))  # fmt: skip

    def refresh(self, changes: Changes) -> None:
        """Follow the register."""
        if changes.tables & _TABLES:
            self.clear_note()
            self.table.reload()
            self._count(self._filter())
            self._details_later.start()

    # -- commands ------------------------------------------------------------------------------

    def search(self) -> None:
        """Type to search."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def filter(self) -> None:
        """Open the first filter."""
        self.chips["state"].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.chips["state"].open_menu()

    def clear_filters(self) -> None:
        """Show everything."""
        self.field.clear()
        for chip in self.chips.values():
            chip.set_value(None)
        self._apply()

    def why_not_open(self) -> str:
        """A decision has to be selected."""
        return "" if self.table.current_id() else "Select a decision first."

    def open_selected(self) -> None:
        """Go to the minute."""
        found = self.register.decisions.maybe(self.table.current_id())
        if found is not None and found.meeting_id:
            self.context.go(Place("meeting", found.meeting_id, "minute", found.item_id or ""))
        elif found is not None:
            self.show_note("tint", "This decision was taken outside a meeting, so has no minute.")

    def export_page(self) -> None:
        """Write what is shown."""
        self.context.export("decisions", group=self.chips["group_id"].value() or "")

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
        return [*self._head(found), 8, *self._trail(found), 8, *self._actions(found)]

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
