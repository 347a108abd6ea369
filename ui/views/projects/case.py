"""The business case: its headings, each written here, and its way to the board's decision."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.documents.wording import long_date, short_date
from egovdesk.operations.projects.cases import (
    begin_case,
    put_case_to_item,
    reopen_case,
    send_case,
    take_case_back,
    write_case,
)
from egovdesk.records.projects import CaseSection, CaseState, Project
from ui import theme
from ui.commands import Command, Hint
from ui.context import Context
from ui.forms.choosing import said_of
from ui.forms.own_papers import put_on_agenda
from ui.forms.prose_field import ProseField
from ui.forms.typed import TypedChanges
from ui.item_models.public_screen import hidden_words
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Mark, MarkKind, Text
from ui.list_page import DetailsPane
from ui.messages import tell, told
from ui.views.projects.tab import PUT, ListedTab
from ui.widgets.labels import Label
from ui.widgets.list_pane import ListPane
from ui.widgets.panes import DETAILS, Pane, Panes
from ui.widgets.row_tree import RowList
from ui.widgets.scroll_pane import ScrollPane
from ui.widgets.section_heading import SectionHeading
from ui.widgets.stacked import stacked
from ui.widgets.trail import Trail, TrailStep

_MENU = "Register/Project"
_STATES = {
    CaseState.NONE: MarkKind.PROPOSED, CaseState.DRAFT: MarkKind.RECOMMENDED,
    CaseState.SUBMITTED: MarkKind.WAITING, CaseState.APPROVED: MarkKind.RATIFIED,
    CaseState.REJECTED: MarkKind.NOT_AGREED,
}  # fmt: skip
_HELD = {"Costs", "Benefits", "Risks", "Timescale"}


class CaseTab(ListedTab):
    """Headings at the left, the words of one in the middle, the way of the case at the right."""

    KEY, WORDS = "case", "Business case"
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {"projects", "case_sections", "decisions", "items", "meetings"}
    )
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("project.begin_case", "&Begin business case", "begin", "", _MENU,
                when="why_not_begin", writes=True,
                tip="Begin the business case with its headings; or a new version of one decided on."),
        PUT,
        Command("project.item_case", "Put business case to an &item…", "put_to_item", "", _MENU,
                when="why_not_put", writes=True,
                tip="Let an item that stands on an agenda of the board be about it."),
        Command("project.case_back", "Ta&ke business case back", "take_back", "", _MENU,
                when="why_not_take_back", writes=True,
                tip="Let it be a draft again; its item stays, to keep or delete."),
        Command("project.record_case", "Record the decisi&on…", "record", "", _MENU,
                when="why_not_record", writes=True,
                tip="Say what was decided, where no decision under its item says so."),
        Command("project.export_case", "Business case…", "export_case", "", "File/Export",
                when="why_not_export", tip="Write the business case as a Word file."),
    )  # fmt: skip
    LETTERS: ClassVar[dict[str, str]] = {"A": "put_on_agenda", "B": "begin"}
    BUTTONS: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Export…", "project.export_case", "file-output"),
        ("Put on agenda", "project.put", "send"),
    )
    PRIMARY = "project.put"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._typed = TypedChanges(self._save, lambda error: tell(self, error), self)
        self._sections: dict[str, CaseSection] = {}
        self._shown = ""
        self.prose = ProseField("Words of the heading", Label("In words", "row", "ink2"))
        self.list = RowList(name="Headings of the business case")
        self.list.current_changed.connect(lambda _row: self._turn())
        self.list.opened.connect(lambda _row: self.prose.edit.setFocus())
        self.list.installEventFilter(self)
        self.heading = Label("", "title20", wrap=True)
        self.note = Label("", "text", "ink2", wrap=True)
        self.prose.edited.connect(self._on_edited)
        self.prose.left.connect(self._typed.end)
        self.details = DetailsPane("The way of the business case")
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(theme.px(10))
        for part in (self.heading, self.prose, self.note):
            column.addWidget(part)
        column.addStretch(1)
        scroll = ScrollPane(inside, "paper", (20, 14, 24, 20))
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll what is only read
        scroll.setAccessibleName("The words of one heading")
        listed = ListPane(self.list, top=8, right=8)
        self._split = Panes(
            (
                Pane("list", "Headings", listed, 300, least=220),
                Pane("work", "Words", scroll, 560, least=320),
                Pane(DETAILS, "Decision", self.details, 300, least=240),
            ),
            main="work", margin=theme.PAGE_MARGIN,
        )  # fmt: skip
        stacked(self, self._split)
        self.setFocusProxy(self.list)

    # -- showing ------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the case again."""
        project = self.project
        if project is None:
            return
        found = self.register.case_sections.find(project_id=project.id)
        self._sections = {one.id: one for one in found}
        self.list.set_rows([_row(one) for one in found])
        if found and self.list.current_id() is None:
            self.list.select_id(found[0].id)
        self._show()
        self._fill(project)
        self.subtitle_changed.emit(self.subtitle())
        self.state_changed.emit()

    def _turn(self) -> None:
        self._typed.end()
        self._show()
        self.state_changed.emit()

    def _show(self) -> None:
        section = self._sections.get(self.list.current_id() or "")
        writable = self._is_draft() and not self.register.read_only
        for part in (self.heading, self.prose):
            part.setVisible(section is not None)
        self.prose.setReadOnly(not writable)
        if section is None:
            self._shown = ""
            self.note.setText("No business case yet. B begins one, with its headings.")
            return
        self.heading.setText(section.heading)
        held = section.heading in _HELD
        self.note.setText(
            f"What the register holds on {section.heading.lower()} is printed under these words."
            if held
            else ""
        )
        if self._shown != section.id or not self._typed.is_pending():
            self._shown = section.id
            self.prose.show_text(section.text)

    def _is_draft(self) -> bool:
        return self.project is not None and self.project.case_state is CaseState.DRAFT

    def _fill(self, project: Project) -> None:
        mark = _STATES[project.case_state]
        decision = self.register.decisions.maybe(project.case_decision_id)
        item = self.register.items.maybe(project.case_item_id)
        meeting = self.register.meetings.maybe(item.meeting_id) if item is not None else None
        group = self.register.groups.maybe(project.group_id)
        board = group.name if group else "No board yet"
        sent = short_date(meeting.held_on) if meeting is not None else ""
        answered = project.case_on is not None
        said = project.case_state.label
        steps = [
            TrailStep("Written", f"{self._written()} of {len(self._sections)} headings", "",
                      MarkKind.DECIDED if self._written() else MarkKind.PROPOSED, True),
            TrailStep(board, "On its agenda" if item else "To approve it", sent,
                      MarkKind.WAITING if item else MarkKind.PROPOSED, answered or bool(item)),
        ]  # fmt: skip
        if answered and project.case_on is not None:
            steps.append(
                TrailStep(said, _decided(decision), short_date(project.case_on), mark, True)
            )
        widgets: list[QWidget | int] = [SectionHeading("The way to approval"), Trail(steps)]
        words = {
            CaseState.DRAFT: "A puts it on the board’s next agenda.",
            CaseState.SUBMITTED: "The decision made under its item answers it. Until then its words"
            " stay; take it back to change them.",
            CaseState.APPROVED: "Its words stay as they were approved. B begins a new version.",
            CaseState.REJECTED: "B begins a new version, with these words.",
            CaseState.NONE: "B begins it.",
        }[project.case_state]
        self.details.fill([*widgets, 8, Label(words, "text", "ink2", wrap=True)])

    def _written(self) -> int:
        return sum(bool(one.text.strip()) for one in self._sections.values())

    def subtitle(self) -> str:
        """How far the case has come."""
        project = self.project
        if project is None:
            return ""
        words = project.case_state.label
        return f"{words}, {long_date(project.case_on)}" if project.case_on else words

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the list, or of the words."""
        if self.prose.edit.hasFocus():
            return (("Ctrl B", "bold"), ("Ctrl I", "italic"), ("F6", "next pane"))
        return (("↑↓", "move"), ("Enter", "write"), ("A", "put on agenda", "project.put"),
                ("B", "begin", "project.begin_case"), ("Ctrl Tab", "next tab"))  # fmt: skip

    def panes(self) -> tuple[QWidget, ...]:
        """The headings, the words, the way to approval."""
        return (self.list, self.prose.edit, self.details)

    def work(self) -> Panes:
        """The three."""
        return self._split

    def leave(self) -> None:
        """Save what is being typed."""
        self._typed.end()

    # -- writing ------------------------------------------------------------------------------------

    def _on_edited(self) -> None:
        if self._shown:
            self._typed.put(self._shown, self.prose.markdown())

    def _save(self, changes: dict[str, Any], join: str) -> None:
        with self.register.step("Typing in the business case", join=join):
            for section_id, text in changes.items():
                write_case(self.register, section_id, text)

    # -- commands -----------------------------------------------------------------------------------

    def why_not_begin(self) -> str:
        """There is none, or what there is has been decided on."""
        state = self.project.case_state if self.project is not None else CaseState.DRAFT
        free = state in (CaseState.NONE, CaseState.APPROVED, CaseState.REJECTED)
        return "" if free else "The business case has been begun already."

    @told
    def begin(self) -> None:
        """Begin the case, or a new version of it: B."""
        if self.why_not_begin() or self.project is None:
            return
        if self.project.case_state is CaseState.NONE:
            begin_case(self.register, self.project_id)
        else:
            reopen_case(self.register, self.project_id)
        self.load()
        self.list.setFocus()

    def why_not_put(self) -> str:
        """It is a draft with words in it, of a project that a board owns."""
        if not self._is_draft() or self.project is None:
            return "There is no business case being written."
        if not self._written() and not self._typed.is_pending():
            return "This business case has no words yet."
        return "" if self.project.group_id else "No board owns this project: name it first."

    @told
    def put_on_agenda(self) -> None:
        """Put it on the board's next agenda: A."""
        self._typed.end()
        if self.why_not_put():
            return
        self._put("Put business case on agenda", partial(self._send, None))

    def _send(self, item_id: str | None) -> str:
        if item_id is not None:
            return put_case_to_item(self.register, self.project_id, item_id, received=False)
        return send_case(self.register, self.project_id, received=False)

    def _put(self, label: str, put: Callable[[], str]) -> None:
        from egovdesk.packing.reports import case_papers

        papers = case_papers(self.register, self.project_id)
        put_on_agenda(self.context, self, label, papers, put)

    def put_to_item(self) -> None:
        """Let an item of the board's agendas be about it."""
        from ui.forms.cases import ItemForm

        self._typed.end()
        chosen = ItemForm(self.context, self, self.project).ask() if self.project else ""
        if chosen:
            self._put("Put business case to item", partial(self._send, chosen))

    def why_not_take_back(self) -> str:
        """It has to be on an agenda."""
        state = self.project.case_state if self.project is not None else None
        return "" if state is CaseState.SUBMITTED else "It is on no agenda."

    @told
    def take_back(self) -> None:
        """Let it be a draft again."""
        take_case_back(self.register, self.project_id)
        self.context.say("The business case is a draft again")

    def why_not_record(self) -> str:
        """There has to be a case."""
        state = self.project.case_state if self.project is not None else CaseState.NONE
        return "There is no business case yet." if state is CaseState.NONE else ""

    def record(self) -> None:
        """Record what was decided elsewhere."""
        from ui.forms.cases import CaseDecisionForm

        self._typed.end()
        if self.project is not None and CaseDecisionForm(self.context, self, self.project).ask():
            self.context.say("Decision recorded")

    def why_not_export(self) -> str:
        """There has to be a case."""
        return self.why_not_record()

    def export_case(self) -> None:
        """Write it in Word."""
        self._typed.end()
        project = self.project
        if project is not None:
            self.context.export(
                "business-case", project=project.code or project.title, prefix=project.group_id
            )


def _row(one: CaseSection) -> Row:
    words = len(one.text.split())
    mark = MarkKind.DECIDED if words else MarkKind.PROPOSED
    said = f"{words} words" if words > 1 else "1 word" if words else "not written"
    line = (Mark(mark), Text(one.heading, "ink", "row"))
    return Row(
        one.id, Cell(line, trailing=(Text(said, "ink2", "note"),)), tip=f"{one.heading}: {said}"
    )


def _decided(decision: Any) -> str:
    return hidden_words(said_of(decision), decision.exempt) if decision is not None else "Recorded"
