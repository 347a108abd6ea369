"""What a group answers for, each with when it was last on its agenda."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from egovdesk.documents.wording import short_date
from egovdesk.records.numbers import agenda_lines
from egovdesk.register import Register
from egovdesk.responsibilities import Duty, Responsibilities
from ui import theme
from ui.context import Context
from ui.item_models.segments import Mark, MarkKind
from ui.page import hairline
from ui.places import Place
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.section_heading import SectionHeading


def responsibility_widgets(context: Context, group_id: str) -> list[QWidget | int]:
    """The responsibilities of a group on the register's day; a day opens the agenda."""
    duties = Responsibilities(context.register, group_id=group_id).of_group(group_id)
    if not duties:
        return []
    widgets: list[QWidget | int] = [SectionHeading("Responsibilities", right="Last on an agenda")]
    for at, one in enumerate(duties):
        if at:
            widgets.append(hairline())
        widgets.append(_duty(context, one))
    return widgets


def _duty(context: Context, duty: Duty) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    kind = MarkKind.AMBER if duty.late or not duty.formalised else MarkKind.RATIFIED
    mark = SegmentLabel((Mark(kind),))
    mark.setFixedWidth(theme.px(18))
    row.addWidget(mark)
    row.addWidget(Label(duty.label, wrap=True), 1)
    words = _when(context.register, duty)
    if duty.seen is None or duty.late:
        row.addWidget(Label(words, "note", "amber"))
    if duty.seen is not None and not duty.late:
        place = Place("meeting", duty.seen.meeting_id, "", duty.seen.item_id)
        link = Button(words, "text")
        link.setAccessibleName(f"{duty.label}: {words}, open the agenda")
        link.clicked.connect(lambda _checked=False: context.go(place))
        row.addWidget(link)
    terms = "in the terms of reference" if duty.formalised else "not in the terms of reference"
    holder.setToolTip(f"{duty.code}, {terms}")
    return holder


def _when(register: Register, duty: Duty) -> str:
    """The day, with the item's number while its agenda is still to be met about."""
    if duty.seen is None:
        return "never"
    day = short_date(duty.seen.held_on).removesuffix(f" {register.today.year}")
    if duty.late:
        return f"not since {day}"
    if duty.seen.held_on < register.today:
        return day
    meeting = register.meetings.get(duty.seen.meeting_id)
    parts = register.groups.get(meeting.group_id).is_open
    lines = agenda_lines(register.items.find(meeting_id=meeting.id), parts=parts)
    number = next((one.number for one in lines if one.item.id == duty.seen.item_id), "")
    return f"{day}, item {number}" if number else day
