"""What needs the clerk today: papers to chase, minutes to clear, late actions, decisions that wait.

Each is a plain line with its next step; the view draws them and does the steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from egovdesk.deadlines import Deadlines
from egovdesk.documents.wording import counted, short_date
from egovdesk.records.days import spoken_day
from egovdesk.records.decisions import Decision
from egovdesk.records.meetings import Item, Meeting, MeetingState
from egovdesk.records.notice import Step
from egovdesk.records.papers import Paper
from egovdesk.records.ratifications import Ratification
from egovdesk.register import Register

BACK, MOST, SOON = 120, 12, 5
"""Days back to look for minutes, lines of each kind, and days before a paper is due to chase it."""


@dataclass(frozen=True)
class Due:
    """A line: what it is about, whose it is, when it is or was due, and the step that E does."""

    kind: str
    record_id: str
    title: str
    context: str
    who: str
    when: str
    tone: str
    step: str
    icon: str
    exempt: bool = False
    meeting_id: str | None = None
    item_id: str | None = None

    @property
    def id(self) -> str:
        """The line's own id."""
        return f"{self.kind}:{self.record_id}"


@dataclass(frozen=True)
class Section:
    """The lines of one kind; `count` is how many there are, though not all may be shown."""

    key: str
    title: str
    count: int
    lines: tuple[Due, ...]
    note: str = ""


def sections(register: Register, deadlines: Deadlines, coming: Sequence[Meeting]) -> list[Section]:
    """Every kind that has something due."""
    papers = papers_due(register, deadlines, coming)
    minutes = minutes_due(register, deadlines)
    late = register.actions.late_count(register.today)
    waiting = decisions_waiting(register)
    found = [
        Section("papers", "Papers to chase", len(papers), tuple(papers[:MOST])),
        Section("minutes", "Minutes to clear", len(minutes), tuple(minutes[:MOST])),
        Section("actions", "Actions overdue", late, tuple(actions_due(register))),
        Section(
            "decisions", "Decisions waiting for the parent group", len(waiting),
            tuple(waiting[:MOST]),
        ),
    ]  # fmt: skip
    return [one for one in found if one.count]


def wanted_papers(
    register: Register, meetings: Iterable[Meeting]
) -> dict[str, list[tuple[Item, Paper]]]:
    """The papers that somebody still owes, by meeting, each with its item."""
    found: dict[str, list[tuple[Item, Paper]]] = {}
    for meeting in meetings:
        of_item = register.papers.of_meeting(meeting.id)
        items = register.items.many(of_item)
        found[meeting.id] = [
            (items[item_id], paper)
            for item_id, papers in of_item.items()
            for paper in papers
            if paper.state.is_wanted
        ]
    return found


def papers_due(register: Register, deadlines: Deadlines, coming: Sequence[Meeting]) -> list[Due]:
    """Papers that are late or due within days, the latest first."""
    today = register.today
    names = {one.id: one.name for one in register.groups.all()}
    rows: list[tuple[date, Due]] = []
    for meeting in coming:
        wanted = wanted_papers(register, [meeting])[meeting.id]
        if not wanted:
            continue
        due = deadlines.on(meeting, Step.PAPERS_DUE)
        for item, paper in wanted:
            on = paper.wanted_on or due
            if on is None or (on - today).days > SOON:
                continue
            rows.append((on, _paper_line(register, names, meeting, item, paper, on)))
    return [line for _, line in sorted(rows, key=lambda row: (row[0], row[1].title))]


def _paper_line(
    register: Register, names: dict[str, str], meeting: Meeting, item: Item, paper: Paper, on: date
) -> Due:
    when, tone = when_due(on, register.today)
    number = f", item {item.agenda_number}" if item.agenda_number else ""
    author = register.people.maybe(paper.author_id)
    reminded = any(
        one.written_on == register.today for one in register.reminders.find(paper_id=paper.id)
    )
    return Due(
        kind="paper",
        record_id=paper.id,
        title=paper.title,
        context=f"{names.get(meeting.group_id, '')}{number}",
        who=author.name if author else paper.author or "nobody yet",
        when=when,
        tone=tone,
        step="Reminded today" if reminded else "Write reminder",
        icon="file-clock",
        exempt=paper.exempt,
        meeting_id=meeting.id,
        item_id=item.id,
    )


def when_due(on: date, today: date) -> tuple[str, str]:
    """How a day stands to today, in words, and the tone that goes with it."""
    days = (on - today).days
    if days < 0:
        return f"{counted(-days, 'day')} late", "red"
    if days == 0:
        return "due today", "amber"
    if days == 1:
        return "due tomorrow", "amber"
    return f"due {spoken_day(on)}", "ink2"


def minutes_due(register: Register, deadlines: Deadlines) -> list[Due]:
    """The meetings whose minutes are still to go out, the oldest first."""
    today = register.today
    names = {one.id: one.name for one in register.groups.all()}
    past = register.meetings.between(today - timedelta(days=BACK), today)
    return [
        _minutes_line(register, deadlines, names, one)
        for one in past
        if MeetingState.HELD.step <= one.state.step < MeetingState.CIRCULATED.step
    ]


def _minutes_line(
    register: Register, deadlines: Deadlines, names: dict[str, str], meeting: Meeting
) -> Due:
    chair = register.people.maybe(meeting.chair_id)
    who, step = "You", "Open minutes"
    if meeting.state is MeetingState.CLEARED:
        context, step = "cleared by the chair", "Circulate"
    elif meeting.chair_sent_on is not None:
        context, step = (
            f"with the chair since {spoken_day(meeting.chair_sent_on)}",
            "Record clearance",
        )
        who = chair.name if chair else "The chair"
    else:
        empty = register.blocks.items_without(meeting.id)
        context = f"draft, {counted(empty, 'item')} without a minute" if empty else "draft"
    by = deadlines.on(meeting, Step.MINUTES_OUT)
    when, tone = (short_date(by), "ink2") if by else ("", "ink2")
    if by is not None and by < register.today:
        when, tone = when_due(by, register.today)
    title = f"{names.get(meeting.group_id, '')}, {meeting.held_on.day} {meeting.held_on:%B}"
    return Due(
        kind="minutes",
        record_id=meeting.id,
        title=title,
        context=context,
        who=who,
        when=when,
        tone=tone,
        step=step,
        icon="file-pen-line",
        meeting_id=meeting.id,
    )


def actions_due(register: Register) -> list[Due]:
    """The actions that are overdue, those most overdue first."""
    today = register.today
    late = {"late": today.isoformat()}
    ids = register.actions.register.ids(late, sort="due_on", limit=MOST)
    found = []
    for one in register.actions.rows(ids):
        when, tone = when_due(one.due_on or today, today)
        reminded = any(
            each.written_on == today for each in register.reminders.find(action_id=one.id)
        )
        found.append(
            Due(
                kind="action",
                record_id=one.id,
                title=one.title,
                context=one.number,
                who=one.owner or "nobody yet",
                when=when,
                tone=tone,
                step="Asked today" if reminded else "Ask for update",
                icon="square-check",
                exempt=one.exempt,
            )
        )
    return found


def decisions_waiting(register: Register) -> list[Due]:
    """Decisions of supporting groups that another group has still to ratify, the oldest first."""
    asked = register.ratifications.longest_waiting(MOST + 1)
    decisions = register.decisions.many(one.decision_id for one in asked)
    return [_waiting(register, one, decisions[one.decision_id]) for one in asked]


def _waiting(register: Register, asked: Ratification, decision: Decision) -> Due:
    item = register.items.maybe(asked.item_id)
    meeting = register.meetings.maybe(item.meeting_id) if item is not None else None
    where, tone, step = "no agenda yet", "amber", "Put on agenda"
    if item is not None and meeting is not None:
        number = f"item {item.agenda_number}, " if item.agenda_number else ""
        where, tone, step = f"{number}{spoken_day(meeting.held_on)}", "ink2", "Open"
    return Due(
        kind="decision",
        record_id=decision.id,
        title=decision.title,
        context=f"{decision.number}, to {register.groups.get(asked.group_id).name}",
        who=counted((register.today - asked.asked_on).days, "day"),
        when=where,
        tone=tone,
        step=step,
        icon="arrow-up-from-line",
        exempt=decision.exempt,
        meeting_id=meeting.id if meeting else None,
        item_id=item.id if item else None,
    )
