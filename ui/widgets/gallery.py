"""Every control on one page, to be looked at beside the design.

`python -m ui.widgets.gallery out.png [--dark] [--scale 150]` writes the page as a picture;
without a file name it opens as a window.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.item_models.segments import Cell, Icon, Line, Mark, MarkKind, Tag, Text
from ui.widgets import painting
from ui.widgets.attendance import AttendanceStrip, Seat
from ui.widgets.buttons import Button
from ui.widgets.fields import DateField, Field, Select
from ui.widgets.filters import FilterChip
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.mode_switch import ModeSwitch
from ui.widgets.note import Note
from ui.widgets.painting import Manner
from ui.widgets.progress import ProgressStrip
from ui.widgets.rows import RowState, paint_cell, paint_ground, paint_hairline, paint_ring
from ui.widgets.section_heading import SectionHeading
from ui.widgets.stages import Stages
from ui.widgets.tabs import Tabs
from ui.widgets.toast import Toast
from ui.widgets.trail import Trail, TrailStep

_TYPE = (
    ("Customer First Board", "title26", "26 Source Serif 4 semibold, first run only"),
    ("Customer First Board", "title24", "24, page title. 22 in the workspace"),
    ("Authentication and security policy", "title20", "20, the thing in the pane. 18 in a peek"),
    (
        "Resolved that the outline case be agreed",
        "prose16",
        "16 minutes and statements, 15 elsewhere",
    ),
    ("Waiting for this Board to ratify", "heading", "13 Inter semibold, section heading"),
    ("Housing repairs online", "text", "13 Inter, everything else. 12 is the smallest, for notes"),
)
_MARKS = (
    (MarkKind.PROPOSED, "Proposed, to do", MarkKind.DEFERRED, "Deferred, not filled"),
    (MarkKind.RECOMMENDED, "Recommended, in draft", MarkKind.NOT_AGREED, "Not agreed"),
    (MarkKind.DECIDED, "Decided, final", MarkKind.LOOK, "Look at this"),
    (MarkKind.RATIFIED, "Ratified, done", MarkKind.LATE, "Late, or stops you"),
    (MarkKind.WAITING, "Waiting for the parent", MarkKind.NOW, "Now being discussed"),
)
_COLOURS = (
    ("desk", "petrol", "amber"),
    ("pane", "tint", "red"),
    ("ink", "exempt", "green"),
    ("ink2", "pink", "found"),
    ("ink3", "field", "rule"),
)


@dataclass(frozen=True, slots=True)
class _Sample:
    state: RowState
    cell: Cell


def _sample(words: str, state: RowState, ref: str = "CFB 30/03", lead: Line = ()) -> _Sample:
    line = (Text(ref, "ink2", width=74), *lead, Text(words))
    return _Sample(state, Cell(line))


_ROWS = (
    _sample("Plain", RowState()),
    _sample("Under the pointer", RowState(hovered=True)),
    _sample("Selected, keyboard here", RowState(selected=True, focused=True)),
    _sample("Selected, keyboard in another pane", RowState(selected=True)),
    _sample("Exempt", RowState(exempt=True), "CFB 21/03", (Icon("lock", "exempt", size=14),)),
)


class _Rows(QWidget):
    """The states of a row, painted as the views paint them."""

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.height("row") * len(_ROWS))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tall = theme.height("row")
        for place, row in enumerate(_ROWS):
            rect = QRectF(0, place * tall, self.width(), tall)
            paint_ground(painter, rect, row.state)
            inset = theme.px(theme.OVERHANG)
            manner = Manner(row.state.selected, row.state.exempt)
            paint_cell(painter, rect.adjusted(inset, 0, -inset, 0), row.cell, manner)
            if not row.state.selected:
                paint_hairline(painter, rect, whole=row.state.exempt)
            if row.state.focused:
                paint_ring(painter, rect)
        painter.end()


class _Swatch(QWidget):
    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token

    def sizeHint(self) -> QSize:
        return QSize(theme.px(150), theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(0, (self.height() - theme.px(15)) / 2, theme.px(27), theme.px(15))
        painting.paint_box(painter, box, 3, theme.color(self._token), theme.color("rule"))
        name = self._token.replace("2", " 2").replace("3", " 3")
        value = theme.color(self._token).name().upper()
        rect = QRectF(theme.px(36), 0, self.width() - theme.px(36), self.height())
        words = (Text(name, "ink", "note"), Text(value, "ink2", "note"))
        painting.paint_line(painter, rect, words)
        painter.end()


def _column(*parts: QWidget | QHBoxLayout | QGridLayout | int) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    for part in parts:
        if isinstance(part, int):
            column.addSpacing(theme.px(part))
        elif isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    column.addStretch(1)
    return column


def _row(*parts: QWidget, gap: int = 8, end: QWidget | None = None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(gap))
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    if end is not None:
        row.addWidget(end)
    return row


def _types() -> list[QWidget | int]:
    parts: list[QWidget | int] = []
    for words, face, says in _TYPE:
        parts += [Label(words, face), Label(says, "note", "ink3"), 6]
    return parts


def _marks() -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(0)
    for place, (left, left_word, right, right_word) in enumerate(_MARKS):
        pairs = ((left, left_word), (right, right_word))
        for side, (kind, word) in enumerate(pairs):
            label = SegmentLabel((Mark(kind), Text(word)), least_height=23)
            grid.addWidget(label, place, side)
    return grid


def _buttons() -> tuple[QHBoxLayout, QHBoxLayout, Button]:
    focused = Button("Try again")
    off = Button("Make pack")
    off.setEnabled(False)
    export = Button("Export…", icon="file-output")
    first = _row(Button("Build pack", "primary"), export, focused, off)
    quiet = Button("Saved views", "quiet", icon="bookmark")
    second = _row(quiet, Button("Put on agenda", "text"), Button("Delete draft…", "danger"), gap=12)
    return first, second, focused


def _refuse(_text: str) -> date:
    raise ValueError("February has 29 days in 2004. Type a date, or “next Friday”.")


def _fields() -> tuple[QHBoxLayout, DateField]:
    person = Select("Presented by", [("pr", "Priya Raman")])
    minutes = Field("Minutes", "20")
    minutes.edit.setStyleSheet("")
    row = QHBoxLayout()
    row.setSpacing(theme.px(10))
    row.addWidget(person, 3)
    row.addWidget(minutes, 2)
    due = DateField("Due", _refuse, str)
    due.edit.setText("31 Febuary 2004")
    due.check()
    return row, due


def _middle() -> QVBoxLayout:
    first, second, _focused = _buttons()
    fields, due = _fields()
    category = FilterChip("Category", [("security", "Security")])
    category.set_value("security")
    tags: Line = (
        Tag("E-governance group", "tint"),
        Tag("joint"),
        Tag("Exempt, paragraph 9", "exempt", "lock"),
        Tag("to follow", "amber"),
    )
    tabs = Tabs([("meetings", "Meetings"), ("members", "Members")])
    tabs.set_count("meetings", 11)
    modes = ModeSwitch([("prepare", "Prepare"), ("minute", "Minute"), ("finish", "Finish")])
    return _column(
        *(SectionHeading("Buttons"), 9, first, 6, second, 9),
        *(SectionHeading("Fields"), 8, fields, 8, due, 8),
        *(SectionHeading("Filters, tags, tabs, modes"), 9),
        *(_row(FilterChip("Status"), category), 9, SegmentLabel(tags), 9),
        *(_row(modes, end=tabs), 12),
        *(SectionHeading("Rows, 31 px, or 46 px with two lines"), 9, _Rows()),
    )


def _left() -> QVBoxLayout:
    rag: Line = (
        *(Mark(MarkKind.GREEN), Text("Green", width=44)),
        *(Mark(MarkKind.AMBER), Text("Amber", width=44)),
        *(Mark(MarkKind.RED), Text("Red")),
    )
    return _column(
        *(SectionHeading("Type"), 9, *_types(), 3),
        *(SectionHeading("Status marks: shape first, then colour"), 9, _marks(), 6),
        *(SectionHeading("Programme status"), 9, SegmentLabel(rag, least_height=24)),
    )


def _notes() -> list[QWidget | int]:
    return [
        Note(
            "amber",
            "No director from Education. The model expects all major services.",
            [("add", "Add a member…")],
        ),
        8,
        Note(
            "red",
            "“£412,000” is on page 15. It also appears in an exempt paper.",
            [("show", "Show page"), ("withhold", "Withhold it")],
        ),
        8,
        Note("green", "This Board may decide. SMT must ratify it."),
        8,
        Note(
            "tint",
            "You typed minutes here while the power was off. They are safe.",
            [("show", "Show them")],
        ),
    ]


def _right() -> QVBoxLayout:
    place = QWidget()
    place.setFixedHeight(theme.px(36))
    Toast(place, margin=0).show_message("Item 11 deleted, with 1 paper")
    progress = ProgressStrip()
    progress.set_progress("Making the public pack", "page 29 of 46, about 10 seconds", 0.62)
    done, coming = MarkKind.DECIDED, MarkKind.PROPOSED
    recommended = MarkKind.RECOMMENDED
    trail = Trail(
        [
            TrailStep(
                "Service Delivery Group", "Recommended, SDG 17/03", "25 Sep", recommended, True
            ),
            TrailStep("Customer First Board", "Decided, minute 34", "21 Oct", done, True),
            TrailStep("SMT", "To be ratified", "28 Oct", coming, False),
        ]
    )
    colours = QGridLayout()
    colours.setSpacing(0)
    for down, names in enumerate(_COLOURS):
        for across, name in enumerate(names):
            colours.addWidget(_Swatch(name), down, across)
    return _column(
        *(SectionHeading("Messages, in the place they belong to"), 9, *_notes(), 9),
        *(SectionHeading("Undo, not “Are you sure?”"), 9, place, 9),
        *(SectionHeading("Long work"), 9, progress, 9),
        *(SectionHeading("Trail"), 9, trail, 3),
        *(SectionHeading("Colour"), 9, colours),
    )


def _attendance() -> AttendanceStrip:
    strip = AttendanceStrip()
    names = ("Ashworth", "Whitfield", "Pemberton", "Oyelaran", "Garside", "Sykes", "Raman", "Tully")
    notes = {"Ashworth": "chair", "Pemberton": "left 2.26", "Garside": "apologies"}
    states = {"Pemberton": "left", "Garside": "apologies"}
    strip.set_members(
        [
            Seat(name, place + 1, name, notes.get(name, ""), states.get(name, "present"))
            for place, name in enumerate(names)
        ]
    )
    strip.set_quorum(6, 5, 8)
    return strip


def make_gallery() -> QWidget:
    """Build the page."""
    page = QWidget()
    page.setProperty("ground", "paper")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    columns = QHBoxLayout()
    columns.setSpacing(theme.px(40))
    for part, stretch in ((_left(), 369), (_middle(), 443), (_right(), 480)):
        columns.addLayout(part, stretch)
    stages = Stages(
        [
            *(("Draft agenda", "done"), ("Issued", "done"), ("Held", "done")),
            *(("Draft minutes", "now"), ("Cleared", "to come"), ("Signed", "to come")),
        ]
    )
    whole = QVBoxLayout(page)
    margin = theme.px(34)
    whole.setContentsMargins(margin, theme.px(18), margin, theme.px(18))
    whole.setSpacing(0)
    whole.addLayout(columns, 1)
    whole.addWidget(SectionHeading("Attendance and quorum: press F8, then a member’s number"))
    whole.addWidget(_attendance())
    whole.addSpacing(theme.px(13))
    whole.addLayout(_row(Label("Stages of a meeting", "heading"), stages, gap=18))
    return page


def main(arguments: Sequence[str]) -> int:
    """Show the page, or write it as a picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("picture", nargs="?")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--scale", type=int, default=100)
    chosen = parser.parse_args(arguments)
    app = QApplication(["gallery", *theme.STYLE])
    theme.apply(app, chosen.dark, chosen.scale)
    page = make_gallery()
    page.resize(theme.px(1440), theme.px(900))
    page.show()
    page.activateWindow()
    app.processEvents()
    for button in page.findChildren(Button):
        if button.text() == "Try again":
            button.setFocus()
    if chosen.picture is None:
        return app.exec()
    page.grab().save(chosen.picture)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
