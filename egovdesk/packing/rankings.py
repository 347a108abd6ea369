"""A ranking as the paper of its item: as files that the pack of the meeting takes in.

The public's paper leaves exempt projects out by construction; a second paper, exempt, has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from egovdesk.documents.prefixes import file_prefix
from egovdesk.documents.programmes.ranking import ranking_document
from egovdesk.documents.wording import document_file_name
from egovdesk.errors import Refused
from egovdesk.operations.programmes.rankings import papers_of, take_to_board
from egovdesk.packing.own_papers import OwnPaper, put_with_papers
from egovdesk.ranking import read_sheet
from egovdesk.ranking.kept import public, working
from egovdesk.ranking.sheet import refuse_unready
from egovdesk.register import Register


@dataclass(frozen=True)
class Prepared:
    """A programme's list as it stood when its papers were written, as JSON, and the papers."""

    programme_id: str
    content: str
    papers: tuple[OwnPaper, ...]


def prepare(register: Register, programme_id: str) -> Prepared:
    """What goes to the board of a programme; raises Refused where its list is no ranking yet."""
    sheet = read_sheet(register, programme_id)
    refuse_unready(sheet)
    kept = working(register, sheet)
    sides = [(public(kept), False), (kept, True)] if kept.is_exempt else [(kept, False)]
    prefix = file_prefix(register, sheet.programme.group_id)
    papers = tuple(
        OwnPaper(
            exempt,
            document_file_name(
                prefix, kept.as_of, f"ranking {sheet.programme.label.rpartition(' ')[2]}",
                state="EXEMPT" if exempt else "", suffix=".pdf",
            ),
            ranking_document(register, shown),
        )
        for shown, exempt in sides
    )  # fmt: skip
    return Prepared(programme_id, kept.as_json(), papers)


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
    return put_with_papers(
        register, "Take ranking to board",
        lambda: take_to_board(register, prepared.programme_id, meeting_id, late=late, received=False),
        lambda made: papers_of(register, made), prepared.papers, files,
    )  # fmt: skip
