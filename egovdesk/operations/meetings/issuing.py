"""Issuing an agenda and its supplements: numbers freeze, what goes out is kept, and so is to whom.

What was issued is never changed: later changes go out as a numbered supplement, and an issue that
was wrong is withdrawn with the reason, then issued again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation
from egovdesk.operations.meetings.issued import Content, keep_issued, refuse_final, text_of
from egovdesk.operations.meetings.items import frozen_numbers
from egovdesk.operations.meetings.numbers import agenda_of
from egovdesk.records.groups import MemberRole
from egovdesk.records.meetings import Dispatch, Issue, Item, ItemState, Meeting, MeetingState
from egovdesk.records.papers import Paper, PaperState
from egovdesk.records.text import clean_line
from egovdesk.register import Register

WITHDRAWN = ("agenda", "supplement")
"""The kinds of issue that can be withdrawn, the public's copy with the members'."""

_NAMED = 3


@dataclass(frozen=True)
class Sent:
    """Somebody that something goes to, and how; `public` is whoever gets the public's copy."""

    recipient: str
    means: str = ""
    person_id: str | None = None
    note: str = ""
    public: bool = False


@operation("Issue agenda", undoable=False)
def issue_agenda(
    register: Register,
    meeting_id: str,
    content: Content,
    issued_to: str = "",
    *,
    public: Content | None = None,
    sent: Sequence[Sent] = (),
    sent_at: datetime | None = None,
) -> str:
    """Freeze the agenda numbers and keep exactly what goes out (a document as JSON), and to whom.

    Papers that are in go out with it; those that are not are listed as to follow. Raises Refused
    while an agenda is in force: what comes later is a supplement to it.
    """
    meeting = register.meetings.get(meeting_id)
    refuse_final(meeting)
    _refuse_second(register, meeting)
    frozen_numbers(register, meeting)
    _give_papers_out(register, meeting, followers=True)
    if not meeting.state.is_frozen:
        register.meetings.update(meeting_id, state=MeetingState.ISSUED)
    copies = _Copies.made(content, public)
    return copies.keep(
        register, meeting, "agenda", "Agenda", sent, sent_at, issued_to or summary_of(sent)
    )


@operation("Issue supplement", undoable=False)
def issue_supplement(
    register: Register,
    meeting_id: str,
    content: Content,
    *,
    public: Content | None = None,
    sent: Sequence[Sent] = (),
    sent_at: datetime | None = None,
    late_reasons: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Issue what has changed since the agenda went out; items that came late are numbered on.

    `late_reasons` says of items, by their id, why they came late. `content` is asked once the items
    bear their numbers. Raises Refused before the agenda is out, and once the meeting has been held.
    """
    meeting = register.meetings.get(meeting_id)
    if meeting.state is not MeetingState.ISSUED:
        held = meeting.state.step >= MeetingState.HELD.step
        why = "has been held" if held else "has no issued agenda"
        raise Refused(f"This meeting {why}, so it takes no supplement.", "Nothing has changed.")
    number = next_supplement(register, meeting_id)
    for item in late_items(register, meeting):
        reason = clean_line(late_reasons.get(item.id, item.late_reason))
        register.items.update(item.id, supplement=number, late=True, late_reason=reason)
    frozen_numbers(register, meeting)
    _give_papers_out(register, meeting, followers=False)
    copies = _Copies.made(content, public)
    label = f"Supplement {number}"
    return copies.keep(register, meeting, "supplement", label, sent, sent_at, summary_of(sent))


@operation("Withdraw issue", undoable=False)
def withdraw_issue(register: Register, issue_id: str, reason: str) -> None:
    """Withdraw an agenda or supplement that should not have gone out; it stays in the record.

    Numbers that were issued stay. An agenda without another in force is agreed again, to be issued
    anew; what a withdrawn supplement said goes into the next one.
    """
    issue = register.issues.get(issue_id)
    meeting = register.meetings.get(issue.meeting_id)
    _refuse_withdrawal(issue, meeting, reason)
    pair = [
        one
        for one in register.issues.find(meeting_id=meeting.id, version=issue.version)
        if one.kind in (issue.kind, f"{issue.kind}_public")
    ]
    for one in pair:
        register.issues.update(
            one.id, withdrawn_at=register.now, withdrawn_reason=clean_line(reason)
        )
    agendas = register.issues.find(meeting_id=meeting.id, kind="agenda")
    if all(one.is_withdrawn for one in agendas) and meeting.state is MeetingState.ISSUED:
        register.meetings.update(meeting.id, state=MeetingState.AGENDA_AGREED)


@operation("Record dispatch")
def record_dispatches(
    register: Register, issue_id: str, sent: Iterable[Sent], sent_at: datetime | None = None
) -> None:
    """Record that something issued went to more people, or to some of them again."""
    register.issues.get(issue_id)
    for one in sent:
        recipient = clean_line(one.recipient)
        if not recipient:
            raise Refused("Nobody is named.", "Nothing has changed.", "Type to whom it went.")
        register.dispatches.add(
            Dispatch(
                new_id(), issue_id, recipient, sent_at or register.now, one.means, one.person_id,
                clean_line(one.note),
            )
        )  # fmt: skip


@operation("Remove dispatch")
def remove_dispatch(register: Register, dispatch_id: str) -> None:
    """Take out an entry of the dispatch log that was made by mistake; its history stays."""
    register.dispatches.remove(dispatch_id)


def recipients_of(register: Register, meeting: Meeting, means: str = "email") -> list[Sent]:
    """The members and those in attendance of the meeting's day, of every group that meets.

    The secretary, who sends it, is not among them. Each gets it by the means of the last time.
    """
    found: dict[str, Sent] = {}
    for group in register.groups.meeting(meeting):
        for member in register.memberships.on(group.id, meeting.held_on):
            person = member.person
            place = member.membership
            if person is None or place.substitute_for_id or place.role is MemberRole.SECRETARY:
                continue
            by = register.dispatches.last_means(person.id) or means
            found.setdefault(person.id, Sent(person.name, by, person.id))
    return list(found.values())


def next_supplement(register: Register, meeting_id: str) -> int:
    """The number that the next supplement bears; a withdrawn one keeps its own."""
    return len(register.issues.find(meeting_id=meeting_id, kind="supplement")) + 1


def summary_of(sent: Sequence[Sent]) -> str:
    """To whom something went, in a few words: "David Ashworth, Priya Raman and 7 others"."""
    names = [one.recipient for one in sent]
    if len(names) <= _NAMED:
        return ", ".join(names)
    return f"{', '.join(names[: _NAMED - 1])} and {len(names) - _NAMED + 1} others"


def late_items(register: Register, meeting: Meeting) -> list[Item]:
    """The items that the next supplement adds: they are on no agenda or supplement in force."""
    withdrawn = {
        one.version
        for one in register.issues.find(meeting_id=meeting.id, kind="supplement")
        if one.is_withdrawn
    }
    return [
        line.item
        for line in agenda_of(register, meeting)
        if line.item.takes_number
        and line.item.state is not ItemState.WITHDRAWN
        and (not line.item.agenda_number or line.item.supplement in withdrawn)
    ]


def _give_papers_out(register: Register, meeting: Meeting, *, followers: bool) -> None:
    for item_id, papers in register.papers.of_meeting(meeting.id).items():
        if register.items.get(item_id).state is ItemState.WITHDRAWN:
            continue
        for paper in papers:
            state = _state_when_out(paper, followers=followers)
            if state is not paper.state:
                register.papers.update(paper.id, state=state)


def _state_when_out(paper: Paper, *, followers: bool) -> PaperState:
    if paper.state.is_in:
        return PaperState.ISSUED
    return PaperState.TO_FOLLOW if followers and paper.state.is_wanted else paper.state


@dataclass(frozen=True)
class _Copies:
    """What members get, and what the public may read where that is a copy of its own.

    Both are made before either is kept, so that each says what was so beforehand.
    """

    members: str
    public: str | None

    @classmethod
    def made(cls, content: Content, public: Content | None) -> _Copies:
        return cls(text_of(content), None if public is None else text_of(public))

    def keep(
        self,
        register: Register,
        meeting: Meeting,
        kind: str,
        label: str,
        sent: Sequence[Sent],
        sent_at: datetime | None,
        issued_to: str,
    ) -> str:
        """Keep both, and who got which; return the id of the members'."""
        for_public = [one for one in sent if one.public and self.public is not None]
        kept = keep_issued(register, meeting, kind, label, self.members, issued_to)
        record_dispatches(register, kept, [one for one in sent if one not in for_public], sent_at)
        if self.public is not None:
            version = register.issues.get(kept).version
            open_id = keep_issued(
                register, meeting, f"{kind}_public", f"{label}, public", self.public,
                summary_of(for_public), version=version,
            )  # fmt: skip
            record_dispatches(register, open_id, for_public, sent_at)
        return kept


def _refuse_second(register: Register, meeting: Meeting) -> None:
    agendas = register.issues.find(meeting_id=meeting.id, kind="agenda")
    if any(not one.is_withdrawn for one in agendas):
        raise Refused(
            "The agenda of this meeting has been issued.", "Nothing has changed.",
            "Issue a supplement with what has changed, or withdraw the agenda first.",
        )  # fmt: skip


def _refuse_withdrawal(issue: Issue, meeting: Meeting, reason: str) -> None:
    if issue.kind not in WITHDRAWN:
        raise Refused(
            f"“{issue.label}” cannot be withdrawn.", "Nothing has changed.",
            "Minutes that have gone out are corrected, or reopened with the reason.",
        )  # fmt: skip
    if issue.is_withdrawn:
        raise Refused(f"“{issue.label}” has been withdrawn already.", "Nothing has changed.")
    if meeting.state.step >= MeetingState.HELD.step:
        raise Refused("This meeting has been held.", "Nothing has changed.")
    if not clean_line(reason):
        raise Refused("There is no reason.", "Nothing has changed.", "Type why it is withdrawn.")
