"""The fields that a council's own Word template may have, and their values for a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from egovdesk.documents.meeting_facts import MeetingFacts, clock
from egovdesk.documents.wording import clock_time, listing, long_date
from egovdesk.records.groups import MemberRole
from egovdesk.records.meetings import Meeting
from egovdesk.records.packs import Audience
from egovdesk.register import Register

FIELDS = {
    "authority": "The council", "group": "The group, by its name of that day",
    "meeting": "The meeting’s title, or the groups that meet", "date": "The day of the meeting",
    "time": "When it begins", "place": "Where it meets", "chair": "The chair of that day",
    "clerk": "Whom to ask", "title": "The title of the document",
    "document": "The place where the document goes",
}  # fmt: skip
"""What each is. They are content controls by their tag, merge fields, or words in {{ }}."""


def field_values(
    register: Register, group_id: str | None, day: date | None = None,
    meeting_id: str | None = None,
) -> Mapping[str, str]:  # fmt: skip
    """The values for a group on a day, and for a meeting of it where one is named."""
    authority = register.authority
    found = dict.fromkeys(FIELDS, "")
    del found["title"], found["document"]  # the document's own
    found |= {"authority": authority.name, "clerk": authority.clerk}
    if group_id is None:
        return found
    on = day or register.today
    group = register.groups.named_on(register.groups.get(group_id), on)
    found |= {"group": group.name, "chair": _chair(register, group_id, on)}
    meeting = register.meetings.maybe(meeting_id)
    return found | _of_meeting(register, meeting) if meeting else found


def _of_meeting(register: Register, meeting: Meeting) -> dict[str, str]:
    facts = MeetingFacts.of(register, meeting.id, Audience.MEMBERS)
    return {
        "meeting": facts.body, "date": long_date(meeting.held_on),
        "time": clock_time(at) if (at := clock(meeting.starts_at)) else "", "place": meeting.place,
        "clerk": meeting.contact or register.authority.clerk,
    }  # fmt: skip


def _chair(register: Register, group_id: str, day: date) -> str:
    return listing([
        one.person.name for one in register.memberships.on(group_id, day)
        if one.person and one.membership.role is MemberRole.CHAIR
    ])  # fmt: skip
