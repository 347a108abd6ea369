"""The rows of an agenda, as Prepare and Minute list them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from functools import cached_property

from egovdesk.deadlines import Deadlines
from egovdesk.documents.wording import clock_time, counted, listing
from egovdesk.operations.meetings import agenda_of
from egovdesk.records.choices import Choice, ChoiceList
from egovdesk.records.groups import Group
from egovdesk.records.meetings import Item, ItemKind, ItemState, Meeting, MeetingState
from egovdesk.records.notice import Step
from egovdesk.records.numbers import Line, start_times
from egovdesk.records.papers import Paper
from egovdesk.register import Register
from ui.commands import READ_ONLY
from ui.item_models import public_screen
from ui.item_models.papers import agenda_mark
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Gap, Icon, Mark, MarkKind, Segment, Text

PART_A, PART_B = "part-a", "part-b"
_NUMBER_WIDTH = 24


@dataclass(frozen=True)
class Agenda:
    """A meeting's agenda, read once: its group as named that day, its lines, times and words."""

    meeting: Meeting
    group: Group
    #: The meeting's own title, or the names of the groups that meet.
    body: str = ""
    lines: tuple[Line, ...] = ()
    times: dict[str, str] = field(default_factory=dict)
    presenters: dict[str, str] = field(default_factory=dict)
    purposes: dict[str, Choice] = field(default_factory=dict)
    grounds: dict[str, Choice] = field(default_factory=dict)
    papers: dict[str, list[Paper]] = field(default_factory=dict)
    papers_due: date | None = None
    today: date | None = None
    ratified: dict[str, str] = field(default_factory=dict)
    #: Why nothing of the meeting can be changed, or nothing.
    locked: str = ""

    @classmethod
    def read(cls, register: Register, meeting_id: str) -> Agenda:
        """Read a meeting's agenda; raises NotFound where there is no such meeting."""
        meeting = register.meetings.get(meeting_id)
        groups = register.groups.meeting(meeting)
        lines = tuple(agenda_of(register, meeting))
        papers = register.papers.of_meeting(meeting_id)
        coming = meeting.state.step < MeetingState.HELD.step
        people = register.people.many({one.item.presenter_id or "" for one in lines})
        nation = register.authority.nation.value
        return cls(
            meeting,
            groups[0],
            meeting.title or listing([one.name for one in groups]),
            lines,
            start_times([one for one in lines if one.top], meeting.starts_at),
            {key: person.name for key, person in people.items()},
            register.choices.of(ChoiceList.PURPOSES, nation, meeting.held_on),
            register.choices.of(ChoiceList.GROUNDS, nation, meeting.held_on),
            papers,
            Deadlines(register).on(meeting, Step.PAPERS_DUE) if papers and coming else None,
            register.today if coming else None,
            _ratified(register, lines),
            _locked(register, meeting),
        )

    @cached_property
    def paper_dues(self) -> dict[str, date | None]:
        """By which day each paper is wanted; of a meeting that was held, none is."""
        if self.today is None:
            return {}
        every = (one for papers in self.papers.values() for one in papers)
        return {one.id: one.wanted_on or self.papers_due for one in every}

    def line(self, item_id: str) -> Line | None:
        """Find the line of an item."""
        return next((one for one in self.lines if one.item.id == item_id), None)

    def items(self) -> tuple[Item, ...]:
        """The items in agenda order."""
        return tuple(one.item for one in self.lines)

    @property
    def minutes(self) -> int:
        """The minutes allowed by the items at the top, which their sub-items share."""
        return sum(one.item.minutes_allowed for one in self.lines if one.top)

    @property
    def length_words(self) -> str:
        """How long it takes, when it ends, how far over: "2 h 05, ends 4.05pm, 5 minutes over"."""
        if not self.minutes:
            return ""
        hours, minutes = divmod(self.minutes, 60)
        long = f"{hours} h {minutes:02d}" if hours else f"{minutes} min"
        over = f", {counted(self.overrun, 'minute')} over" if self.overrun else ""
        return f"{long}, ends {clock_words(self.clock_after(self.minutes))}{over}"

    @property
    def overrun(self) -> int:
        """The minutes by which the items go beyond the meeting's length."""
        return max(0, self.minutes - self.meeting.length)

    def clock_after(self, minutes: int) -> str:
        """The time of day so many minutes after the meeting is to start."""
        if not self.meeting.starts_at:
            return ""
        hours, begun = (int(part) for part in self.meeting.starts_at.split(":"))
        at = hours * 60 + begun + minutes
        return f"{at // 60 % 24:02d}:{at % 60:02d}"

    def ground_words(self, code: str) -> str:
        """A ground as rows say it: "paragraph 9", or nothing."""
        choice = self.grounds.get(code)
        return choice.label[0].lower() + choice.label[1:] if choice else ""

    def exempt_word(self, item: Item) -> str:
        """What a row is called that is not open, or nothing."""
        if not item.exempt:
            return ""
        ground = self.ground_words(item.ground)
        return f"exempt, {ground}" if ground else "exempt"

    @staticmethod
    def title_of(item: Item) -> str:
        """An item's title, as it may be read on the screen now."""
        return public_screen.title_of(item)

    def presenter(self, item: Item) -> str:
        """Who leads an item."""
        return self.presenters.get(item.presenter_id or "", item.presenter)

    # -- rows ----------------------------------------------------------------------------------

    def prepare_rows(self) -> tuple[Row, ...]:
        """The agenda as Prepare lists it: grips, numbers, titles and times."""
        return self._with_parts([self._prepare_row(line) for line in self.lines])

    def minute_rows(self, current_id: str | None, spent: str = "") -> tuple[Row, ...]:
        """The agenda as Minute lists it: what is done, and what is being discussed."""
        return self._with_parts(
            [self._minute_row(line, line.item.id == current_id, spent) for line in self.lines]
        )

    def _with_parts(self, rows: list[Row]) -> tuple[Row, ...]:
        if not self.group.is_open or not rows:
            return tuple(rows)
        part_b = [one.part_b for one in self.lines]
        cut = part_b.index(True) if True in part_b else len(rows)
        shown: list[Row] = [_band(PART_A, "Part A", "open to the public")]
        shown += rows[:cut]
        if cut < len(rows):
            shown += [
                _band(PART_B, "Part B", "press and public excluded", exempt=True),
                *rows[cut:],
            ]
        return tuple(shown)

    def _prepare_row(self, line: Line) -> Row:
        item = line.item
        lead = (Icon("grip-vertical", "field", size=14), *_number(line))
        second = self._about(item)
        at = clock_words(self.times.get(item.id, ""), short=True)
        face = "text" if item.kind is ItemKind.STANDING and not second else "row"
        return Row(
            item.id,
            Cell(
                (Text(item.title, face=face),),
                second=(Text(second, "ink2", "note"),) if second else (),
                trailing=(Text(at, "ink2"),) if at else (),
                second_trailing=self._paper_mark(item) if second else (),
                lead=lead,
                lead_on_top=False,
            ),
            exempt=self.exempt_word(item),
            height="agenda2" if second else "agenda",
            tip=item.title,
        )

    def _paper_mark(self, item: Item) -> tuple[Segment, ...]:
        """How many papers an item has, or what of them is late."""
        if item.state is ItemState.WITHDRAWN:
            return ()
        today = self.today or self.meeting.held_on
        return agenda_mark(self.papers.get(item.id, ()), self.paper_dues, today)

    def _about(self, item: Item) -> str:
        """The second line of a row: who, how long, what for."""
        purpose = self.purposes.get(item.purpose)
        ground = self.ground_words(item.ground) if item.exempt else ""
        parts = [
            self.presenter(item),
            f"{item.minutes_allowed} min" if item.minutes_allowed else "",
            ground or self.ratified.get(item.id, "") or (purpose.wording if purpose else ""),
            *self._marks(item),
        ]
        words = [part for part in parts if part]
        usual = item.kind is ItemKind.STANDING and not self.presenter(item)
        return "" if usual and not any(self._marks(item)) else ", ".join(words)

    @staticmethod
    def _marks(item: Item) -> tuple[str, ...]:
        """What sets an item apart from the others of the agenda."""
        gone = item.state in (ItemState.WITHDRAWN, ItemState.DEFERRED)
        return (
            "starred" * item.starred, "key decision" * item.key_decision, "late" * item.late,
            "urgent" * item.urgent, item.state.label.lower() * gone,
        )  # fmt: skip

    def _minute_row(self, line: Line, current: bool, spent: str) -> Row:
        item = line.item
        mark = Mark(MarkKind.PROPOSED, "to come", "field")
        if current:
            mark = Mark(MarkKind.NOW, "now")
        elif item.state.is_done:
            mark = Mark(MarkKind.RATIFIED, "done", "" if not item.exempt else "exempt")
        trailing = (Text(spent, "ink2", "note"),) if current and spent else ()
        face = "heading" if current else "text"
        return Row(
            item.id,
            Cell((Text(item.title, face=face),), trailing=trailing, lead=(mark, *_number(line))),
            exempt=self.exempt_word(item),
            height="agenda",
            tip=item.title,
        )


def _ratified(register: Register, lines: Sequence[Line]) -> dict[str, str]:
    """What each item is to ratify: "ratify SDG 18/03"."""
    about = register.ratifications.of_items(one.item.id for one in lines)
    decisions = register.decisions.many(
        {one.decision_id for each in about.values() for one in each}
    )
    return {
        item_id: f"ratify {decisions[each[0].decision_id].number}" if len(each) == 1
        else f"ratify {len(each)} decisions"
        for item_id, each in about.items()
    }  # fmt: skip


def _number(line: Line) -> tuple[Segment, ...]:
    inset: tuple[Segment, ...] = (Gap(14 * line.depth),) if line.depth else ()
    return (*inset, Text(line.number, "ink2", "heading", width=_NUMBER_WIDTH, right=True))


def _band(row_id: str, words: str, note: str, *, exempt: bool = False) -> Row:
    tone = "exempt" if exempt else "ink2"
    icon: tuple[Segment, ...] = (Icon("lock", tone, size=14),) if exempt else ()
    line = (*icon, Text(words, tone, "note600"), Text(note, tone, "note"))
    return Row(row_id, Cell(line), heading="band", height="band", exempt="exempt" * exempt)


def _locked(register: Register, meeting: Meeting) -> str:
    if register.read_only:
        return READ_ONLY
    if meeting.state is MeetingState.SIGNED:
        return "The minutes have been signed."
    return "The minutes have been approved." if meeting.state.minutes_final else ""


def clock_words(at: str, *, short: bool = False) -> str:
    """A kept time as the screen says it: "2.15pm", or "2.15" where the day is plain."""
    if not at:
        return ""
    words = clock_time(time.fromisoformat(at))
    if not short:
        return words
    clock = time.fromisoformat(at)
    return f"{clock.hour % 12 or 12}.{clock.minute:02d}"
