"""The tab of terms of reference: every group's, in which version, adopted when, to be reviewed when."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from egovdesk.documents.framework.terms import terms_text
from egovdesk.documents.wording import counted, short_date
from egovdesk.operations.framework.terms import (
    in_force,
    proposed,
    review_terms,
    send_terms,
    take_terms_back,
    versions,
)
from egovdesk.records.days import spoken_day
from egovdesk.records.groups import Group
from egovdesk.register import Changes
from ui import theme
from ui.commands import Command, Hint
from ui.context import Context
from ui.forms.terms import RecordTermsForm, WriteTermsForm
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Mark, MarkKind, Text
from ui.messages import told
from ui.tabbed import ListTab
from ui.views.framework.terms_pane import TermsPane
from ui.widgets.list_pane import ListPane
from ui.widgets.panes import DETAILS, Pane, Panes
from ui.widgets.row_tree import RowList
from ui.widgets.stacked import stacked

_MENU = "Register/Terms of reference"
_TABLES = frozenset(
    {"adoptions", "groups", "group_names", "group_tiers", "responsibilities", "decisions", "items",
     "meetings"}
)  # fmt: skip


class TermsTab(ListTab):
    """The groups in their order, each with where its terms stand."""

    KEY = "terms"
    WORDS = "Terms of reference"
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("terms.write", "Write…", "write", "", _MENU, when="why_not_group", writes=True,
                tip="Write the group’s terms, beginning from what the register knows of it."),
        Command("terms.send", "Send to the parent’s agenda", "send", "", _MENU,
                when="why_not_send", writes=True,
                tip="Keep the terms as a version, and put it on the parent’s next agenda to adopt."),
        Command("terms.take_back", "Take back", "take_back", "", _MENU,
                when="why_not_take_back", writes=True,
                tip="Let the version that was sent go no further."),
        Command("terms.record", "Record adoption…", "record", "", _MENU, when="why_not_record",
                writes=True, tip="Record that the terms were adopted outside this register."),
        Command("terms.review", "Reviewed, no change", "review", "", _MENU,
                when="why_not_review", writes=True,
                tip="Say that the terms in force were looked at, and stand for another year."),
        Command("terms.export", "Terms of reference…", "export", "", "File/Export",
                when="why_not_group", tip="Write the group’s terms of reference as a Word file."),
        Command("terms.export_changes", "Terms of reference, changes marked…", "export_changes", "",
                "File/Export", when="why_not_compare",
                tip="Write the terms in force with what changed since the version before."),
    )  # fmt: skip
    LETTERS: ClassVar[dict[str, str]] = {
        "W": "write", "S": "send", "R": "review", "T": "take_back",
    }  # fmt: skip
    BUTTONS: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Export…", "terms.export", "file-output"),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._groups: dict[str, Group] = {}
        self.list = RowList(name="Terms of reference", empty="No groups yet", folds=True)
        self.list.current_changed.connect(lambda _: self._on_current())
        self.list.installEventFilter(self)
        self.list.opened.connect(lambda _: self.context.menus.run("terms.write"))
        self.pane = TermsPane(context)
        listed = ListPane(self.list, top=8, bottom=8)
        self._split = Panes(
            (
                Pane("list", "Groups", listed, 700),
                Pane(DETAILS, "Terms", self.pane, 440, least=300),
            ),
            main="list", tabbed=False, margin=theme.PAGE_MARGIN,
        )  # fmt: skip
        stacked(self, self._split)

    # -- showing -------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the groups of today again."""
        here, today = self.list.current_id(), self.register.today
        found = [one for one in self.register.groups.all() if one.exists_on(today)]
        self._groups = {one.id: one for one in found}
        self.list.set_rows([self._row(one) for one in found])
        if found and not (here and self.list.select_id(here)):
            self.list.select_id(found[0].id)
        due = sum(self._is_due(one.id) for one in found)
        self.counted.emit(f"{due} to review" if due else "")
        self.subtitle_changed.emit(self.subtitle())
        self._on_current()

    def _is_due(self, group_id: str) -> bool:
        now = in_force(self.register, group_id, self.register.today)
        return (
            now is not None and now.review_on is not None and now.review_on <= self.register.today
        )

    def _row(self, group: Group) -> Row:
        now = in_force(self.register, group.id, self.register.today)
        waits = proposed(self.register, group.id)
        due = self._is_due(group.id)
        if waits:
            mark, words, tone = MarkKind.WAITING, f"Version {waits[-1].version} proposed", "ink2"
        elif now is not None:
            mark, words, tone = MarkKind.RATIFIED, f"Version {now.version} adopted", "ink2"
        elif group.terms_of_reference:
            mark, words, tone = MarkKind.PROPOSED, "Written, not adopted", "ink2"
        else:
            mark, words, tone = MarkKind.AMBER, "None yet", "amber"
        adopted = short_date(now.adopted_on) if now is not None and now.adopted_on else ""
        review = f"review {short_date(now.review_on)}" if now and now.review_on else ""
        return Row(
            group.id,
            Cell(
                (Text(group.name),),
                trailing=(
                    Mark(mark), Text(words, tone, "text", width=170),
                    Text(adopted, "ink2", "note", width=96),
                    Text(review, "amber" if due else "ink2", "note", width=140),
                ),
            ),
        )  # fmt: skip

    def _on_current(self) -> None:
        self.pane.show_group(self._group())
        self.state_changed.emit()

    def _group(self) -> Group | None:
        return self._groups.get(self.list.current_id() or "")

    def record_id(self) -> str:
        """The latest version of the group's terms, whose history can be shown."""
        found = versions(self.register, self.selected()) if self.selected() else []
        return found[-1].id if found else self.selected()

    def subtitle(self) -> str:
        """How many groups, and how many have adopted terms."""
        today = self.register.today
        adopted = sum(in_force(self.register, one, today) is not None for one in self._groups)
        return (
            f"What each group is for. {adopted} of {counted(len(self._groups), 'group')} with adopted"
            " terms; they are looked at every year."
        )

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the list."""
        return (("↑↓", "move"), ("W", "write", "terms.write"), ("S", "send to adopt", "terms.send"),
                ("R", "reviewed", "terms.review"), ("F6", "next pane"))  # fmt: skip

    def panes(self) -> tuple[QWidget, ...]:
        """The list, then the terms."""
        return (self.list, self.pane)

    def work(self) -> Panes:
        """The list and the terms."""
        return self._split

    def refresh(self, changes: Changes) -> None:
        """Follow the register; while another tab is shown, this one is read when it is turned to."""
        if changes.tables & _TABLES and self.isVisible():
            self.load()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take letters in the list."""
        pressed = watched is self.list and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and self.take_letter(event):
            return True
        return super().eventFilter(watched, event)

    # -- commands ------------------------------------------------------------------------------

    def why_not_group(self) -> str:
        """A group has to be selected."""
        return "" if self._group() is not None else "Select a group first."

    def _written(self) -> str:
        group = self._group()
        return group.terms_of_reference.strip() if group is not None else ""

    def why_not_record(self) -> str:
        """The group must have terms that are not in force already."""
        if not self._written():
            return self.why_not_group() or "These terms of reference are not written yet."
        now = in_force(self.register, self.selected(), self.register.today)
        return "These terms are in force." if now and now.text == self._written() else ""

    def why_not_send(self) -> str:
        """The same, and no version may wait."""
        if proposed(self.register, self.selected()):
            return "A version is on an agenda already."
        return self.why_not_record()

    def why_not_take_back(self) -> str:
        """A version has to wait."""
        return "" if proposed(self.register, self.selected()) else "No version waits to be adopted."

    def why_not_review(self) -> str:
        """A version has to be in force."""
        now = in_force(self.register, self.selected(), self.register.today)
        return "" if now is not None else "No version of these terms is in force."

    def why_not_compare(self) -> str:
        """There have to be two versions."""
        found = versions(self.register, self.selected())
        return "" if len(found) > 1 else "There is no earlier version to compare with."

    def write(self) -> None:
        """Write the terms, beginning from what the register knows."""
        group = self._group()
        if group is not None:
            text = group.terms_of_reference or terms_text(
                self.register, group.id, self.register.today
            )
            WriteTermsForm(self.context, self, group, text).ask()

    @told
    def send(self) -> None:
        """Send the terms to the parent's next agenda."""
        item = self.register.items.get(send_terms(self.register, self.selected(), self._written()))
        meeting = self.register.meetings.get(item.meeting_id or "")
        self.context.say(f"Put on the agenda of {spoken_day(meeting.held_on)}")

    @told
    def take_back(self) -> None:
        """Let the version that was sent go no further."""
        take_terms_back(self.register, self.selected())

    def record(self) -> None:
        """Record an adoption on paper."""
        group = self._group()
        if group is not None:
            RecordTermsForm(self.context, self, group).ask()

    @told
    def review(self) -> None:
        """Say that the terms in force were looked at."""
        review_terms(self.register, self.selected(), self.register.today)
        self.context.say("Reviewed, for another year")

    def export(self) -> None:
        """Write the terms."""
        self.context.export("terms", group=self.selected())

    def export_changes(self) -> None:
        """Write the terms with what changed since the version before."""
        before = versions(self.register, self.selected())[-2]
        self.context.export("terms", group=self.selected(), since=before.version)
