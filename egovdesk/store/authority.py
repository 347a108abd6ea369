"""The authority row, and the lists that it may change."""

from __future__ import annotations

from egovdesk.records.authority import Authority
from egovdesk.records.choices import Choice, Holiday
from egovdesk.store.repository import Repository


class AuthorityRepository(Repository[Authority]):
    """One row."""

    table = "authority"
    record = Authority
    noun = "authority"

    def only(self) -> Authority:
        """The authority of this register."""
        return self.all()[0]


class ChoiceRepository(Repository[Choice]):
    """The lists, each in its order."""

    table = "choices"
    record = Choice
    order = "list, position, id"
    noun = "choice"


class HolidayRepository(Repository[Holiday]):
    """Bank holidays by nation and day."""

    table = "holidays"
    record = Holiday
    order = 'nation, "on"'
    noun = "holiday"
