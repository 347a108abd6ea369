"""The forward plan of every group: business of meetings to come, and what waits for one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from egovdesk.documents.meetings.arising import origin
from egovdesk.documents.wording import full_date, long_date, number
from egovdesk.records.meetings import Item
from ui import details
from ui.commands import Command, Hint
from ui.context import Context
from ui.forms.plan_verbs import PlanVerbs
from ui.item_models.listed import ListFilter
from ui.item_models.plan import make_model, mark_of, purposes_of
from ui.item_models.segments import Tag, Text
from ui.list_page import ListPage
from ui.widgets.buttons import Button
from ui.widgets.filter_bar import Chip
from ui.widgets.labels import Label, SegmentLabel

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


class PlanView(ListPage[Item]):
    """What is to come before which group, and when."""

    NAME, TITLE, SEARCH = "plan", "Forward plan", "Search the plan"
    NOUN = ("item", "items")
    EMPTY = "Nothing is planned here. Press A to plan an item."
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {"items", "meetings", "groups", "group_names", "people", "papers", "choices"}
    )
    CHIPS: ClassVar[tuple[Chip, ...]] = (
        Chip("group_id", "Group"), Chip("purpose", "Purpose"), Chip("shown", "Show", _SHOWN),
    )  # fmt: skip
    KEYS: ClassVar[tuple[Hint, ...]] = (
        ("↑↓", "move"), ("Enter", "open agenda"), ("A", "plan an item"),
        ("M", "to another meeting"), ("F2", "edit"), ("G", "group by"), ("F", "filter"),
        ("/", "search"),
    )  # fmt: skip
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
    LETTERS: ClassVar[dict[str, str]] = ListPage.LETTERS | {
        "G": "group_by", "A": "add", "M": "move_item",
    }  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        register = context.register
        super().__init__(context, make_model(register), register.items, parent)
        self.verbs = PlanVerbs(context, self)
        for words, command in (("To read…", "export_word"), ("Export list…", "export")):
            self.add_button(f"plan.{command}", Button(words, icon="file-output"))
        plan = Button("Plan an item", "primary", icon="plus", shortcut="A")
        self.add_button("plan.add", plan)

    def options(self) -> dict[str, Sequence[tuple[str, str]]]:
        """What groups can be asked to do."""
        purposes = purposes_of(self.register)
        return super().options() | {"purpose": [(k, one.label) for k, one in purposes.items()]}

    def equals(self, column: str, value: str) -> Sequence[tuple[str, Any]]:
        """Key decisions, exempt items, and those without a meeting."""
        return (_EQUALS[value] if column == "shown" else (column, value),)

    def found(self, shown: ListFilter) -> int:
        """Counted without reading the list."""
        return self._planned(dict(shown.equals), shown.words)

    def total(self) -> int:
        """All that is planned."""
        return self._planned({})

    def remark(self, shown: ListFilter) -> tuple[str, str]:
        """How many wait for a meeting."""
        waiting = self._planned({"backlog": True})
        return f"{number(waiting) if waiting else 'none'} without a meeting yet", "ink2"

    def _planned(self, equals: dict[str, Any], words: str = "") -> int:
        return self.register.items.plan.count(equals, words, today=self.register.today)

    def group_id(self) -> str:
        """The group of the current item, or of the list."""
        return super().group_id() or self.chips["group_id"].value() or ""

    # -- commands ------------------------------------------------------------------------------

    def why_not_add(self) -> str:
        """A group has to be there."""
        return "" if self.register.groups.count() else "Add a group first: items belong to one."

    def why_not_open(self) -> str:
        """An item that is on an agenda has to be selected."""
        found = self.current()
        if found is None:
            return "Select an item first."
        return "" if found.meeting_id else "This item has no meeting yet."

    def why_not_change(self) -> str:
        """An item has to be selected."""
        return "" if self.current() else "Select an item first."

    def group_by(self) -> None:
        """Put each group's items together; again, order by date."""
        self.turn_order("Group", "Meeting")

    def open_selected(self) -> None:
        """Go to the item on its agenda: Enter."""
        found = self.current()
        if found is not None:
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
        found = self.current()
        if found is not None:
            self.verbs.change(found)

    def move_item(self) -> None:
        """Open the menu of meetings: M."""
        found = self.current()
        if found is not None:
            self.verbs.pop_meetings(found, self.below())

    def remove(self) -> None:
        """Take the item out."""
        found = self.current()
        if found is not None:
            self.verbs.remove(found)

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
        open_ = [("Open agenda", self.open_selected, "Enter")] if item.meeting_id else []
        if self.register.read_only:
            widgets += [8, details.buttons(open_)] if open_ else []
        else:
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
