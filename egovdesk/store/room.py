"""Movements, interests, votes and recorded voices."""

from __future__ import annotations

from egovdesk.records.room import Interest, Movement, Voice, Vote
from egovdesk.store.repository import Repository


class MovementRepository(Repository[Movement]):
    """Movements in the order in which they were made."""

    table = "movements"
    record = Movement
    order = "position, id"
    noun = "movement"


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


class VoiceRepository(Repository[Voice]):
    """Recorded voices."""

    table = "voices"
    record = Voice
    noun = "voice"
