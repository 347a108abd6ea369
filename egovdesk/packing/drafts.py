"""A statement's draft as papers of an item: as files that the pack of the meeting takes in.

The public's paper leaves exempt sections out by construction; a second paper, exempt, has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from egovdesk import drafts
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.prefixes import file_prefix
from egovdesk.documents.statements.document import statement_document
from egovdesk.documents.statements.files import file_words
from egovdesk.documents.wording import document_file_name
from egovdesk.drafts import has_exempt
from egovdesk.operations.statements.sending import send_draft
from egovdesk.packing.own_papers import OwnPaper, put_with_papers, wanted_for
from egovdesk.records.statements import Draft, StageKind
from egovdesk.register import Register


def draft_papers(register: Register, draft: Draft) -> list[OwnPaper]:
    """What goes with a draft; raises DraftDamaged where it is not what was kept."""
    kept = drafts.kept(register, draft)
    open_one, whole = (Audience.PUBLIC, False), (Audience.MEMBERS, True)
    sides = [whole] if kept.exempt else [open_one, whole] if has_exempt(kept) else [open_one]
    return [
        OwnPaper(
            exempt, _name(register, draft, exempt),
            statement_document(register, kept, as_of=register.today, draft=draft, audience=audience),
        )
        for audience, exempt in sides
    ]  # fmt: skip


def _name(register: Register, draft: Draft, exempt: bool) -> str:
    statement = register.statements.get(draft.statement_id)
    words = file_words("statement", statement, draft)
    state = f"{words.state} EXEMPT" if exempt else words.state
    return document_file_name(
        file_prefix(register, statement.group_id),
        draft.kept_at.date(),
        words.what,
        state=state,
        version=words.version,
        suffix=".pdf",
    )


def send_with_papers(
    register: Register,
    draft_id: str,
    group_id: str,
    meeting_id: str | None,
    papers: Sequence[OwnPaper],
    files: Sequence[Path],
    *,
    kind: StageKind | None = None,
) -> str:
    """Send a draft to a group with these files as its papers, in one step; return the item.

    Raises Refused where `send_draft` does.
    """
    return put_with_papers(
        register, "Send draft to a group",
        lambda: send_draft(register, draft_id, group_id, meeting_id, kind=kind, received=False),
        lambda item_id: wanted_for(register, item_id), papers, files,
    )  # fmt: skip
