"""The public's pack: the finished file is opened again and proved clean before it may go out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.packs import Proved, certificate
from egovdesk.documents.writers.files import put_all, put_folder, refuse_if_open
from egovdesk.documents.writers.pdf import write_pdf
from egovdesk.errors import EgovDeskError
from egovdesk.exchange.leaks.checking import check_public
from egovdesk.packing.folders import folder_of, make_folder, sha256_of
from egovdesk.packing.making import INDEX, Made, Wish, beside_folder, make_pdf, stem_of
from egovdesk.packing.papers import Progress
from egovdesk.packing.withheld import to_look_at
from egovdesk.records.leaks import Searched, Unsearched
from egovdesk.records.packs import CERTIFICATE, Audience
from egovdesk.register import Register

Make = Callable[[Register, Wish, Path, Progress], Made]
"""Makes a pack into a folder: as PDF, accessible or not, in Word, or as a folder of its own."""


class Blocked(EgovDeskError):
    """A public pack says what only the exempt record holds; `searched` has where in `made`."""

    def __init__(self, searched: Searched, made: Made) -> None:
        count = len(searched.leaks) + sum(one.blocks for one in searched.unsearched)
        things = "1 thing has" if count == 1 else f"{count:,} things have"
        super().__init__(
            f"{things} to be settled before this pack may go to the public.",
            "Nothing was written.",
            "Withhold the page or the passage, or declare it public with a reason.",
        )
        self.searched, self.made = searched, made


def prove(register: Register, made: Made, progress: Progress) -> Searched:
    """Open what was written again, and search it for what only the exempt record holds."""

    def tell(pages: int) -> None:
        if made.pages:
            progress(f"searched page {pages} of {made.pages}", min(1.0, pages / made.pages))
        else:
            progress(f"searched page {pages}", 0.5)

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
        raise Blocked(searched, made)
    facts = MeetingFacts.of(register, made.wish.meeting_id, made.wish.audience)
    path = made.path.with_name(f"{stem_of(made.path)}_{CERTIFICATE}.pdf")
    write_pdf(certificate(facts, searched, _proved(made), as_of=register.today), path)
    return replace(made, certificate=path)


def _proved(made: Made) -> Proved:
    """What the certificate is of: a folder by its index, which has the SHA-256 of each of its files."""
    sha256 = sha256_of(made.index if made.is_folder else made.path)
    if made.is_folder:
        return Proved(made.path.name, sha256, INDEX, 1 + len(made.manifest))
    return Proved(made.path.name, sha256)


def make_folder_proved(
    register: Register, wish: Wish, folder: Path, progress: Progress
) -> tuple[Made, Searched | None]:
    """Make a pack as a folder into a folder; the public's only once every file of it is proved clean.

    Raises what `make_proved` raises. Where a folder of its name is there, that is said before any work.
    """
    folder_of(register, wish, folder)
    return make_proved(register, wish, folder, progress, make_folder)


def put_in(made: Made, folder: Path) -> Made:
    """Put what was made into the folder where it is to be: all of it, or nothing.

    What travelled beside a former pack of the same name lies there no longer. A pack that is a folder
    is never put where one is.
    """
    if made.is_folder:
        target = folder / made.path.name
        put_folder(made.path, target, *filter(None, (made.certificate,)))
        return _moved(made, folder)
    files = {one: Path(one.name) for one in (made.path, made.certificate) if one is not None}
    files |= {one: Path(one.parent.name, one.name) for one in made.beside}
    put_all(files, folder, former=beside_folder(folder / made.path.name))
    return replace(_moved(made, folder), beside=tuple(folder / files[one] for one in made.beside))


def _moved(made: Made, folder: Path) -> Made:
    return replace(
        made, path=folder / made.path.name,
        certificate=folder / made.certificate.name if made.certificate else None,
    )  # fmt: skip


def _part(progress: Progress, first: float, last: float) -> Callable[[str, float], None]:
    return lambda words, share: progress(words, first + (last - first) * share)
