"""Papers: asked for, received in versions, cleared, marked late or to follow, and reminded of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation, require
from egovdesk.records.meetings import Item, ItemState
from egovdesk.records.papers import Clearance, Paper, PaperState, Reminder
from egovdesk.records.text import clean_line, clean_text
from egovdesk.register import Register

_LINES = ("title", "author", "reference", "late_reason", "urgency", "note")


@operation("Add paper", of=naming.of_item)
def add_paper(register: Register, item_id: str, title: str, **facts: Any) -> str:
    """Want a paper for an item and return its id; its author is the presenter where none is named.

    It is exempt where its item is (product.md 2.5).
    """
    item = register.items.get(item_id)
    _refuse_withdrawn(item)
    _refuse_approved(register, item)
    if not facts.get("author_id") and not facts.get("author"):
        facts |= {"author_id": item.presenter_id, "author": item.presenter}
    if item.exempt:
        facts |= {"exempt": True, "ground": facts.get("ground") or item.ground}
    beside = register.papers.find(item_id=item_id)
    paper = Paper(
        id=new_id(), group_id=item.group_id, item_id=item_id,
        position=max((one.position for one in beside), default=0) + 1,
        **_cleaned({"title": title, **facts}),
    )  # fmt: skip
    require(paper.problems())
    register.papers.add(paper)
    return paper.id


@operation("Change paper", of=naming.of_paper)
def change_paper(register: Register, paper_id: str, **changes: Any) -> None:
    """Change a paper's facts; its state, its exemption and its place have verbs of their own."""
    paper = changeable_paper(register, paper_id)
    cleaned = _cleaned(changes)
    require(replace(paper, **cleaned).problems())
    register.papers.update(paper_id, **cleaned)


@operation("Change exemption", of=naming.of_paper)
def set_paper_exempt(register: Register, paper_id: str, exempt: bool, ground: str = "") -> None:
    """Mark a paper exempt on a ground, or open; under an exempt item it cannot be open."""
    paper = changeable_paper(register, paper_id)
    item = register.items.maybe(paper.item_id)
    if item is not None and item.exempt and not exempt:
        raise Refused(
            "The whole item is exempt.", "Nothing has changed.", "Open the item to open this paper."
        )
    register.papers.update(paper_id, exempt=exempt, ground=ground if exempt else "")


@operation("Receive paper", of=naming.of_paper)
def receive_paper(
    register: Register, paper_id: str, *, received_on: date | None = None, again: bool = True,
    **facts: Any,
) -> None:  # fmt: skip
    """Record that a paper, or its next version, has come.

    It is final, in clearance while somebody has yet to clear it, or late once the agenda is out. Where it
    has not come `again`, it is of the version that is there: its file, or an appendix.
    """
    paper = changeable_paper(register, paper_id)
    state = PaperState.FINAL
    if _pending(register, paper_id):
        state = PaperState.IN_CLEARANCE
    elif _is_out(register, paper):
        state = PaperState.LATE
    changes = {
        **_cleaned(facts),
        "state": state,
        "version": paper.version + 1 if again else max(1, paper.version),
        "received_on": received_on or register.today,
    }
    require(replace(paper, **changes).problems())
    register.papers.update(paper_id, **changes)


@operation("Mark papers", of=naming.of_papers)
def mark_papers(
    register: Register, paper_ids: Iterable[str], state: PaperState, **facts: Any
) -> None:
    """Mark papers to be in a state; `late_reason` and `urgency` may say why one is late."""
    for paper_id in paper_ids:
        paper = changeable_paper(register, paper_id)
        changes = {**_cleaned(facts), "state": state}
        if (state.is_in or state is PaperState.DRAFT) and not paper.version:
            changes |= {"version": 1, "received_on": register.today}
        require(replace(paper, **changes).problems())
        register.papers.update(paper_id, **changes)


@operation("Move paper", of=naming.of_paper)
def move_paper(register: Register, paper_id: str, by: int) -> None:
    """Move a paper up (negative) or down among those of its item."""
    paper = changeable_paper(register, paper_id)
    beside = register.papers.find(item_id=paper.item_id)
    here = next(at for at, one in enumerate(beside) if one.id == paper_id)
    there = max(0, min(len(beside) - 1, here + by))
    beside.insert(there, beside.pop(here))
    for position, one in enumerate(beside, 1):
        if one.position != position:
            register.papers.update(one.id, position=position)


@operation("Remove paper", of=naming.of_paper)
def remove_paper(register: Register, paper_id: str) -> None:
    """Take a paper off its item; one that others have seen is withdrawn."""
    paper = changeable_paper(register, paper_id)
    if others_have(register, paper, paper.id):
        register.papers.update(paper_id, state=PaperState.WITHDRAWN)
    else:
        remove_paper_rows(register, paper_id)


@operation("Add clearance", of=naming.of_paper)
def add_clearance(
    register: Register, paper_id: str, kind: str, person_id: str | None = None, note: str = ""
) -> str:
    """Say that somebody has to clear a paper: its legal, financial or other implications."""
    paper = changeable_paper(register, paper_id)
    kind = clean_line(kind)
    if not kind:
        raise Refused("Type what is to be cleared, such as “Legal”.", "Nothing has changed.")
    beside = register.clearances.find(paper_id=paper.id)
    position = max((one.position for one in beside), default=0) + 1
    clearance = Clearance(
        new_id(), paper_id, kind, person_id, note=clean_line(note), position=position
    )
    register.clearances.add(clearance)
    return clearance.id


@operation("Record clearance")
def record_clearance(register: Register, clearance_id: str, cleared_on: date | None) -> None:
    """Record when a paper was cleared; None puts it back to pending.

    The last clearance makes a paper that was in clearance final. Silence never does.
    """
    clearance = register.clearances.get(clearance_id)
    paper = changeable_paper(register, clearance.paper_id)
    register.clearances.update(clearance_id, cleared_on=cleared_on)
    pending = _pending(register, paper.id)
    if paper.state is PaperState.IN_CLEARANCE and not pending:
        late = _is_out(register, paper)
        register.papers.update(paper.id, state=PaperState.LATE if late else PaperState.FINAL)
    elif paper.state in (PaperState.FINAL, PaperState.LATE) and pending and cleared_on is None:
        register.papers.update(paper.id, state=PaperState.IN_CLEARANCE)


@operation("Remove clearance")
def remove_clearance(register: Register, clearance_id: str) -> None:
    """Say that nobody has to clear this any more."""
    changeable_paper(register, register.clearances.get(clearance_id).paper_id)
    register.clearances.remove(clearance_id)


@operation("Keep reminder")
def keep_reminder(
    register: Register,
    text: str,
    *,
    person_id: str | None = None,
    paper_ids: Sequence[str] = (),
    meeting_id: str | None = None,
) -> None:
    """Keep a reminder as it was copied, under each of the papers that it asks for."""
    for paper_id in paper_ids or (None,):
        reminder = Reminder(
            new_id(), register.today, clean_text(text), person_id, paper_id, meeting_id=meeting_id
        )
        register.reminders.add(reminder)


def remove_paper_rows(register: Register, paper_id: str) -> int:
    """Take a paper out with its clearances, the reminders of it and its files; how many records went.

    Later versions of a file go first, for each refers to the one that it replaced.
    """
    gone = 1
    for repository in (
        register.clearances, register.reminders, register.pack_lines, register.withholdings,
    ):  # fmt: skip
        for row in repository.find(paper_id=paper_id):
            repository.remove(row.id)
            gone += 1
    for declared in register.disclosures.find(paper_id=paper_id):
        register.disclosures.update(declared.id, paper_id=None)
    for file in sorted(register.paper_files.find(paper_id=paper_id), key=lambda one: -one.version):
        register.paper_files.remove(file.id)
        gone += 1
    register.papers.remove(paper_id)
    return gone


def others_have(register: Register, paper: Paper, known_by: str) -> bool:
    """Whether a paper went out with an agenda, or it or a file of it (by its SHA-256) in a pack."""
    item = register.items.maybe(paper.item_id)
    in_pack = item is not None and register.packs.have(item.meeting_id, known_by)
    return in_pack or paper.state is PaperState.ISSUED


def changeable_paper(register: Register, paper_id: str) -> Paper:
    """A paper that may be changed; raises Refused once the minutes of its meeting are approved."""
    paper = register.papers.get(paper_id)
    item = register.items.maybe(paper.item_id)
    if item is not None:
        _refuse_approved(register, item)
    return paper


def _pending(register: Register, paper_id: str) -> bool:
    return any(one.cleared_on is None for one in register.clearances.find(paper_id=paper_id))


def _is_out(register: Register, paper: Paper) -> bool:
    """Whether the agenda that the paper belongs to has been issued without it."""
    item = register.items.maybe(paper.item_id)
    meeting = register.meetings.maybe(item.meeting_id) if item else None
    return meeting is not None and meeting.state.is_frozen and paper.state is not PaperState.ISSUED


def _refuse_withdrawn(item: Item) -> None:
    if item.state is ItemState.WITHDRAWN:
        raise Refused("This item has been withdrawn, so it takes no paper.", "Nothing has changed.")


def _refuse_approved(register: Register, item: Item) -> None:
    meeting = register.meetings.maybe(item.meeting_id)
    if meeting is not None and meeting.state.minutes_final:
        raise Refused(
            "The minutes of this meeting have been approved.",
            "Its papers stay as they are in the record.",
        )


def _cleaned(facts: dict[str, Any]) -> dict[str, Any]:
    cleaned = {k: clean_line(v) if k in _LINES and v else v for k, v in facts.items()}
    if cleaned.get("background"):
        cleaned["background"] = clean_text(cleaned["background"])
    return cleaned
