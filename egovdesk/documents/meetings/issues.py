"""What goes out when an agenda or a supplement is issued, and what went out, as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from egovdesk.documents.kept import from_json, to_json
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.meetings.agendas import agenda
from egovdesk.documents.meetings.supplements import pending_changes, supplement
from egovdesk.documents.model import Document
from egovdesk.errors import NotFound
from egovdesk.records.meetings import Issue
from egovdesk.register import Register

Making = Callable[[], str]
_NAMES = {
    "chair": "draft minutes for the chair",
    "cleared": "minutes as cleared",
    "minutes": "draft minutes",
    "minutes_approved": "approved minutes",
    "minutes_signed": "signed minutes",
}
"""What went out, in words, where its kind alone is none."""


def agenda_content(
    register: Register, meeting_id: str, as_of: date
) -> tuple[Making, Making | None]:
    """What makes the members' agenda as JSON, and the public's where the group is open."""
    return _contents(register, meeting_id, as_of, agenda)


def supplement_content(
    register: Register, meeting_id: str, as_of: date
) -> tuple[Making, Making | None]:
    """What makes the members' supplement as JSON, and the public's where it may read a change."""
    members, public = _contents(register, meeting_id, as_of, supplement)
    audience = Audience.PUBLIC
    if public and not pending_changes(register, meeting_id, as_of=as_of, audience=audience):
        public = None
    return members, public


def _contents(
    register: Register, meeting_id: str, as_of: date, make: Callable[..., Document]
) -> tuple[Making, Making | None]:
    def members() -> str:
        return to_json(make(register, meeting_id, as_of=as_of, issued=True))

    def public() -> str:
        made = make(register, meeting_id, as_of=as_of, issued=True, audience=Audience.PUBLIC)
        return to_json(made)

    group = register.groups.get(register.meetings.get(meeting_id).group_id)
    return members, public if group.is_open else None


def issued_document(issue: Issue) -> Document:
    """A document exactly as it was issued."""
    found = from_json(issue.content)
    assert isinstance(found, Document)
    return found


def find_issue(
    register: Register, meeting_id: str, kind: str, version: int, audience: Audience
) -> Issue:
    """A version of what was issued, for an audience; raises NotFound where there is none."""
    wanted = f"{kind}_public" if audience is Audience.PUBLIC else kind
    issues = register.issues.find(meeting_id=meeting_id, kind=wanted)
    for one in issues:
        if one.version == version:
            return one
    whose = "public’s copy of the " if audience is Audience.PUBLIC else ""
    known = ", ".join(str(one.version) for one in issues)
    raise NotFound(
        f"There is no version {version} of the {whose}{_NAMES.get(kind, kind)} of this meeting.",
        todo=f"These were issued: {known}." if known else "None has been issued yet.",
    )
