"""Finish: what is still to settle and a jump to each, the next step, and what went out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from egovdesk.checks.minutes import Unsettled
from egovdesk.documents.wording import counted, long_date
from egovdesk.operations.meetings.checklist import checklist, put_off_of
from egovdesk.records.meetings import Meeting, MeetingState
from ui import theme
from ui.commands import Hint
from ui.context import Context
from ui.item_models.agenda import Agenda
from ui.item_models.finish import correction_row, put_off_row, stages_of, unsettled_row
from ui.item_models.issues import issue_row
from ui.item_models.rows import Row
from ui.views.meetings.finish_steps import NextStep, Verb, next_step, trail_of
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import Label
from ui.widgets.panes import DETAILS, Pane, Panes
from ui.widgets.row_tree import RowList
from ui.widgets.scroll_pane import ScrollPane
from ui.widgets.section_heading import SectionHeading
from ui.widgets.stacked import stacked
from ui.widgets.stages import Stages
from ui.widgets.trail import Trail

_PRINTS: tuple[Verb, ...] = (
    ("Minutes…", "file-output", "meetings.export_minutes"),
    ("Marked up…", "git-compare", "minutes.export_marked"),
    ("Exempt part…", "file-lock", "minutes.export_exempt"),
    ("Loose leaves…", "files", "minutes.export_leaves"),
    ("Decision sheet…", "gavel", "meetings.export_decisions"),
    ("Action sheet…", "square-check", "meetings.export_actions"),
)


class _Checklist(RowList):
    """What is to settle; N puts the current line off."""

    put_off_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the current line off."""
        if event.text().upper() == "N" and not event.modifiers() and self.current_id():
            self.put_off_wanted.emit()
            return
        super().keyPressEvent(event)


class _Corrections(RowList):
    """The corrections; Del takes one back."""

    remove_wanted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the current one back on Del."""
        current = self.current_id()
        if event.key() == Qt.Key.Key_Delete and current:
            self.remove_wanted.emit(current)
            return
        super().keyPressEvent(event)


class FinishMode(QWidget):
    """The stages, the checklist, what to do next, and the record of what went out."""

    keys_changed = Signal()
    #: Where something is to be settled: mode, item, block.
    jump_wanted = Signal(str, str, str)

    def __init__(self, context: Context, view: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.register, self._view = context, context.register, view
        self._found: dict[str, Unsettled] = {}
        self._put_off: dict[str, Unsettled] = {}
        self.verbs: dict[str, Button] = {}
        self.primary: Button | None = None
        self.stages = Stages()
        self.heading = SectionHeading("Before the minutes go out")
        self.list = _Checklist(name="What is to settle", empty="Nothing is left to settle")
        self.list.opened.connect(self._on_opened)
        self.list.put_off_wanted.connect(lambda: context.menus.run("minutes.put_off"))
        self.list.current_changed.connect(lambda _id: self.keys_changed.emit())
        self.next = SectionHeading("Next")
        self.said = Label("", "text", "ink", wrap=True)
        self.steps = Flow()
        self.corrections_heading = SectionHeading("Corrections")
        self.corrections = _Corrections(name="Corrections", empty="None")
        self.corrections.remove_wanted.connect(
            lambda one: self._view.remove_correction(one)  # type: ignore[attr-defined]
        )
        self.prints = SectionHeading("Word files")
        self.issued_heading = SectionHeading("What went out", "kept exactly as it was")
        self.issued = RowList(name="What went out", empty="Nothing has gone out yet")
        self.issued.opened.connect(
            lambda one: self._view.show_issued(one)  # type: ignore[attr-defined]
        )
        self.sheet = ScrollPane(self._page(), "paper", (12, 16, 20, 20))
        self.trail = Trail()
        self.reopened = Label("", "note", "ink2", wrap=True)
        self.details = ScrollPane(self._way(), "pane", (18, 10, 18, 18))
        self.split = Panes(
            (
                Pane("finish", "Finish", self.sheet, 860, least=300),
                Pane(DETAILS, "The way", self.details, 290, fixed=True),
            ),
            main="finish",
            parent=self,
        )
        stacked(self, self.split)

    # -- the page ------------------------------------------------------------------------------

    def _page(self) -> QWidget:
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, theme.px(4), 0, 0)
        self._column.setSpacing(theme.px(4))
        self._inset(self.stages)
        self._part(self.heading)
        self._column.addWidget(self.list)
        self._part(self.next)
        self._inset(self.said)
        self._column.addLayout(self._flow(self.steps))
        self._column.addWidget(self._make_corrections())
        self._part(self.prints)
        self._column.addLayout(self._make_prints())
        self._part(self.issued_heading)
        self._column.addWidget(self.issued)
        self._column.addStretch(1)
        page.setMaximumWidth(theme.px(860))
        frame = QWidget()
        across = QHBoxLayout(frame)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(page, 10)
        across.addStretch(1)
        return frame

    def _way(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(theme.px(8))
        column.addWidget(SectionHeading("The way to the signature", rule=False))
        column.addWidget(self.trail)
        column.addWidget(self.reopened)
        column.addStretch(1)
        return page

    def _part(self, heading: QWidget) -> None:
        self._column.addSpacing(theme.px(16))
        self._inset(heading)

    def _inset(self, part: QWidget) -> None:
        """Let words stand where those of the lists do, whose rings reach beyond them."""
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(theme.OVERHANG), 0, theme.px(theme.OVERHANG), 0)
        row.addWidget(part)
        self._column.addLayout(row)

    def _flow(self, flow: Flow) -> Flow:
        flow.setContentsMargins(theme.px(theme.OVERHANG), theme.px(6), 0, 0)
        return flow

    def _make_corrections(self) -> QWidget:
        """The corrections with their heading, which are there or not together."""
        self.corrected = QWidget()
        column = QVBoxLayout(self.corrected)
        column.setContentsMargins(0, theme.px(16), 0, 0)
        column.setSpacing(theme.px(4))
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(theme.OVERHANG), 0, theme.px(theme.OVERHANG), 0)
        row.addWidget(self.corrections_heading)
        column.addLayout(row)
        column.addWidget(self.corrections)
        return self.corrected

    def _make_prints(self) -> Flow:
        row = self._flow(Flow())
        self.buttons = {verb[2]: self._button(verb, "outlined") for verb in _PRINTS}
        for button in self.buttons.values():
            row.addWidget(button)
        return row

    def _button(self, verb: Verb, kind: str) -> Button:
        words, icon, command = verb
        button = Button(words, kind, icon=icon)
        self.context.menus.follow(button, command)
        return button

    # -- showing -------------------------------------------------------------------------------

    def show_agenda(self, agenda: Agenda, _select: str = "") -> None:
        """Show how a meeting's minutes stand."""
        meeting = agenda.meeting
        found = checklist(self.register, meeting.id)
        held = meeting.state.step >= MeetingState.HELD.step
        later = put_off_of(self.register, meeting.id)
        self._found = {one.id: one for one in found}
        self._put_off = {one.unsettled.id: one.unsettled for one in later}
        self.stages.set_stages(stages_of(meeting))
        rows = [unsettled_row(one) for one in found]
        rows += [put_off_row(one.unsettled, one.acceptance.reason) for one in later]
        self._fill(self.list, rows)
        self.heading.set_note(f"{len(later)} put off" if later else "")
        self.heading.set_right(f"{len(found)} to settle" if found else "", "amber")
        self.list.empty_text = (
            "Nothing is left to settle" if held else "The meeting has not been held yet"
        )
        self._show_next(next_step(self.register, meeting, len(found)))
        self._show_corrections(meeting)
        issues = self.register.issues.find(meeting_id=meeting.id)
        self._fill(self.issued, [issue_row(one) for one in reversed(issues)])
        self.trail.set_steps(trail_of(self.register, meeting))
        self.reopened.setText(self._reopenings(meeting))

    def _show_next(self, step: NextStep) -> None:
        self.said.setText(step.sentence)
        here = self.window().focusWidget() in self.verbs.values()
        while (old := self.steps.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.verbs, self.primary = {}, None
        wanted = [(step.primary, "primary")] if step.primary else []
        for verb, kind in [*wanted, *((one, "outlined") for one in step.others)]:
            self.verbs[verb[2]] = self._button(verb, kind)
            self.steps.addWidget(self.verbs[verb[2]])
        if step.primary is not None:
            self.primary = self.verbs[step.primary[2]]
        if here:
            self._stay()

    def _stay(self) -> None:
        """Keep the focus on the page when the button that had it is gone: on what comes next."""
        ready = [one for one in self.verbs.values() if one.isEnabled()]
        target: QWidget = next(iter(ready), self.list)
        target.show()  # its layout would only later, and what is not seen takes no focus
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_corrections(self, meeting: Meeting) -> None:
        noted = self.register.corrections.find(meeting_id=meeting.id)
        items = self.register.items.many(one.item_id for one in noted if one.item_id)
        rows = []
        for one in noted:
            item = items.get(one.item_id or "")
            where = f"{item.minute_number}  {item.title}".strip() if item else ""
            blocks = self.register.blocks.find(item_id=one.item_id) if item else []
            exempt = bool(item and item.exempt) or any(block.exempt for block in blocks)
            rows.append(correction_row(one, where, exempt))
        self._fill(self.corrections, rows)
        self.corrected.setVisible(bool(noted))
        later = self.register.meetings.maybe(meeting.approved_at_id)
        note = f"recorded on {long_date(later.held_on)}" if later else "for accuracy only"
        self.corrections_heading.set_note(note)

    def _reopenings(self, meeting: Meeting) -> str:
        logged = self.register.reopenings.find(meeting_id=meeting.id)
        if not logged:
            return ""
        lines = [
            f"{long_date(one.reopened_at.astimezone().date())}, {one.reopened_by}: {one.reason}"
            for one in logged
        ]
        often = "once" if len(logged) == 1 else counted(len(logged), "time")
        return "\n".join([f"Reopened {often}", *lines])

    def _fill(self, shown: RowList, rows: list[Row]) -> None:
        shown.set_rows(rows)
        shown.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.setFixedHeight(max(theme.height("row"), len(rows) * theme.height("row2")) + 2)

    def _on_opened(self, unsettled_id: str) -> None:
        if self.is_put_off(unsettled_id):
            self.context.menus.run("minutes.put_off")
            return
        one = self._found[unsettled_id]
        self.jump_wanted.emit("prepare" if one.agenda else "minute", one.item_id, one.block_id)

    def found(self, unsettled_id: str) -> Unsettled:
        """A line of the checklist."""
        return self._found[unsettled_id]

    def is_put_off(self, unsettled_id: str) -> bool:
        """Whether a line of the checklist was put off."""
        return unsettled_id in self._put_off

    # -- panes and keys ------------------------------------------------------------------------

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        steps = list(self.verbs.values())[:1]
        noted = [self.corrections] if not self.corrected.isHidden() else []
        prints = [one for one in self.buttons.values() if one.isEnabled()][:1]
        return (self.list, *steps, *noted, *prints, self.issued)

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the focused list."""
        if self.corrections.hasFocus():
            return (("↑↓", "move"), ("Del", "take back"), ("F6", "next pane"))
        if self.issued.hasFocus():
            return (("↑↓", "move"), ("Enter", "show it as it was"), ("F6", "next pane"))
        if self.is_put_off(self.list.current_id() or ""):
            return (("↑↓", "move"), ("Enter", "put back", "minutes.put_off"), ("F6", "next pane"))
        return (("↑↓", "move"), ("Enter", "go there"), ("N", "not now", "minutes.put_off"),
                ("F7", "next problem"), ("F4", "details"),
                ("F6", "next pane"), ("Ctrl 2", "minute"))  # fmt: skip

    def focus_first(self) -> None:
        """Put the focus on the checklist, or where it is empty on the next step."""
        target: QWidget = self.list if self._found or self.primary is None else self.primary
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Nothing is typed here."""
