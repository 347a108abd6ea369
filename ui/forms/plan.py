"""Business of the forward plan: what it is, and the meeting or the day that it is planned for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import full_date
from egovdesk.operations.meetings import (
    change_item,
    move_to_meeting,
    plan_item,
    set_item_exempt,
)
from egovdesk.records.choices import Choice, ChoiceList
from egovdesk.records.meetings import Item
from egovdesk.records.problems import Problem
from egovdesk.register import Register
from ui.context import Context
from ui.forms.form import Form, options_of
from ui.forms.items import minutes_of, minutes_problem
from ui.forms.person_field import PersonField, people_of

NO_MEETING = "No meeting yet"
_OPEN, _NO_GROUND = "", "-"


def meetings_open_to(register: Register, group_id: str) -> list[tuple[str, str]]:
    """The meetings of a group whose agendas can still take business, and none, as options."""
    coming = register.meetings.coming(group_id, register.today)
    found = [(one.id, full_date(one.held_on)) for one in coming if not one.state.is_frozen]
    return [*found, ("", NO_MEETING)]


class PlanItemForm(Form):
    """A new item of the forward plan, or the facts of one that there is."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None,
        *,
        group_id: str = "",
        meeting_id: str | None = None,
        item: Item | None = None,
    ) -> None:
        title, ok = ("Planned item", "Save") if item else ("Plan an item", "Add item")
        super().__init__(parent, title, ok, today=context.register.today)
        self.shows_exempt = item is not None and item.exempt
        self._register, self._item = context.register, item
        groups = [one for one in self._register.groups.all() if one.exists_on(self.today)]
        self._group_id = item.group_id if item else group_id or groups[0].id
        shown = item or Item("", self._group_id, "", meeting_id=meeting_id)
        self.line("title", "Title", shown.title, whole=True)
        if item is None and not group_id:
            field = self.select("group_id", "Group", options_of(groups, lambda one: one.name))
            field.chosen.connect(self._follow_group)
        self.meeting = self.select("meeting_id", "Meeting", self._offered(shown))
        self.meeting.set_key(shown.meeting_id or "")
        self.day("wanted_on", "Wanted from, with no meeting yet", shown.wanted_on)
        self._add_facts(shown)

    def _offered(self, shown: Item) -> list[tuple[str, str]]:
        options = meetings_open_to(self._register, self._group_id)
        present = self._register.meetings.maybe(shown.meeting_id)
        if present is not None and present.id not in dict(options):
            options.insert(0, (present.id, full_date(present.held_on)))
        return options

    def _add_facts(self, shown: Item) -> None:
        register = self._register
        nation = register.authority.nation.value
        purposes = register.choices.of(ChoiceList.PURPOSES, nation, self.today)
        options = [("", "None set"), *((key, one.label) for key, one in purposes.items())]
        self.select("purpose", "Purpose", options, shown.purpose)
        self.presenter = PersonField("Presented by", lambda: people_of(register, self._group_id))
        person = register.people.maybe(shown.presenter_id)
        self.presenter.set_text(person.name if person else shown.presenter)
        self.add("presenter", self.presenter)
        allowed = str(shown.minutes_allowed) if shown.minutes_allowed else ""
        self.line("minutes_allowed", "Minutes", allowed)
        self.exempt = self.select("exempt", "Open or exempt", self._grounds())
        self.exempt.set_key((shown.ground or _NO_GROUND) if shown.exempt else _OPEN)
        self.line("open_title", "Title for the public, where exempt", shown.open_title)
        self.tick("key_decision", "Key decision", shown.key_decision)

    def _grounds(self) -> list[tuple[str, str]]:
        if not self._register.groups.get(self._group_id).is_open:
            return [(_OPEN, "Open to those who attend"), (_NO_GROUND, "Confidential")]
        nation = self._register.authority.nation.value
        found: dict[str, Choice] = self._register.choices.of(ChoiceList.GROUNDS, nation, self.today)
        grounds = [(code, f"Exempt, {one.label[:1].lower()}{one.label[1:]}")
                   for code, one in found.items()]  # fmt: skip
        return [(_OPEN, "Open"), *grounds, (_NO_GROUND, "Exempt, ground to be settled")]

    def _follow_group(self, group_id: str) -> None:
        self._group_id = group_id
        self.meeting.set_options(meetings_open_to(self._register, group_id))
        self.meeting.set_key("")
        self.exempt.set_options(self._grounds())
        self.exempt.set_key(_OPEN)

    def _facts(self) -> dict[str, Any]:
        return {
            "title": self.value("title"),
            "purpose": self.value("purpose"),
            "minutes_allowed": minutes_of(self.value("minutes_allowed")),
            "open_title": self.value("open_title"),
            "key_decision": self.value("key_decision"),
        }

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        copy = replace(self._item or Item("", self._group_id, ""), **self._facts())
        found = list(copy.problems())
        wrong = minutes_problem(self.value("minutes_allowed"))
        if wrong and not any(one.field == "minutes_allowed" for one in found):
            found.append(Problem("minutes_allowed", wrong))
        return tuple(found)

    def save(self) -> str:
        """Plan the item, or change it and where it stands, in one step."""
        person_id, words = self.presenter.who()
        facts = {**self._facts(), "presenter_id": person_id or None, "presenter": words}
        ground = self.value("exempt")
        exempt = (ground != _OPEN, "" if ground in (_OPEN, _NO_GROUND) else ground)
        meeting_id, wanted_on = self.value("meeting_id") or None, self.value("wanted_on")
        if self._item is None:
            return plan_item(
                self._register, self._group_id, facts.pop("title"), meeting_id=meeting_id,
                wanted_on=None if meeting_id else wanted_on, exempt=exempt[0], ground=exempt[1],
                **facts,
            )  # fmt: skip
        with self._register.step("Change planned item"):
            self._change(self._item, facts, exempt, meeting_id)
            if (
                meeting_id is None
                and wanted_on != self._register.items.get(self._item.id).wanted_on
            ):
                change_item(self._register, self._item.id, wanted_on=wanted_on)
        return self._item.id

    def _change(
        self, item: Item, facts: dict[str, Any], exempt: tuple[bool, str], meeting_id: str | None
    ) -> None:
        changes = {name: value for name, value in facts.items() if getattr(item, name) != value}
        if changes:
            change_item(self._register, item.id, **changes)
        if exempt != (item.exempt, item.ground):
            set_item_exempt(self._register, item.id, *exempt)
        if meeting_id != item.meeting_id:
            move_to_meeting(self._register, item.id, meeting_id)
