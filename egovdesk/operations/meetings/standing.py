"""What a group has on every agenda: its standing template, or else the usual order of business."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from egovdesk.operations import operation
from egovdesk.operations.meetings.arrivals import add_approval, bring_due, minutes_to_approve
from egovdesk.operations.meetings.items import add_item
from egovdesk.operations.meetings.places import put_in_place
from egovdesk.records.groups import Group
from egovdesk.records.meetings import ItemKind, Meeting
from egovdesk.records.templates import Standing, Template, TemplateItem
from egovdesk.register import Register
from egovdesk.shipped import usual_agenda

_OF_THE_LINE = {"id", "template_id", "title", "parent_id", "position"}
_FACTS = [one.name for one in fields(TemplateItem) if one.name not in _OF_THE_LINE]


def standing_template(register: Register, group_id: str) -> Template | None:
    """The group's own standing template; None where it has none."""
    found = register.templates.find(group_id=group_id, standing=True)
    return found[0] if found else None


def standing_lines(register: Register, group: Group) -> list[TemplateItem]:
    """What goes on each of the group's agendas."""
    template = standing_template(register, group.id)
    if template is None:
        return usual_agenda(group)[1]
    return register.template_items.find(template_id=template.id)


@operation("Add standing items")
def add_standing_items(register: Register, meeting_id: str) -> None:
    """Put on an agenda what the group has on each, and what is due there by itself."""
    meeting = register.meetings.get(meeting_id)
    put_lines(register, meeting, standing_lines(register, register.groups.get(meeting.group_id)))
    if not meeting.state.is_frozen:
        bring_due(register, meeting_id)


def put_lines(register: Register, meeting: Meeting, lines: Iterable[TemplateItem]) -> None:
    """Make items of a template's lines, and put the business that is there in its place among them.

    A standing line whose like is on the agenda already is left out.
    """
    before = register.items.find(meeting_id=meeting.id)
    there = {one.standing for one in before if one.standing}
    first = not register.meetings.before(meeting.group_id, meeting.held_on)
    made: dict[str | None, str | None] = {None: None}
    for line in _outline(lines):
        needs_past = line.standing in (Standing.ACTIONS, Standing.MATTERS_ARISING)
        if line.standing in there or (needs_past and first):
            continue
        if line.standing == Standing.MINUTES:
            for earlier in minutes_to_approve(register, meeting):
                add_approval(register, meeting, earlier, line.minutes_allowed, last=True)
            continue
        made[line.id] = add_item(
            register, meeting.id, line.title, parent_id=made.get(line.parent_id),
            **{name: getattr(line, name) for name in _FACTS},
        )  # fmt: skip
    if any(line is not None for line in made.values()):
        for item in before:
            if item.kind is ItemKind.BUSINESS and item.parent_id is None:
                put_in_place(register, item)


def _outline(lines: Iterable[TemplateItem]) -> list[TemplateItem]:
    """Lines with what stands under each after it."""
    below: dict[str | None, list[TemplateItem]] = {}
    for line in sorted(lines, key=lambda one: (one.position, one.id)):
        below.setdefault(line.parent_id, []).append(line)

    def walk(parent_id: str | None) -> list[TemplateItem]:
        return [each for one in below.get(parent_id, []) for each in (one, *walk(one.id))]

    return walk(None)
