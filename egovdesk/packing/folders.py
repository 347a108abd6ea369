"""A pack as a folder: our documents in Word and the authors' files, by item, with an index."""

from __future__ import annotations

import csv
import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.packs import Entry, document_of
from egovdesk.documents.wording import document_file_name
from egovdesk.documents.writers.docx import write_docx
from egovdesk.documents.writers.files import (
    disk_explained,
    free_path,
    refuse_if_there,
    replacing,
)
from egovdesk.errors import Refused
from egovdesk.packing.making import INDEX, Made, Matter, Wish, file_name
from egovdesk.packing.manifest import Pages
from egovdesk.packing.papers import Progress
from egovdesk.packing.templates import Chosen
from egovdesk.packing.withheld import for_the_public
from egovdesk.records.packs import PackKind, PackPart, PaperFile, TemplateKind
from egovdesk.register import Register
from egovdesk.store.contents import Kept

EXEMPT = "exempt"
"""The folder of what is not for publication (reference.md 4.4)."""
_KINDS = {PackPart.AGENDA: TemplateKind.AGENDA, PackPart.MINUTES: TemplateKind.MINUTES}
_FORMULA = ("=", "+", "-", "@", "\t")
_HEADINGS = ("Item", "Title", "File", "Version", "Exempt", "SHA-256")


@dataclass(frozen=True)
class _Filed:
    """A file of the folder, by its path within it."""

    name: str
    entry: Entry
    file: PaperFile | None = None


def folder_of(register: Register, wish: Wish, folder: Path) -> Path:
    """Where the pack comes to lie as a folder of its own.

    Raises Refused where something is there, and for a supplement, whose pages follow others.
    """
    if wish.kind is PackKind.SUPPLEMENT:
        raise Refused(
            "A supplement goes on where the pages of the pack ended, and a folder has no pages.",
            "Nothing was written.", "Make it as PDF, or in Word.",
        )  # fmt: skip
    facts = MeetingFacts.of(register, wish.meeting_id, wish.audience)
    target = folder / file_name(facts, wish, suffix="")
    refuse_if_there(target)
    return target


def make_folder(register: Register, wish: Wish, folder: Path, progress: Progress) -> Made:
    """Write the pack as a folder of its own into a folder, with an index of all that is in it.

    Exempt files lie in a folder within it. Raises what `folder_of` raises, Refused where nothing is in
    the pack, Stopped, and DiskFault; then nothing half-made is left.
    """
    target = folder_of(register, wish, folder)
    facts = MeetingFacts.of(register, wish.meeting_id, wish.audience)
    entries = [one for one in Matter.of(facts, wish).entries if one.is_in]
    with (
        disk_explained(target),
        tempfile.TemporaryDirectory(prefix=".egovdesk-", dir=folder) as name,
    ):
        made = Path(name, target.name)
        made.mkdir()
        filed: list[_Filed] = []
        chosen = Chosen.of(register, facts.group.id, facts.meeting.held_on, facts.meeting.id)
        for at, entry in enumerate(entries):
            progress(f"document {at + 1} of {len(entries)}", at / len(entries))
            filed += _file(facts, chosen, entry, at, made)
        if not filed:
            raise Refused(
                "Nothing is in this pack: every line of it is left out, or still to come.",
                "Nothing was written.", "Take a line in, then make it again.",
            )  # fmt: skip
        _write_index(made, filed)
        made.rename(target)
    return Made(wish, target, tuple(map(_listed, filed)))


def _file(
    facts: MeetingFacts, chosen: Chosen, entry: Entry, at: int, folder: Path
) -> Iterator[_Filed]:
    place = folder / EXEMPT if entry.exempt else folder
    if entry.part is not PackPart.PAPER:
        document = document_of(facts, entry, as_of=facts.register.today)
        if document is not None:
            path = _ready(place / _name(facts, at, entry.title, ".docx"))
            kind = _KINDS.get(entry.part, TemplateKind.REPORT)
            with chosen.file(kind) as template:
                write_docx(document, path, template, chosen.values)
            yield _Filed(path.relative_to(folder).as_posix(), entry)
        return
    for file in entry.files:
        stem, ending = Path(file.name).stem, Path(file.name).suffix.lower()
        path = _ready(free_path(place / _name(facts, at, stem, ending)))
        facts.register.contents.write_to(Kept(file.sha256, file.size), path)
        if facts.public:
            for_the_public(facts, file, path)
        yield _Filed(path.relative_to(folder).as_posix(), entry, file)


def _ready(path: Path) -> Path:
    path.parent.mkdir(exist_ok=True)
    return path


def _name(facts: MeetingFacts, at: int, title: str, ending: str) -> str:
    code = facts.group.code
    return document_file_name(code, facts.meeting.held_on, title, item=at, suffix=ending)


def _write_index(folder: Path, filed: Sequence[_Filed]) -> None:
    """The index, which opens in Excel: no cell of it can be a formula. Each file is told as it lies there."""
    with (
        replacing(folder / INDEX) as beside,
        beside.open("w", encoding="utf-8-sig", newline="") as file,
    ):
        writer = csv.writer(file)
        writer.writerow(_HEADINGS)
        for one in filed:
            writer.writerow(
                _as_text(cell)
                for cell in (
                    one.entry.number, one.entry.title, one.name,
                    str(one.file.version) if one.file else "",
                    "yes" if one.entry.exempt else "", sha256_of(folder / one.name),
                )
            )  # fmt: skip


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file as it lies there."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _listed(one: _Filed) -> Pages:
    """The line of the manifest; `sha256` is what the author sent, whatever was taken out of it since."""
    entry, file = one.entry, one.file
    return Pages(
        1, 0, entry.key, entry.title, item=entry.number,
        item_id=entry.item.id if entry.item else "",
        paper_id=entry.paper.id if entry.paper else "", file=one.name,
        version=file.version if file else 0, sha256=file.sha256 if file else "",
        exempt=entry.exempt, in_folder=True,
    )  # fmt: skip


def _as_text(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
