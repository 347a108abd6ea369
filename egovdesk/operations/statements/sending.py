"""A draft goes to a board: as an item of an agenda, with the draft as its paper."""

from __future__ import annotations

from collections.abc import Iterator

from egovdesk.drafts import kept
from egovdesk.errors import Refused
from egovdesk.operations import naming, operation
from egovdesk.operations.meetings.places import add_in_place
from egovdesk.operations.meetings.to_come import agenda_to_come
from egovdesk.operations.papers import add_paper, receive_paper
from egovdesk.operations.statements.stages import add_stage, move_stage
from egovdesk.records.meetings import Meeting
from egovdesk.records.statements import ApprovalStage, Draft, StageKind, Statement
from egovdesk.register import Register

_PURPOSES = {StageKind.CONSIDER: "consider", StageKind.AGREE: "approve", StageKind.ADOPT: "approve"}
_ASKED = {
    StageKind.CONSIDER: "consider draft {number} of the statement, and say what is to change.",
    StageKind.AGREE: "agree draft {number} of the statement.",
    StageKind.ADOPT: "adopt draft {number} of the statement.",
}


@operation("Send draft to a group", of=naming.of_draft)
def send_draft(
    register: Register,
    draft_id: str,
    group_id: str,
    meeting_id: str | None = None,
    *,
    kind: StageKind | None = None,
    received: bool = True,
) -> str:
    """Put a draft on an agenda of a group, the next one unless a meeting is named; return the item.

    What is decided there settles the group's next stage on the way, or its next of that `kind`; where
    it has none to do, one is put on the way. On an agenda that has been issued the draft comes late,
    and goes out with the next supplement. A draft with exempt sections has a second paper, exempt; where
    their files come in the same step, they are not `received` yet. Raises Refused where the draft is on
    an agenda of the group already, where the meeting is over, and without one to come.
    """
    draft = register.drafts.get(draft_id)
    statement = register.statements.get(draft.statement_id)
    meeting = agenda_to_come(register, group_id, meeting_id)
    _refuse_strange(register, meeting, group_id)
    _refuse_twice(register, draft, group_id)
    stage = _stage(register, statement, group_id, kind, meeting)
    kind = stage.kind if stage.kind in _ASKED else StageKind.CONSIDER
    item_id = add_in_place(
        register, meeting, f"{statement.title}: draft {draft.number}", purpose=_PURPOSES[kind],
        recommendation=_ASKED[kind].format(number=draft.number), exempt=statement.exempt,
        ground=statement.ground,
    )  # fmt: skip
    for paper_id in _papers(register, statement, draft, item_id):
        if received:
            receive_paper(register, paper_id)
    register.drafts.update(draft.id, item_id=item_id)
    register.approval_stages.update(stage.id, item_id=item_id, draft_id=draft.id)
    return item_id


def _papers(register: Register, statement: Statement, draft: Draft, item_id: str) -> Iterator[str]:
    """The draft as a paper; what of it is exempt, in an open statement, as another one."""
    title = f"{statement.title}, {draft.label[:1].lower()}{draft.label[1:]}"
    facts = {"author_id": statement.owner_id, "reference": f"Draft {draft.number}"}
    yield add_paper(register, item_id, title, **facts)
    exempt = next((one for one in kept(register, draft).sections if one.exempt), None)
    if exempt is not None and not statement.exempt:
        whole = f"{title}, with its exempt sections"
        yield add_paper(register, item_id, whole, exempt=True, ground=exempt.ground, **facts)


def _stage(
    register: Register,
    statement: Statement,
    group_id: str,
    kind: StageKind | None,
    meeting: Meeting,
) -> ApprovalStage:
    """The group's first stage that is still to do; a new one, before those to do, where it has none."""
    way = register.approval_stages.find(statement_id=statement.id)
    to_do = [one for one in way if one.done_on is None]
    for one in to_do:
        if one.group_id == group_id and kind in (None, one.kind):
            return one
    stage_id = add_stage(
        register, statement.id, group_id=group_id, kind=kind or StageKind.CONSIDER,
        due_on=meeting.held_on,
    )  # fmt: skip
    move_stage(register, stage_id, -len(to_do))
    return register.approval_stages.get(stage_id)


def _refuse_strange(register: Register, meeting: Meeting, group_id: str) -> None:
    groups = {
        meeting.group_id,
        *(one.group_id for one in register.meeting_groups.find(meeting_id=meeting.id)),
    }
    if group_id not in groups:
        raise Refused(
            "That meeting is another group’s.",
            "Nothing has changed.",
            "Choose a meeting of the group that the draft goes to.",
        )


def _refuse_twice(register: Register, draft: Draft, group_id: str) -> None:
    """A draft stands on one agenda of a group at a time."""
    for stage in register.approval_stages.find(draft_id=draft.id, group_id=group_id):
        item = register.items.maybe(stage.item_id)
        if item is not None and not item.state.is_done:
            raise Refused(
                f"Draft {draft.number} is on an agenda of that group already.",
                "Nothing has changed.",
                "Take that item off first.",
            )
