"""What others have seen: kept exactly as it went out, and locked where it is final."""

from __future__ import annotations

from collections.abc import Callable

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.records.kept_text import sha256
from egovdesk.records.meetings import Issue, Meeting
from egovdesk.register import Register

Content = str | Callable[[], str]
"""What goes out, as JSON; or what makes it, asked once the register says what it should."""


def text_of(content: Content) -> str:
    """What goes out, made now where it is not yet."""
    return content if isinstance(content, str) else content()


def keep_issued(
    register: Register,
    meeting: Meeting,
    kind: str,
    label: str,
    content: Content,
    issued_to: str = "",
    *,
    version: int = 0,
) -> str:
    """Keep what goes out with its SHA-256, as the next version of its kind; return its id."""
    text = text_of(content)
    issue = Issue(
        id=new_id(),
        meeting_id=meeting.id,
        kind=kind,
        version=version or len(register.issues.find(meeting_id=meeting.id, kind=kind)) + 1,
        label=label,
        issued_at=register.now,
        issued_by=register.user,
        issued_to=issued_to,
        sha256=sha256(text),
        content=text,
    )
    register.issues.add(issue)
    return issue.id


def refuse_final(meeting: Meeting | None) -> None:
    """Final minutes are corrected at a later meeting, never rewritten."""
    if meeting is None or not meeting.state.minutes_final:
        return
    signed = meeting.signed_on is not None
    raise Refused(
        f"These minutes have been {'signed' if signed else 'approved'}.",
        "Nothing has changed.",
        "Record a correction at the next meeting, or reopen them with the reason.",
    )


def refuse_final_of(register: Register, meeting_id: str | None) -> None:
    """The same for the meeting that something belongs to; what belongs to none is never locked."""
    refuse_final(register.meetings.maybe(meeting_id))
