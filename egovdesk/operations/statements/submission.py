"""What follows approval: changes made under a delegation, and the draft that goes in."""

from __future__ import annotations

from datetime import date

from egovdesk.drafts import read
from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation
from egovdesk.records.statements import (
    Amendment,
    ApprovalStage,
    Draft,
    DraftState,
    Section,
    StageKind,
)
from egovdesk.records.text import clean_line, clean_text, with_reason
from egovdesk.register import Register


@operation("Delegate changes", of=naming.of_statement)
def delegate_changes(
    register: Register, statement_id: str, to: str, terms: str = "", decision_id: str | None = None
) -> None:
    """Say who may make minor changes after approval, on what terms, and which decision gave that.

    An empty name takes the delegation back.
    """
    if decision_id is not None:
        register.decisions.get(decision_id)
    given = bool(clean_line(to))
    register.statements.update(
        statement_id,
        delegated_to=clean_line(to),
        delegated_terms=clean_text(terms) if given else "",
        delegation_id=decision_id if given else None,
    )


@operation("Log change", of=naming.of_section)
def log_amendment(
    register: Register,
    section_id: str,
    text: str,
    *,
    made_on: date | None = None,
    reason: str = "",
    by_id: str | None = None,
) -> str:
    """Log a change to a section since the draft that was agreed: its words before and as they are now.

    `text` says what was done. Raises Refused where no draft was agreed, or nothing has changed since.
    """
    section = register.sections.get(section_id)
    draft = agreed_draft(register, section.statement_id)
    if draft is None:
        raise Refused(
            "No draft of this statement has been agreed yet.",
            "Nothing has changed.",
            "Change its text, and keep another draft.",
        )
    if not clean_text(text).strip():
        raise Refused("Say what was changed.", "Nothing has changed.")
    before = words_before(register, section, draft)
    if before == section.text:
        raise Refused(
            "This section says what it said before.", "Nothing has changed.", "Change it first."
        )
    made = Amendment(
        new_id(), section.statement_id, made_on or register.today, clean_text(text).strip(),
        clean_text(reason).strip(), section_id, draft.id, by_id, before, section.text,
    )  # fmt: skip
    register.amendments.add(made)
    return made.id


@operation("Remove logged change", of=naming.of_amendment)
def remove_amendment(register: Register, amendment_id: str) -> None:
    """Take out an entry that was made by mistake; the text stays as it is."""
    register.amendments.remove(amendment_id)


def agreed_draft(register: Register, statement_id: str) -> Draft | None:
    """The last draft that a group agreed, or that went in."""
    agreed = (DraftState.AGREED, DraftState.SUBMITTED)
    found = register.drafts.find(statement_id=statement_id)
    return next((one for one in reversed(found) if one.state in agreed), None)


def words_before(register: Register, section: Section, draft: Draft) -> str:
    """A section's words as they were last logged since a draft, or else as that draft has them."""
    logged = register.amendments.find(section_id=section.id, draft_id=draft.id)
    if logged:
        return logged[-1].after
    return next((one.text for one in read(draft).sections if one.id == section.id), "")


def changed_since_agreed(register: Register, statement_id: str) -> list[Section]:
    """The sections whose words are not those that were agreed, nor logged as changed."""
    draft = agreed_draft(register, statement_id)
    if draft is None:
        return []
    return [
        one
        for one in register.sections.find(statement_id=statement_id)
        if words_before(register, one, draft) != one.text
    ]


@operation("Submit statement", of=naming.of_draft, undoable=False)
def submit_draft(
    register: Register, draft_id: str, on: date, *, method: str = "", reference: str = ""
) -> None:
    """Record that a draft went in: on which day, by what means, and under which reference.

    What is still to do on the way stays so: a draft may go in first and be approved after (reference.md
    2.7). Others have it then, so that it is withdrawn, not undone. Raises Refused where one is in.
    """
    draft = register.drafts.get(draft_id)
    statement = register.statements.get(draft.statement_id)
    read(draft)  # what is damaged is not what goes in
    former = register.drafts.maybe(statement.submitted_id)
    if former is not None:
        raise Refused(
            f"Draft {former.number} of this statement has been submitted.",
            "Nothing has changed.",
            "Withdraw that submission first.",
        )
    if on < draft.kept_at.astimezone().date():
        raise Refused(
            f"Draft {draft.number} was kept after that day.",
            "Nothing has changed.",
            "Type the day on which it went in.",
        )
    register.statements.update(
        statement.id, submitted_id=draft.id, submitted_on=on, method=clean_line(method),
        reference=clean_line(reference),
    )  # fmt: skip
    register.drafts.update(draft.id, state=DraftState.SUBMITTED)
    for stage in _submitting(register, statement.id):
        if stage.done_on is None:
            register.approval_stages.update(stage.id, done_on=on, draft_id=draft.id)


@operation("Withdraw submission", of=naming.of_statement, undoable=False)
def withdraw_submission(register: Register, statement_id: str, reason: str) -> None:
    """Take back a statement that went in, with the reason, which stays beside its draft."""
    statement = register.statements.get(statement_id)
    draft = register.drafts.maybe(statement.submitted_id)
    if draft is None:
        raise Refused("This statement has not been submitted.", "Nothing has changed.")
    if not reason.strip():
        raise Refused("There is no reason.", "Nothing has changed.", "Type why it is withdrawn.")
    register.statements.update(
        statement_id, submitted_id=None, submitted_on=None, method="", reference=""
    )
    agreed = any(
        one.done_on is not None and one.kind in (StageKind.AGREE, StageKind.ADOPT)
        for one in register.approval_stages.find(draft_id=draft.id)
    )
    register.drafts.update(
        draft.id, state=DraftState.AGREED if agreed else DraftState.SEEN,
        note=with_reason(draft.note, f"Submission withdrawn: {reason.strip()}"),
    )  # fmt: skip
    for stage in _submitting(register, statement_id):
        register.approval_stages.update(stage.id, done_on=None, draft_id=None)


def _submitting(register: Register, statement_id: str) -> list[ApprovalStage]:
    return register.approval_stages.find(statement_id=statement_id, kind=StageKind.SUBMIT)
