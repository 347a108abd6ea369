"""What the tracker shows of one paper: facts, clearances, a reminder ready to copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from egovdesk.documents.reminders import paper_reminder
from egovdesk.documents.text import plain_text
from egovdesk.documents.wording import counted, full_date, long_date, short_date
from egovdesk.operations.files import current_files
from egovdesk.operations.meetings import agenda_of
from egovdesk.records.meetings import Item
from egovdesk.records.papers import Paper
from ui import details
from ui.context import Context
from ui.item_models.paper_files import size_words
from ui.item_models.papers import status_of
from ui.item_models.segments import Mark, Tag, Text
from ui.places import Place
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.section_heading import SectionHeading


class PaperPane:
    """Fills the details of the tracker. The words of its reminder may be changed before copying."""

    def __init__(self, context: Context) -> None:
        self._context, self._register = context, context.register
        self._typed: tuple[str, TextField] | None = None

    def words(self, paper_id: str) -> str:
        """The reminder as it stands in the pane; empty where it shows another."""
        if self._typed is not None and self._typed[0] == paper_id:
            return self._typed[1].text()
        return ""

    def open(self, row: Any) -> None:
        """Go to the item of a paper."""
        if row.meeting_id:
            self._context.go(Place("meeting", row.meeting_id, "prepare", row.item_id or ""))

    def fill(self, row: Any, owed: Sequence[str]) -> Sequence[QWidget | int]:
        """The widgets for a line of the tracker, whose author owes so many papers."""
        paper = self._register.papers.get(row.id)
        widgets = [*self._head(row, paper), details.facts(self._facts(row, paper))]
        widgets += self._clearances(paper)
        widgets += self._files(paper)
        self._typed = None
        if row.owed:
            widgets += self._reminder(row, owed)
        if not self._register.read_only:
            widgets += [6, details.buttons(self._acts(row)), 2, details.links(self._more())]
        return widgets

    def _head(self, row: Any, paper: Paper) -> list[QWidget | int]:
        item = self._register.items.maybe(row.item_id)
        group = self._register.groups.get(row.group_id)
        held = f", {full_date(row.held_on)}" if row.held_on else ""
        mark, word, tone = status_of(
            row.state, row.due_on if row.owed else None, self._register.today,
            received_on=paper.received_on,
        )  # fmt: skip
        line: list[Any] = [Mark(mark), Text(word[:1].upper() + word[1:], tone, "row")]
        if row.exempt:
            line.append(Tag("Exempt", "exempt", "lock"))
        where = f"{self._item_words(item, row.title)}{group.name}{held}"
        return [
            SegmentLabel(tuple(line)), Label(row.title, "title18", wrap=True),
            Label(where, "text", "ink2", wrap=True),
        ]  # fmt: skip

    def _item_words(self, item: Item | None, title: str) -> str:
        """`Item 6, ` before the group, with the item's title where it is not the paper's."""
        meeting = self._register.meetings.maybe(item.meeting_id) if item else None
        if item is None or meeting is None:
            return ""
        lines = agenda_of(self._register, meeting)
        number = next((one.number for one in lines if one.item.id == item.id), "")
        called = "" if item.title == title else f": {item.title}"
        return f"Item {number}{called}, " if number else f"{item.title}, "

    def _facts(self, row: Any, paper: Paper) -> list[details.Fact]:
        today = self._register.today
        author = self._register.people.maybe(paper.author_id)
        ways = (author.phone or author.email) if author else ""
        found = [("Author", f"{row.author or 'nobody yet'}{f', {ways}' if ways else ''}", "ink")]
        if row.due_on:
            late = row.days_late(today)
            soon = f", {counted(late, 'day')} late" if late else ""
            own = "" if paper.wanted_on else " (the group’s day for papers)"
            found.append(("Wanted by", f"{full_date(row.due_on)}{soon}{own}", "red" * bool(late)))
        if paper.note:
            found.append(("What", paper.note, "ink"))
        if paper.version and paper.received_on:
            pages = f", {counted(paper.pages, 'page')}" if paper.pages else ""
            found.append(
                ("Came", f"version {paper.version}, {long_date(paper.received_on)}{pages}", "ink")
            )
        for name, said in (
            ("Why late", paper.late_reason), ("Urgency", paper.urgency), ("Relies on", paper.background),
        ):  # fmt: skip
            if said:
                found.append((name, said, "ink"))
        asked = self._register.reminders.find(paper_id=paper.id)
        if asked:
            last = f"{counted(len(asked), 'time')}, last on {long_date(asked[-1].written_on)}"
            found.append(("Reminded", last, "ink"))
        return [(name, value, tone or "ink") for name, value, tone in found]

    def _clearances(self, paper: Paper) -> list[QWidget | int]:
        found = self._register.clearances.find(paper_id=paper.id)
        if not found:
            return []
        people = self._register.people.many(one.person_id for one in found if one.person_id)
        widgets: list[QWidget | int] = [8, SectionHeading("Clearances", "silence does not clear")]
        for one in found:
            who = people[one.person_id].name if one.person_id in people else "nobody named"
            done = f"cleared {short_date(one.cleared_on)}" if one.cleared_on else "pending"
            tone = "ink2" if one.cleared_on else "amber"
            widgets.append(
                SegmentLabel((Text(one.kind, width=92), Text(who, "ink2"), Text(done, tone)))
            )
            if one.text:
                widgets.append(Label(plain_text(one.text), "note", "ink2", wrap=True))
        return widgets

    def _files(self, paper: Paper) -> list[QWidget | int]:
        """The files as they stand, each a way to open it."""
        found = current_files(self._register, paper.id)
        if not found:
            return []
        many = counted(len(found), "file")
        widgets: list[QWidget | int] = [8, SectionHeading("Files", many if len(found) > 1 else "")]
        for one in found:
            version = f"version {one.version}, " if one.version > 1 else ""
            button = Button(one.name, "text", icon="file-text")
            button.clicked.connect(lambda _checked=False, each=one: self._context.files.open(each))
            widgets += [button, Label(f"{version}{size_words(one.size)}", "note", "ink2")]
        return widgets

    def _reminder(self, row: Any, owed: Sequence[str]) -> list[QWidget | int]:
        shown, field = details.reminder(paper_reminder(self._register, row.id))
        field.edit.setReadOnly(self._register.read_only)
        self._typed = (row.id, field)
        if len(owed) > 1:
            others = f"{row.author or 'Nobody yet'} owes {counted(len(owed), 'paper')}"
            shown.append(
                Label(f"{others}. A copies one reminder for all.", "note", "ink2", wrap=True)
            )
        return shown

    def _acts(self, row: Any) -> list[details.Act]:
        received = ("Paper received", self._context.menus.doing("papers.receive"), "D")
        if not row.owed:
            return [received, ("Open item", lambda: self.open(row), "Enter")]
        return [("Copy reminder", self._context.menus.doing("papers.remind"), "E"), received]

    def _more(self) -> list[details.Act]:
        doing = self._context.menus.doing
        return [
            ("List as “to follow”", doing("papers.follow"), "T"),
            ("Another day…", doing("papers.put_off"), "S"),
            ("Mark as…", doing("papers.mark"), "M"),
            ("Clearances…", doing("papers.clearances"), "C"),
            ("Files…", doing("papers.files"), "L"),
            ("Check the file…", doing("papers.check_file"), "K"),
            ("Make a shell…", doing("papers.make_shell"), "H"),
            ("Take back…", doing("papers.take_back"), "B"),
        ]
