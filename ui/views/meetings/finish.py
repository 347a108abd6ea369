"""Finish: what is still missing, a jump to each, and the documents that go out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from egovdesk.documents.wording import counted, long_date
from egovdesk.records.meetings import Issue, ItemKind, ItemState, MeetingState
from egovdesk.records.minutes import BlockKind
from egovdesk.register import Register
from ui import theme
from ui.context import Context
from ui.item_models.agenda import Agenda, clock_words
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Icon, Mark, MarkKind, Text
from ui.views.meetings.panes import ScrollPane
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import Label
from ui.widgets.row_tree import RowList
from ui.widgets.section_heading import SectionHeading
from ui.widgets.stages import Stage, Stages

_STAGES = (
    ("Draft agenda", MeetingState.AGENDA_DRAFT),
    ("Issued", MeetingState.ISSUED),
    ("Held", MeetingState.HELD),
    ("Draft minutes", MeetingState.MINUTES_DRAFTED),
    ("Circulated", MeetingState.CIRCULATED),
    ("Approved", MeetingState.APPROVED),
)


@dataclass(frozen=True)
class Missing:
    """One thing to settle before the minutes go out, and where it is settled."""

    id: str
    sentence: str
    about: str
    item_id: str = ""
    block_id: str = ""
    mode: str = "minute"


def missing_of(register: Register, agenda: Agenda) -> list[Missing]:
    """What a meeting's record still lacks: minutes, outcomes, owners, dates and grounds."""
    if agenda.meeting.state.step < MeetingState.HELD.step:
        return []
    found: list[Missing] = []
    blocks = register.blocks.of_meeting(agenda.meeting.id)
    decisions = {one.id: one for one in register.decisions.find(meeting_id=agenda.meeting.id)}
    actions = {one.id: one for one in register.actions.find(meeting_id=agenda.meeting.id)}
    deciding = ("decide", "approve", "recommend", "ratify", "endorse")
    for line in agenda.lines:
        item = line.item
        if item.kind is ItemKind.HEADING or item.state is ItemState.WITHDRAWN:
            continue
        where = f"{line.number}  {item.title}"
        own = blocks.get(item.id, [])
        said = [one for one in own if not one.kind.is_text or one.text.strip()]
        decided = any(one.kind is BlockKind.DECISION for one in own)
        if not said:
            found.append(Missing(f"empty-{item.id}", "Nothing is minuted", where, item.id))
        elif item.purpose in deciding and not decided:
            found.append(Missing(f"open-{item.id}", "No decision is recorded", where, item.id))
        if agenda.group.is_open and item.exempt and not item.ground:
            found.append(
                Missing(
                    f"ground-{item.id}", "Exempt, without a ground", where, item.id, "", "prepare"
                )
            )
        for block in own:
            action = actions.get(block.action_id or "")
            if action is not None:
                lacks = [] if action.owner_id or action.owner else ["an owner"]
                lacks += [] if action.due_on else ["a date"]
                if lacks:
                    sentence = f"The action has not {' or '.join(lacks)}"
                    about = f"{action.number}  {action.title}"
                    found.append(Missing(f"a-{block.id}", sentence, about, item.id, block.id))
            decision = decisions.get(block.decision_id or "")
            if decision is not None and not _worded(register, decision.id):
                about = f"{decision.number}  {decision.title}"
                found.append(
                    Missing(f"d-{block.id}", "The decision has no words", about, item.id, block.id)
                )
            if agenda.group.is_open and block.exempt and not block.ground and not item.exempt:
                found.append(
                    Missing(f"g-{block.id}", "A paragraph is exempt, without a ground", where,
                            item.id, block.id)
                )  # fmt: skip
    return found


def _worded(register: Register, decision_id: str) -> bool:
    return any(one.text.strip() for one in register.decision_parts.find(decision_id=decision_id))


class FinishMode(QWidget):
    """The checklist, then what goes out."""

    keys_changed = Signal()
    #: Where something is to be settled: mode, item, block.
    jump_wanted = Signal(str, str, str)

    def __init__(self, context: Context, view: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.register, self._view = context, context.register, view
        self._found: dict[str, Missing] = {}
        self.stages = Stages()
        self.heading = SectionHeading("Before the minutes go out")
        self.list = RowList(name="What is missing", empty="Nothing is missing")
        self.list.opened.connect(self._on_opened)
        self.out = SectionHeading("What goes out")
        self.said = Label("", "text", "ink2", wrap=True)
        self.issued = RowList(name="What went out", empty="Nothing has gone out yet")
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._inset(self.stages)
        self._column.addSpacing(theme.px(12))
        self._inset(self.heading)
        self._column.addWidget(self.list)
        self._inset(self.out)
        self._inset(self.said)
        self._column.addLayout(self._make_buttons())
        self._column.addSpacing(theme.px(12))
        self._inset(SectionHeading("What went out"))
        self._column.addWidget(self.issued)
        self._column.addStretch(1)
        page.setMaximumWidth(theme.px(860))
        frame = QWidget()
        across = QHBoxLayout(frame)
        across.addWidget(page, 10)
        across.addStretch(1)
        self.sheet = ScrollPane(frame, "paper", (12, 16, 20, 20))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)

    def _inset(self, part: QWidget) -> None:
        """Let words stand where those of the lists do, whose rings reach beyond them."""
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(theme.OVERHANG), 0, theme.px(theme.OVERHANG), 0)
        row.addWidget(part)
        self._column.addLayout(row)

    def _make_buttons(self) -> Flow:
        row = Flow()
        row.setContentsMargins(theme.px(theme.OVERHANG), theme.px(4), 0, 0)
        self.buttons: dict[str, Button] = {}
        for name, words, icon in (
            ("export_minutes", "Export minutes…", "file-output"),
            ("export_decisions", "Decision sheet…", "gavel"),
            ("export_actions", "Action sheet…", "square-check"),
            ("circulate", "Circulate…", "send"),
            ("approve", "Approve…", "circle-check"),
        ):
            button = Button(words, icon=icon)
            self.context.menus.follow(button, f"meetings.{name}")
            self.buttons[name] = button
            row.addWidget(button)
        return row

    def missing(self, agenda: Agenda) -> list[Missing]:
        """What is missing now."""
        return missing_of(self.register, agenda)

    def show_agenda(self, agenda: Agenda, _select: str = "") -> None:
        """Show the checklist of a meeting."""
        state = agenda.meeting.state
        found = self.missing(agenda)
        issues = self.register.issues.find(meeting_id=agenda.meeting.id)
        self._found = {one.id: one for one in found}
        self.stages.set_stages(_stages(state, bool(issues)))
        self.list.set_rows([_row(one, self._is_exempt(agenda, one)) for one in found])
        self.heading.set_right(f"{len(found)} to settle" if found else "", "amber")
        held = state.step >= MeetingState.HELD.step
        self.list.empty_text = "Nothing is missing" if held else "The meeting has not been held yet"
        self.said.setText(self._sentence(agenda, found))
        self.issued.set_rows([_issue_row(one) for one in reversed(issues)])
        self._fit(self.list, len(found), "row2")
        self._fit(self.issued, len(issues), "row2")

    def _is_exempt(self, agenda: Agenda, one: Missing) -> bool:
        """Whether what is missing is of something exempt, whose words a public screen hides."""
        line, block = agenda.line(one.item_id), self.register.blocks.maybe(one.block_id)
        return bool((line and line.item.exempt) or (block and block.exempt))

    def _fit(self, shown: RowList, count: int, height: str) -> None:
        shown.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.setFixedHeight(max(theme.height("row"), count * theme.height(height)) + 2)

    def _sentence(self, agenda: Agenda, found: list[Missing]) -> str:
        state = agenda.meeting.state
        if state.step < MeetingState.HELD.step:
            return "Start the meeting in Minute (Ctrl 2) to take its minutes."
        if state.minutes_final:
            later = self.register.meetings.maybe(agenda.meeting.approved_at_id)
            at = f" at the meeting of {long_date(later.held_on)}" if later else ""
            return (
                f"These minutes were approved{at} and can no longer be changed. "
                "Record a correction at the next meeting."
            )
        if state is MeetingState.CIRCULATED:
            return "The draft has been circulated. A later meeting approves it."
        if found:
            return (
                f"You can send the draft now, with {counted(len(found), 'thing')} still to settle."
            )
        return "The draft is ready to circulate."

    def _on_opened(self, missing_id: str) -> None:
        one = self._found[missing_id]
        self.jump_wanted.emit(one.mode, one.item_id, one.block_id)

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return (self.list, self.buttons["export_minutes"], self.issued)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of the list."""
        return (
            ("Enter", "go there"),
            ("F6", "next pane"),
            ("Ctrl 1", "prepare"),
            ("Ctrl 2", "minute"),
        )

    def focus_first(self) -> None:
        """Put the focus on the checklist."""
        self.list.setFocus()

    def leave(self) -> None:
        """Nothing is typed here."""


def _stages(state: MeetingState, issued: bool) -> list[Stage]:
    """The stages as far as they have come; a meeting held without an issued agenda skips that."""
    held = state.step >= MeetingState.HELD.step
    stages = [one for one in _STAGES if issued or not held or one[1] is not MeetingState.ISSUED]
    reached = sum(1 for _words, each in stages if state.step >= each.step)
    shown: list[Stage] = []
    for at, (words, _each) in enumerate(stages):
        ended = at + 1 < reached or reached == len(stages)
        shown.append((words, "done" if ended else "now" if at + 1 == reached else "to come"))
    return shown


def _row(one: Missing, exempt: bool) -> Row:
    cell = Cell(
        (Text(one.sentence, face="row"),),
        second=(Text(one.about, "ink2", "note"),),
        trailing=(Text("Go there", "petrol", "note500"),),
        lead=(Mark(MarkKind.LOOK),),
    )
    tip = f"{one.sentence}: {one.about}"
    return Row(one.id, cell, exempt="exempt" * exempt, height="row2", tip=tip)


def _issue_row(issue: Issue) -> Row:
    words = issue.label if issue.version == 1 else f"{issue.label}, version {issue.version}"
    at = issue.issued_at.astimezone()
    when = f"{long_date(at.date())}, {clock_words(f'{at:%H:%M}')}"
    cell = Cell(
        (Text(words, face="row"),),
        second=(Text(f"SHA-256 {issue.sha256[:16]}…", "ink3", "note", context=True),),
        trailing=(Text(when, "ink2", "note"),),
        lead=(Icon("files", "ink2"),),
    )
    return Row(issue.id, cell, height="row2", tip=f"SHA-256 {issue.sha256}")
