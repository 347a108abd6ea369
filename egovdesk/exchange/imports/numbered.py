"""Records with minute numbers: which of a group's a row speaks of, and the meeting it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

from egovdesk.exchange.imports.present import Present
from egovdesk.exchange.imports.rows import RowRefused
from egovdesk.exchange.imports.spells import by_id
from egovdesk.records.actions import Action
from egovdesk.records.days import spoken_date
from egovdesk.records.decisions import Decision
from egovdesk.records.groups import Group
from egovdesk.records.meetings import Item
from egovdesk.records.names import folded
from egovdesk.records.numbers import NumberStyle, Restart

N = TypeVar("N", Decision, Action)


class Numbered(Generic[N]):
    """A group's decisions, or its actions, by number and by day, read when a row first names the group."""

    def __init__(
        self,
        present: Present,
        kind: type[N],
        read: Callable[[str], Iterable[N]],
        day_of: Callable[[N], date],
    ) -> None:
        self._present = present
        self._read: Callable[[str], Iterable[N]] = read
        self._day_of: Callable[[N], date] = day_of
        self._indexes: dict[str, _Index[N]] = {}
        self._meetings: dict[str, dict[date, str]] = {}
        self._minutes: dict[str, dict[str, list[Item]]] = {}
        self._styles: dict[str, NumberStyle] = {}
        present.watch(kind, lambda _before, after: self._learn(after))

    def numbered(self, group: Group, number: str, day: date | None) -> list[N]:
        """Those that bear a number: of the same year or day, where it does not say its year itself."""
        found = by_id(self._of(group).numbers.get(number_key(number), {}).values())
        if day is None or self._style(group).tells_apart(number):
            return found
        return [one for one in found if self._same_count(group, self._day_of(one), day)]

    def refuse_minute(self, group: Group, number: str, day: date) -> None:
        """A new decision cannot take the number of a minute, which is its own already."""
        for item in self._minutes_of(group).get(number_key(number), ()):
            meeting = self._present.register.meetings.get(item.meeting_id or "")
            held = meeting.held_on
            if not (self._style(group).tells_apart(number) or self._same_count(group, held, day)):
                continue
            title = "" if item.exempt else f" “{item.title}”"
            raise RowRefused(
                f"{item.minute_number} is the minute{title} of {spoken_date(held)}; record the decision in "
                f"that minute, or give it a letter, such as {item.minute_number}(b)"
            )

    def _minutes_of(self, group: Group) -> dict[str, list[Item]]:
        """The items of a group's meetings by minute number."""
        if group.id not in self._minutes:
            found: dict[str, list[Item]] = {}
            for item in self._present.register.items.find(group_id=group.id):
                if item.minute_number and item.meeting_id:
                    found.setdefault(number_key(item.minute_number), []).append(item)
            self._minutes[group.id] = found
        return self._minutes[group.id]

    def refuse_several(self, number: str, day: date | None, found: Sequence[N]) -> None:
        """Without a date, a number that several bear does not say which is meant."""
        if number and day is None and len(found) > 1:
            raise RowRefused(f"Several have the number {number}; a date tells them apart")

    def of_day(self, group: Group, day: date) -> list[N]:
        """Those of one day."""
        return by_id(self._of(group).days.get(day, {}).values())

    def titled(self, group: Group, title: str, day: date | None) -> list[N]:
        """Those of a title, whatever its case and spacing, and of a day where one is named."""
        found = by_id(self._of(group).titles.get(folded(title), {}).values())
        return [one for one in found if day in (None, self._day_of(one))]

    def meeting_on(self, group: Group, day: date) -> str | None:
        """The group's meeting of a day."""
        if group.id not in self._meetings:
            held = self._present.register.meetings.of_group(group.id)
            self._meetings[group.id] = {one.held_on: one.id for one in reversed(held)}
        return self._meetings[group.id].get(day)

    def _same_count(self, group: Group, one: date, other: date) -> bool:
        if self._style(group).restart is Restart.MEETING:
            return one == other
        year = self._present.register.authority.municipal_year
        return year(one) == year(other)

    def _style(self, group: Group) -> NumberStyle:
        if group.number_style not in self._styles:
            found = self._present.register.choices.number_style(group.number_style)
            self._styles[group.number_style] = found
        return self._styles[group.number_style]

    def _of(self, group: Group) -> _Index[N]:
        if group.id not in self._indexes:
            self._indexes[group.id] = _Index()
            for one in self._read(group.id):
                self._learn(one)
        return self._indexes[group.id]

    def _learn(self, one: N) -> None:
        index = self._indexes.get(one.group_id)
        if index is not None:
            index.put(one, self._day_of(one))


class _Index(Generic[N]):
    """One group's records by number, by title and by day."""

    def __init__(self) -> None:
        self.numbers: dict[str, dict[str, N]] = {}
        self.titles: dict[str, dict[str, N]] = {}
        self.days: dict[date, dict[str, N]] = {}
        self._places: dict[str, tuple[str, str, date]] = {}

    def put(self, one: N, day: date) -> None:
        """Take in a record, or as it is now."""
        indexes: tuple[dict[Any, dict[str, N]], ...] = (self.numbers, self.titles, self.days)
        for index, key in zip(indexes, self._places.get(one.id, ()), strict=False):
            index[key].pop(one.id, None)
        self._places[one.id] = (number_key(one.number), folded(one.title), day)
        for index, key in zip(indexes, self._places[one.id], strict=True):
            index.setdefault(key, {})[one.id] = one


def number_key(number: str) -> str:
    """A number without case and odd spacing."""
    return " ".join(number.casefold().split())
