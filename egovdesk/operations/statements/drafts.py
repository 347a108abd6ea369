"""Drafts of a statement: kept as they are that moment, titled, and marked as seen or agreed.

Keeping is undone like any other step until others have seen the draft; what it holds never changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from egovdesk.drafts import latest, working
from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation
from egovdesk.records.kept_text import sha256
from egovdesk.records.passages import word_count
from egovdesk.records.statements import Draft, DraftState
from egovdesk.records.text import clean_facts, clean_line
from egovdesk.register import Register

Filled = Mapping[str, str]
"""What the register fills in, as the JSON of a document, by the id of the section."""

NOTHING: Filled = MappingProxyType({})


@operation("Keep draft", of=naming.of_statement)
def keep_draft(
    register: Register, statement_id: str, title: str = "", *, filled: Filled = NOTHING
) -> str:
    """Keep the statement as it is now, as its next draft, and return its id.

    A draft that says the same as the one before it is kept all the same: a board may want a number
    of its own. Raises Refused where the statement has no section.
    """
    kept = working(register, statement_id, filled)
    if not kept.sections:
        raise Refused(
            "This statement has no section yet, so there is nothing to keep.",
            "Nothing has changed.",
            "Add a section first.",
        )
    content = kept.as_json()
    former = latest(register, statement_id)
    draft = Draft(
        new_id(), statement_id, former.number + 1 if former is not None else 1, register.now,
        sha256(content), content, title=clean_line(title), kept_by=register.user,
        words=sum(word_count(one.text) for one in kept.sections),
    )  # fmt: skip
    register.drafts.add(draft)
    return draft.id


def says_the_same(register: Register, statement_id: str, filled: Filled = NOTHING) -> Draft | None:
    """The last draft, where nothing has changed since it was kept."""
    former = latest(register, statement_id)
    if former is None:
        return None
    now = sha256(working(register, statement_id, filled).as_json())
    return former if now == former.sha256 else None


@operation("Change draft", of=naming.of_draft)
def change_draft(register: Register, draft_id: str, **changes: Any) -> None:
    """Change what a draft is called, or the note beside it; what it holds never changes."""
    beyond = sorted(set(changes) - {"title", "note"})
    if beyond:
        raise Refused(
            "A kept draft never changes.", "It is as it was kept.", "Keep another draft instead."
        )
    register.drafts.get(draft_id)
    register.drafts.update(draft_id, **clean_facts(changes, {"note"}))


@operation("Mark draft", of=naming.of_draft)
def mark_draft(register: Register, draft_id: str, state: DraftState) -> None:
    """Say that a draft was seen or agreed by a group, or neither; submitting is a verb of its own."""
    draft = register.drafts.get(draft_id)
    if DraftState.SUBMITTED in (state, draft.state):
        raise Refused(
            f"Draft {draft.number} has been submitted."
            if draft.state is DraftState.SUBMITTED
            else "A draft is submitted, not marked so.",
            "Nothing has changed.",
            "Withdraw the submission first."
            if draft.state is DraftState.SUBMITTED
            else "Choose Submit.",
        )
    register.drafts.update(draft_id, state=state)
