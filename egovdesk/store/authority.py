"""The authority row, and the lists that it may change."""

from __future__ import annotations

from datetime import date

from egovdesk.records.authority import Authority
from egovdesk.records.choices import Choice, ChoiceList, Holiday
from egovdesk.records.groups import holds_on
from egovdesk.records.numbers import NumberStyle, style_of
from egovdesk.store.connection import Connection
from egovdesk.store.faults import unreadable
from egovdesk.store.repository import Repository


class AuthorityRepository(Repository[Authority]):
    """One row."""

    table = "authority"
    record = Authority
    noun = "authority"

    def only(self) -> Authority:
        """The authority of this register; raises RegisterDamaged where the row is gone."""
        found = self.all()
        if not found:
            assert isinstance(self._connection, Connection)
            raise unreadable(self._connection.path)
        return found[0]


class ChoiceRepository(Repository[Choice]):
    """The lists, each in its order."""

    table = "choices"
    record = Choice
    order = "list, position, id"
    noun = "choice"

    def of(self, kind: ChoiceList, nation: str = "", day: date | None = None) -> dict[str, Choice]:
        """A list's entries by code, in order: those of a nation and of a day, and those of all."""
        return {
            one.code: one
            for one in self.find(list=kind)
            if (not one.nation or not nation or one.nation == nation)
            and (day is None or holds_on(day, one.from_on, one.until_on))
        }

    def number_style(self, code: str) -> NumberStyle:
        """The style of minute numbers of a code; the usual one where the list has it no more."""
        for choice in self.find(list=ChoiceList.NUMBER_STYLES, code=code):
            return style_of(choice)
        return NumberStyle()


class HolidayRepository(Repository[Holiday]):
    """Bank holidays by nation and day."""

    table = "holidays"
    record = Holiday
    order = 'nation, "on"'
    noun = "holiday"
