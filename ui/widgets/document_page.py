"""A document as it was issued, on paper on the screen; and the same on the printer's paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QFont, QPageLayout, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from egovdesk.documents.model import Document
from egovdesk.documents.writers.html import html_of
from egovdesk.documents.writers.layout import longest_number
from ui import theme
from ui.theme.tokens import COLOURS, FACES

_PAGE_MARGIN = 36
_LEAST_HANGING, _CHARACTER = 36, 11
_SMALL = 0.82
_CELLS = 13  # px: a pane is narrower than paper, and the words of a table have to fit
_WIDER_IN_PRINT = 1.25
_PIXELS_TO_THE_INCH = 96
_PRINTED_SIZE = 12
_PRINTED_FACES = ["Arial", "Liberation Sans", "Helvetica"]
_SHAPES = """
p, h1, h2, h3, h4, li, td, th {{ white-space: pre-wrap; }}
p {{ margin-top: 0px; margin-bottom: {line}px; }}
h1 {{ font-size: x-large; font-weight: 600; margin-top: 0px; margin-bottom: {line}px; }}
h2, h3, h4 {{ font-size: medium; font-weight: 600; margin-top: {gap}px; margin-bottom: {line}px; }}
h2 {{ font-size: large; }}
p.organisation, p.state, p.foot, p.note, p.caption, .aside {{ font-size: {small}; color: {ink2}; }}
.aside {{ font-weight: 400; }}
p.subtitle, p.state, p.caption, th {{ font-weight: 600; }}
p.detail {{ color: {ink2}; }}
.numbered, p.facts, p.part {{ margin-left: {hang}px; text-indent: -{hang}px; }}
p.indented, p.detail, p.set-in, p.quote {{ margin-left: {hang}px; }}
p.part.set-in {{ margin-left: {hang2}px; text-indent: -{hang}px; }}
p.signature, p.foot {{ margin-top: {gap}px; }}
p.level3 {{ margin-left: {hang}px; }}
p.level4 {{ margin-left: {hang2}px; }}
td, th {{ border-bottom: 1px solid {rule}; }}
a {{ color: {petrol}; }}
p.exempt {{ color: {exempt}; background-color: {pink}; }}
ins {{ color: {inserted}; text-decoration: underline; }}
del {{ color: {deleted}; text-decoration: line-through; }}
.green {{ color: {green}; }} .amber {{ color: {amber}; }} .red {{ color: {red}; }}
.grey {{ color: {ink2}; }}
"""
_COLOURS = (
    "ink2", "rule", "petrol", "exempt", "pink", "inserted", "deleted", "green", "amber", "red",
)  # fmt: skip


class DocumentPage(QTextBrowser):
    """Shows one document, as the theme has it; nothing in it can be changed."""

    def __init__(
        self, name: str, parent: QWidget | None = None, *, margin: int = _PAGE_MARGIN,
        face: str = "prose15",
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._margin, self._face = margin, face
        self._document: Document | None = None
        self._sentence = ""
        self.setAccessibleName(name)
        self.setOpenExternalLinks(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        theme.notices().changed.connect(self._show)

    def shown(self) -> Document | None:
        """Give the document that is shown."""
        return self._document

    def show_document(self, document: Document) -> None:
        """Show a document from its beginning."""
        self._document, self._sentence = document, ""
        self._show()

    def show_sentence(self, sentence: str) -> None:
        """Show why there is no document."""
        self._document, self._sentence = None, sentence
        self._show()

    def _show(self) -> None:
        self.document().setDocumentMargin(theme.px(self._margin))
        self.document().setDefaultFont(theme.font(self._face))
        if self._document is None:
            self.setPlainText(self._sentence)
            return
        hang = theme.px(_hanging(self._document))
        _set_tabs(self.document(), hang)
        small = f"{round(theme.px(FACES[self._face].pixels) * _SMALL)}px"
        heads = f"thead th {{ font-size: {theme.px(_CELLS - 1)}px; }}"
        cells = f"td, th {{ font-size: {theme.px(_CELLS)}px; }} {heads}"
        self.setHtml(html_of(self._document, _style(small, hang, theme.px, True) + cells))

    def print_on(self, printer: QPrinter) -> None:
        """Print what is shown, in black and in a face for paper, as its Word file has it."""
        if self._document is None:
            return
        paper = QTextDocument()
        paper.setDefaultFont(QFont(_PRINTED_FACES, _PRINTED_SIZE))
        hang = round(_hanging(self._document) * _WIDER_IN_PRINT)
        _set_tabs(paper, hang)
        # Qt scales tabs and heights to the printer, but not what text is set in by.
        dots = round(hang * printer.logicalDpiX() / _PIXELS_TO_THE_INCH)
        style = _style(f"{round(_PRINTED_SIZE * _SMALL)}pt", dots, int, False)
        paper.setHtml(html_of(self._document, style))
        orientation = QPageLayout.Orientation
        wide = self._document.landscape
        printer.setPageOrientation(orientation.Landscape if wide else orientation.Portrait)
        printer.setDocName(self._document.title)
        paper.print_(printer)


def _style(small: str, hang: int, length: Callable[[int], int], screen: bool) -> str:
    """The looks of a document: on the screen as the theme has them, else black on white."""
    colours = {name: theme.color(name).name() if screen else COLOURS[name][0] for name in _COLOURS}
    return _SHAPES.format(
        **colours, small=small, hang=hang, hang2=2 * hang, line=length(6), gap=length(16)
    )


def _hanging(document: Document) -> int:
    """How far the text stands from the left, so that the longest number fits before it."""
    return max(_LEAST_HANGING, _CHARACTER * longest_number(document.blocks) + 8)


def _set_tabs(document: QTextDocument, stop: int) -> None:
    option = document.defaultTextOption()
    option.setTabStopDistance(stop)
    document.setDefaultTextOption(option)
