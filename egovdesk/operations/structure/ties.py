"""What ties a group to others besides its parent: whom it supports, meets jointly with, also reports to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from egovdesk.errors import Refused
from egovdesk.operations import operation
from egovdesk.operations.groups import link_groups
from egovdesk.operations.structure.dated import end_on
from egovdesk.records.groups import GroupLink, LinkKind, holds_on
from egovdesk.register import Register

KINDS = (LinkKind.SUPPORTS, LinkKind.JOINT_WITH, LinkKind.REPORTS_TO)
"""The ties that a clerk sets; the others come of moving, merging and splitting."""


@operation("Change ties")
def set_ties(
    register: Register, group_id: str, wanted: Mapping[LinkKind, Iterable[str]], on: date
) -> None:
    """Tie a group to these others from a day, and to no others of the same kind."""
    group = register.groups.get(group_id)
    for kind, others in wanted.items():
        missing = list(dict.fromkeys(others))
        if kind is LinkKind.REPORTS_TO and group.parent_id in missing:
            parent = register.groups.get(group.parent_id or "").name
            raise Refused(
                f"{group.name} reports to {parent} already, as the group above it.",
                "Nothing has changed.",
                "Choose another group, or none.",
            )
        for link in ties_on(register, group_id, kind, on):
            other = link.other_id if link.group_id == group_id else link.group_id
            if other in missing:
                missing.remove(other)
            else:
                end_on(register.group_links, link, on - timedelta(days=1))
        for other in missing:
            link_groups(register, group_id, other, kind, on)


def ties_on(register: Register, group_id: str, kind: LinkKind, day: date) -> list[GroupLink]:
    """The ties of a kind that hold on a day; meeting jointly goes both ways."""
    found = register.group_links.find(group_id=group_id, kind=kind)
    if kind is LinkKind.JOINT_WITH:
        found += register.group_links.find(other_id=group_id, kind=kind)
    return [one for one in found if holds_on(day, one.from_on, one.until_on)]
