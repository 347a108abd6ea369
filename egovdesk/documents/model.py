"""What a document says, before anyone thinks of Word: frozen blocks holding real values.

A feature builds a `Document` (for Word and PDF) or a `Workbook` (for Excel) from records. The
writers give it its looks. Nothing here knows a file format, and nothing asks what day it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

from egovdesk.documents.cells import Formula as Formula
from egovdesk.documents.cells import Marked as Marked
from egovdesk.documents.cells import Money as Money
from egovdesk.documents.cells import Ref as Ref
from egovdesk.documents.cells import Tone as Tone


class Change(StrEnum):
    """What became of a passage between two drafts."""

    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one format. A newline in the text is a line break within the paragraph.

    `page_of` is the key of a part of the same pack: its first page stands in the text's place, where
    the writer knows it.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    change: Change | None = None
    page_of: str = ""


Inline = tuple[Run, ...]


# A datetime is a moment with no zone; meetings have a date and a time apart.
Cell = str | int | Decimal | date | datetime | time | Money | Marked | Formula | Inline | None


class ParagraphStyle(StrEnum):
    """What a paragraph is for; the template says how that looks."""

    BODY = "body"
    SUBTITLE = "subtitle"  # under the title: date, time and place
    LEAD = "lead"  # a line of summary
    DETAIL = "detail"  # the smaller line under a numbered heading: presenter, paper, minutes
    INDENTED = "indented"  # aligned with the text of a numbered heading
    QUOTE = "quote"
    NOTE = "note"  # small print: what a draft is subject to


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. The document's title is level 1; sections are 2, 3 and 4.

    A number is literal text and hangs to the left of the heading: an agenda or minute number. By its
    `key` the heading is found again in a file that comes back, whatever it is called there.
    """

    text: str
    level: int = 2
    number: str = ""
    note: str = ""  # set after the text in a lighter weight: "Report EG-05 (Head of ICT)"
    key: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of formatted text."""

    runs: Inline
    style: ParagraphStyle = ParagraphStyle.BODY


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list, with the lists that hang below it."""

    runs: Inline
    children: tuple[ListBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A real list: bullets, or numbers that the word processor counts from `start`."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. A width is relative to the others; 0 lets the writer judge."""

    name: str
    width: float = 0
    numeric: bool = False  # right-aligned
    empty: str = "–"  # what Word shows where there is no value; Excel leaves the cell empty


@dataclass(frozen=True, slots=True)
class Table:
    """Data in rows and columns: one header row, nothing merged.

    `columns` may be plain names. In a Workbook `rows` may be any iterable, read once.
    """

    columns: tuple[Column | str, ...]
    rows: Iterable[tuple[Cell, ...]]
    caption: str = ""
    name: str = ""  # the table's name in Excel
    first_column_heads: bool = False  # the first cell of each row names the row


@dataclass(frozen=True, slots=True)
class Numbered:
    """Blocks under one literal number that hangs to the left of the first: 2.1, (a)."""

    number: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values as lines of text, never as a table: `Present:  P. Marlowe; …`.

    A value may be several lines. By its `key` a file that comes back tells what it is about.
    """

    pairs: tuple[tuple[str, str | Inline | tuple[str, ...]], ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Instruction:
    """What an author is told where they are to write; it is taken out before the paper goes out."""

    text: str


@dataclass(frozen=True, slots=True)
class DecisionPart:
    """A lettered or numbered part of a decision, with its literal label: (a), (1)."""

    label: str
    runs: Inline


@dataclass(frozen=True, slots=True)
class DecisionBlock:
    """A result: `AGREED: (1) that …; and`. With one unlabelled part it is a single sentence.

    `number` is printed only if given (a decision usually bears its minute's number).
    """

    lead_in: str
    parts: tuple[DecisionPart, ...]
    number: str = ""
    status: str = ""  # "Awaiting ratification by the E-Council"
    details: tuple[tuple[str, str], ...] = ()  # Reason, Options considered, Category …
    indented: bool = False  # aligned with the text of a numbered heading


@dataclass(frozen=True, slots=True)
class ActionBlock:
    """A duty: what, who, by when."""

    text: str
    owner: str
    due: date | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class ExemptNote:
    """The mark beside what is not open: `Exempt: paragraph 8, Part 1, Schedule 12A`."""

    text: str
    indented: bool = False  # under a numbered heading of an agenda


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Where the chair signs; name and date are printed if they are known."""

    role: str = "Chair"
    name: str = ""
    signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG with the words that stand for it; no alt text means decoration."""

    png: bytes
    alt: str
    width_mm: int = 160


class Fill(StrEnum):
    """What a bar of a figure is filled with: what was done is solid, what is planned pale in an edge."""

    NONE = ""
    SOLID = "solid"
    PALE = "pale"


class Side(StrEnum):
    """The side at which the words of a box stand."""

    LEFT = ""
    MIDDLE = "middle"
    RIGHT = "right"


class Stroke(StrEnum):
    """How strong a line of a figure is: as the edge of a box, as what is measured, as a rule behind."""

    EDGE = ""
    STRONG = "strong"
    FAINT = "faint"


@dataclass(frozen=True, slots=True)
class FigureBox:
    """A box of a figure with its lines of text; without an edge it is words alone, filled it is a bar."""

    left: float
    top: float
    width: float
    height: float
    lines: tuple[Inline, ...] = ()
    edged: bool = True
    dash: str = ""  # "dash", "sysDash", or a whole line
    fill: Fill = Fill.NONE
    side: Side = Side.LEFT


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A line of a figure through its corners."""

    points: tuple[tuple[float, float], ...]
    dash: str = ""
    stroke: Stroke = Stroke.EDGE


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing of boxes and lines, in pixels of 1/96 inch, with the words that stand for it.

    Lines are drawn first, then boxes, each over those before it.
    """

    width: float
    height: float
    boxes: tuple[FigureBox, ...]
    lines: tuple[FigureLine, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents, made of the headings down to `depth`."""

    title: str = "Contents"
    depth: int = 3


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


@dataclass(frozen=True, slots=True)
class Revised:
    """A block that became another between two drafts; None beside one that came or went."""

    old: Block | None
    new: Block | None


Block = (
    Heading
    | Paragraph
    | ListBlock
    | Table
    | Numbered
    | Facts
    | Instruction
    | DecisionBlock
    | ActionBlock
    | ExemptNote
    | SignatureBlock
    | Picture
    | Figure
    | Contents
    | PageBreak
    | Revised
)


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its title, its blocks in order, and its properties.

    The title is printed first and is the one heading of level 1. `header` stands small on every
    page (state, exempt mark); `footer` stands left of "Page x of y". `folio`, if given, is the
    number of the first leaf of a loose-leaf minute book, and brings a place for initials.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    subject: str = ""
    author: str = ""
    organisation: str = ""  # the council, printed small above the title
    language: str = "en-GB"
    keywords: tuple[str, ...] = ()
    header: str = ""
    footer: str = ""
    landscape: bool = False
    folio: int | None = None
    dated: date | None = None  # written into the file's properties


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook: a title, a note of what it holds, one table."""

    name: str
    table: Table
    title: str = ""
    note: str = ""
    count: int = 0  # rows, where known: for progress


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook. Several sheets get a contents sheet in front."""

    title: str
    sheets: tuple[Sheet, ...]
    subject: str = ""
    author: str = ""
    keywords: tuple[str, ...] = ()
    dated: date | None = None
    notes: tuple[str, ...] = field(default=())  # lines on the contents sheet


def column(entry: Column | str) -> Column:
    """The column, where a plain name may stand for one."""
    return entry if isinstance(entry, Column) else Column(entry)


def plain(runs: Inline) -> str:
    """The text of runs, without their formats."""
    return "".join(run.text for run in runs if run.change is not Change.DELETED)


def text_runs(text: str, *, bold: bool = False, italic: bool = False) -> Inline:
    """Plain text as runs."""
    return (Run(text, bold, italic),) if text else ()
