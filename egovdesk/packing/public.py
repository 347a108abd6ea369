"""The public's pack: the finished file is opened again and proved clean before it may go out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.packs import certificate
from egovdesk.documents.writers.files import put_all, refuse_if_open
from egovdesk.documents.writers.pdf import write_pdf
from egovdesk.errors import EgovDeskError
from egovdesk.exchange.leaks.checking import check_public
from egovdesk.packing.folders import Filed, make_folder, refuse_if_there
from egovdesk.packing.making import CERTIFICATE, Made, Wish, beside_folder, make_pdf, stem_of
from egovdesk.packing.papers import Progress
from egovdesk.packing.withheld import to_look_at
from egovdesk.records.leaks import Searched, Unsearched
from egovdesk.records.packs import Audience
from egovdesk.register import Register

Make = Callable[[Register, Wish, Path, Progress], Made]
"""Makes a pack into a folder: as PDF, or in Word."""


class Blocked(EgovDeskError):
    """A public pack says what only the exempt record holds; `searched` has where."""

    def __init__(self, searched: Searched) -> None:
        count = len(searched.leaks) + sum(one.blocks for one in searched.unsearched)
        things = "1 thing has" if count == 1 else f"{count:,} things have"
        super().__init__(
            f"{things} to be settled before this pack may go to the public.",
            "Nothing was written.",
            "Withhold the page or the passage, or declare it public with a reason.",
        )
        self.searched = searched


def prove(register: Register, made: Made, progress: Progress) -> Searched:
    """Open what was written again, and search it for what only the exempt record holds."""

    def tell(pages: int) -> None:
        of = f" of {made.pages}" if made.pages else ""
        progress(f"searched page {pages}{of}", min(1.0, pages / max(made.pages, 1)))

    meeting_id = made.wish.meeting_id
    searched = check_public(register, meeting_id, [made.path, *made.beside], tell)
    files = ((one.paper_id, one.sha256) for one in made.manifest if one.sha256)
    return _with(searched, to_look_at(register, meeting_id, files))


def _with(searched: Searched, more: Iterable[Unsearched]) -> Searched:
    return replace(searched, unsearched=(*searched.unsearched, *more))


def make_proved(
    register: Register, wish: Wish, folder: Path, progress: Progress, make: Make = make_pdf
) -> tuple[Made, Searched | None]:
    """Make a pack into a folder, as PDF or as `make` does; the public's only once it is proved clean.

    Raises Blocked where it is not, and what `make` raises; then nothing in the folder has changed.
    """
    public = wish.audience is Audience.PUBLIC
    with TemporaryDirectory(prefix="egovdesk-making-") as name:
        made = make(register, wish, Path(name), _part(progress, 0, 0.5 if public else 1))
        refuse_if_open(folder / made.path.name)
        if not public:
            return put_in(made, folder), None
        searched = prove(register, made, _part(progress, 0.5, 1))
        return put_in(certified(register, made, searched), folder), searched


def certified(register: Register, made: Made, searched: Searched) -> Made:
    """The pack with its certificate beside it; raises Blocked where it is not clean."""
    if searched.blocks:
        raise Blocked(searched)
    facts = MeetingFacts.of(register, made.wish.meeting_id, made.wish.audience)
    path = made.path.with_name(f"{stem_of(made.path)}_{CERTIFICATE}.pdf")
    with made.path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    said = certificate(facts, searched, file=made.path.name, sha256=sha256, as_of=register.today)
    write_pdf(said, path)
    return replace(made, certificate=path)


def make_folder_proved(
    register: Register, wish: Wish, target: Path, progress: Progress
) -> list[Filed]:
    """Make a pack as a folder; the public's only once every file of it is proved clean.

    Raises Blocked where one is not, and what `make_folder` raises; then there is no folder.
    """
    if wish.audience is not Audience.PUBLIC:
        return make_folder(register, wish, target, progress)
    refuse_if_there(target)
    with TemporaryDirectory(prefix=".egovdesk-", dir=target.parent) as name:
        staged = Path(name) / target.name
        filed = make_folder(register, wish, staged, progress)
        files = ((one.file.paper_id, one.file.sha256) for one in filed if one.file)
        searched = _with(
            check_public(register, wish.meeting_id, [staged]),
            to_look_at(register, wish.meeting_id, files),
        )
        if searched.blocks:
            raise Blocked(searched)
        staged.rename(target)
    return filed


def put_in(made: Made, folder: Path) -> Made:
    """Put what was made into the folder where it is to be: all of it, or nothing.

    What travelled beside a former pack of the same name lies there no longer.
    """
    files = {one: Path(one.name) for one in (made.path, made.certificate) if one is not None}
    files |= {one: Path(one.parent.name, one.name) for one in made.beside}
    put_all(files, folder, former=beside_folder(folder / made.path.name))
    return replace(
        made, path=folder / made.path.name,
        beside=tuple(folder / files[one] for one in made.beside),
        certificate=folder / made.certificate.name if made.certificate else None,
    )  # fmt: skip


def _part(progress: Progress, first: float, last: float) -> Callable[[str, float], None]:
    return lambda words, share: progress(words, first + (last - first) * share)
