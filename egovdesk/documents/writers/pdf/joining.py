"""A volume as one file: our own pages, set together, with the pages of other files between them.

Without other files' pages it is PDF/UA-1 by itself. With them it makes no such claim: what others tagged
badly or not at all, joining cannot put right. Text, tags and bookmarks of all are kept.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

import pikepdf

from egovdesk.documents.writers.files import refuse_if_open, replacing
from egovdesk.documents.writers.pdf.bookmarks import (
    Bookmark,
    Entry,
    Finder,
    Place,
    write_bookmarks,
)
from egovdesk.documents.writers.pdf.foreign import Foreign, Frame, explained, opened
from egovdesk.documents.writers.pdf.setting import set_pdf
from egovdesk.documents.writers.pdf.source import LINK_TO_PART, source_of
from egovdesk.documents.writers.pdf.states import left_open
from egovdesk.documents.writers.pdf.tagging import BEGINS_TAG, ENDS_TAG, Tags
from egovdesk.documents.writers.pdf.volume import Inserted, Placed, Volume
from egovdesk.errors import Stopped

Progress: TypeAlias = Callable[[int, int], bool | None]
"""Told how many pages are done of how many; False stops."""
_STAMP = pikepdf.Name("/EgovDeskStamp")
_OFTEN = 20


def write_volume(
    volume: Volume, path: Path, progress: Progress | None = None
) -> tuple[Placed, ...]:
    """Write the volume to `path` and say where each part stands, in their order.

    Raises Refused, naming the paper, where a file cannot be joined, and Stopped. The file at `path` is
    replaced only when the new one is whole.
    """
    refuse_if_open(path)
    with ExitStack() as stack:
        foreign = {
            at: stack.enter_context(opened(part.source, part.title))
            for at, part in enumerate(volume.parts)
            if isinstance(part, Inserted)
        }
        made = set_pdf(source_of(volume, {at: one.sizes for at, one in foreign.items()}))
        joined = _Joined(volume, stack.enter_context(_from_bytes(made)), foreign, progress)
        joined.join()
        with replacing(path) as beside:
            joined.save(beside)
    return joined.placed()


def _from_bytes(made: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made))


class _Joined:
    """Joins the parts of one volume; knows the pages of each."""

    def __init__(
        self,
        volume: Volume,
        pdf: pikepdf.Pdf,
        foreign: dict[int, Foreign],
        progress: Progress | None,
    ) -> None:
        self._volume, self._pdf, self._foreign, self._progress = volume, pdf, foreign, progress
        self._stamped = sum(len(one.frames) for one in foreign.values())
        self._own = len(pdf.pages) - self._stamped
        #: The pages of each part as objects of the file that is written.
        self._pages: list[list[Any]] = []
        self._all_tags = Tags(pdf)
        #: What holds the tags of each part that others' pages are.
        self._tags: list[Any] = []

    def join(self) -> None:
        """Put the pages of other files between ours, and lead every link and bookmark to its page."""
        own = [page.obj for page in self._pdf.pages][: self._own]
        titles = Finder(self._pdf, own).bookmarks()
        begins = [one.place.page if one.place else 0 for one in titles]
        stamps = self._take_stamps()
        ours = iter(zip(begins, [*begins[1:], self._own], strict=True))
        for at, part in enumerate(self._volume.parts):
            if isinstance(part, Inserted):
                with explained(part.source, part.title):
                    self._pages.append(self._bring(self._foreign[at], part.title, stamps))
            else:
                first, end = next(ours)
                self._tags.append(None)
                self._pages.append(own[first:end])
        self._lay_in_order()
        self._all_tags.lay_in_order(self._tags, self._pages)
        self._lead_links(own)
        write_bookmarks(self._pdf, list(self._entries(titles, own)))
        self._label_pages()
        if self._foreign:
            self._claim_nothing()

    def placed(self) -> tuple[Placed, ...]:
        """Where each part stands."""
        number, found = self._volume.first_page, []
        for pages in self._pages:
            found.append(Placed(number, len(pages)))
            number += len(pages)
        return tuple(found)

    def save(self, path: Path) -> None:
        """Write the file; the same parts give the same bytes."""
        self._pdf.save(
            path,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            progress=lambda _percent: None,  # here Python comes to itself, and hears who says Stop
        )

    # --- pages -------------------------------------------------------------------------------

    def _take_stamps(self) -> list[Any]:
        """The numbers and names for others' pages, which were set after our own, as drawings."""
        stamps = [_as_drawing(page.obj) for page in self._pdf.pages[self._own :]]
        stamps.reverse()
        return stamps

    def _bring(self, foreign: Foreign, title: str, stamps: list[Any]) -> list[Any]:
        """Copy the pages of a file, each stamped; the next stamp is the last of those given."""
        tagged = foreign.tagged
        before = self._pdf.make_stream(b"q\n" if tagged else BEGINS_TAG + b"q\n")
        after = b"\nQ" if tagged else b"\nQ" + ENDS_TAG
        self._pdf.pages.extend(foreign.pdf.pages)
        brought = [page.obj for page in self._pdf.pages[-len(foreign.frames) :]]
        for page, frame in zip(brought, foreign.frames, strict=True):
            self._stamp(page, stamps.pop(), frame, (before, after))
            self._tell(len(stamps))
        self._tags.append(self._all_tags.bring(foreign.pdf, brought, title, tagged))
        for (at, number), place in foreign.links.items():
            _lead(brought[at].Annots[number], brought, place)
        _keep_layers(self._pdf, foreign.pdf)
        return brought

    def _stamp(self, page: Any, stamp: Any, frame: Frame, around: tuple[Any, bytes]) -> None:
        """Draw a stamp over a page as it is seen, whatever its content leaves behind."""
        corners = " ".join(f"{one:.3f}" for one in frame.placing)
        drawn = f"\nq {corners} cm {_STAMP} Do Q\n".encode("ascii")
        ends = b"\nQ" * left_open(self._pdf, page)
        before, after = around[0], self._pdf.make_stream(ends + around[1] + drawn)
        contents = page.get("/Contents", pikepdf.Array())
        inner = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        page.Contents = pikepdf.Array([before, *inner, after])
        # Resources may be shared among pages: each gets a copy of its own with its own stamp.
        resources: Any = pikepdf.Dictionary(page.get("/Resources", {}))
        drawings = pikepdf.Dictionary(resources.get("/XObject", {}))
        drawings[_STAMP] = stamp
        resources.XObject = drawings
        page.Resources = resources

    def _tell(self, left: int) -> None:
        done = self._stamped - left
        tells = done % _OFTEN == 0 or not left
        if self._progress and tells and self._progress(done, self._stamped) is False:
            raise Stopped("Making the file was stopped.", "Nothing was written.")

    def _lay_in_order(self) -> None:
        ordered = [page for pages in self._pages for page in pages]
        tree = self._pdf.Root.Pages
        tree.Kids, tree.Count = pikepdf.Array(ordered), len(ordered)

    # --- links, bookmarks, labels --------------------------------------------------------------

    def _lead_links(self, own: list[Any]) -> None:
        """Lead the lines of our contents to others' pages, for which typst has no place."""
        for page in own:
            for one in page.get("/Annots", []):
                target = str(one.get("/A", {}).get("/URI", ""))
                if target.startswith(LINK_TO_PART):
                    part = int(target.removeprefix(LINK_TO_PART))
                    _lead(one, self._pages[part], Place(0))

    def _entries(self, titles: Sequence[Bookmark], own: list[Any]) -> Iterator[Entry]:
        """A bookmark for each part: our own bear the titles of ours in place of their headings."""
        ours = iter(titles)
        for at, part in enumerate(self._volume.parts):
            if isinstance(part, Inserted):
                pages, place = self._pages[at], Place(0)
                found = Bookmark(part.title, place, self._foreign[at].bookmarks)
            else:
                pages, found = own, next(ours)
                place = found.place or Place(0)
            if part.above:
                yield Entry(part.above, part.level - 1, place.among(pages))
            yield Entry.of(replace(found, title=part.title), part.level, pages)

    def _label_pages(self) -> None:
        """Have viewers name the pages by the numbers printed on them."""
        if self._volume.first_page != 1:
            label = pikepdf.Dictionary(S=pikepdf.Name.D, St=self._volume.first_page)
            self._pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, label]))

    def _claim_nothing(self) -> None:
        with self._pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
            del said["pdfuaid:part"]


def _as_drawing(page: Any) -> Any:
    """What a page of one stream shows, as a drawing that other pages can show."""
    drawn = page.Contents
    drawn.Type, drawn.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    drawn.BBox, drawn.Resources = page.MediaBox, page.Resources
    return drawn


def _lead(annotation: Any, pages: list[Any], place: Place) -> None:
    annotation.Dest = place.among(pages)
    if "/A" in annotation:
        del annotation["/A"]


def _keep_layers(pdf: pikepdf.Pdf, foreign: pikepdf.Pdf) -> None:
    """Bring along which layers of a file are shown: one that is hidden would else be seen."""
    theirs = foreign.Root.get("/OCProperties")
    if theirs is None:
        return
    copied: Any = pdf.copy_foreign(foreign.make_indirect(theirs))
    _hide_by_name(copied)
    ours = pdf.Root.get("/OCProperties")
    if ours is None:
        pdf.Root.OCProperties = copied
        return
    ours.OCGs.extend(list(copied.OCGs))
    for name in ("/ON", "/OFF", "/Order"):
        ours.D[name] = pikepdf.Array([*ours.D.get(name, []), *copied.D.get(name, [])])


def _hide_by_name(layers: Any) -> None:
    """Name every layer that is hidden: what holds for those not named differs from file to file."""
    for name, nothing in (("/OCGs", pikepdf.Array()), ("/D", pikepdf.Dictionary())):
        if name not in layers:
            layers[name] = nothing
    shown = {one.objgen for one in layers.D.get("/ON", [])}
    if layers.D.get("/BaseState") == pikepdf.Name.OFF:
        layers.D.OFF = pikepdf.Array(one for one in layers.OCGs if one.objgen not in shown)
    if "/BaseState" in layers.D:
        del layers.D["/BaseState"]
