"""Forms about places: a move by hand, taking the list to the board, and what the board agreed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import counted, long_date
from egovdesk.operations.naming import of_item
from egovdesk.operations.programmes.places import move_by_hand
from egovdesk.operations.programmes.rankings import item_of, record_agreed
from egovdesk.ranking import Ranked, Sheet
from egovdesk.ranking.kept import Move, read
from egovdesk.records.days import ordinal
from egovdesk.records.kept_rankings import KeptPlace
from egovdesk.records.meetings import Meeting, MeetingState
from egovdesk.records.problems import Problem
from egovdesk.records.programmes import Ranking
from egovdesk.register import Register
from ui import theme
from ui.context import Context
from ui.forms.form import Form
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Icon, Segment, Text
from ui.widgets.fields import Field, Labelled, Select
from ui.widgets.row_tree import RowList

_SHOWN = 9


class MoveForm(Form):
    """Where a project is to stand, and why."""

    def __init__(
        self, context: Context, parent: QWidget | None, sheet: Sheet, ranked: Ranked, place: int
    ) -> None:
        title = sheet.lines[ranked.id].project.title
        super().__init__(parent, f"Move {title}", "Move", today=context.register.today)
        self._register, self._sheet, self._ranked = context.register, sheet, ranked
        entry = sheet.lines[ranked.id].entry
        self.shows_exempt = sheet.lines[ranked.id].project.exempt
        self.line("place", "To place", str(place))
        self.text("reason", "Why: the board will ask", entry.moved_reason, lines=2)
        self.advise(f"By its score it is {ordinal(ranked.earned)} of {len(sheet.lines)}.", "tint")

    def _place(self) -> int:
        typed = str(self.value("place")).strip()
        return int(typed) if typed.isascii() and typed.isdigit() else 0

    def problems(self) -> tuple[Problem, ...]:
        """A place that there is, and a reason."""
        found = []
        if not 1 <= self._place() <= len(self._sheet.lines):
            found.append(Problem("place", f"Type a place from 1 to {len(self._sheet.lines)}."))
        if not str(self.value("reason")).strip():
            found.append(Problem("reason", "Say why it is moved: the board will ask."))
        return tuple(found)

    def save(self) -> str:
        """Move it."""
        move_by_hand(
            self._register, self._sheet.programme.id, self._ranked.id, self._place(),
            self.value("reason"),
        )  # fmt: skip
        return self._ranked.id


class TakeForm(Form):
    """Which meeting of the board the list goes to; the item that it joins, or makes, is said."""

    def __init__(
        self, context: Context, parent: QWidget | None, sheet: Sheet, coming: list[Meeting]
    ) -> None:
        super().__init__(parent, "Take to the Board", "Take to the Board",
                         today=context.register.today)  # fmt: skip
        self._register, self._sheet = context.register, sheet
        self._coming = {one.id: one for one in coming}
        options = [(one.id, _words(one)) for one in coming]
        unfrozen = next((one.id for one in coming if not one.state.is_frozen), coming[0].id)
        self.meeting: Select = self.select("meeting", "Meeting", options, unfrozen)
        self.meeting.chosen.connect(lambda _key: self._say())
        self._say()

    def _say(self) -> None:
        meeting = self._coming[str(self.value("meeting"))]
        there = item_of(self._register, self._sheet.programme.id, meeting)
        kind = "tint"
        if there is not None:
            said = f"It becomes the paper of {of_item(self._register, there.id)}, “{there.title}”."
        elif meeting.state.is_frozen:
            said, kind = (
                "The agenda has been issued: this goes out as a late item, in a supplement.", "amber",
            )  # fmt: skip
        else:
            said = "It makes an item of its own, with the list as its paper."
        lacking = len(self._sheet.unscored)
        if lacking:
            said, kind = f"{counted(lacking, 'project')} not scored in full. {said}", "amber"
        self.advise(f"{said} The list is kept as it stands now.", kind)

    def save(self) -> str:
        """Choose the meeting."""
        return str(self.value("meeting"))


class AgreedForm(Form):
    """The order that the board agreed: what it saw, to be put in the board's order, with reasons."""

    def __init__(self, context: Context, parent: QWidget | None, taken: Ranking) -> None:
        super().__init__(
            parent, "The ranking that the board agreed", "Record", today=context.register.today
        )
        self._register, self._taken = context.register, taken
        self._places = {one.project_id: one for one in read(taken).places}
        self._order = list(self._places)
        self._reasons: dict[str, str] = {}
        self.shows_exempt = taken.exempt
        found = self._register.decisions.find(item_id=taken.item_id)
        options = [(one.id, f"{one.number} {one.title}".strip()) for one in found]
        self.select("decision", "By which decision", options, found[-1].id if found else None)
        self.list = RowList(name="The board’s order", margin=8)
        self.list.setProperty("kind", "field")
        self.list.setMinimumHeight(theme.px(31) * min(_SHOWN, len(self._order)) + theme.px(4))
        self.list.moved.connect(self._move)
        self.list.current_changed.connect(lambda _id: self._show_reason())
        self.add("order", Labelled("The board’s order: Alt ↑↓ moves a project", self.list),
                 whole=True)  # fmt: skip
        self.reason: Field = self.line("reason", "Why the board moved it", whole=True)
        self.reason.edit.textEdited.connect(self._keep_reason)
        self.tick("minuted", "The reasons are in the minute already")
        self._show()
        self.list.select_id(self._order[0])

    def moved(self) -> list[str]:
        """The projects that were moved, and stand elsewhere than the board saw them."""
        return [
            one for at, one in enumerate(self._order, 1)
            if one in self._reasons and self._places[one].at != at
        ]  # fmt: skip

    def _move(self, project_id: str, by: int) -> None:
        at = self._order.index(project_id)
        there = max(0, min(len(self._order) - 1, at + by))
        self._order.insert(there, self._order.pop(at))
        self._reasons.setdefault(project_id, "")
        self._show()
        self._show_reason()

    def _show(self) -> None:
        self.list.set_rows(
            [self._row(at, self._places[one]) for at, one in enumerate(self._order, 1)]
        )

    def _row(self, at: int, one: KeptPlace) -> Row:
        was: tuple[Segment, ...] = ()
        if one.project_id in self._reasons and one.at != at:
            icon = "arrow-up" if at < one.at else "arrow-down"
            was = (Icon(icon, says="moved", size=12), Text(f"was {one.at}", "ink2", "note"))
        number = Text(str(at), "ink2", "text", width=22, right=True)
        exempt = "exempt" if one.exempt else ""
        return Row(one.project_id, Cell((number, Text(one.title)), trailing=was), exempt=exempt)

    def _show_reason(self) -> None:
        current = self.list.current_id() or ""
        self.reason.set_text(self._reasons.get(current, ""))
        self.reason.edit.setEnabled(current in self.moved())

    def _keep_reason(self, text: str) -> None:
        current = self.list.current_id()
        if current is not None:
            self._reasons[current] = text

    def problems(self) -> tuple[Problem, ...]:
        """A decision, and a reason for each move."""
        if not self.value("decision"):
            return (Problem("decision", "Record the board’s decision in the minute first."),)
        for one in self.moved():
            if not self._reasons[one].strip():
                self.list.select_id(one)
                title = self._places[one].title
                return (Problem("reason", f"Say why the board moved {title}."),)
        return ()

    def save(self) -> str:
        """Record it."""
        moves = [Move(one, self._order.index(one) + 1, self._reasons[one]) for one in self.moved()]
        return record_agreed(
            self._register, self._taken.id, str(self.value("decision")), moves,
            minuted=not self.value("minuted"),
        )  # fmt: skip

    def keyPressEvent(self, event: object) -> None:
        """Let Enter in the list choose nothing."""
        focused = self.list.hasFocus()
        if focused and getattr(event, "key", int)() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]


def coming_meetings(register: Register, group_id: str | None) -> list[Meeting]:
    """The board's meetings that are still to be held, the next one first."""
    if group_id is None:
        return []
    return [
        one
        for one in register.meetings.of_group(group_id)
        if one.held_on >= register.today and 0 <= one.state.step < MeetingState.HELD.step
    ]


def _words(meeting: Meeting) -> str:
    issued = ", agenda issued" if meeting.state.is_frozen else ""
    return f"{long_date(meeting.held_on)}{issued}"
