"""An Excel workbook that an author sent: what is hidden in it, and what it tells. No formula is run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from egovdesk.errors import Refused
from egovdesk.exchange.authors.belongings import is_of_a_computer
from egovdesk.exchange.authors.editing import Editing
from egovdesk.exchange.authors.kinds import KEPT
from egovdesk.exchange.authors.office import mend_properties, property_findings, title_of
from egovdesk.exchange.packages import Element, Package
from egovdesk.records.file_checks import FileFinding, Mending
from egovdesk.records.findings import Severity

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ON = ("1", "true")
_COMMENTS = ("comments", "threadedComment")
_OBJECTS = ("oleObject", "package", "control")
_MOST_CELLS = 5


@dataclass(frozen=True)
class _Sheet:
    name: str
    part: str
    state: str


class WorkbookFile:
    """The parts of a workbook. Raises Refused where it is not one, naming it."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.package = Package(path, KEPT)
        links = self.package.relations().values()
        self.main = next((one.target for one in links if one.kind == "officeDocument"), "")
        if self.main not in self.package:
            raise self.package.damaged()
        self.root = self.package.xml(self.main)
        if self.root.tag != f"{_S}workbook":
            raise Refused(
                f"{self.name} was not saved as an Excel workbook (.xlsx).", KEPT,
                "Ask its author to save it as an Excel workbook.",
            )  # fmt: skip

    @cached_property
    def sheets(self) -> tuple[_Sheet, ...]:
        """The sheets in their order."""
        links = self.package.relations(self.main)
        found = []
        for one in self.root.iter(f"{_S}sheet"):
            link = links.get(one.get(_R_ID) or "")
            part = link.target if link is not None and link.target in self.package else ""
            found.append(_Sheet(one.get("name") or "", part, one.get("state") or "visible"))
        return tuple(found)

    def data(self) -> Iterator[tuple[_Sheet, Element]]:
        """The sheets of cells, each with its root."""
        for sheet in self.sheets:
            if sheet.part:
                root = self.package.xml(sheet.part)
                if root.tag == f"{_S}worksheet":
                    yield sheet, root


def check_workbook(path: Path) -> tuple[str, tuple[FileFinding, ...]]:
    """The title of a workbook, and what is amiss in it."""
    book = WorkbookFile(path)
    checks = (_hidden, _unseen, _comments, _merged, _tables, _links, _links_to_computers, _carried)
    found = [one for check in checks for one in check(book)]
    found += property_findings(book.package, "")
    return title_of(book.package), tuple(found)


def mend_workbook(path: Path, target: Path, title: str) -> None:
    """Write the workbook anew with its properties emptied and a title; its cells stay as they are."""
    book = WorkbookFile(path)
    editing = Editing(book.package)
    mend_properties(editing, title)
    editing.pack(target)


def _hidden(book: WorkbookFile) -> Iterator[FileFinding]:
    sheets = [one.name for one in book.sheets if one.state != "visible"]
    if sheets:
        yield _author(
            "sheets.hidden", f"{_many(len(sheets), 'sheet')} hidden.",
            "Show them, and delete what is not to go out.", sheets,
        )  # fmt: skip
    rows = []
    for sheet, root in book.data():
        parts = root.iter(f"{_S}row", f"{_S}col")
        if any(one.get("hidden") in _ON or _is_nothing_wide(one) for one in parts):
            rows.append(f"Sheet “{sheet.name}”")
    if rows:
        yield _author(
            "rows.hidden", "Rows or columns are hidden.",
            "Show them, and delete what is not to go out.", rows,
        )  # fmt: skip
    names = [
        one.get("name") or ""
        for one in book.root.iter(f"{_S}definedName")
        if one.get("hidden") in _ON and not (one.get("name") or "").startswith("_xlnm.")
    ]
    if names:
        yield _author(
            "names.hidden", f"{_many(len(names), 'name')} of cells hidden.",
            "Delete them (Formulas, Name Manager, once a macro has shown them), or send the values alone.",
            names,
        )  # fmt: skip


def _is_nothing_wide(row_or_column: Element) -> bool:
    said = row_or_column.get("width") or row_or_column.get("ht") or "1"
    return re.fullmatch(r"0+(?:\.0*)?", said) is not None


def _unseen(book: WorkbookFile) -> Iterator[FileFinding]:
    """Cells that say something in white, or in a format that shows nothing."""
    looks = _unseen_looks(book)
    found = []
    for sheet, root in book.data() if looks else ():
        cells = [
            one.get("r") or "" for one in root.iter(f"{_S}c")
            if one.get("s") in looks and (one.find(f"{_S}v") is not None or one.find(f"{_S}is") is not None)
        ]  # fmt: skip
        if cells:
            more = f" and {len(cells) - _MOST_CELLS} more" if len(cells) > _MOST_CELLS else ""
            found.append(f"Sheet “{sheet.name}”, {', '.join(cells[:_MOST_CELLS])}{more}")
    if found:
        yield _author(
            "cells.unseen", "Cells are made so that nobody sees what is in them.",
            "Show them in black and a usual format, and take out what is not to go out.", found,
        )  # fmt: skip


def _unseen_looks(book: WorkbookFile) -> set[str]:
    """The looks of cells, by number, that show nothing on white paper."""
    links = book.package.relations(book.main).values()
    part = next((one.target for one in links if one.kind == "styles"), "")
    if part not in book.package:
        return set()
    root = book.package.xml(part)
    blank = {one.get("numFmtId") for one in root.iter(f"{_S}numFmt")
             if re.fullmatch(r"\s*;;;+\s*", one.get("formatCode") or "")}  # fmt: skip
    white = {
        str(at) for at, one in enumerate(root.iterfind(f"{_S}fonts/{_S}font")) if _is_white(one)
    }
    return {
        str(at) for at, one in enumerate(root.iterfind(f"{_S}cellXfs/{_S}xf"))
        if one.get("numFmtId") in blank
        or (one.get("fontId") in white and (one.get("fillId") or "0") == "0")
    }  # fmt: skip


def _is_white(font: Element) -> bool:
    colour = font.find(f"{_S}color")
    if colour is None:
        return False
    return (colour.get("rgb") or "")[-6:].upper() == "FFFFFF" or (
        colour.get("theme") == "0" and not colour.get("tint")
    )


def _comments(book: WorkbookFile) -> Iterator[FileFinding]:
    found = [
        f"Sheet “{sheet.name}”"
        for sheet, _root in book.data()
        if any(one.kind in _COMMENTS for one in book.package.relations(sheet.part).values())
    ]
    if found:
        yield _author(
            "comments", "Comments or notes are left in.", "Answer them, and delete them.", found
        )


def _merged(book: WorkbookFile) -> Iterator[FileFinding]:
    found = [
        f"Sheet “{sheet.name}”"
        for sheet, root in book.data()
        if root.find(f"{_S}mergeCells") is not None
    ]
    if found:
        yield _author(
            "tables.merged", "Cells are merged.",
            "Unmerge them (Home, Merge and Centre): one heading to each column.", found,
        )  # fmt: skip


def _tables(book: WorkbookFile) -> Iterator[FileFinding]:
    found = [
        f"Sheet “{sheet.name}”"
        for sheet, root in book.data()
        if len(list(root.iter(f"{_S}row"))) > 2 and root.find(f"{_S}tableParts") is None
    ]
    if found:
        yield _author(
            "tables.unmarked", "Data is not marked as a table.",
            "Mark it (Insert, Table), with one row of headings that are all different.", found,
            Severity.INFORMATION,
        )  # fmt: skip


def _links(book: WorkbookFile) -> Iterator[FileFinding]:
    found = []
    for name in book.package.names:
        if name.startswith("xl/externalLinks/") and name.endswith(".xml"):
            found += [
                one.target for one in book.package.relations(name).values() if one.external
            ] or [name.rpartition("/")[2]]
    if found:
        yield _author(
            "links.workbooks", f"Values come from {_files(len(found))} outside this one.",
            "Break the links (Data, Edit Links), so that the values stand in the file.", found,
        )  # fmt: skip


def _links_to_computers(book: WorkbookFile) -> Iterator[FileFinding]:
    found = [
        f"Sheet “{sheet.name}”: {one.target}"
        for sheet, _root in book.data()
        for one in book.package.relations(sheet.part).values()
        if one.kind == "hyperlink" and one.external and is_of_a_computer(one.target)
    ]
    if found:
        yield _author(
            "links.computer", "Links lead to files of a computer, where nobody else gets.",
            "Take the links out, or send the files beside this one.", found,
        )  # fmt: skip


def _carried(book: WorkbookFile) -> Iterator[FileFinding]:
    kinds = {
        one.kind
        for name in (book.main, *(sheet.part for sheet in book.sheets if sheet.part))
        for one in book.package.relations(name).values()
    }
    if "vbaProject" in kinds or "xlMacrosheet" in kinds:
        yield _author(
            "macros", "It has macros in it. None was run.",
            "Save it without macros, as an Excel workbook (.xlsx).", (),
        )  # fmt: skip
    if kinds & set(_OBJECTS):
        yield _author(
            "embedded",
            "Files are hidden in the file.",
            "Take them out, and send them beside it.",
            (),
        )


def _author(
    rule: str, sentence: str, todo: str, places: list[str] | tuple[str, ...],
    severity: Severity = Severity.WARNING,
) -> FileFinding:  # fmt: skip
    return FileFinding(
        rule, sentence, Mending.AUTHOR, todo, places=tuple(places), severity=severity
    )


def _many(count: int, noun: str) -> str:
    return f"{count} {noun} is" if count == 1 else f"{count} {noun}s are"


def _files(count: int) -> str:
    return "a workbook" if count == 1 else f"{count} workbooks"
