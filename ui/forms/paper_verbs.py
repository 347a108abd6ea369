"""What a clerk does with papers, wherever they are listed: under an item, or in the tracker."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from egovdesk.documents.wording import counted, short_date
from egovdesk.operations.papers import (
    keep_reminder,
    mark_papers,
    receive_paper,
    record_clearance,
    remove_paper,
    set_paper_exempt,
)
from egovdesk.records.choices import Choice
from egovdesk.records.papers import Paper, PaperState
from egovdesk.register import Register
from ui.commands import READ_ONLY
from ui.context import Context
from ui.messages import telling

_MARKS = tuple(one for one in PaperState if one is not PaperState.ISSUED)


class PaperVerbs:
    """The verbs on the papers that are selected in a list; the first of them is the current one."""

    def __init__(
        self, context: Context, view: QWidget, selected: Callable[[], Sequence[Paper]]
    ) -> None:
        self._context, self._register, self._view = context, context.register, view
        self._selected = selected

    def current(self) -> Paper | None:
        """The paper that verbs of one paper act on."""
        found = self._selected()
        return found[0] if found else None

    def why_not(self) -> str:
        """A paper has to be selected."""
        if self._register.read_only:
            return READ_ONLY
        return "" if self.current() else "Select a paper first."

    def receive(self) -> None:
        """Record that the selected papers, or their next versions, have come: D."""
        papers = list(self._selected())
        late = [one for one in papers if is_out(self._register, one)]
        if late:
            self._ask_why_late(late, receive=True)
        in_time = [one for one in papers if one not in late]
        if in_time:
            with telling(self._view), self._register.step("Receive paper"):
                for one in in_time:
                    receive_paper(self._register, one.id)
        if papers and not late:
            many = len(papers) > 1
            self._context.say(f"{len(papers)} papers received" if many else "Paper received")

    def _ask_why_late(self, papers: Sequence[Paper], *, receive: bool) -> None:
        from ui.forms.papers import LateForm

        if LateForm(self._context, self._view, papers, receive=receive).ask():
            self._context.say("Late paper recorded: it makes a supplement")

    def mark(self, state: PaperState) -> None:
        """Mark the selected papers."""
        papers = list(self._selected())
        if state is PaperState.LATE and papers:
            self._ask_why_late(papers, receive=False)
            return
        with telling(self._view):
            mark_papers(self._register, [one.id for one in papers], state)
            self._context.say(f"Marked as {state.label.lower()}")

    def follow(self) -> None:
        """List the selected papers as to follow: T."""
        self.mark(PaperState.TO_FOLLOW)

    def fill_marks(self, menu: QMenu) -> None:
        """Offer the states in a menu."""
        for state in _MARKS:
            entry = menu.addAction(state.label)
            entry.triggered.connect(lambda _checked=False, each=state: self.mark(each))

    def pop_marks(self, parent: QWidget, at: QPoint) -> None:
        """Open the menu of states: M."""
        menu = _menu(parent, "Mark as")
        self.fill_marks(menu)
        menu.popup(at)

    def put_off(self) -> None:
        """Want the paper on another day: S."""
        from ui.forms.wanted import WantedForm

        found = self.current()
        if found is not None and WantedForm(self._context, self._view, found).ask():
            self._context.say("Paper wanted on another day")

    def change(self) -> None:
        """Change the paper's facts."""
        from ui.forms.papers import PaperForm

        found = self.current()
        if found is not None and not self.why_not():
            PaperForm(self._context, self._view, paper=found).ask()

    def remove(self) -> None:
        """Take the selected papers off; those that others have seen are withdrawn."""
        papers = list(self._selected())
        with telling(self._view), self._register.step("Remove paper"):
            for one in papers:
                remove_paper(self._register, one.id)
        seen = any(self._register.papers.maybe(one.id) is not None for one in papers)
        if papers:
            self._context.say("Paper withdrawn" if seen else "Paper removed")

    # -- clearances ----------------------------------------------------------------------------

    def add_clearance(self) -> None:
        """Say who has to clear the paper."""
        from ui.forms.papers import ClearanceForm

        found = self.current()
        if found is not None and ClearanceForm(self._context, self._view, found).ask():
            self._context.say("To be cleared: silence does not clear it")

    def pop_clearances(self, parent: QWidget, at: QPoint) -> None:
        """Open the menu of what is to be cleared: C. A tick says that it has been."""
        found = self.current()
        if found is None:
            return
        menu = _menu(parent, "Clearances")
        self.fill_clearances(menu, found)
        menu.popup(at)

    def fill_clearances(self, menu: QMenu, paper: Paper) -> None:
        """Offer each clearance to tick or untick, and another one to add."""
        people = {one.id: one.name for one in self._register.people.all()}
        for one in self._register.clearances.find(paper_id=paper.id):
            who = f", {people[one.person_id]}" if one.person_id in people else ""
            when = f", cleared {short_date(one.cleared_on)}" if one.cleared_on else ""
            entry = menu.addAction(f"{one.kind}{who}{when}")
            entry.setCheckable(True)
            entry.setChecked(one.cleared_on is not None)
            entry.triggered.connect(lambda on, each=one.id: self._clear(each, on))
        menu.addSeparator()
        menu.addAction("To be cleared by…").triggered.connect(
            lambda _on=False: self.add_clearance()
        )

    def _clear(self, clearance_id: str, cleared: bool) -> None:
        with telling(self._view):
            day = self._register.today if cleared else None
            record_clearance(self._register, clearance_id, day)
            self._context.say("Cleared" if cleared else "Pending again")

    # -- exemption -----------------------------------------------------------------------------

    def toggle_exempt(
        self, grounds: Mapping[str, Choice], ask: Callable[[Callable[[str], None]], None]
    ) -> None:
        """Mark the paper exempt on a ground that `ask` gets, or open it again."""
        found = self.current()
        if found is None:
            return
        if found.exempt:
            self._set_exempt(found.id, False, "")
        elif grounds:
            ask(lambda ground: self._set_exempt(found.id, True, ground))
        else:
            self._set_exempt(found.id, True, "")

    def _set_exempt(self, paper_id: str, exempt: bool, ground: str) -> None:
        with telling(self._view):
            set_paper_exempt(self._register, paper_id, exempt, ground)
            self._context.say("The paper is exempt" if exempt else "The paper is open again")

    # -- reminders -----------------------------------------------------------------------------

    def remind(self, words: str = "") -> None:
        """Copy the reminder for the paper, as changed in `words`, and keep it: E."""
        from egovdesk.documents.reminders import paper_reminder

        found = self.current()
        if found is None:
            return
        with telling(self._view):
            self._copy(words or paper_reminder(self._register, found.id), [found])

    def remind_author(self, papers: Sequence[Paper], words: str = "") -> None:
        """Copy one reminder for all that an author owes, and keep it under each paper."""
        from egovdesk.documents.reminders import author_reminder

        with telling(self._view):
            ids = [one.id for one in papers]
            self._copy(words or author_reminder(self._register, ids), papers)

    def _copy(self, words: str, papers: Sequence[Paper]) -> None:
        QGuiApplication.clipboard().setText(words)
        if not self._register.read_only:
            keep_reminder(
                self._register, words, person_id=papers[0].author_id,
                paper_ids=[one.id for one in papers],
            )  # fmt: skip
        of = f" for {counted(len(papers), 'paper')}" if len(papers) > 1 else ""
        self._context.say(f"Reminder{of} copied: paste it into a message")


def is_out(register: Register, paper: Paper) -> bool:
    """Whether the agenda that a paper belongs to has gone out without it."""
    item = register.items.maybe(paper.item_id)
    meeting = register.meetings.maybe(item.meeting_id) if item else None
    return bool(meeting and meeting.state.is_frozen and paper.state is not PaperState.ISSUED)


def _menu(parent: QWidget, name: str) -> QMenu:
    menu = QMenu(parent)
    menu.setAccessibleName(name)
    return menu
