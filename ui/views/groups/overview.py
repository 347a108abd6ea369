"""The first part of a group's page: its next meeting, forward plan, latest decisions, and members."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from egovdesk.deadlines import Deadlines
from egovdesk.documents.wording import full_date, long_date, short_date
from egovdesk.records.days import spoken_day
from egovdesk.records.groups import Group, MemberRole
from egovdesk.records.meetings import Meeting, MeetingState
from ui import theme
from ui.context import Context
from ui.item_models import decisions as decision_model
from ui.item_models.groups import former_rows
from ui.item_models.meetings import spoken_time
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Icon, Line, Mark, MarkKind, Text
from ui.list_page import DetailsPane
from ui.page import hairline
from ui.views.groups.plan_board import PlanBoard
from ui.views.groups.responsibilities_pane import responsibility_widgets
from ui.views.groups.seats_pane import seat_widgets
from ui.views.groups.waiting import WaitingList
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.panes import DETAILS, Pane, Panes
from ui.widgets.row_tree import RowList
from ui.widgets.section_heading import SectionHeading
from ui.widgets.stacked import stacked
from ui.widgets.stages import Stage, Stages

_STAGES = (
    ("Draft agenda", MeetingState.PLANNED), ("Issued", MeetingState.ISSUED),
    ("Held", MeetingState.HELD), ("Draft minutes", MeetingState.MINUTES_DRAFTED),
    ("Circulated", MeetingState.CIRCULATED), ("Approved", MeetingState.APPROVED),
)  # fmt: skip


_LATEST = 5
_LEGEND: Line = (
    Mark(MarkKind.DECIDED), Text("decide", "ink2", "note"), Mark(MarkKind.WAITING),
    Text("ratify", "ink2", "note"), Mark(MarkKind.NOTE), Text("note", "ink2", "note"),
    Icon("lock", "exempt"), Text("exempt", "ink2", "note"),
)  # fmt: skip


class GroupOverview(QWidget):
    """What comes next, and who is there."""

    meeting_opened = Signal(str)
    decision_opened = Signal(str)
    minutes_opened = Signal(str)

    def __init__(self, context: Context, view: QWidget) -> None:
        super().__init__()
        self.register = context.register
        self._context, self._view = context, view
        self._shown: tuple[Group, Sequence[Any]] | None = None
        context.findings.changed.connect(self._on_findings)
        self.side = DetailsPane("Members")
        self.list = RowList(name="Latest decisions", empty="No decisions yet")
        self.list.opened.connect(self.decision_opened)
        self.board = PlanBoard(context, view)
        self.board.meeting_opened.connect(self.meeting_opened)
        self.waiting = WaitingList(context)
        self.waiting.decision_opened.connect(self.decision_opened)
        self.waiting.meeting_opened.connect(self.minutes_opened)
        self.panes = Panes(
            (
                Pane("next", "Next", self._make_left(), 700),
                Pane(DETAILS, "Members", self.side, 340, fixed=True),
            ),
            main="next",
            tabbed=False,
        )
        stacked(self, self.panes)

    def _make_left(self) -> QWidget:
        """What scrolls at the left: the next meeting, the forward plan, the latest decisions."""
        inside = QWidget()
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside.setProperty("ground", "paper")
        column = QVBoxLayout(inside)
        margin, aside = theme.px(theme.PAGE_MARGIN), theme.px(theme.OVERHANG)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(8))
        self._next_box = QVBoxLayout()
        self._next_box.setContentsMargins(margin, 0, margin, 0)
        self._next_box.setSpacing(theme.px(6))
        column.addLayout(self._next_box)
        self._waiting_box = QVBoxLayout()
        self._waiting_box.setContentsMargins(0, theme.px(10), 0, 0)
        self._waiting_box.addWidget(self.waiting)
        column.addLayout(self._waiting_box)
        plan = QVBoxLayout()
        plan.setContentsMargins(margin, theme.px(14), margin, 0)
        plan.setSpacing(theme.px(6))
        plan.addLayout(self._plan_head())
        plan.addWidget(hairline())
        plan.addWidget(self.board)
        column.addLayout(plan)
        inset = QVBoxLayout()
        inset.setContentsMargins(margin - aside, theme.px(6), margin - aside, 0)
        inset.addWidget(self.list)
        column.addLayout(inset)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setProperty("ground", "paper")
        scroll.setWidget(inside)
        return scroll

    def _plan_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(Label("Forward plan", "heading"))
        head.addStretch(1)
        head.addWidget(SegmentLabel(_LEGEND))
        return head

    def load(self, group: Group, members: Sequence[Any]) -> None:
        """Show a group as it is today."""
        while (item := self._next_box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        meeting = self.register.meetings.next_of_group(group.id, self.register.today)
        for widget in self._next_meeting(meeting):
            self._next_box.addWidget(widget)
        query = self.register.decisions.register
        ids = query.ids({"group_id": group.id}, sort="decided_on", descending=True, limit=_LATEST)
        rows = []
        for one in self.register.decisions.rows(ids):
            mark, word = decision_model.status_of(one.state, one.outcome)
            line: Line = (Text(one.number or "–", "ink2", width=88), Text(one.title))
            trailing = (Mark(mark), Text(word, "ink2", width=120),
                        Text(short_date(one.decided_on), "ink2", width=90))  # fmt: skip
            exempt = "exempt" if one.exempt else ""
            rows.append(Row(one.id, Cell(line, trailing=trailing), exempt=exempt))
        head = Cell((Text("Latest decisions", "ink", "heading"),))
        heading = [Row("latest", head, heading="section", height="section")] if rows else []
        self.list.set_rows(heading + rows)
        high = theme.height("section") * bool(heading) + theme.height("row") * max(1, len(rows))
        self.list.setFixedHeight(high + theme.px(4))
        self.waiting.load(group)
        self.board.load(group)
        self._shown = (group, members)
        self.side.fill(self._side_widgets(group, members))

    def _on_findings(self) -> None:
        if self._shown is not None and self.register.groups.maybe(self._shown[0].id):
            self.side.fill(self._side_widgets(*self._shown))

    def _next_meeting(self, meeting: Meeting | None) -> list[QWidget]:
        heading = SectionHeading("Next meeting", link="Open" if meeting else "", rule=False)
        if meeting is None:
            words = Label("None is planned. Ctrl N plans one.", "text", "ink2")
            return [heading, words]
        heading.link_clicked.connect(lambda: self.meeting_opened.emit(meeting.id))
        when = f"{full_date(meeting.held_on)}, {spoken_time(meeting.starts_at)}"
        items = len(self.register.items.find(meeting_id=meeting.id))
        by = Deadlines(self.register).issue_by(meeting)
        out = f"agenda out by {spoken_day(by)}" if by and not meeting.state.is_frozen else ""
        where = "    ".join(part for part in (meeting.place, f"{items} items", out) if part)
        stages = Stages()
        stages.set_stages(_stages_of(meeting))
        return [heading, Label(when, "title18"), Label(where, "text", "ink2"), stages]

    def _responsibilities(self, group: Group) -> list[QWidget | int]:
        found = responsibility_widgets(self._context, group.id)
        return [12, *found] if found else []

    def _side_widgets(self, group: Group, members: Sequence[Any]) -> list[QWidget | int]:
        day = long_date(self.register.today)
        widgets = seat_widgets(self._context, self._view, group)
        if self.register.group_seats.find(group_id=group.id):
            return [*widgets, *self._responsibilities(group), *self._former(group)]
        widgets += [SectionHeading("Members", right=f"on {day}")]
        for one in members:
            name = one.person.name if one.person else "Vacant"
            role = "" if one.membership.role is MemberRole.MEMBER else one.membership.role.label
            tone = "ink" if one.person else "amber"
            first = SegmentLabel(
                (Text(name, tone, "row"), Text(role, "ink2", "note", context=True))
            )
            widgets.append(first)
            if one.capacity:
                widgets += [Label(one.capacity, "note", "ink2", wrap=True), 2]
        if not members:
            widgets.append(Label("No members yet", "text", "ink3"))
        return [*widgets, *self._responsibilities(group), *self._former(group)]

    def _former(self, group: Group) -> list[QWidget | int]:
        former = self.register.group_names.find(group_id=group.id)
        widgets: list[QWidget | int] = []
        if former:
            widgets += [12, SectionHeading("Former names")]
            for row in former_rows(former):
                widgets.append(SegmentLabel((*row.cell.line, *row.cell.trailing)))
        return widgets


def _stages_of(meeting: Meeting) -> list[Stage]:
    reached = [at for at, (_, state) in enumerate(_STAGES) if meeting.state.step >= state.step]
    now = reached[-1] if reached else 0
    return [
        (label, "done" if at < now else "now" if at == now else "to come")
        for at, (label, _) in enumerate(_STAGES)
    ]
