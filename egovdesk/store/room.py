"""Movements, interests, votes and recorded voices, and the room that they make of a meeting."""

from __future__ import annotations

from collections.abc import Iterable

from egovdesk.records.meetings import Item, Meeting
from egovdesk.records.numbers import agenda_lines
from egovdesk.records.quorum import Bench, Room
from egovdesk.records.room import Interest, Movement, Voice, Vote
from egovdesk.store.groups import GroupRepository, MembershipRepository
from egovdesk.store.items import ItemRepository
from egovdesk.store.meetings import AttendanceRepository
from egovdesk.store.repository import Repository


class MovementRepository(Repository[Movement]):
    """Movements in the order in which they were made."""

    table = "movements"
    record = Movement
    order = "position, id"
    noun = "movement"

    def of_meeting(self, meeting_id: str) -> dict[str, list[Movement]]:
        """The movements of a meeting, by person."""
        found: dict[str, list[Movement]] = {}
        for one in self.find(meeting_id=meeting_id):
            found.setdefault(one.person_id, []).append(one)
        return found

    def room(self, meeting: Meeting, items: Iterable[Item] | None = None) -> Room:
        """All that decides who was in the room: places of the meeting's day, and what happened.

        `items` are the meeting's in agenda order, where they have been read already.
        """
        connection = self._connection
        groups = [one.id for one in GroupRepository(connection).meeting(meeting)]
        if items is None:
            found = ItemRepository(connection).find(meeting_id=meeting.id)
            items = [line.item for line in agenda_lines(found, parts=False)]
        return Room(
            tuple(self._bench(group_id, meeting) for group_id in groups),
            tuple(items),
            tuple(AttendanceRepository(connection).find(meeting_id=meeting.id)),
            tuple(self.find(meeting_id=meeting.id)),
            tuple(InterestRepository(connection).find(meeting_id=meeting.id)),
        )

    def _bench(self, group_id: str, meeting: Meeting) -> Bench:
        seats = MembershipRepository(self._connection).seats_on(group_id, meeting.held_on)
        members = frozenset(one for one in seats if one is not None)
        vacant = seats.count(None)
        group = GroupRepository(self._connection).get(group_id)
        places = len(members) + vacant
        needed = group.quorum_of(places) if places else None
        return Bench(group_id, members, vacant, needed)


class InterestRepository(Repository[Interest]):
    """Interests in the order in which they were declared."""

    table = "interests"
    record = Interest
    order = "position, id"
    noun = "interest"


class VoteRepository(Repository[Vote]):
    """Votes, oldest first."""

    table = "votes"
    record = Vote
    noun = "vote"

    def of_meeting(self, meeting_id: str) -> list[Vote]:
        """Every vote of a meeting's items."""
        query = "WHERE item_id IN (SELECT id FROM items WHERE meeting_id = ?) ORDER BY id"
        return self._query(query, (meeting_id,))


class VoiceRepository(Repository[Voice]):
    """Recorded voices."""

    table = "voices"
    record = Voice
    noun = "voice"

    def of_meeting(self, meeting_id: str) -> dict[str, list[Voice]]:
        """The voices of every recorded vote of a meeting, by vote, in the order of attendance."""
        found: dict[str, list[Voice]] = {}
        query = (
            "WHERE vote_id IN (SELECT v.id FROM votes v JOIN items i ON i.id = v.item_id"
            " WHERE i.meeting_id = ?1) ORDER BY (SELECT position FROM attendances a WHERE"
            " a.meeting_id = ?1 AND a.person_id = voices.person_id), id"
        )
        for one in self._query(query, (meeting_id,)):
            found.setdefault(one.vote_id, []).append(one)
        return found
