"""Which group is meant by a name: its own, its short one, its prefix, or one that it had; or by its id."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from egovdesk.exchange.imports.rows import RowRefused
from egovdesk.records.groups import Group, GroupName, holds_on
from egovdesk.records.names import folded
from egovdesk.register import Register

_JOINTS = re.compile(r",? and |, |; ?| & | ?/ ?|\n", re.IGNORECASE)


class GroupsFound:
    """The groups by every name that they have or had."""

    def __init__(self, register: Register) -> None:
        self._named: dict[str, list[tuple[Group, GroupName | None]]] = {}
        self.groups = {one.id: one for one in register.groups.all()}
        self._former: dict[str, list[GroupName]] = {}
        for group in self.groups.values():
            self._name(group, None, group.name, group.short_name, group.prefix)
        for former in register.group_names.all():
            group = self.groups[former.group_id]
            self._former.setdefault(group.id, []).append(former)
            self._name(group, former, former.name, former.short_name, former.prefix)

    def find(self, text: str, day: date | None = None) -> Group:
        """The group of that name; of several, the one that bore it on the day. Raises RowRefused."""
        if text in self.groups:
            return self.groups[text]
        found = self._named.get(_key(text), [])
        groups = {group.id: group for group, _ in found}
        if len(groups) > 1 and day is not None:
            groups = {one.id: one for one, name in found if self._bore(one, name, day)} or groups
        if len(groups) > 1:
            groups = {one.id: one for one, name in found if name is None} or groups
        if len(groups) > 1:
            raise RowRefused(
                f"Several groups are called “{text}”; write a name or prefix that only one has"
            )
        if not groups:
            raise RowRefused(
                f"There is no group called “{text[:80]}”; add it first, or mend the name"
            )
        return next(iter(groups.values()))

    def find_all(self, text: str, day: date | None = None) -> list[Group]:
        """The groups of a joint meeting (“A, B and C”), or the one; raises RowRefused."""
        try:
            return [self.find(text, day)]
        except RowRefused:
            for joint in _JOINTS.finditer(text):
                with suppress(RowRefused):
                    first = self.find(text[: joint.start()], day)
                    return [first, *self.find_all(text[joint.end() :], day)]
            raise

    def _bore(self, group: Group, name: GroupName | None, day: date) -> bool:
        if name is not None:
            return holds_on(day, name.from_on, name.until_on)
        former = self._former.get(group.id, [])
        return not any(holds_on(day, one.from_on, one.until_on) for one in former)

    def _name(self, group: Group, former: GroupName | None, *names: str) -> None:
        for key in {_key(name) for name in names if name}:
            self._named.setdefault(key, []).append((group, former))


def _key(text: str) -> str:
    return re.sub(r"^the ", "", " ".join(folded(text).replace("&", " and ").split()))
