"""PDF: our own pages beside bare typst, and joining others' beside bare pikepdf; Word beside docxcompose."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.documents import PART, TEXT, minutes
from benchmarks.measure import Figure, paired
from egovdesk.documents.model import Document, Run, Table
from egovdesk.documents.writers.pdf import write_pdf
from egovdesk.documents.writers.pdf.setting import set_pdf
from egovdesk.documents.writers.pdf.volume import Inserted, Part, Volume

ITEMS = 300
PAPERS, PAGES = 40, 10
MANY = 125  # pages of each of as many papers: 5,000
_ITEMS_A_PAGE = 2.9
_ITEMS_OF_A_PAPER = 9


def figures(_: Path) -> Iterator[Figure]:
    """Minutes of 300 items; a pack of 40 papers and 400 pages; one of 5,000 pages."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        document, out = minutes(ITEMS), folder / "ours.pdf"
        ours, other = paired(
            lambda: write_pdf(document, out),
            lambda: out.write_bytes(set_pdf(_bare_source())),
        )
        yield Figure(f"PDF, minutes of {ITEMS} items; bare typst", ours, other, "1.2")
        volume = a_volume(folder, PAGES)
        for bare, what in ((_Bare(), "bare pikepdf"), (_Bare(tags=True), "the same with tags")):
            ours, other = _joining(volume, out, bare)
            yield Figure(f"Joining {PAPERS} papers of {PAGES} pages; {what}", ours, other, "1.3")
        ours, other = _joining_word(folder)
        yield Figure(f"Joining {PAPERS} Word papers; plain docxcompose", ours, other, "0.5")
        a_volume(folder, MANY)
        peak = subprocess.run(
            [sys.executable, "-m", "benchmarks.packs", str(folder)],
            check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip
        yield Figure(f"Joining {PAPERS * MANY:,} pages, peak", float(peak), 1024, "1.0", "MiB")


def a_volume(folder: Path, pages: int) -> Volume:
    """A pack: its contents, and before each paper of so many pages a cover sheet of our own."""
    source = folder / f"paper-{pages}.pdf"
    if not source.exists():
        write_pdf(minutes(round(pages * _ITEMS_A_PAGE)), source)
    rows = tuple(
        (str(number), (Run(f"Paper {number}"),), (Run("", page_of=f"paper {number}"),))
        for number in range(1, PAPERS + 1)
    )
    contents = Document("Pack", (Table(("Item", "Document", "Page"), rows),))
    parts: list[Part | Inserted] = [Part("Contents", contents)]
    for number in range(1, PAPERS + 1):
        title = f"Item {number}: IEG3 consultation draft"
        parts.append(Part(title, Document(title, minutes(2).blocks), header=f"Item {number}"))
        parts.append(Inserted(f"Paper {number}", source, 2, f"Item {number}", f"paper {number}"))
    return Volume("Pack", tuple(parts))


def _joining(volume: Volume, path: Path, bare: _Bare) -> tuple[float, float]:
    """Both join the same pages, which typst has set before."""
    from egovdesk.documents.writers.pdf import joining

    made: list[bytes] = []

    def keep(source: str) -> bytes:
        made.append(set_pdf(source))
        return made[0]

    with patch.object(joining, "set_pdf", keep):
        joining.write_volume(volume, path)
    with patch.object(joining, "set_pdf", lambda _source: made[0]):
        return paired(
            lambda: joining.write_volume(volume, path),
            lambda: bare.join(volume, made[0], path),
        )


@dataclass(frozen=True)
class _Bare:
    """The same by hand: pages after pages, a stamp on each, a bookmark for each paper above its own.

    With `tags`, what a screen reader walks through is brought along as well.
    """

    tags: bool = False

    def join(self, volume: Volume, made: bytes, path: Path) -> None:
        """Join the papers of a volume to our own pages."""
        import pikepdf

        sources = [part.source for part in volume.parts if isinstance(part, Inserted)]
        with pikepdf.open(io.BytesIO(made)) as pdf:
            stamped = PAPERS * PAGES
            stamps = list(pdf.pages)[-stamped:]
            del pdf.pages[-stamped:]
            with pdf.open_outline() as outline:
                for source in sources:
                    with pikepdf.open(source) as paper:
                        outline.root.append(self._bring(pdf, paper, source.name))
            for page, stamp in zip(list(pdf.pages)[-stamped:], stamps, strict=True):
                page.add_overlay(stamp, None)
            pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)

    def _bring(self, pdf: Any, paper: Any, name: str) -> Any:
        """The pages of a paper, and its bookmarks below one of its own."""
        import pikepdf

        first = len(pdf.pages)
        pdf.pages.extend(paper.pages)
        if self.tags:
            tree = pdf.copy_foreign(paper.Root.StructTreeRoot)
            pdf.Root.StructTreeRoot.K.append(tree.K)
        numbers = {page.obj.objgen: first + at for at, page in enumerate(paper.pages)}
        made = pikepdf.OutlineItem(name, first)
        made.children.extend(_with_pages(item, numbers) for item in paper.open_outline().root)
        return made


def _joining_word(folder: Path) -> tuple[float, float]:
    """The same Word papers, by us with their sections and headers, by docxcompose without."""
    from docx import Document as Word
    from docxcompose.composer import Composer  # type: ignore[import-untyped]

    from egovdesk.documents.writers.docx import write_docx
    from egovdesk.exchange.joining.joining import WordPart, join_word

    papers = [folder / f"{number}.docx" for number in range(PAPERS)]
    for paper in papers:
        write_docx(minutes(_ITEMS_OF_A_PAPER), paper)
    parts = [WordPart(paper, f"paper{at}") for at, paper in enumerate(papers)]

    def composed() -> None:
        composer = Composer(Word(str(papers[0])))
        for paper in papers[1:]:
            composer.append(Word(str(paper)))
        composer.save(str(folder / "composed.docx"))

    return paired(lambda: join_word(parts, folder / "joined.docx"), composed, runs=2)


def _with_pages(item: Any, numbers: dict[Any, int]) -> Any:
    """A bookmark of a paper with its page in the joined file."""
    import pikepdf

    made = pikepdf.OutlineItem(item.title, numbers[item.destination[0].objgen])
    made.children.extend(_with_pages(one, numbers) for one in item.children)
    return made


def _bare_source() -> str:
    """The same paragraphs by hand: no model, no checks, written as one would for typst."""
    head = (
        '#set document(title: "Minutes")\n#set text(font: ("Arial", "Liberation Sans"), 12pt, lang: "en")\n'
        "#set page(header: [DRAFT], footer: context [E-Council #h(1fr) Page #counter(page).display() of "
        "#counter(page).final().first()], margin: (x: 56.7pt, y: 64pt))\n= Minutes\n"
    )
    items = (
        f"== #box(width: 92pt)[EG/2003/{number:03d}] IEG3: consultation draft\n{TEXT}\n\n{TEXT}\n\n"
        f"#pad(left: 21pt)[*AGREED:*\n\n#box(width: 28pt)[(1)] {PART}\n\n#box(width: 28pt)[(2)] {PART}\n\n"
        "*Action:* Obtain channel figures. *Head of ICT, by 15 July 2003*]\n"
        for number in range(ITEMS)
    )
    return head + "".join(items)


def peak_of_many(folder: Path) -> float:
    """The memory that joining 5,000 pages takes at its height, in MiB, in this process or its child."""
    import resource

    from egovdesk.documents.writers.pdf.joining import write_volume

    write_volume(a_volume(folder, MANY), folder / "many.pdf")
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(one).ru_maxrss for one in whose) / 1024


if __name__ == "__main__":
    print(peak_of_many(Path(sys.argv[1])))
