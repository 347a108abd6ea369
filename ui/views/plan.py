"""The forward plan of every group: business of meetings to come, and what waits for one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QWidget

from egovdesk.documents.meetings.arising import origin
from egovdesk.documents.wording import counted, full_date, long_date, number
from egovdesk.records.meetings import Item
from egovdesk.register import Changes
from ui import details
from ui.commands import Command
from ui.context import Context
from ui.forms.plan_verbs import PlanVerbs
from ui.item_models.listed import ListFilter
from ui.item_models.plan import make_model, mark_of, purposes_of
from ui.item_models.segments import Tag, Text
from ui.list_page import ListPage
from ui.places import Place
from ui.widgets.buttons import Button
from ui.widgets.fields import SearchField
from ui.widgets.filters import FilterChip
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.record_table import RecordTable

_TABLES = {"items", "meetings", "groups", "group_names", "people", "papers", "choices"}
_SHOWN = (
    ("key_decision", "key decisions"), ("backlog", "no meeting yet"), ("exempt", "exempt"),
    ("open", "open"),
)  # fmt: skip
_EQUALS: dict[str, tuple[str, Any]] = {
    "key_decision": ("key_decision", 1),
    "backlog": ("backlog", True),
    "exempt": ("exempt", 1),
    "open": ("exempt", 0),
}
_PAUSE = 60


class PlanView(ListPage):
    """What is to come before which group, and when."""

    NAME = "plan"
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("plan.search", "&Search the plan", "search", "Ctrl+F", "Edit", icon="search",
                tip="Search planned items as you type."),
        Command("plan.add", "&Plan an item…", "add", "Ctrl+Shift+I", "Register", icon="plus",
                when="why_not_add", writes=True, tip="Plan business for a meeting, or for a day to come."),
        Command("plan.open", "&Open the agenda", "open_selected", "Ctrl+Return", "Register",
                when="why_not_open", tip="Go to the item on the agenda that it is planned for."),
        Command("plan.change", "&Edit planned item…", "change", "F2", "Register",
                when="why_not_change", writes=True, tip="Change what is planned, or for when."),
        Command("plan.move", "&Move to another meeting…", "move_item", "Ctrl+Shift+M", "Register",
                when="why_not_change", writes=True, tip="Move the item to another meeting of its group."),
        Command("plan.remove", "Take out of the p&lan", "remove", "Del", "Register",
                when="why_not_change", writes=True, tip="Take the item off; it can be undone."),
        Command("plan.export", "&Forward plan as shown…", "export_page", "", "File/Export",
                tip="Write the plan as an Excel file."),
        Command("plan.export_word", "Forward plan to rea&d…", "export_word", "", "File/Export",
                tip="Write the plan as a Word file, a table for each group."),
    )  # fmt: skip
    LETTERS: ClassVar[dict[str, str]] = {
        "/": "search", "F": "filter", "G": "group_by", "A": "add", "M": "move_item",
    }  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        table = RecordTable(
            make_model(context.register), name="Forward plan",
            empty="Nothing is planned here. Press A to plan an item.",
        )  # fmt: skip
        table.records.setParent(table)
        super().__init__(context, "Forward plan", table, parent)
        self.verbs = PlanVerbs(context, self)
        for words, act in (("To read…", self.export_word), ("Export list…", self.export_page)):
            button = self.header.add_button(Button(words, icon="file-output"))
            button.clicked.connect(lambda _checked=False, do=act: do())
        plan = self.header.add_button(Button("Plan an item", "primary", icon="plus", shortcut="A"))
        plan.clicked.connect(lambda _checked=False: self.add())
        self._make_filters()
        self._loaded = False

    def _make_filters(self) -> None:
        self.field = SearchField("Search the plan")
        self.field.setMaximumWidth(300)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._apply)
        self.field.searched.connect(lambda _words: self._pause.start())
        self.field.left_down.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.filters.addWidget(self.field, 2)
        self.chips = {
            "group_id": FilterChip("Group"),
            "purpose": FilterChip("Purpose"),
            "shown": FilterChip("Show", _SHOWN),
        }
        for chip in self.chips.values():
            chip.value_changed.connect(lambda _: self._apply())
            self.filters.addWidget(chip)
        self.clear = Button("Clear", "quiet")
        self.clear.clicked.connect(lambda _checked=False: self.clear_filters())
        self.filters.addWidget(self.clear)
        self.filters.addStretch(1)

    def _fill_options(self) -> None:
        self.chips["group_id"].set_options([(g.id, g.label) for g in self.register.groups.all()])
        purposes = purposes_of(self.register)
        self.chips["purpose"].set_options([(key, one.label) for key, one in purposes.items()])

    def _filter(self) -> ListFilter:
        equals: list[tuple[str, Any]] = []
        for name, chip in self.chips.items():
            value = chip.value()
            if value:
                equals.append(_EQUALS[value] if name == "shown" else (name, value))
        return ListFilter(self.field.text(), tuple(equals))

    def _apply(self) -> None:
        shown = self._filter()
        self.table.set_filter(shown)
        self._select_something()
        self._count(shown)
        self.clear.setVisible(bool(shown.words or shown.equals))

    def _select_something(self, row: int = 0) -> None:
        last = self.table.records.rowCount() - 1
        if self.table.current_id() is None and last >= 0:
            self.table.select_id(self.table.records.id_at(min(max(row, 0), last)) or "")

    def _count(self, shown: ListFilter) -> None:
        plan, today = self.register.items.plan, self.register.today
        found = plan.count(dict(shown.equals), shown.words, today=today)
        total = plan.count({}, today=today)
        waiting = plan.count({"backlog": True}, today=today)
        narrowed = shown.words or shown.equals
        self.count.setText(
            f"{number(found)} of {counted(total, 'item')}" if narrowed else counted(total, "item")
        )
        self.count_note.setText(f"{number(waiting) if waiting else 'none'} without a meeting yet")

    # -- place ---------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show the plan, a group's part of it, or one item."""
        self._fill_options()
        if place.id:
            self.chips["group_id"].set_value(place.id)
        if not self._loaded or place.id:
            self._loaded = True
            self._apply()
        if place.select and not self.table.select_id(place.select):
            self.clear_filters()
            self.table.select_id(place.select)
        self._select_something()
        if place.scroll:
            self.table.verticalScrollBar().setValue(place.scroll)
        self._details_later.start()

    def place(self) -> Place:
        """Where this is, with its selection and scroll."""
        scroll = self.table.verticalScrollBar().value()
        return Place(self.NAME, select=self.table.current_id() or "", scroll=scroll)

    def title(self) -> str:
        """The window's title."""
        return "Forward plan"

    def group_id(self) -> str:
        """The group of the current item."""
        found = self._item()
        return found.group_id if found else self.chips["group_id"].value() or ""

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of the list."""
        if self.field.hasFocus():
            return (("↓", "to the list"), ("Esc", "clear"), ("F6", "next pane"))
        return (
            ("↑↓", "move"), ("Enter", "open agenda"), ("A", "plan an item"),
            ("M", "to another meeting"), ("F2", "edit"), ("G", "group by"), ("F", "filter"),
            ("/", "search"),
        )  # fmt: skip

    def refresh(self, changes: Changes) -> None:
        """Follow the register."""
        if changes.tables & _TABLES:
            self.clear_note()
            row = self.table.records.row_of(self.table.current_id() or "")
            self.table.reload()
            self._select_something(row)
            self._count(self._filter())
            self._details_later.start()

    # -- commands ------------------------------------------------------------------------------

    def _item(self) -> Item | None:
        return self.register.items.maybe(self.table.current_id())

    def why_not_add(self) -> str:
        """A group has to be there, and the register to be written."""
        return "" if self.register.groups.count() else "Add a group first: items belong to one."

    def why_not_open(self) -> str:
        """An item that is on an agenda has to be selected."""
        found = self._item()
        if found is None:
            return "Select an item first."
        return "" if found.meeting_id else "This item has no meeting yet."

    def why_not_change(self) -> str:
        """An item has to be selected."""
        return "" if self._item() else "Select an item first."

    def search(self) -> None:
        """Type to search."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def filter(self) -> None:
        """Open the first filter."""
        self.chips["group_id"].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.chips["group_id"].open_menu()

    def clear_filters(self) -> None:
        """Show everything."""
        self.field.clear()
        for chip in self.chips.values():
            chip.set_value(None)
        self._apply()

    def group_by(self) -> None:
        """Put each group's items together; again, order by date."""
        titles = [one.title for one in self.table.records.columns]
        grouped = self.table.records.sort_key == "group"
        self.table.sort_by(titles.index("Meeting" if grouped else "Group"), descending=False)

    def open_selected(self) -> None:
        """Go to the item on its agenda: Enter."""
        found = self._item()
        if found is not None and (found.meeting_id or not self.register.read_only):
            self.verbs.open(found)

    def add(self) -> None:
        """Plan an item: A."""
        if not self.why_not_add():
            made = self.verbs.add(self.chips["group_id"].value() or "")
            if made and not self.table.select_id(made):
                self.clear_filters()
                self.table.select_id(made)

    def change(self) -> None:
        """Change the item's facts."""
        found = self._item()
        if found is not None:
            self.verbs.change(found)

    def move_item(self) -> None:
        """Open the menu of meetings: M."""
        found = self._item()
        if found is not None and not self.register.read_only:
            self.verbs.pop_meetings(found, self._below())

    def remove(self) -> None:
        """Take the item out."""
        found = self._item()
        if found is not None:
            self.verbs.remove(found)

    def _below(self) -> QPoint:
        rect = self.table.visualRect(self.table.currentIndex())
        return self.table.viewport().mapToGlobal(rect.bottomLeft())

    def export_page(self) -> None:
        """Write the plan in Excel."""
        self.context.export("plan", group=self.chips["group_id"].value() or "",
                            key=self.chips["shown"].value() == "key_decision")  # fmt: skip

    def export_word(self) -> None:
        """Write the plan in Word."""
        self.context.export("plan", group=self.chips["group_id"].value() or "", word=True,
                            key=self.chips["shown"].value() == "key_decision")  # fmt: skip

    def copy_words(self) -> str:
        """The selected items, each with its meeting."""
        return "\n".join(
            f"{row.title} ({long_date(row.held_on) if row.held_on else 'no meeting yet'})"
            for row in self.register.items.plan.rows(self.table.selected_ids())
        )

    # -- details -------------------------------------------------------------------------------

    def fill_details(self, record_id: str) -> Sequence[QWidget | int]:
        """What is planned, for when, and what it asks."""
        item = self.register.items.maybe(record_id)
        rows = self.register.items.plan.rows([record_id])
        if item is None or not rows:
            return ()
        group = self.register.groups.get(item.group_id)
        purpose = purposes_of(self.register).get(item.purpose)
        word = purpose.label if purpose else "no purpose yet"
        line: list[Any] = [mark_of(item.purpose, word), Text(word, "ink", "row")]
        if item.key_decision:
            line.append(Tag("Key decision"))
        if item.exempt:
            line.append(Tag("Exempt", "exempt", "lock"))
        widgets: list[QWidget | int] = [
            SegmentLabel(tuple(line)), Label(item.title, "title18", wrap=True),
            Label(group.name, "text", "ink2", wrap=True), details.facts(self._facts(item, rows[0])),
        ]  # fmt: skip
        if item.recommendation:
            widgets += [8, Label("Asked to", "row", "ink2")]
            widgets.append(Label(item.recommendation, "prose15", wrap=True))
        if not self.register.read_only:
            open_ = [("Open agenda", self.open_selected, "Enter")] if item.meeting_id else []
            widgets += [8, details.buttons([*open_, ("Move…", self.move_item, "M")])]
            widgets += [2, details.links([("Edit…", self.change, "F2"),
                                          ("Take out of the plan", self.remove, "Del")])]  # fmt: skip
        return widgets

    def _facts(self, item: Item, row: Any) -> list[details.Fact]:
        wanted = long_date(item.wanted_on) if item.wanted_on else "not set"
        found = (
            [("Meeting", full_date(row.held_on), "ink")]
            if row.held_on
            else [("Meeting", "none yet", "ink2"), ("Wanted from", wanted, "ink")]
        )
        found.append(("Lead", row.lead or "nobody yet", "ink"))
        papers = row.paper_state or "none wanted"
        found.append(("Papers", papers, "amber" if "to come" in papers.lower() else "ink"))
        come = origin(self.register, item)
        if come:
            found.append(("Comes from", come, "ink"))
        if item.exempt and item.open_title:
            found.append(("Open title", item.open_title, "ink"))
        return found
