"""Retention: what each group need no longer keep, disposal with a reason, and the log of disposals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import counted, long_date, short_date
from egovdesk.operations.retention import Due, dispose, falls_due
from egovdesk.records.retention import Disposal
from egovdesk.register import Changes
from ui.commands import Command, Hint
from ui.context import Context
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Icon, Text
from ui.list_page import DetailsPane
from ui.page import Page, hairline
from ui.places import Place
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Elided, Label
from ui.widgets.list_pane import ListPane
from ui.widgets.panes import DETAILS, Pane, Panes
from ui.widgets.row_tree import RowList
from ui.widgets.section_heading import SectionHeading

_LOGGED = 200
_AT_CLOSING = (
    "Disposed of. Scraps of these records may still be in the corners of the file, which is large: "
    "it is written anew without them when the register is closed."
)
_TABLES = {"retention_rules", "disposals", "groups", "meetings", "issues", "choices", "authority"}


class RetentionView(Page):
    """What falls due, kind by kind and group by group, and what has been disposed of."""

    NAME = "retention"
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("retention.dispose", "&Dispose of records…", "dispose", "Ctrl+Del", "Register",
                when="why_not_dispose", writes=True,
                tip="Take out what need no longer be kept, with a reason, for good."),
        Command("retention.change", "&Retention of the group…", "change", "F2", "Register",
                when="why_not_change", writes=True,
                tip="Say how many years the group keeps each kind of record."),
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "Retention", parent)
        self._words = Elided("", "text", "ink2")
        self.header.under.addWidget(self._words, 1)
        button = self.header.add_button(Button("Retention of a group…"))
        context.menus.follow(button, "retention.change")
        self._due: dict[str, Due] = {}
        self.list = RowList(name="What falls due")
        self.list.current_changed.connect(lambda _id: self._show_details())
        self.list.selection_changed.connect(self.state_changed)
        self.list.opened.connect(lambda _id: context.menus.run("retention.dispose"))
        self.details = DetailsPane("About these records")
        self._empty = EmptyState(
            "Nothing falls due",
            "Every group still keeps what it has. What has been kept for long enough shows here.",
        )
        listed = ListPane(self._empty, self.list, fills=self.list)
        self._split = Panes(
            (
                Pane("due", "What falls due", listed, 760),
                Pane(DETAILS, "About it", self.details, 360, fixed=True),
            ),
            main="due",
        )
        self.outer.addWidget(hairline())
        self.outer.addWidget(self._split, 1)

    # -- what is shown -------------------------------------------------------------------------

    def _load(self) -> None:
        due, log = falls_due(self.register), self.register.disposals.newest(_LOGGED)
        self._due = {f"due:{one.group.id}:{one.kind}": one for one in due}
        self.list.set_rows(_rows(self._due, log))
        self._empty.setVisible(not due and not log)
        self.list.setVisible(bool(due or log))
        meetings = sum(len(one.meetings) for one in due)
        many = f"Records of {counted(meetings, 'meeting')} need be kept no longer"
        self._words.setText(many if due else "Nothing falls due today")
        if self.list.current_id() is None and self._due:
            self.list.select_id(next(iter(self._due)))
        self._show_details()

    def _show_details(self) -> None:
        current = self.list.current_id() or ""
        if current in self._due:
            self.details.fill(self._about_due(self._due[current]))
        elif disposal := self.register.disposals.maybe(current.partition(":")[2]):
            self.details.fill(_about_disposal(disposal))
        else:
            self.details.fill([Label("Nothing is selected.", "text", "ink3")])

    def _about_due(self, due: Due) -> list[QWidget | int]:
        first, last = due.meetings[0].held_on, due.meetings[-1].held_on
        span = long_date(first) if first == last else f"{long_date(first)} to {long_date(last)}"
        button = Button("Dispose of these…", "danger", icon="trash-2", shortcut="Ctrl Del")
        self.context.menus.follow(button, "retention.dispose")
        return [
            Label(due.group.name, "note600", "ink2"),
            Label(due.label, "title18", wrap=True),
            Label(f"{counted(len(due.meetings), 'meeting')}, {span}", wrap=True),
            Label(f"{_kept(due.years).capitalize()}", "text", "ink2"),
            8,
            SectionHeading("What goes"),
            Label(f"{due.kind.goes[:1].upper()}{due.kind.goes[1:]}.", wrap=True),
            Label("It leaves history too, and cannot be undone. Backups made before still hold it.",
                  "text", "ink2", wrap=True),
            8,
            button,
        ]  # fmt: skip

    # -- commands ------------------------------------------------------------------------------

    def why_not_dispose(self) -> str:
        """Something that falls due has to be selected."""
        return "" if (self.list.current_id() or "") in self._due else "Select what falls due first."

    def why_not_change(self) -> str:
        """There has to be a group."""
        return "" if self.register.groups.count() else "There is no group yet."

    def dispose(self) -> None:
        """Ask for the reason, then dispose meeting by meeting."""
        from ui.forms.retention import DisposalForm

        due = self._due[self.list.current_id() or ""]
        reason = DisposalForm(self.context, self, due).ask()
        if not reason:
            return
        register = self.register

        def one(meeting_id: str) -> None:
            dispose(register, due.kind, [meeting_id], reason)

        self.context.tasks.each(
            [one.id for one in due.meetings], one, self._disposed,
            title=f"Disposing of {due.label.lower()}", noun="meeting",
        )  # fmt: skip

    def _disposed(self, meetings: int) -> None:
        if not meetings:
            return
        self.show_note("green", f"Disposed of the records of {counted(meetings, 'meeting')}.")
        self._sweep(first=True)

    def _sweep(self, *, first: bool = False) -> None:
        """Clear the index of the words that went, a slice at a time."""
        more = self.register.sweep(first=first)
        slices = range(100_000) if more else ()

        def one(_slice: int) -> None:
            nonlocal more
            more = more and self.register.sweep()

        job = self.context.tasks.each(
            slices, one, lambda _done: self._swept(), title="Clearing the index", noun="part"
        )
        job.progressed.connect(lambda _words, _part: None if more else job.stop())

    def _swept(self) -> None:
        """Say what is still to be done, where the file is too large for it to be done at once."""
        if self.register.owes_writing:
            self.show_note("green", _AT_CLOSING)

    def change(self) -> None:
        """Change how long a group keeps its records."""
        from ui.forms.retention import RetentionForm

        current = self._due.get(self.list.current_id() or "")
        if RetentionForm(self.context, self, current.group.id if current else "").ask():
            self.context.say("Retention changed")

    # -- place ---------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show what falls due."""
        self._load()
        if place.select:
            self.list.select_id(place.select)

    def place(self) -> Place:
        """Where this is."""
        return Place(self.NAME, select=self.list.current_id() or "")

    def title(self) -> str:
        """The window's title."""
        return "Retention"

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the list."""
        return (("↑↓", "move"), ("Enter", "dispose of", "retention.dispose"),
                ("F2", "retention of the group"),
                ("F6", "next pane"))  # fmt: skip

    def panes(self) -> tuple[QWidget, ...]:
        """The list, then what it is about."""
        return (self.list, self.details) if self.list.isVisibleTo(self) else (self._empty,)

    def work(self) -> Panes:
        """The list, and the pane about one of its lines."""
        return self._split

    def refresh(self, changes: Changes) -> None:
        """Follow the register."""
        if changes.tables & _TABLES:
            self._load()


def _rows(due: dict[str, Due], log: Sequence[Disposal]) -> list[Row]:
    rows: list[Row] = []
    if due:
        rows.append(_heading("due", "Falls due", len(due)))
    for key, one in due.items():
        line = (Icon("folder"), Text(one.group.name, "ink", "row"), Text(one.label, "ink2"))
        trailing = (
            Text(counted(len(one.meetings), "meeting"), "ink2", width=110),
            Text(_kept(one.years), "ink2", width=130),
        )
        rows.append(Row(key, Cell(line, trailing=trailing)))
    if log:
        rows.append(_heading("log", "Disposed of", len(log)))
    for each in log:
        said = (Icon("trash-2"), Text(each.subject, "ink", "row"))
        trailing = (
            Text(each.disposed_by, "ink2", width=110),
            Text(short_date(each.disposed_at.date()), "ink2", width=130),
        )
        rows.append(Row(f"disposal:{each.id}", Cell(said, trailing=trailing)))
    return rows


def _kept(years: int) -> str:
    return f"kept {counted(years, 'year')}" if years else "kept until approved"


def _heading(key: str, words: str, count: int) -> Row:
    cell = Cell((Text(words, "ink", "heading"), Text(str(count), "ink2", "note")))
    return Row(f"section:{key}", cell, heading="section", height="section")


def _about_disposal(one: Disposal) -> list[QWidget | int]:
    when = f"{long_date(one.disposed_at.date())}, by {one.disposed_by}"
    return [
        Label("Disposed of", "note600", "ink2"),
        Label(one.subject, "title18", wrap=True),
        Label(when, wrap=True),
        Label(f"{counted(one.records, 'record')} went or were emptied", "text", "ink2"),
        8,
        SectionHeading("Why"),
        Label(one.reason, wrap=True),
    ]
