"""Somebody else's PDF, opened to be joined: what is refused, and what comes along with its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

from egovdesk.documents.writers.pdf.bookmarks import Bookmark, Finder, Place, led_to
from egovdesk.documents.writers.pdf.forms import draw_answers, not_shown
from egovdesk.documents.writers.pdf.tagging import is_tagged
from egovdesk.documents.writers.pdf.volume import Sizes
from egovdesk.errors import Refused

_KEPT = "It was not put in."
_UNREADABLE = (
    pikepdf.PdfError, pikepdf.DataDecodingError, KeyError, TypeError, ValueError, AttributeError,
)  # fmt: skip
"""What pikepdf raises where something is not there that should be, or is of another kind."""
_LEFT_OUT = {"/FileAttachment", "/Movie", "/Screen", "/RichMedia", "/3D", "/Sound"}
"""Annotations that run or carry something: a page that is read needs none of them."""
_SAFE_ACTIONS = {"/URI", "/Named"}
_LARGEST_SIDE = 14400.0
_A4 = (0, 0, 595, 842)


@dataclass
class Foreign:
    """A file that is open, and what has been found out of it."""

    pdf: pikepdf.Pdf
    frames: list[Frame]
    tagged: bool
    bookmarks: tuple[Bookmark, ...] = ()
    #: By page and by number of the annotation there, where each link within the file leads.
    links: dict[tuple[int, int], Place] = field(default_factory=dict)

    @property
    def sizes(self) -> Sizes:
        """The size of each page as it is seen."""
        return [frame.size for frame in self.frames]


@contextmanager
def opened(path: Path, title: str) -> Iterator[Foreign]:
    """Open a file whose pages can be joined as they are.

    Raises Refused, naming the paper, where the file is damaged, protected, or has no page, or where its
    pages do not show what it says.
    """
    with explained(path, title):
        pdf = pikepdf.open(path, attempt_recovery=False, suppress_warnings=True)
    with pdf:
        with explained(path, title):
            if pdf.is_encrypted:
                raise _protected(path, title)
            if why := not_shown(pdf):
                raise _not_shown(path, title, why)
            draw_answers(pdf)
            foreign = _read(pdf)
        yield foreign


@contextmanager
def explained(path: Path, title: str) -> Iterator[None]:
    """Say of which paper the file is that cannot be read; raises Refused."""
    try:
        yield
    except pikepdf.PasswordError as error:
        raise _protected(path, title) from error
    except _UNREADABLE as error:
        raise _damaged(path, title) from error
    except OSError as error:
        raise Refused(
            f"{title}: the file {path.name} cannot be read ({error.strerror}).", _KEPT,
            "See that it is where it was, then try again.",
        ) from error  # fmt: skip


def pages_of(path: Path, title: str) -> int:
    """How many pages a file would bring; raises Refused, naming the paper, where it can bring none."""
    with opened(path, title) as foreign:
        return len(foreign.frames)


def _protected(path: Path, title: str) -> Refused:
    return Refused(
        f"{title}: the file {path.name} is protected by its author.", _KEPT,
        "Ask the author for a copy that is not, or let it travel beside the pack.",
    )  # fmt: skip


def _not_shown(path: Path, title: str, why: str) -> Refused:
    return Refused(
        f"{title}: the file {path.name} {why}.", _KEPT,
        "Ask the author to print it to a PDF, or let it travel beside the pack.",
    )  # fmt: skip


def _damaged(path: Path, title: str) -> Refused:
    return Refused(
        f"{title}: the file {path.name} is damaged, or is no PDF.", _KEPT,
        "Ask the author to send it again, or let it travel beside the pack.",
    )  # fmt: skip


def _read(pdf: pikepdf.Pdf) -> Foreign:
    pages = [page.obj for page in pdf.pages]
    if not pages:
        raise ValueError("a file of no pages")
    foreign = Foreign(pdf, [Frame.of(page) for page in pages], is_tagged(pdf))
    finder = Finder(pdf, pages)
    for at, page in enumerate(pages):
        _clean(page, at, finder, foreign.links)
    foreign.bookmarks = finder.bookmarks()
    return foreign


# --- pages -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Frame:
    """What is seen of a page: its corners in its own units, and how far it is turned clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turned: int

    @staticmethod
    def of(page: Any) -> Frame:
        """That of a page; raises ValueError where nothing of it can be seen."""
        whole = _corners(_inherited(page, "/MediaBox") or _A4)
        cut = _corners(_inherited(page, "/CropBox") or whole)
        turned = int(_inherited(page, "/Rotate") or 0) % 360 // 90 * 90
        frame = Frame(
            max(whole[0], cut[0]), max(whole[1], cut[1]), min(whole[2], cut[2]),
            min(whole[3], cut[3]), turned,
        )  # fmt: skip
        if min(frame.size) <= 0:
            raise ValueError("a page of no size")
        return frame

    @property
    def size(self) -> tuple[float, float]:
        """The width and height of the page as it is seen."""
        width = min(self.right - self.left, _LARGEST_SIDE)
        height = min(self.top - self.bottom, _LARGEST_SIDE)
        return (height, width) if self.turned in (90, 270) else (width, height)

    @property
    def placing(self) -> tuple[float, ...]:
        """The matrix that lays a drawing, as wide and high as the page is seen, over that page."""
        return {
            0: (1, 0, 0, 1, self.left, self.bottom),
            90: (0, 1, -1, 0, self.right, self.bottom),
            180: (-1, 0, 0, -1, self.right, self.top),
            270: (0, -1, 1, 0, self.left, self.top),
        }[self.turned]


def _corners(box: Iterable[Any]) -> tuple[float, float, float, float]:
    """The left, the bottom, the right and the top of a box, whichever corners it is told by."""
    x0, y0, x1, y1 = map(float, box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _inherited(page: Any, name: str) -> Any:
    """What a page says, or the branch of the tree that it hangs on; trees are shallow."""
    for _ in range(32):
        if name in page:
            return page[name]
        if "/Parent" not in page:
            return None
        page = page.Parent
    return None


def _clean(page: Any, at: int, finder: Finder, links: dict[tuple[int, int], Place]) -> None:
    """Leave out what would run or carry files, and note where links within the file lead."""
    if "/AA" in page:
        del page["/AA"]
    annotations = page.get("/Annots")
    if annotations is None:
        return
    kept = pikepdf.Array(
        one for one in annotations
        if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") not in _LEFT_OUT
    )  # fmt: skip
    for number, one in enumerate(kept):
        action: Any = one.get("/A", {})
        place = finder.place(one.get("/Dest", led_to(action)))
        if place is not None:
            links[at, number] = place
        if "/Dest" in one:
            del one["/Dest"]
        if "/A" in one and (place is not None or action.get("/S") not in _SAFE_ACTIONS):
            del one["/A"]
        for name in ("/AA", "/Parent"):
            if name in one:
                del one[name]
    page["/Annots"] = kept
