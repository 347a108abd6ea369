"""What the entry line knows, and what it records of the room: votes, interests, movements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from egovdesk.documents.room import movement_sentence
from egovdesk.operations.room import add_movement, change_vote, declare_interest, record_vote
from egovdesk.records.choices import ChoiceList
from egovdesk.records.entries import Entry, Known, Line, Someone
from egovdesk.records.meetings import Item
from egovdesk.records.quorum import Room
from egovdesk.records.room import Movement
from egovdesk.register import Register
from ui.forms.person_field import people_of
from ui.item_models import public_screen
from ui.item_models.agenda import Agenda
from ui.views.meetings.sheet import Sheet


class RoomEntries(QWidget):
    """Part of Minute: the room in the entry line."""

    register: Register
    agenda: Agenda | None
    sheet: Sheet
    _item: Item | None
    #: The vote that the entry line was opened to change.
    _vote_id = ""

    if TYPE_CHECKING:

        def _after(self) -> str | None: ...
        def _time_now(self) -> str: ...
        def decision_id(self) -> str: ...

    def _known(self) -> Known:
        """What an entry is read against now. "Next Friday" is counted from the meeting's day."""
        if self.agenda is None:
            return Known(self.register.today)
        meeting = self.agenda.meeting
        room = self.register.movements.room(meeting)
        nation = self.register.authority.nation.value
        kinds = self.register.choices.of(ChoiceList.INTERESTS, nation, meeting.held_on)
        lines = self._lines(self.agenda)
        here = self._item.id if self._item is not None else ""
        at = meeting.current_item_id or here or None
        later = self.register.meetings.of_group(meeting.group_id)
        return Known(
            meeting.held_on, self._people(room, at, meeting.group_id), lines,
            next((one for one in lines if one.id == here), None),
            tuple((code, one.label) for code, one in kinds.items()),
            tuple(one.held_on for one in later if one.state.step >= 0),
            self._time_now(), meeting.started_at or meeting.starts_at,
            sum(one.present for one in room.counts(at)),
        )  # fmt: skip

    @staticmethod
    def _lines(agenda: Agenda) -> tuple[Line, ...]:
        return tuple(
            Line(
                one.item.id, one.number,
                public_screen.hidden_words(agenda.title_of(one.item), one.item.exempt),
                one.item.minute_number,
            )
            for one in agenda.lines
            if one.item.takes_number
        )  # fmt: skip

    def _people(self, room: Room, item_id: str | None, group_id: str) -> tuple[list[Someone], ...]:
        """Those in the room, those on its list, then the register."""
        there = room.people(item_id)
        people = self.register.people.many({one.person_id for one in room.attendances})
        listed = [Someone(key, person.name) for key, person in people.items()]
        known = people_of(self.register, group_id)
        return (
            [one for one in listed if one.id in there],
            [one for one in listed if one.id not in there],
            [Someone(key, name) for key, name in known],
        )

    def _record_vote(self, entry: Entry) -> None:
        """A vote on the decision at the cursor, or on the only one of the item; or one to change."""
        if self._item is None or entry.votes is None:
            return
        votes, changed = entry.votes, self._vote_id
        voices = {who.id: voice for who, voice in votes.voices}
        if changed:
            change_vote(
                self.register, changed, voices=voices, casting=votes.casting,
                in_favour=votes.votes_for, against=votes.against, abstained=votes.abstained,
            )  # fmt: skip
            self._vote_id = ""
            return
        made = record_vote(
            self.register, self._item.id, decision_id=self.decision_id() or None,
            voices=voices or None, casting=votes.casting, after_id=self._after(), write_on=True,
            in_favour=votes.votes_for, against=votes.against, abstained=votes.abstained,
        )  # fmt: skip
        self._focus_block_of(vote_id=made)

    def _declare(self, entry: Entry) -> None:
        """An interest in the item that was named, minuted where the caret is."""
        if self._item is None or entry.item is None or entry.who is None:
            return
        made = declare_interest(
            self.register, entry.item.id, entry.who.id, kind=entry.interest, nature=entry.what,
            withdrew=entry.withdrew, under_id=self._item.id, after_id=self._after(), write_on=True,
        )  # fmt: skip
        self._focus_block_of(interest_id=made)

    def _move(self, entry: Entry) -> None:
        """A movement, in a sentence where the caret is."""
        if self._item is None or entry.moved is None or entry.who is None or self.agenda is None:
            return
        moved = Movement("", "", entry.who.id, entry.moved, at=entry.at)
        made = add_movement(
            self.register, self.agenda.meeting.id, entry.who.id, entry.moved,
            item_id=self._item.id, at=entry.at, after_id=self._after(), write_on=True,
            sentence=movement_sentence(moved, entry.who.name),
        )  # fmt: skip
        self._focus_block_of(movement_id=made)

    def _focus_block_of(self, **record: str) -> None:
        for block in self.register.blocks.find(**record):
            self.sheet.focus_block(block.id)
            self.sheet.editor.write_on()
