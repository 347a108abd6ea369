"""Files of papers: kept, read back and backed up beside bare copies, and an author's file checked."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.measure import Figure, milliseconds, paired, percentile
from egovdesk.documents.model import Block, Document, Heading, Paragraph, Table, text_runs
from egovdesk.documents.writers.docx import write_docx
from egovdesk.exchange.authors import MendWishes, check_file, mend_file
from egovdesk.identifiers import new_id
from egovdesk.operations.files import add_file, current_files
from egovdesk.operations.people import add_person
from egovdesk.records.packs import PaperFile
from egovdesk.records.papers import PaperState
from egovdesk.register import Register, back_up
from egovdesk.store.contents import Kept

MEGABYTES, FILES, PAGES = 200, 10_000, 400
_OF_ONE = 20
_WORDS = "The council could put off the replacement of its switchboard for a further year. " * 4


def figures(path: Path) -> list[Figure]:
    """What files cost, on a copy of the register."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy = Path(shutil.copy(path, folder))
        large = folder / "scan.pdf"
        large.write_bytes(os.urandom(MEGABYTES * 2**20))
        with Register(copy) as register:
            found = [*_keeping(register, large, folder), *_many(register)]
        return [*found, *_backing_up(copy), *_checking(folder)]


def _keeping(register: Register, large: Path, folder: Path) -> list[Figure]:
    kept: list[Kept] = []

    def copied() -> None:
        hashlib.sha256(large.read_bytes())
        shutil.copy(large, folder / "copy.pdf")
        os.sync()

    bare = milliseconds(copied)
    waits: list[float] = []
    thread = threading.Thread(target=lambda: kept.append(register.contents.keep(large)))
    start = time.perf_counter()
    thread.start()
    while thread.is_alive():
        waits.append(milliseconds(lambda: add_person(register, "Jane Tate")))
        time.sleep(0.02)
    ours = (time.perf_counter() - start) * 1000
    add_file(register, _papers(register)[0], kept[0], large.name)
    out, again = paired(
        lambda: register.contents.write_to(kept[0], folder / "out.pdf"),
        lambda: shutil.copy(large, folder / "out.pdf"), 3,
    )  # fmt: skip
    size = f"{MEGABYTES} MB"
    return [
        Figure(f"keeping {size}, beside hashing and copying it", ours, bare, "a few seconds"),
        Figure("a change meanwhile, 95th percentile", percentile(waits, 0.95), None, "50"),
        Figure(f"writing {size} out, beside copying it", out, again, "a few seconds"),
    ]


def _many(register: Register) -> list[Figure]:
    """Listing is the same, however many files there are: no contents are read for it."""
    papers = [one.id for one in register.papers.all()]
    few = _listing(register, papers[0])
    with register.step("Keep many files"):
        for number in range(FILES):
            paper = papers[0] if number < _OF_ONE else papers[1 + number % (len(papers) - 1)]
            name, sha256 = f"paper {number}.pdf", f"{number:064x}"
            register.paper_files.add(
                PaperFile(new_id(), paper, name, sha256, 500_000, register.today)
            )
    return [Figure(f"the files of a paper, of {FILES:,}", _listing(register, papers[0]), few, "10")]


def _papers(register: Register) -> list[str]:
    """The papers that may still get files."""
    return [one.id for one in register.papers.find(state=PaperState.EXPECTED)]


def _listing(register: Register, paper_id: str) -> float:
    shown: Callable[[], object] = lambda: current_files(register, paper_id)  # noqa: E731
    return paired(shown, shown)[0]


def _backing_up(path: Path) -> list[Figure]:
    first = milliseconds(lambda: back_up(path))
    later = milliseconds(lambda: back_up(path))
    size = f"{MEGABYTES} MB"
    return [Figure(f"a further backup with {size} of files, beside the first", later, first, "0.5")]


def _checking(folder: Path) -> list[Figure]:
    import docx

    blocks: list[Block] = [Heading("Recommendations"), Paragraph(text_runs("That it be agreed."))]
    for page in range(PAGES):
        blocks += [Heading(f"Part {page}"), *[Paragraph(text_runs(_WORDS))] * 8]
        blocks.append(Table(("Year", "Cost"), (("2003", "£5"), ("2004", "£6"))))
    paper = folder / "paper.docx"
    write_docx(Document("A long paper", tuple(blocks)), paper)

    def read() -> int:
        word = docx.Document(str(paper))
        return sum(len(run.text) for one in word.paragraphs for run in one.runs)

    checked, bare = paired(lambda: check_file(paper), read, 3)
    mended = paired(lambda: mend_file(paper, folder / "m.docx", MendWishes()), read, 3)[0]
    what = f"a Word file of {PAGES} pages"
    return [
        Figure(f"checking {what}, beside python-docx reading it", checked, bare, "a few seconds"),
        Figure(f"mending {what}, beside python-docx reading it", mended, bare, "a few seconds"),
    ]
