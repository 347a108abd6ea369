"""Everything that is looked for in a file that an author sent, in the order in which it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from egovdesk.exchange.authors.appearance import check_capitals, check_justified, check_type
from egovdesk.exchange.authors.belongings import (
    check_boxes,
    check_changes,
    check_comments,
    check_embedded,
    check_left_over,
    check_links,
    check_macros,
    check_pictures,
    check_properties,
)
from egovdesk.exchange.authors.excel import check_workbook, mend_workbook
from egovdesk.exchange.authors.kinds import AuthorsKind, kind_of
from egovdesk.exchange.authors.mending import MendWishes, mend_word
from egovdesk.exchange.authors.pdf import check_pdf, mend_pdf
from egovdesk.exchange.authors.structure import (
    check_headings,
    check_lists,
    check_recommendation,
    check_tables,
)
from egovdesk.exchange.authors.word import WordFile
from egovdesk.records.file_checks import FileFinding, FileReport

_WORD: tuple[Callable[[WordFile], Iterator[FileFinding]], ...] = (
    check_recommendation,
    check_left_over,
    check_comments,
    check_changes,
    check_headings,
    check_tables,
    check_pictures,
    check_boxes,
    check_links,
    check_embedded,
    check_macros,
    check_lists,
    check_type,
    check_capitals,
    check_justified,
    check_properties,
)


def check_file(path: Path) -> FileReport:
    """What is amiss in a Word, Excel or PDF file; raises Refused, naming it, where it is none."""
    kind = kind_of(path)
    match kind:
        case AuthorsKind.WORD:
            word = WordFile(path)
            findings = tuple(one for check in _WORD for one in check(word))
            return FileReport(path.name, kind.label, word.heading, findings, word.pages)
        case AuthorsKind.EXCEL:
            title, findings = check_workbook(path)
            return FileReport(path.name, kind.label, title, findings)
        case AuthorsKind.PDF:
            return check_pdf(path, kind.label)


def mend_file(path: Path, target: Path, wanted: MendWishes) -> None:
    """Write the file mended to `target`; raises Refused where that cannot be done."""
    match kind_of(path):
        case AuthorsKind.WORD:
            mend_word(path, target, wanted)
        case AuthorsKind.EXCEL:
            mend_workbook(path, target, wanted.title)
        case AuthorsKind.PDF:
            mend_pdf(path, target, wanted.title)
