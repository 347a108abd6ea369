"""SMT: the time that e-government gets on its agendas, and the reports of dedicated groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.model import Cell, Column
from egovdesk.documents.tiers.listing import Listing, Part
from egovdesk.documents.tiers.named import Named
from egovdesk.documents.wording import counted, tally
from egovdesk.records.groups import Tier
from egovdesk.records.meetings import Item, ItemKind, ItemState, Meeting, MeetingState
from egovdesk.register import Register

_MEETINGS = (
    Column("Meeting", width=14),
    Column("Group", width=26),
    Column("E-government agenda", width=20),
    Column("Items", width=8, numeric=True),
    Column("On e-government", width=16, numeric=True),
    Column("Minutes planned", width=16, numeric=True),
    Column("Minutes for e-government", width=18, numeric=True),
    Column("Reports from", width=30),
)
_ITEMS = (
    Column("Meeting", width=14),
    Column("Item", width=40),
    Column("Category", width=12),
    Column("Report of", width=26),
    Column("Minutes planned", width=16, numeric=True),
    Column("State", width=16),
    Column("Exempt", width=12),
)
_NOT_HELD = (MeetingState.CANCELLED, MeetingState.POSTPONED)


@dataclass(frozen=True)
class Sitting:
    """A meeting of SMT with its business, and what of that is about e-government."""

    meeting: Meeting
    items: tuple[Item, ...]

    @property
    def about(self) -> tuple[Item, ...]:
        """The items about e-government: all of a special agenda, else those that say so."""
        return tuple(one for one in self.items if self.meeting.egov or is_about(one))

    @property
    def minutes(self) -> int:
        """The minutes planned for all items."""
        return sum(one.minutes_allowed or 0 for one in self.items)

    @property
    def minutes_about(self) -> int:
        """The minutes planned for those about e-government."""
        return sum(one.minutes_allowed or 0 for one in self.about)


def is_about(item: Item) -> bool:
    """Whether an item says that it is about e-government: a category, a responsibility, a report."""
    return bool(item.category or item.responsibility or item.report_of_id)


def smt_groups(register: Register, day: date) -> list[str]:
    """The groups that are SMT on a day."""
    return [key for key, tiers in register.group_tiers.on(day).items() if Tier.SMT in tiers]


def sittings(
    register: Register, group_ids: list[str], first: date, last: date
) -> Iterator[Sitting]:
    """The meetings of a period that are held, or to be, with their business."""
    for group_id in group_ids:
        for meeting in register.meetings.of_group(group_id):
            if first <= meeting.held_on <= last and meeting.state not in _NOT_HELD:
                items = register.items.find(meeting_id=meeting.id)
                yield Sitting(meeting, tuple(one for one in items if _is_business(one)))


def _is_business(item: Item) -> bool:
    return (
        item.parent_id is None
        and item.kind is ItemKind.BUSINESS
        and item.state is not ItemState.WITHDRAWN
    )


def smt_time(
    register: Register, *, as_of: date, audience: Audience = Audience.MEMBERS,
    group_id: str | None = None,
) -> Listing:  # fmt: skip
    """This municipal year's meetings of SMT: what was planned for e-government, and who reported."""
    named = Named(register, audience)
    groups = [group_id] if group_id else smt_groups(register, as_of)
    year = register.authority.municipal_year(as_of)
    found = list(sittings(register, groups, *register.authority.days_of_year(year)))
    found.sort(key=lambda one: one.meeting.held_on)
    special = sum(one.meeting.egov for one in found)
    minutes, all_minutes = (
        sum(one.minutes_about for one in found),
        sum(one.minutes for one in found),
    )
    note = (
        f"{tally(len(found), 'meeting')}, {special or 'none'} with an e-government agenda; "
        f"{minutes} of {counted(all_minutes, 'minute')} planned for e-government."
    )
    meetings = Part(
        "Meetings", note, _MEETINGS, tuple(_meeting(named, one) for one in found),
        tuple(one.name for one in _MEETINGS if one.name != "Group" or len(groups) > 1),
        "SMT has no meetings this municipal year.",
    )  # fmt: skip
    public = audience is Audience.PUBLIC
    rows = tuple(
        _item(named, one.meeting, item)
        for one in found
        for item in one.about
        if not (public and item.exempt)
    )
    items = Part(
        "Items on e-government", f"{tally(len(rows), 'item')}.", _ITEMS, rows,
        ("Meeting", "Item", "Report of", "Minutes planned", "State"),
        "Nothing about e-government is on its agendas.",
    )  # fmt: skip
    return Listing("E-government at SMT", (meetings, items), landscape=True)


def _meeting(named: Named, one: Sitting) -> tuple[Cell, ...]:
    reports = dict.fromkeys(named.name(item.report_of_id) for item in one.items)
    return (
        one.meeting.held_on,
        named.name(one.meeting.group_id),
        "Yes" if one.meeting.egov else "No",
        len(one.items),
        len(one.about),
        one.minutes,
        one.minutes_about,
        ", ".join(name for name in reports if name),
    )


def _item(named: Named, meeting: Meeting, item: Item) -> tuple[Cell, ...]:
    return (
        meeting.held_on,
        item.title,
        item.category,
        named.name(item.report_of_id),
        item.minutes_allowed,
        item.state.label,
        "Exempt" if item.exempt else "Open",
    )
