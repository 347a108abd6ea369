"""Forms of the calendar's data: a bank holiday, a school holiday, and a group's notice and offsets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from egovdesk.deadlines import Deadlines
from egovdesk.operations.groups import change_group, set_offsets
from egovdesk.operations.holidays import (
    add_holiday,
    add_school_holiday,
    change_holiday,
    change_school_holiday,
)
from egovdesk.records.authority import Nation
from egovdesk.records.choices import ChoiceList, Holiday
from egovdesk.records.groups import Group
from egovdesk.records.notice import Step
from egovdesk.records.problems import Problem
from egovdesk.records.series import SchoolHoliday
from ui.context import Context
from ui.forms.form import Form
from ui.widgets.labels import Label

_SAYS = (
    "Each step falls so many working days before the meeting, or after it for actions and minutes. "
    "What is left empty is as usual."
)
_NEEDED = "Type the day, such as “26 May”."


class HolidayForm(Form):
    """A bank holiday of one nation."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None,
        nation: str,
        holiday: Holiday | None = None,
    ) -> None:
        title = "Bank holiday" if holiday else "New bank holiday"
        ok = "Save" if holiday else "Add holiday"
        super().__init__(parent, title, ok, today=context.register.today)
        self._register, self._holiday = context.register, holiday
        self.day("on", "Day", holiday.on if holiday else None, needed=_NEEDED)
        nations = [(one.value, one.label) for one in Nation]
        self.select("nation", "Nation", nations, holiday.nation if holiday else nation)
        self.line("name", "Name", holiday.name if holiday else "", whole=True)
        self.line("source", "Where that comes from", holiday.source if holiday else "", whole=True)

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        day = self.value("on") or self.today
        return Holiday("", self.value("nation"), day, self.value("name")).problems()

    def save(self) -> str:
        """Add the holiday, or change it."""
        found = self.values()
        if self._holiday is None:
            return add_holiday(self._register, **found)
        change_holiday(self._register, self._holiday.id, **found)
        return self._holiday.id


class SchoolHolidayForm(Form):
    """Days on which the schools are closed."""

    def __init__(
        self, context: Context, parent: QWidget | None, holiday: SchoolHoliday | None = None
    ) -> None:
        title = "School holiday" if holiday else "New school holiday"
        ok = "Save" if holiday else "Add holiday"
        super().__init__(parent, title, ok, today=context.register.today)
        self._register, self._holiday = context.register, holiday
        self.line("name", "Name", holiday.name if holiday else "", whole=True)
        self.day("from_on", "First day", holiday.from_on if holiday else None, needed=_NEEDED)
        self.day("until_on", "Last day", holiday.until_on if holiday else None, needed=_NEEDED)
        self.line("source", "Where that comes from", holiday.source if holiday else "", whole=True)

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        first: date = self.value("from_on") or self.today
        last = self.value("until_on") or first
        return SchoolHoliday("", self.value("name"), first, last).problems()

    def save(self) -> str:
        """Add the holiday, or change it."""
        found = self.values()
        if self._holiday is None:
            return add_school_holiday(self._register, **found)
        change_school_holiday(self._register, self._holiday.id, **found)
        return self._holiday.id


class DeadlinesForm(Form):
    """A group's own notice, and when each step of the cycle falls; what is left empty is as usual."""

    def __init__(self, context: Context, parent: QWidget | None, group: Group) -> None:
        super().__init__(parent, f"Notice and deadlines of {group.label}", "Save")
        self._register, self._group = context.register, group
        self._deadlines = Deadlines(context.register)
        day = context.register.today
        self._law = self._deadlines.notice_needed(replace(group, notice_days=None), day)
        own = "" if group.notice_days is None else str(group.notice_days)
        notice = self.line("notice_days", "Clear working days of notice", own)
        notice.edit.setPlaceholderText(
            "none: it meets in private" if self._law is None else f"{self._law}, as the law asks"
        )
        self.tick("saturdays_count", "Saturdays count as working days", group.saturdays_count)
        self._column.insertWidget(1, Label(_SAYS, "text", "ink2", wrap=True))
        self._steps: list[str] = []
        offsets = {
            one.step: one.days for one in context.register.group_offsets.find(group_id=group.id)
        }
        for step in context.register.choices.of(ChoiceList.OFFSETS).values():
            usual = self._deadlines.usual_offset(group, step.code)
            if usual is None or (step.code == Step.ISSUE and self._law is not None):
                continue
            self._add_step(step.code, step.label, usual, offsets.get(step.code))

    def _add_step(self, step: str, label: str, usual: int, own: int | None) -> None:
        self._steps.append(step)
        when = "before" if usual < 0 else "after"
        text = "" if own is None else str(abs(own))
        field = self.line(step, label, text)
        field.edit.setPlaceholderText(f"{abs(usual)} working days {when}, as usual")

    def problems(self) -> tuple[Problem, ...]:
        """What cannot be read, or is out of reach."""
        found: list[Problem] = []
        for name in ("notice_days", *self._steps):
            typed = self.value(name).strip()
            if typed and (not typed.isdecimal() or int(typed) > 60):
                found.append(Problem(name, "Type a number from 0 to 60, or nothing."))
        return tuple(found)

    def save(self) -> str:
        """Change the notice and the offsets in one step."""
        typed = self.value("notice_days").strip()
        offsets: dict[str, int | None] = {}
        for step in self._steps:
            days, usual = self.value(step).strip(), self._deadlines.usual_offset(self._group, step)
            offsets[step] = None if not days else -int(days) if (usual or 0) < 0 else int(days)
        with self._register.step("Change notice and deadlines"):
            change_group(
                self._register, self._group.id,
                notice_days=int(typed) if typed else None,
                saturdays_count=self.value("saturdays_count"),
            )  # fmt: skip
            set_offsets(self._register, self._group.id, offsets)
        return self._group.id
