"""Membership against the model: each seat with who fills it, and the way to close a gap."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from egovdesk.checks.composition import Composition, Filled, SeatLine
from egovdesk.documents.wording import long_date
from egovdesk.findings import composition_of
from egovdesk.records.groups import Group
from ui import theme
from ui.context import Context
from ui.finding_notes import finding_widgets
from ui.item_models.segments import Mark, MarkKind, Text
from ui.page import hairline
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.section_heading import SectionHeading

_MARKS = {
    Filled.FILLED: MarkKind.RATIFIED,
    Filled.GAP: MarkKind.AMBER,
    Filled.ALLOWED: MarkKind.DEFERRED,
}
#: What the seats themselves show is not said twice.
_OF_SEATS = frozenset(f"R{number:02d}" for number in range(4, 16))


def seat_widgets(context: Context, view: QWidget, group: Group) -> list[QWidget | int]:
    """A group's seats on the register's day, and what else the framework suggests of it."""
    found = composition_of(context.register, group.id, context.register.today)
    if found is None:
        return [*finding_widgets(context, f"groups:{group.id}")]
    day = long_date(context.register.today)
    heading = SectionHeading("Membership against the model", right="Chart 3")
    heading.setToolTip(f"{found.filled} of {found.wanted} seats filled on {day}")
    widgets: list[QWidget | int] = [heading]
    for at, line in enumerate(found.lines):
        if at:
            widgets.append(hairline())
        widgets.append(_seat(line))
    widgets += _besides(found)
    for line in found.gaps:
        widgets += [_add_button(context, view, line)] if line.seat.place != "chair" else []
    others = finding_widgets(context, f"groups:{group.id}", without=_OF_SEATS)
    return [*widgets, *([12, *others] if others else [])]


def _seat(line: SeatLine) -> QWidget:
    holder = _row(_MARKS[line.state], line.label, line.said, amber=line.state is Filled.GAP)
    holder.setAccessibleName(f"{line.label}: {line.said}. {line.state.label}")
    holder.setToolTip("\n".join(one.name for one in line.sitters) or line.state.label)
    return holder


def _row(kind: MarkKind, first: str, second: str, *, amber: bool = True) -> QWidget:
    """A mark beside two lines."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    mark = SegmentLabel((Mark(kind),))
    mark.setFixedWidth(theme.px(18))
    row.addWidget(mark)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(first, "row", wrap=True))
    words.addWidget(Label(second, "text", "amber" if amber else "ink2", wrap=True))
    row.addLayout(words, 1)
    return holder


def _besides(found: Composition) -> list[QWidget | int]:
    widgets: list[QWidget | int] = []
    for one in found.astray:
        widgets += [
            hairline(),
            _row(MarkKind.AMBER, one.titled, "Not normally the local head of ICT"),
        ]
    for one in found.also:
        widgets.append(hairline())
        said = f"Also a member: {one.titled}"
        label = SegmentLabel((Mark(MarkKind.NOTE), Text(said, "ink2")))
        label.setToolTip(said)
        widgets.append(label)
    return widgets


def _add_button(context: Context, view: QWidget, line: SeatLine) -> QWidget:
    department = line.missing[0] if line.missing else ""
    words = f"Add a member from {department}…" if department else f"Add: {line.label}…"
    button = Button(words, "text")
    button.setEnabled(not context.register.read_only)
    button.clicked.connect(lambda _checked=False: _add(context, view, line, department))
    return button


def _add(context: Context, view: QWidget, line: SeatLine, department: str) -> None:
    """Ask who is to fill a seat, with what fits it chosen already."""
    from ui.forms.groups import MembershipForm

    form = MembershipForm(context, view, line.seat.group_id)
    form.suggest(line.seat.role_code.split("|"), department)
    if form.ask():
        context.say("Member added")
