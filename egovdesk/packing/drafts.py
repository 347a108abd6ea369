"""A statement's draft as papers of an item: as files that the pack of the meeting takes in.

The public's paper leaves exempt sections out by construction; a second paper, exempt, has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from egovdesk import drafts
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.model import Document
from egovdesk.documents.statements.document import statement_document
from egovdesk.documents.statements.files import file_words
from egovdesk.documents.wording import document_file_name
from egovdesk.documents.writers.pdf import write_pdf
from egovdesk.documents.writers.pdf.foreign import pages_of
from egovdesk.drafts import has_exempt
from egovdesk.operations.files import add_file
from egovdesk.operations.statements.sending import send_draft
from egovdesk.records.statements import Draft, StageKind
from egovdesk.register import Register


@dataclass(frozen=True)
class DraftPaper:
    """A document that goes with a draft to a group: for everybody, or exempt."""

    name: str
    exempt: bool
    document: Document


def draft_papers(register: Register, draft: Draft) -> list[DraftPaper]:
    """What goes with a draft; raises DraftDamaged where it is not what was kept."""
    kept = drafts.kept(register, draft)
    open_one, whole = (Audience.PUBLIC, False), (Audience.MEMBERS, True)
    sides = [whole] if kept.exempt else [open_one, whole] if has_exempt(kept) else [open_one]
    return [
        DraftPaper(
            _name(register, draft, exempt), exempt,
            statement_document(register, kept, as_of=register.today, draft=draft, audience=audience),
        )
        for audience, exempt in sides
    ]  # fmt: skip


def _name(register: Register, draft: Draft, exempt: bool) -> str:
    statement = register.statements.get(draft.statement_id)
    words = file_words("statement", statement, draft)
    group = register.groups.maybe(statement.group_id)
    prefix = (group.prefix or group.name) if group else register.authority.name.split(" ")[0]
    state = f"{words.state} EXEMPT" if exempt else words.state
    return document_file_name(
        prefix, draft.kept_at.date(), words.what, state=state, version=words.version, suffix=".pdf"
    )


def write_papers(papers: Sequence[DraftPaper], folder: Path) -> list[Path]:
    """Write them as PDF into a folder; it asks nothing of the register, and can be done beside it."""
    found = [folder / one.name for one in papers]
    for one, path in zip(papers, found, strict=True):
        write_pdf(one.document, path)
    return found


def send_with_papers(
    register: Register,
    draft_id: str,
    group_id: str,
    meeting_id: str | None,
    papers: Sequence[DraftPaper],
    files: Sequence[Path],
    *,
    kind: StageKind | None = None,
) -> str:
    """Send a draft to a group with these files as its papers, in one step; return the item.

    Raises Refused where `send_draft` does.
    """
    kept = [register.contents.keep(path) for path in files]
    with register.step("Send draft to a group"):
        item_id = send_draft(register, draft_id, group_id, meeting_id, kind=kind, received=False)
        wanted = {one.exempt: one.id for one in register.papers.find(item_id=item_id)}
        for paper, file, path in zip(papers, kept, files, strict=True):
            add_file(
                register, wanted[paper.exempt], file, paper.name, pages=pages_of(path, paper.name)
            )
    return item_id
