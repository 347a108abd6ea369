"""Makes a pack, and keeps it: its files, and what each page or file is of."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.packs import Entry, pack_contents
from egovdesk.documents.prefixes import time_of_day
from egovdesk.documents.wording import document_file_name, long_date
from egovdesk.documents.writers.files import free_path
from egovdesk.documents.writers.pdf.joining import write_volume
from egovdesk.errors import Refused, Stopped
from egovdesk.operations.packs.making import MadeFile, keep_form, keep_pack
from egovdesk.packing.chains import Chain, chain_of
from egovdesk.packing.manifest import Pages, from_json, to_json
from egovdesk.packing.papers import Brought, Progress, bring
from egovdesk.packing.planning import Planned, planned, volume_of
from egovdesk.packing.since import gone_since, late_entries
from egovdesk.packing.supplements import Told, supplement_parts
from egovdesk.packing.withheld import without_withheld
from egovdesk.records.packs import ACCESSIBLE, CERTIFICATE, FOLDER, Audience, PackKind
from egovdesk.register import Register
from egovdesk.store.contents import Kept

INDEX = "contents.csv"
"""The index of a pack that is a folder (reference.md 4.4)."""


@dataclass(frozen=True)
class Wish:
    """What pack is wanted: of which meeting, for whom, and as what."""

    meeting_id: str
    audience: Audience
    kind: PackKind = PackKind.PACK
    reason: str = ""
    agreed_by: str = ""


@dataclass(frozen=True)
class Made:
    """A pack that was written: its file or folder, what its pages or files are of, what travels beside
    it, and, of a supplement, what it continues and which pages it says are withdrawn. `certificate` says
    that the public's was proved clean. `form_of` is the pack that it is another form of, `accessible` that
    the authors' files are attached to it."""

    wish: Wish
    path: Path
    manifest: tuple[Pages, ...]
    beside: tuple[Path, ...] = ()
    follows: Chain | None = None
    certificate: Path | None = None
    gone: tuple[Pages, ...] = ()
    form_of: str = ""
    accessible: bool = False

    @property
    def form(self) -> str:
        """As what kind of file it is kept."""
        if self.is_folder:
            return FOLDER
        return ACCESSIBLE if self.accessible else self.path.suffix.lstrip(".")

    @property
    def pages(self) -> int:
        """How many pages it has; 0 where nobody knows, in Word and in a folder."""
        return sum(one.pages for one in self.manifest)

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of files, and not one file."""
        return not self.path.suffix

    @property
    def index(self) -> Path:
        """The index of a folder, with the SHA-256 of each of its files."""
        return self.path / INDEX


@dataclass(frozen=True)
class Matter:
    """What a pack is made of: the lines of its contents; and of a supplement, what it says of itself, what
    it continues, and which pages it says are withdrawn."""

    entries: Sequence[Entry]
    told: Told
    chain: Chain | None = None
    gone: tuple[Pages, ...] = ()

    @classmethod
    def of(cls, facts: MeetingFacts, wish: Wish) -> Matter:
        """What is wanted; raises Refused for a supplement where there is no pack that it could continue."""
        register = facts.register
        told = Told(wish.reason, wish.agreed_by, register.today)
        if wish.kind is PackKind.SUPPLEMENT:
            return cls.since(facts, chain_of(register, wish.meeting_id, wish.audience), told)
        return cls(pack_contents(register, wish.meeting_id, wish.audience, wish.kind), told)

    @classmethod
    def since(cls, facts: MeetingFacts, chain: Chain, told: Told) -> Matter:
        """What a supplement to a pack has."""
        late = late_entries(facts.register, facts.meeting.id, facts.audience, chain)
        return cls(late, told, chain, gone_since(facts, chain))

    @property
    def first_page(self) -> int:
        """The number of its first page."""
        return self.chain.next_page if self.chain else 1

    def parts(self, facts: MeetingFacts, brought: Sequence[Brought]) -> list[Planned]:
        """Its parts in order; raises what `supplement_parts` raises."""
        if self.chain is None:
            return planned(facts, self.entries, brought, as_of=self.told.as_of)
        return supplement_parts(facts, self.chain, self.entries, brought, self.gone, self.told)


def make_pdf(register: Register, wish: Wish, folder: Path, progress: Progress) -> Made:
    """Write the pack as one PDF into a folder, with the files that travel beside it.

    Raises Stopped, Refused and DiskFault; then nothing half-made is left.
    """
    facts = MeetingFacts.of(register, wish.meeting_id, wish.audience)
    matter = Matter.of(facts, wish)
    target = folder / file_name(facts, wish, matter.chain)
    with tempfile.TemporaryDirectory(prefix="egovdesk-pack-") as name:
        brought = bring(register, matter.entries, Path(name), progress)
        if facts.public:
            brought = without_withheld(register, wish.meeting_id, brought)
        parts = matter.parts(facts, brought)
        title = title_of(facts, wish)
        volume = volume_of(facts, parts, title, matter.told.as_of, matter.first_page)
        placed = write_volume(volume, target, lambda done, many: _joined(progress, done, many))
        beside = put_beside(brought, target)
    manifest = tuple(one.pages(at.first, at.pages) for one, at in zip(parts, placed, strict=True))
    return Made(wish, target, manifest, beside, matter.chain, gone=matter.gone)


def keep_made(register: Register, made: Made) -> str:
    """Keep a pack that was written, exactly as it is, with its certificate; return its id.

    Raises Refused where it is the public's and has not been proved clean.
    """
    return record_made(register, made, keep_files(register, made))


def keep_files(
    register: Register, made: Made, stopped: Callable[[], bool] = lambda: False
) -> list[MadeFile]:
    """Keep the contents of a pack's files; it may be called in a thread of its own.

    Raises DiskFault, and Stopped where `stopped` says so; then a folder is not there any more.
    """
    with _or_taken_away(made):
        return list(_kept(register, made, stopped))


@contextmanager
def _or_taken_away(made: Made) -> Iterator[None]:
    """Take a folder away again that is not kept: it would have gone out, and the register not know of it.

    A file stays: it has taken the place of the one before it, which is kept.
    """
    try:
        yield
    except BaseException:
        if made.is_folder:
            take_away(made)
        raise


def _kept(register: Register, made: Made, stopped: Callable[[], bool]) -> Iterator[MadeFile]:
    for kind, name, path in _files(made):
        if stopped():
            raise Stopped("It was stopped.", "Nothing was kept.")
        kept = register.contents.keep(path, lambda _done, _many: not stopped())
        yield MadeFile(kind, name, kept.sha256, kept.size)


def record_made(register: Register, made: Made, files: Sequence[MadeFile]) -> str:
    """Record a pack, or another form of one, whose files have been kept; return the pack's id.

    Raises what `keep_made` raises.
    """
    with _or_taken_away(made):
        if made.wish.audience is Audience.PUBLIC and made.certificate is None:
            raise Refused(
                "This pack has not been proved clean.", "Nothing was kept.", "Make it again."
            )
        pack = (
            _record_form(register, made, files) if made.form_of else _record(register, made, files)
        )
    for one in files:
        register.contents.claim(Kept(one.sha256, one.size))
    return pack


def _record(register: Register, made: Made, files: Sequence[MadeFile]) -> str:
    wish, follows = made.wish, made.follows.last.id if made.follows else None
    return keep_pack(
        register, wish.meeting_id, wish.audience, wish.kind,
        manifest=to_json((*made.manifest, *made.gone)), pages=made.pages, files=files,
        first_page=made.manifest[0].first, follows_id=follows, reason=wish.reason,
        agreed_by=wish.agreed_by,
    )  # fmt: skip


def _record_form(register: Register, made: Made, files: Sequence[MadeFile]) -> str:
    """The pages stay those of the first form; what is in a folder is listed after them."""
    pack = register.packs.get(made.form_of)
    inside = made.manifest if made.is_folder else ()
    keep_form(register, pack.id, files, to_json((*from_json(pack.manifest), *inside)))
    return pack.id


def _files(made: Made) -> Iterator[tuple[str, str, Path]]:
    """The kind, name and place of each file; what somebody else put into a folder is none of them."""
    if made.is_folder:
        for name in (INDEX, *(one.file for one in made.manifest)):
            yield FOLDER, f"{made.path.name}/{name}", made.path / name
    else:
        yield made.form, made.path.name, made.path
    if made.certificate is not None:
        yield CERTIFICATE, made.certificate.name, made.certificate


def take_away(made: Made) -> None:
    """Take a folder that was written away again, with its certificate."""
    shutil.rmtree(made.path, ignore_errors=True)
    if made.certificate is not None:
        made.certificate.unlink(missing_ok=True)


def title_of(facts: MeetingFacts, wish: Wish) -> str:
    """What the file is called in its properties."""
    public = "Public " if facts.public else ""
    return f"{public}{wish.kind.label}: {facts.body}, {long_date(facts.meeting.held_on)}"


def file_name(
    facts: MeetingFacts,
    wish: Wish,
    chain: Chain | None = None,
    suffix: str = ".pdf",
    form: str = "",
) -> str:
    """The name of the file, by group, day, kind, form and readers."""
    state = "PUBLIC" if facts.public else ""
    what = f"pack S{chain.number}" if chain else wish.kind.label.lower()
    what = f"{what} {form}".strip()
    day, at = facts.meeting.held_on, time_of_day(facts.register, facts.meeting)
    return document_file_name(facts.group.code, day, what, state=state, suffix=suffix, at=at)


def _joined(progress: Progress, done: int, many: int) -> None:
    progress(f"page {done} of {many}", 0.5 + 0.5 * done / max(many, 1))


def beside_folder(target: Path) -> Path:
    """Where the files lie that travel beside a pack."""
    return target.with_name(f"{stem_of(target)}_beside")


def stem_of(target: Path) -> str:
    """What the names begin with of what goes with a pack, which may be made in Word and as a folder too."""
    form = target.suffix[1:] or FOLDER
    return target.stem if form == "pdf" else f"{target.stem}_{form}"


def beside_name(one: Brought) -> str:
    """What an author's file is called that goes with a pack as it is: by its item first."""
    return f"{one.entry.number}_{one.file.name}" if one.entry.number else one.file.name


def put_beside(brought: Sequence[Brought], target: Path) -> tuple[Path, ...]:
    """Copy what has no pages into a folder beside the pack; the folder is made only if it is needed."""
    folder, found = beside_folder(target), []
    for one in brought:
        if one.pdf is None and one.source.is_file():
            folder.mkdir(exist_ok=True)
            path = free_path(folder / beside_name(one))
            shutil.copyfile(one.source, path)
            found.append(path)
    return tuple(found)
