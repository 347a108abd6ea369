"""Documents of our own as papers of an item: as files that the pack of the meeting takes in.

What is exempt is a paper of its own; the open one leaves it out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from egovdesk.documents.model import Document
from egovdesk.documents.writers.pdf import write_pdf
from egovdesk.documents.writers.pdf.foreign import pages_of
from egovdesk.operations.files import add_file
from egovdesk.register import Register

T = TypeVar("T")


@dataclass(frozen=True)
class OwnPaper:
    """A document of our own for an item; the exempt one has exempt matter in it."""

    exempt: bool
    name: str
    document: Document


def write_papers(papers: Sequence[OwnPaper], folder: Path) -> list[Path]:
    """Write papers as PDF into a folder; it asks nothing of the register, and can be done beside it."""
    found = [folder / one.name for one in papers]
    for one, path in zip(papers, found, strict=True):
        write_pdf(one.document, path)
    return found


def put_with_papers(
    register: Register, label: str, put: Callable[[], T], wanted: Callable[[T], Mapping[bool, str]],
    papers: Sequence[OwnPaper], files: Sequence[Path],
) -> T:  # fmt: skip
    """Put something on an agenda by `put`, and let these files be its papers, in one step.

    `wanted` gives, of what was put, the papers wanted for it by whether they are exempt. A file that one has
    already is not added again; a document that comes alone may stand in an exempt one. Returns what `put`
    does, and raises Refused where it does.
    """
    kept = [register.contents.keep(path) for path in files]
    with register.step(label):
        made = put()
        found = wanted(made)
        for paper, file, path in zip(papers, kept, files, strict=True):
            paper_id = found.get(paper.exempt) or (found.get(True) if len(papers) == 1 else None)
            if paper_id and not register.paper_files.find(paper_id=paper_id, sha256=file.sha256):
                add_file(register, paper_id, file, paper.name, pages=pages_of(path, paper.name))
    return made


def wanted_for(register: Register, item_id: str) -> dict[bool, str]:
    """The last papers of an item by whether they are exempt."""
    return {one.exempt: one.id for one in register.papers.find(item_id=item_id)}
