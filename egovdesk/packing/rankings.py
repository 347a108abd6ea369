"""A ranking as the paper of its item: as files that the pack of the meeting takes in.

The public's paper leaves exempt projects out by construction; a second paper, exempt, has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from egovdesk.documents.model import Document
from egovdesk.documents.programmes.ranking import ranking_document
from egovdesk.documents.wording import document_file_name
from egovdesk.documents.writers.pdf import write_pdf
from egovdesk.documents.writers.pdf.foreign import pages_of
from egovdesk.errors import Refused
from egovdesk.operations.files import add_file
from egovdesk.operations.programmes.rankings import papers_of, take_to_board
from egovdesk.ranking import read_sheet
from egovdesk.ranking.kept import public, working
from egovdesk.ranking.sheet import refuse_unready
from egovdesk.register import Register


@dataclass(frozen=True)
class RankingPaper:
    """The list as a document that goes to the board: whole, or without its exempt projects."""

    name: str
    whole: bool
    document: Document


@dataclass(frozen=True)
class Prepared:
    """A programme's list as it stood when its papers were written, as JSON, and the papers."""

    programme_id: str
    content: str
    papers: tuple[RankingPaper, ...]


def prepare(register: Register, programme_id: str) -> Prepared:
    """What goes to the board of a programme; raises Refused where its list is no ranking yet."""
    sheet = read_sheet(register, programme_id)
    refuse_unready(sheet)
    kept = working(register, sheet)
    sides = [(public(kept), False), (kept, True)] if kept.is_exempt else [(kept, True)]
    group = register.groups.maybe(sheet.programme.group_id)
    prefix = (group.prefix or group.name) if group else register.authority.name.split(" ")[0]
    papers = tuple(
        RankingPaper(
            document_file_name(
                prefix, kept.as_of, f"ranking {sheet.programme.label.rpartition(' ')[2]}",
                state="EXEMPT" if whole and kept.is_exempt else "", suffix=".pdf",
            ),
            whole,
            ranking_document(register, shown),
        )
        for shown, whole in sides
    )  # fmt: skip
    return Prepared(programme_id, kept.as_json(), papers)


def write_papers(papers: Sequence[RankingPaper], folder: Path) -> list[Path]:
    """Write them as PDF into a folder; it asks nothing of the register, and can be done beside it."""
    found = [folder / one.name for one in papers]
    for one, path in zip(papers, found, strict=True):
        write_pdf(one.document, path)
    return found


def take_with_papers(
    register: Register,
    prepared: Prepared,
    files: Sequence[Path],
    meeting_id: str | None = None,
    *,
    late: bool = False,
) -> str:
    """Take the list to the board with these files as its papers, in one step; return the ranking.

    Raises Refused where `take_to_board` does, and where the list has changed since they were written.
    """
    now = working(register, read_sheet(register, prepared.programme_id)).as_json()
    if now != prepared.content:
        raise Refused(
            "The list changed while its paper was written.",
            "Nothing has changed.",
            "Take it again.",
        )
    kept = [register.contents.keep(path) for path in files]
    with register.step("Take ranking to board"):
        made = take_to_board(register, prepared.programme_id, meeting_id, late=late, received=False)
        wanted = papers_of(register, made)
        for paper, file, path in zip(prepared.papers, kept, files, strict=True):
            if paper.whole in wanted:
                pages = pages_of(path, paper.name)
                add_file(register, wanted[paper.whole], file, paper.name, pages=pages)
    return made
