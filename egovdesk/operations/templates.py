"""Templates of agendas: a group's standing items, and others that a clerk keeps, line by line."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.operations.meetings.numbers import agenda_of
from egovdesk.operations.meetings.standing import put_lines, standing_template
from egovdesk.records.meetings import Item, ItemState, MeetingState
from egovdesk.records.templates import Template, TemplateItem
from egovdesk.records.text import clean_line, clean_text
from egovdesk.register import Register
from egovdesk.shipped import usual_agenda

_LINES = ("title", "presenter", "open_title")
_TEXTS = ("recommendation", "note")
_OF_THE_LINE = {"id", "template_id", "parent_id", "position"}
_FACTS = [one.name for one in fields(TemplateItem) if one.name not in _OF_THE_LINE]


@operation("Add template")
def add_template(register: Register, name: str, group_id: str | None = None) -> str:
    """Add an empty template for a group, or for every group, and return its id."""
    name = _free_name(register, clean_line(name), group_id)
    others = register.templates.find(group_id=group_id)
    position = max((one.position for one in others), default=0) + 1
    template = Template(new_id(), name, group_id, position=position)
    require(template.problems())
    register.templates.add(template)
    return template.id


@operation("Copy the usual order of business")
def copy_usual_agenda(register: Register, group_id: str) -> str:
    """Give a group the shipped order of business as a standing template of its own; return its id."""
    found = standing_template(register, group_id)
    if found is not None:
        raise Refused(
            "This group has standing items of its own already.",
            "Nothing has changed.",
            "Change their lines instead.",
        )
    template, lines = usual_agenda(register.groups.get(group_id))
    register.templates.add(template)
    register.template_items.add_all(lines)
    return template.id


@operation("Change template")
def change_template(register: Register, template_id: str, name: str) -> None:
    """Give a template another name."""
    template = register.templates.get(template_id)
    name = clean_line(name)
    require(replace(template, name=name).problems())
    if name != template.name:
        _free_name(register, name, template.group_id, template_id)
        register.templates.update(template_id, name=name)


@operation("Use for every agenda")
def make_standing(register: Register, template_id: str) -> None:
    """Put a template's lines on each new agenda of its group from now on, in place of another's."""
    template = register.templates.get(template_id)
    if template.group_id is None:
        raise Refused(
            "This template is for every group.",
            "Nothing has changed.",
            "Save it for one group first.",
        )
    for other in register.templates.find(group_id=template.group_id, standing=True):
        register.templates.update(other.id, standing=False)
    register.templates.update(template_id, standing=True)


@operation("Remove template")
def remove_template(register: Register, template_id: str) -> None:
    """Take a template out; agendas that were made from it stay as they are."""
    for line in register.template_items.find(template_id=template_id, parent_id=None):
        remove_template_item(register, line.id)
    register.templates.remove(template_id)


@operation("Save as template")
def save_as_template(
    register: Register, meeting_id: str, name: str, *, for_every_group: bool = False
) -> str:
    """Keep an agenda's outline under a name, for its group or for every group; return its id.

    Minutes to approve become one line for such minutes, and what only this meeting has is left out:
    what arises from an earlier item, withdrawn items, numbers and the clerk's notes.
    """
    meeting = register.meetings.get(meeting_id)
    made = add_template(register, name, None if for_every_group else meeting.group_id)
    ids: dict[str, str] = {}
    left_out: set[str] = set()
    approving = False
    for place, line in enumerate(agenda_of(register, meeting), 1):
        item = line.item
        if (
            _only_here(item)
            or item.parent_id in left_out
            or (item.approves_id is not None and approving)
        ):
            left_out.add(item.id)
            continue
        approving = approving or item.approves_id is not None
        ids[item.id] = new_id()
        kept = _line_of(item, made, place, ids)
        register.template_items.add(kept)
    return made


@operation("Start from template")
def start_from_template(register: Register, meeting_id: str, template_id: str) -> None:
    """Put a template's lines on an agenda; standing lines that it has already are left out."""
    meeting = register.meetings.get(meeting_id)
    if meeting.state.step >= MeetingState.HELD.step:
        raise Refused("This meeting has been held.", "Nothing has changed.")
    lines = register.template_items.find(template_id=register.templates.get(template_id).id)
    if not lines:
        raise Refused("This template has no lines yet.", "Nothing has changed.")
    put_lines(register, meeting, lines)


@operation("Add line")
def add_template_item(
    register: Register,
    template_id: str,
    title: str,
    *,
    after_id: str | None = None,
    **facts: Any,
) -> str:
    """Add a line to a template, after another or at the end, and return its id."""
    after = register.template_items.maybe(after_id)
    above = after.parent_id if after is not None else None
    line = TemplateItem(
        new_id(), template_id, **_cleaned({"title": title, "parent_id": above, **facts})
    )
    require(line.problems())
    register.template_items.add(line)
    others = _beside(register, line)
    index = next((at + 1 for at, one in enumerate(others) if one.id == after_id), len(others))
    _put(register, [*others[:index], line, *others[index:]])
    return line.id


@operation("Change line")
def change_template_item(register: Register, line_id: str, **changes: Any) -> None:
    """Change a line of a template."""
    cleaned = _cleaned(changes)
    require(replace(register.template_items.get(line_id), **cleaned).problems())
    register.template_items.update(line_id, **cleaned)


@operation("Move line")
def move_template_item(register: Register, line_id: str, by: int) -> None:
    """Move a line up (negative) or down among those beside it."""
    line = register.template_items.get(line_id)
    others = _beside(register, line)
    here = sum(1 for one in others if (one.position, one.id) < (line.position, line.id))
    there = max(0, min(len(others), here + by))
    _put(register, [*others[:there], line, *others[there:]])


@operation("Remove line")
def remove_template_item(register: Register, line_id: str) -> None:
    """Take a line out of a template, with what stands under it."""
    for below in register.template_items.find(parent_id=line_id):
        remove_template_item(register, below.id)
    register.template_items.remove(line_id)


def _only_here(item: Item) -> bool:
    """Whether an item is of this meeting alone."""
    withdrawn = item.state is ItemState.WITHDRAWN
    return withdrawn or item.arises_id is not None or item.purpose == "ratify"


def _line_of(item: Item, template_id: str, place: int, ids: dict[str, str]) -> TemplateItem:
    facts = {name: getattr(item, name) for name in _FACTS}
    if item.approves_id is not None:
        facts["title"] = "Minutes"
    return TemplateItem(
        ids[item.id], template_id, parent_id=ids.get(item.parent_id or ""), position=place, **facts
    )


def _beside(register: Register, line: TemplateItem) -> list[TemplateItem]:
    found = register.template_items.find(template_id=line.template_id, parent_id=line.parent_id)
    return [one for one in found if one.id != line.id]


def _put(register: Register, lines: list[TemplateItem]) -> None:
    for place, one in enumerate(lines, 1):
        if one.position != place:
            register.template_items.update(one.id, position=place)


def _free_name(register: Register, name: str, group_id: str | None, own_id: str = "") -> str:
    """The name, unless another template of the same group has it."""
    for other in register.templates.find(group_id=group_id):
        if other.id != own_id and other.name.casefold() == name.casefold():
            raise Refused(
                f"There is a template called “{other.name}” already.",
                "Nothing has changed.",
                "Choose another name.",
            )
    return name


def _cleaned(facts: dict[str, Any]) -> dict[str, Any]:
    cleaned = dict(facts)
    for name, clean in [*((n, clean_line) for n in _LINES), *((n, clean_text) for n in _TEXTS)]:
        if name in cleaned:
            cleaned[name] = clean(cleaned[name])
    return cleaned
