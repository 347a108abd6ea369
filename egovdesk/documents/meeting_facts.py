"""What every document of one meeting needs, read once: its group of that day, people and lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from functools import cached_property

from egovdesk.documents.meeting_days import called_off, postponed_from
from egovdesk.documents.model import ExemptNote
from egovdesk.documents.wording import date_and_time, listing
from egovdesk.records.choices import Choice, ChoiceList
from egovdesk.records.groups import Constitution, Group, MemberRole
from egovdesk.records.meetings import Attendance, Item, Meeting, presiding
from egovdesk.records.numbers import Line, agenda_lines
from egovdesk.records.packs import Audience as Audience
from egovdesk.records.papers import Paper
from egovdesk.records.people import Person
from egovdesk.records.quorum import Room
from egovdesk.records.templates import holds_business
from egovdesk.register import Register


@dataclass(frozen=True)
class MeetingFacts:
    """One meeting as its documents see it; groups bear the names of the meeting's own day."""

    register: Register
    meeting: Meeting
    audience: Audience

    @classmethod
    def of(cls, register: Register, meeting_id: str, audience: Audience) -> MeetingFacts:
        """The facts of a meeting; raises NotFound where there is none."""
        return cls(register, register.meetings.get(meeting_id), audience)

    @property
    def public(self) -> bool:
        return self.audience is Audience.PUBLIC

    @cached_property
    def group(self) -> Group:
        return self.groups[0]

    @cached_property
    def groups(self) -> list[Group]:
        """Every group that meets, the lead group first."""
        return self.register.groups.meeting(self.meeting)

    @property
    def body(self) -> str:
        """The name at the head: the meeting's own title, or the groups that meet."""
        joint = listing([one.name for one in self.groups])
        return self.meeting.title or joint

    @cached_property
    def day_notes(self) -> tuple[str, str]:
        """From what day it was postponed, and that it was called off; each empty where it is not so."""
        register, meeting = self.register, self.meeting
        return postponed_from(register, meeting), called_off(register, meeting)

    @property
    def when(self) -> str:
        return date_and_time(self.meeting.held_on, clock(self.meeting.starts_at))

    @cached_property
    def lines(self) -> list[Line]:
        """The items in agenda order, without headings for business under which there is none."""
        items = self.register.items.find(meeting_id=self.meeting.id)
        lines = agenda_lines(items, parts=self.group.is_open)
        depths = [line.depth for line in lines[1:]] + [0]
        return [
            line
            for line, following in zip(lines, depths, strict=False)
            if following > line.depth or not holds_business(line.item)
        ]

    @cached_property
    def attendance(self) -> list[Attendance]:
        return self.register.attendances.find(meeting_id=self.meeting.id)

    @cached_property
    def papers(self) -> dict[str, list[Paper]]:
        """The papers of the meeting's items, by item, that this audience may know of."""
        found = self.register.papers.of_meeting(self.meeting.id)
        return {
            item_id: [one for one in papers if not (self.public and one.exempt)]
            for item_id, papers in found.items()
        }

    @cached_property
    def room(self) -> Room:
        """Who was there, item by item."""
        return self.register.movements.room(self.meeting)

    @cached_property
    def people(self) -> dict[str, Person]:
        """The people of the register by id: one reading serves a whole document."""
        return {one.id: one for one in self.register.people.all()}

    @cached_property
    def grounds(self) -> dict[str, Choice]:
        return self._list(ChoiceList.GROUNDS)

    @cached_property
    def exclusions(self) -> dict[str, Choice]:
        return self._list(ChoiceList.EXCLUSIONS)

    @cached_property
    def outcomes(self) -> dict[str, Choice]:
        return self._list(ChoiceList.OUTCOMES)

    @cached_property
    def purposes(self) -> dict[str, Choice]:
        return self._list(ChoiceList.PURPOSES)

    @cached_property
    def categories(self) -> dict[str, Choice]:
        return self._list(ChoiceList.CATEGORIES)

    @cached_property
    def formations(self) -> dict[str, Choice]:
        return self._list(ChoiceList.FORMATIONS)

    @cached_property
    def interests(self) -> dict[str, Choice]:
        return self._list(ChoiceList.INTERESTS)

    @property
    def organisation(self) -> str:
        return self.register.authority.name

    @property
    def author(self) -> str:
        return self.register.authority.author

    @property
    def is_member_body(self) -> bool:
        return self.group.constitution in (Constitution.MEMBER_COMMITTEE, Constitution.EXECUTIVE)

    def title_of(self, item: Item) -> str:
        """An item's title as this audience may read it."""
        return item.public_title if self.public else item.title

    def minute_of(self, item: Item) -> str:
        """An item as the minutes refer to it: by its minute number, or by its title before that."""
        number = item.minute_number
        return f"minute {number}" if number else f"“{self.title_of(item)}”"

    def presenter_of(self, item: Item) -> str:
        """Who leads an item: a person of the register, or the words typed instead."""
        person = self.people.get(item.presenter_id or "")
        return person.name if person else item.presenter

    def ground_text(self, code: str) -> str:
        """A ground in words: "paragraph 8 of Part 1 of Schedule 12A"; empty where none is set."""
        choice = self.grounds.get(code)
        full = choice is not None and choice.detail.startswith(choice.label)
        text = (choice.detail if full else choice.label) if choice else ""
        return text[:1].lower() + text[1:]

    def exempt_note(self, code: str, *, indented: bool = False) -> ExemptNote:
        """The mark beside what is not open; a private group's is "Confidential"."""
        ground = self.ground_text(code)
        word = self.exempt_word
        return ExemptNote(f"{word}: {ground}" if ground else word, indented)

    @property
    def exempt_word(self) -> str:
        return "Exempt" if self.group.is_open else "Confidential"

    def header(self, state: str, *, exempt: bool) -> str:
        """What stands on every page: the state, and that there is that which is not open."""
        mark = (
            f"Contains {self.exempt_word.lower()} information: not for publication"
            if exempt
            else ""
        )
        return ". ".join(part for part in (state, "" if self.public else mark) if part)

    def chairs(self, one: Attendance) -> bool:
        """Whether a person took the chair: at a joint meeting only one of the chairs does."""
        if one.role != MemberRole.CHAIR or not one.state.in_room:
            return False
        return one.person_id == presiding(self.meeting, self.attendance)

    def _list(self, kind: ChoiceList) -> dict[str, Choice]:
        return self.register.choices.of(
            kind, self.register.authority.nation.value, self.meeting.held_on
        )


def clock(text: str) -> time | None:
    """A kept time "14:00" as a time of day; None for an empty one."""
    return time.fromisoformat(text) if text else None
