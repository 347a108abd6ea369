"""The forms in which one record's minutes are printed: draft, marked up, approved, exempt, loose-leaf."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum

from egovdesk.documents.changes import compare
from egovdesk.documents.kept import from_json
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.minutes.minutes import exempt_minutes, minutes
from egovdesk.documents.model import Document
from egovdesk.documents.wording import long_date
from egovdesk.errors import Refused
from egovdesk.records.meetings import Issue
from egovdesk.register import Register

_APPROVED = ("minutes_approved", "minutes_signed")
_NOTHING = "Nothing was written."


class Form(StrEnum):
    """A form of minutes. Without one they are printed as they stand in the register."""

    DRAFT = "draft"
    MARKED = "marked"
    APPROVED = "approved"
    EXEMPT = "exempt"
    LOOSE_LEAF = "loose-leaf"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Form.DRAFT: "Draft, as circulated",
    Form.MARKED: "Marked up, with the changes since the draft",
    Form.APPROVED: "Approved",
    Form.EXEMPT: "Exempt part only",
    Form.LOOSE_LEAF: "Loose leaves for the minute book",
}


def minutes_in_form(
    register: Register,
    meeting_id: str,
    form: Form | None = None,
    *,
    as_of: date,
    audience: Audience = Audience.MEMBERS,
    folio: int = 1,
) -> Document:
    """The minutes in a form; raises Refused where the register does not hold them in it.

    What went out is printed as it was kept. The public's copy is always made from the register, so
    that nothing made exempt since can be in it.
    """
    public = audience is Audience.PUBLIC
    if public and form in (Form.MARKED, Form.EXEMPT):
        raise Refused(
            "This copy is for members only.", _NOTHING, "Print the minutes as they stand instead."
        )
    if form is Form.MARKED:
        return marked_up(register, meeting_id, as_of=as_of)
    if form is Form.EXEMPT:
        return exempt_minutes(register, meeting_id, as_of=as_of)
    present = minutes(register, meeting_id, as_of=as_of, audience=audience)
    if form is Form.DRAFT:
        return _draft(register, meeting_id, present, public)
    if form is Form.APPROVED:
        return _approved(register, meeting_id, present, public)
    if form is Form.LOOSE_LEAF:
        return replace(_as_approved(register, meeting_id, present, public), folio=folio)
    return present


def marked_up(register: Register, meeting_id: str, *, as_of: date) -> Document:
    """The draft that went out with every change since, to the approved minutes or as they stand."""
    draft = _kept_draft(register, meeting_id)
    if draft is None:
        raise Refused(
            "No draft of these minutes has gone out, so there is nothing to compare.",
            _NOTHING,
            "Circulate the draft first.",
        )
    present = minutes(register, meeting_id, as_of=as_of)
    after = _as_approved(register, meeting_id, present, public=False)
    day = long_date(draft.issued_at.astimezone().date())
    header = f"Marked up: changes since the draft of {day}"
    if "not for publication" in after.header:
        header += f". {after.header.rpartition('. ')[2]}"
    return replace(compare(_document(draft), after), header=header, dated=as_of)


def _draft(register: Register, meeting_id: str, present: Document, public: bool) -> Document:
    final = register.meetings.get(meeting_id).state.minutes_final
    if public:
        if final:
            raise Refused(
                "These minutes have been approved.", _NOTHING, "Print the approved ones instead."
            )
        return present
    kept = _kept_draft(register, meeting_id)
    if kept is not None:
        return _document(kept)
    if final:
        raise Refused("No draft of these minutes was kept.", _NOTHING)
    return present


def _approved(register: Register, meeting_id: str, present: Document, public: bool) -> Document:
    if not register.meetings.get(meeting_id).state.minutes_final:
        raise Refused("These minutes have not been approved.", _NOTHING, "Print the draft instead.")
    return _as_approved(register, meeting_id, present, public)


def _as_approved(register: Register, meeting_id: str, present: Document, public: bool) -> Document:
    """The approved text as it was kept, for members; else the minutes as they stand."""
    if public or not register.meetings.get(meeting_id).state.minutes_final:
        return present
    kept = _last(register, meeting_id, _APPROVED)
    return present if kept is None else _document(kept)


def _kept_draft(register: Register, meeting_id: str) -> Issue | None:
    """The draft that was circulated last, or that went to the chair where none has been."""
    return _last(register, meeting_id, ("minutes",)) or _last(register, meeting_id, ("chair",))


def _last(register: Register, meeting_id: str, kinds: tuple[str, ...]) -> Issue | None:
    found = [one for one in register.issues.find(meeting_id=meeting_id) if one.kind in kinds]
    return found[-1] if found else None


def _document(issue: Issue) -> Document:
    document = from_json(issue.content)
    assert isinstance(document, Document)
    return document
