"""What a clerk writes to somebody who owes a paper or an action: kind and exact, ready to copy.

Of a paper it says which, for which item of which meeting, by when it was wanted, when the agenda goes
out, and by when it is still of use; of an action, which meeting gave it, and where that is minuted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from egovdesk.deadlines import Deadlines
from egovdesk.documents.meeting_facts import Audience, MeetingFacts
from egovdesk.documents.wording import counted, listing, near_date
from egovdesk.errors import Refused
from egovdesk.records.actions import Action
from egovdesk.records.meetings import Meeting
from egovdesk.records.papers import Paper, PaperState
from egovdesk.records.people import Person
from egovdesk.register import Register

_COUNTS = dict(enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine"), 2))


def paper_reminder(register: Register, paper_id: str) -> str:
    """The reminder for one paper; raises Refused where nobody owes it any more."""
    (owed,) = _owed(register, [paper_id])
    return f"{_dear(register, owed.paper)} {_letter(owed)}"


def author_reminder(register: Register, paper_ids: Sequence[str]) -> str:
    """The reminder for all the papers that one author owes."""
    owed = _owed(register, paper_ids)
    if len(owed) == 1:
        return paper_reminder(register, owed[0].paper.id)
    lines = "\n".join(f"• {one.listed}" for one in owed)
    going = dict.fromkeys(f"T{one.going_out[1:]} " for one in owed if one.going_out)
    dear, many = _dear(register, owed[0].paper), _COUNTS.get(len(owed), str(len(owed)))
    return (
        f"{dear} I still need {many} papers from you:\n\n{lines}\n\n"
        f"{''.join(going)}{_asking_all(owed)}"
    )


def action_reminder(register: Register, action_id: str) -> str:
    """The reminder for one action; raises Refused where it is closed.

    An action is nonsense without its item, so the item and the minute are named.
    """
    action, today = register.actions.get(action_id), register.today
    if not action.state.is_open:
        raise Refused(f"“{action.title}” is closed.", "Nothing has been written.")
    owner = register.people.maybe(action.owner_id)
    group = register.groups.named_on(register.groups.get(action.group_id), action.given_on)
    item = register.items.maybe(action.item_id)
    under = f", under “{item.title}”" if item else ""
    number = f" (minute {action.number})" if action.number else ""
    asked = (
        f"on {near_date(action.given_on, today)} the {group.name} asked you{under}{number}, to do"
        f" this: {action.title.rstrip('.')}."
    )
    return f"{_dear_to(owner, action.owner)} {asked}{_action_due(action, today)}"


def _action_due(action: Action, today: date) -> str:
    if action.due_on is None:
        return " May I have a line on how it stands, please?"
    day = near_date(action.due_on, today)
    if action.due_on < today:
        late = counted((today - action.due_on).days, "day")
        return (
            f" It was due on {day}, {late} ago. May I have a line on how it stands, and a new date if"
            " it needs one, please?"
        )
    return f" It is due on {day}. May I count on it, please?"


@dataclass(frozen=True)
class Addressed:
    """To whom a letter about a paper is written, how it names it, and by when it may be answered."""

    dear: str
    named: str
    when: str


def addressed(register: Register, paper_id: str) -> Addressed:
    """How a letter about a paper begins and ends, whether it is owed or has come."""
    deadlines, tracker = Deadlines(register), register.papers.tracker
    (row,) = tracker.rows([paper_id], dues=deadlines.papers_due(tracker.meetings()))
    paper = register.papers.get(paper_id)
    about = _Owed(register, deadlines, paper, row.due_on)
    soon = about.due_on is not None and about.due_on > about.today
    when = (
        f"by {near_date(about.due_on, about.today)}" if soon and about.due_on else _by_noon(about)
    )
    return Addressed(_dear(register, paper), about.named, when)


@dataclass(frozen=True)
class _Owed:
    """One paper that is owed, with what a reminder says of it."""

    register: Register
    deadlines: Deadlines
    paper: Paper
    due_on: date | None

    @cached_property
    def meeting(self) -> Meeting | None:
        item = self.register.items.maybe(self.paper.item_id)
        return self.register.meetings.maybe(item.meeting_id) if item else None

    @cached_property
    def facts(self) -> MeetingFacts | None:
        meeting = self.meeting
        return MeetingFacts(self.register, meeting, Audience.MEMBERS) if meeting else None

    @property
    def today(self) -> date:
        return self.register.today

    @property
    def is_late(self) -> bool:
        return self.due_on is not None and self.due_on < self.today

    @property
    def out_by(self) -> date | None:
        """The day on which the agenda goes out; None where it is out, or needs no day."""
        if self.meeting is None or self.meeting.state.is_frozen:
            return None
        return self.deadlines.issue_by(self.meeting)

    @property
    def item_number(self) -> str:
        lines = self.facts.lines if self.facts else []
        found = next((one for one in lines if one.item.id == self.paper.item_id), None)
        return found.number if found else ""

    @property
    def going_out(self) -> str:
        """`the Customer First Board’s agenda for Tuesday 21 October goes out on Monday 13 October.`"""
        if self.meeting is None or self.facts is None:
            return ""
        name, held = f"the {self.facts.group.name}", near_date(self.meeting.held_on, self.today)
        if self.meeting.state.is_frozen:
            return f"{name}’s agenda for {held} went out{self._went_out()}, with this to follow."
        out_by = self.out_by
        if out_by is None or out_by < self.today:
            return f"{name} meets on {held}."
        day = "today" if out_by == self.today else f"on {near_date(out_by, self.today)}"
        return f"{name}’s agenda for {held} goes out {day}."

    def _went_out(self) -> str:
        assert self.meeting is not None
        issues = self.register.issues.find(meeting_id=self.meeting.id, kind="agenda")
        day = near_date(issues[-1].issued_at.astimezone().date(), self.today) if issues else ""
        return f" on {day}" if day else ""

    @property
    def named(self) -> str:
        """The paper with its item: `“IEG3: first draft” for item 6, with the cost table`."""
        number = f" for item {self.item_number}" if self.item_number else ""
        note = f", {self.paper.note}" if self.paper.note else ""
        return f"“{self.paper.title}”{number}{note}"

    @property
    def listed(self) -> str:
        """The paper as a line of several."""
        where = ""
        if self.facts is not None and self.meeting is not None:
            held = near_date(self.meeting.held_on, self.today)
            item = f"item {self.item_number} of " if self.item_number else ""
            where = f", {item}the {self.facts.group.name} on {held}"
        note = f", {self.paper.note}" if self.paper.note else ""
        return f"“{self.paper.title}”{note}{where}{self._due_words()}"

    def _due_words(self) -> str:
        if self.due_on is None:
            return ""
        day = near_date(self.due_on, self.today)
        late = counted((self.today - self.due_on).days, "day")
        return f": was due on {day}, {late} ago" if self.is_late else f": due on {day}"


def _owed(register: Register, paper_ids: Sequence[str]) -> list[_Owed]:
    deadlines, tracker = Deadlines(register), register.papers.tracker
    dues = deadlines.papers_due(tracker.meetings(coming=True))
    found = []
    for row in tracker.rows(paper_ids, dues=dues):
        if not row.owed:
            raise Refused(
                f"Nobody owes “{row.title}” any more.",
                "Nothing has been written.",
                "Its item was withdrawn, its meeting has been held, or it has come.",
            )
        found.append(_Owed(register, deadlines, register.papers.get(row.id), row.due_on))
    return found


def _dear(register: Register, paper: Paper) -> str:
    return _dear_to(register.people.maybe(paper.author_id), paper.author)


def _dear_to(person: Person | None, name: str) -> str:
    if person is None:
        return f"Dear {name or 'colleague'},"
    formal = f"Councillor {person.family_name}"
    return f"Dear {formal if person.councillor else person.name.split(' ')[0]},"


def _letter(owed: _Owed) -> str:
    needed = _needing(owed)
    if not owed.going_out and needed.startswith("Thank"):
        needed = f"t{needed[1:]}"
    parts = (owed.going_out, needed, _due(owed), _asking(owed))
    return " ".join(part for part in parts if part)


def _needing(owed: _Owed) -> str:
    if owed.paper.state is PaperState.IN_CLEARANCE:
        kinds = [
            one.kind
            for one in owed.register.clearances.find(paper_id=owed.paper.id)
            if one.cleared_on is None
        ]
        by = f" by {listing(kinds)}" if kinds else ""
        return f"Thank you for {owed.named}. It still has to be cleared{by}."
    if owed.paper.state is PaperState.DRAFT:
        return f"Thank you for the draft of {owed.named}. I still need it as it is to go out."
    return f"I still need {owed.named}."


def _due(owed: _Owed) -> str:
    if owed.due_on is None:
        return ""
    if owed.is_late:
        return f"It was due on {near_date(owed.due_on, owed.today)}."
    soon = {0: "today", 1: "tomorrow"}.get((owed.due_on - owed.today).days)
    return f"It is due {soon or f'on {near_date(owed.due_on, owed.today)}'}."


def _asking(owed: _Owed) -> str:
    if owed.meeting is not None and owed.meeting.state.is_frozen:
        when = _by_noon(owed)
        return (
            f"May I have it {when}, so that it can go out as a supplement, and a line on why it is "
            "late, please?"
        )
    if not owed.is_late:
        return "May I count on it, please?"
    return f"May I have it {_by_noon(owed)}, please?"


def _by_noon(owed: _Owed) -> str:
    """Noon of the next working day, or today where the agenda cannot wait for that."""
    days = owed.deadlines.working_days(owed.facts.group if owed.facts else None)
    day = days.offset(owed.today, 1)
    if owed.out_by is not None and owed.out_by <= owed.today:
        return "today"
    if (day - owed.today).days == 1:
        return "by noon tomorrow"
    return f"by noon on {near_date(day, owed.today)}"


def _asking_all(owed: Sequence[_Owed]) -> str:
    late = [one for one in owed if one.is_late]
    if not late:
        return "May I count on them, please?"
    when = _by_noon(late[0])
    if len(late) == len(owed):
        return f"May I have them {when}, please?"
    return f"May I have what is late {when}, and the rest by its day, please?"
