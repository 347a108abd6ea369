"""The leak check of a public pack of 40 papers and 400 pages, beside making that pack."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.documents import TEXT, minutes
from benchmarks.measure import Figure, paired
from benchmarks.packs import PAGES, PAPERS
from egovdesk.documents.writers.pdf import write_pdf
from egovdesk.exchange.leaks.checking import check_public
from egovdesk.identifiers import new_id
from egovdesk.operations.meetings import add_item, set_item_exempt
from egovdesk.operations.minutes import add_block
from egovdesk.operations.papers import add_paper
from egovdesk.packing.making import Made, Wish, make_pdf
from egovdesk.records.packs import Audience, PaperFile
from egovdesk.register import Register

_ITEMS_A_PAGE = 2.9
_EXEMPT_WORDS = 20_000


def figures(path: Path) -> Iterator[Figure]:
    """Making the pack, then searching it for what is not there, and for what is on every page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy = folder / "register.egovdesk"
        shutil.copyfile(path, copy)
        with Register(copy) as register:
            meeting_id, item = _a_full_agenda(register, folder)
            pages = _made(register, meeting_id, folder).pages
            for what in ("nothing to find", "a find on each page"):
                ours, other = paired(
                    lambda: check_public(register, meeting_id, [folder / "pack.pdf"]),
                    lambda: _made(register, meeting_id, folder), 3,
                )  # fmt: skip
                yield Figure(f"Leak check of {pages} pages, {what}; making", ours, other, "1.0")
                add_block(register, item, TEXT)


def _a_full_agenda(register: Register, folder: Path) -> tuple[str, str]:
    """A meeting with papers of 400 pages, and an exempt item of many words: both ids."""
    meeting = register.meetings.all()[-1]
    source = folder / "paper.pdf"
    write_pdf(minutes(round(PAGES * _ITEMS_A_PAGE)), source)
    kept = register.contents.keep(source)
    for number in range(PAPERS):
        item = add_item(register, meeting.id, f"Business case {number}")
        paper = add_paper(register, item, f"Report {number}")
        file = PaperFile(
            new_id(), paper, f"report-{number}.pdf", kept.sha256, kept.size, meeting.held_on
        )
        with register.step("Receive"):
            register.paper_files.add(file)
    exempt = add_item(register, meeting.id, "Evaluation of all that was tendered")
    set_item_exempt(register, exempt, True, "A8")
    words = (f"word{number * 7919 % 4001}" for number in range(_EXEMPT_WORDS))
    add_block(register, exempt, " ".join(words))
    return meeting.id, exempt


def _made(register: Register, meeting_id: str, folder: Path) -> Made:
    made = make_pdf(register, Wish(meeting_id, Audience.PUBLIC), folder, lambda *_: None)
    made.path.replace(folder / "pack.pdf")
    return made
