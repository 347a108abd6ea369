"""Forms about the structure: the day it is shown as on, and groups that end, merge and split on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from egovdesk.operations.groups import dissolve_group
from egovdesk.operations.structure.ending import ending_of
from egovdesk.operations.structure.succession import merge_groups, split_group
from egovdesk.records.groups import Group
from egovdesk.records.problems import Problem
from ui.context import Context
from ui.forms.form import Form, options_of
from ui.widgets.fields import DateField

_DAY = timedelta(days=1)
_NEW = ""


class DissolveForm(Form):
    """The last day of a group, and which follows it; what that touches is said as the day is typed."""

    def __init__(self, context: Context, parent: QWidget | None, group: Group) -> None:
        super().__init__(
            parent, f"Dissolve {group.label}", "Dissolve", today=context.register.today
        )
        self._register, self._group = context.register, group
        day = self.day("on", "Last day", self.today, needed="Type the last day.")
        others = [one for one in self._register.groups.all()
                  if one.id != group.id and one.exists_on(self.today)]  # fmt: skip
        options = [(_NEW, "none"), *options_of(others, lambda one: one.name)]
        heir = self.select("heir", "Groups below report to", options, group.parent_id or _NEW)
        for signal in (day.date_changed, heir.chosen):
            signal.connect(lambda *_: self._tell())
        self._tell()

    def _tell(self) -> None:
        day = _typed(self, "on")
        if day is not None:
            said = ending_of(self._register, self._group.id, day).sentences()
            self.advise(" ".join(said) or "Nothing hangs on it.", "amber" if said else "green")

    def problems(self) -> tuple[Problem, ...]:
        """It must not end before it begins."""
        found = replace(self._group, until_on=self.value("on")).problems()
        return tuple(replace(one, field="on") for one in found if one.field == "until_on")

    def save(self) -> str:
        """End it."""
        dissolve_group(self._register, self._group.id, self.value("on"), self.value("heir") or None)
        return self._group.id


class MergeForm(Form):
    """The groups that merge, the one that follows, and from when."""

    def __init__(self, context: Context, parent: QWidget | None, group_id: str) -> None:
        super().__init__(parent, "Merge groups", "Merge", today=context.register.today)
        self._register = context.register
        living = [one for one in self._register.groups.all() if one.exists_on(self.today)]
        self._names = {one.id: one.name for one in living}
        options = options_of(living, lambda one: one.name)
        ticks = self.ticks("groups", "Groups that merge", options, [group_id] if group_id else [])
        into = self.select("into", "Followed by", [(_NEW, "a new group"), *options], _NEW)
        self.line("name", "Name of the new group")
        day = self.day("from_on", "From", self.today + _DAY, needed="Type the first day.")
        for signal in (ticks.ticked, into.chosen, day.date_changed):
            signal.connect(lambda *_: self._tell())
        self._tell()

    def _tell(self) -> None:
        """What happens to each group that ends."""
        into = self.value("into")
        self.fields["name"].setEnabled(not into)
        day, chosen = _typed(self, "from_on"), [one for one in self.value("groups") if one != into]
        heir = self._names.get(into) or "the new group"
        said: list[str] = []
        last = day - _DAY if day is not None else None
        for one in chosen if last is not None else ():
            told = ending_of(self._register, one, last or self.today).sentences(heir)
            said.append(f"{self._names[one]}: {' '.join(told) or 'nothing hangs on it.'}")
        self.advise("\n".join(said) or "Tick the groups that merge.", "amber" if said else "tint")

    def problems(self) -> tuple[Problem, ...]:
        """Two groups, and a name for a new one."""
        into, chosen = self.value("into"), self.value("groups")
        found = []
        if len(set(chosen) | ({into} if into else set())) < 2:
            found.append(Problem("groups", "Merging takes at least two groups. Tick another."))
        if not into:
            found += [replace(one, field="name") for one in
                      Group("new", self.value("name")).problems() if one.field == "name"]  # fmt: skip
        return tuple(found)

    def save(self) -> str:
        """Merge them."""
        return merge_groups(
            self._register, self.value("groups"), self.value("from_on"), name=self.value("name"),
            into_id=self.value("into") or None,
        )  # fmt: skip


class SplitForm(Form):
    """The groups that follow one, and from when."""

    def __init__(self, context: Context, parent: QWidget | None, group: Group) -> None:
        super().__init__(parent, f"Split {group.label}", "Split", today=context.register.today)
        self._register, self._group = context.register, group
        self.text("names", "New groups, a name on each line", "", lines=4)
        day = self.day("from_on", "From", self.today + _DAY, needed="Type the first day.")
        self.tick("members", "Each takes all the members", True)
        day.date_changed.connect(lambda *_: self._tell())
        self._tell()

    def _names(self) -> list[str]:
        return [one.strip() for one in str(self.value("names")).splitlines() if one.strip()]

    def _tell(self) -> None:
        day = _typed(self, "from_on")
        if day is None:
            return
        said = ending_of(self._register, self._group.id, day - _DAY).sentences("the first of them")
        words = " ".join(said)
        self.advise(words or "Nothing hangs on it.", "amber" if words else "green")

    def problems(self) -> tuple[Problem, ...]:
        """At least two names, each once."""
        names = self._names()
        if len({one.casefold() for one in names}) < max(2, len(names)):
            return (Problem("names", "Type at least two names, each on a line and each once."),)
        return ()

    def save(self) -> str:
        """Split it; where they do not each take all, the first takes the members."""
        names = self._names()
        return split_group(
            self._register, self._group.id, names, self.value("from_on"),
            members=None if self.value("members") else {names[0]: self._members()},
        )[0]  # fmt: skip

    def _members(self) -> Sequence[str]:
        return [one.id for one in self._register.memberships.find(group_id=self._group.id)]


def _typed(form: Form, name: str) -> date | None:
    """The day that a date field holds now; None while it cannot be read."""
    field = form.fields[name]
    assert isinstance(field, DateField)
    return field.date()
