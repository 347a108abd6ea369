"""Papers with files of their own, and how a finished pack is read."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pypdfium2
from docx import Document as Word

from egovdesk.documents.meetings.issues import agenda_content, supplement_content
from egovdesk.identifiers import new_id
from egovdesk.operations.meetings.issuing import issue_agenda, issue_supplement
from egovdesk.records.packs import PaperFile
from egovdesk.register import Register
from tests.scenes import TODAY, Board

SECRET = "The tender of Hartwell Networks is the lowest"
"""What the exempt tender says."""


def quiet(_words: str, _share: float) -> None:
    """Nobody looks on."""


def a_pdf(path: Path, pages: int, words: str = "Outline business case") -> Path:
    """A PDF of so many pages with a bookmark at its second."""
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    with pikepdf.new() as pdf:
        for number in range(1, pages + 1):
            pdf.add_blank_page(page_size=(595, 842))
            page = pdf.pages[-1]
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            text = f"BT /F1 12 Tf 72 700 Td ({words}, page {number}) Tj ET"
            page.Contents = pdf.make_stream(text.encode())
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Costs", min(1, pages - 1)))
        pdf.save(path)
    return path


def a_word_file(path: Path, words: str) -> Path:
    """A Word file of one paragraph."""
    made = Word()
    made.add_paragraph(words)
    made.save(str(path))
    return path


def a_zip(path: Path, words: str) -> Path:
    """An archive with one text in it, which has no pages."""
    with ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", words)
    return path


def receive(board: Board, paper: str, source: Path, replaces: str | None = None) -> str:
    """Keep a file under a paper of a board."""
    return keep_file(board.register, paper, source, replaces)


def keep_file(register: Register, paper: str, source: Path, replaces: str | None = None) -> str:
    """Keep a file under a paper."""
    kept = register.contents.keep(source)
    version = register.paper_files.get(replaces).version + 1 if replaces else 1
    file = PaperFile(
        new_id(), paper, source.name, kept.sha256, kept.size, TODAY, version, replaces
    )  # fmt: skip
    with register.step("Receive"):
        register.paper_files.add(file)
    register.contents.claim(kept)
    return file.id


def text_of(path: Path) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def issue(board: Board) -> None:
    """Issue the agenda of the meeting, with the public's copy."""
    members, public = agenda_content(board.register, board.meeting, TODAY)
    issue_agenda(board.register, board.meeting, members, public=public)


def issue_more(board: Board) -> None:
    """Issue what has changed on the agenda since, with the public's copy."""
    members, public = supplement_content(board.register, board.meeting, TODAY)
    issue_supplement(board.register, board.meeting, members, public=public)
