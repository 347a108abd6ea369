"""A pack as a folder: our documents in Word and the authors' files, by item, with an index."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.packs import Entry, document_of, pack_contents
from egovdesk.documents.wording import document_file_name
from egovdesk.documents.writers.docx import write_docx
from egovdesk.documents.writers.files import free_path
from egovdesk.errors import EgovDeskError
from egovdesk.exchange.leaks.painting import take_out
from egovdesk.packing.making import Wish
from egovdesk.packing.papers import Progress
from egovdesk.packing.templates import Chosen
from egovdesk.packing.withheld import cannot_take_out
from egovdesk.records.packs import PackPart, PaperFile, TemplateKind
from egovdesk.register import Register
from egovdesk.store.contents import Kept

EXEMPT, INDEX = "exempt", "contents.csv"
"""The folder of what is not for publication, and the index (reference.md 4.4)."""
_KINDS = {PackPart.AGENDA: TemplateKind.AGENDA, PackPart.MINUTES: TemplateKind.MINUTES}
_FORMULA = ("=", "+", "-", "@", "\t")
_HEADINGS = ("Item", "Title", "File", "Version", "Exempt", "SHA-256")


@dataclass(frozen=True)
class Filed:
    """A file of the folder, by its path within it."""

    name: str
    entry: Entry
    file: PaperFile | None = None


def make_folder(register: Register, wish: Wish, target: Path, progress: Progress) -> list[Filed]:
    """Write the pack as a folder, which is not there before; return what is in it.

    Exempt files lie in a folder of their own. Raises Refused where the folder is there, Stopped, and
    DiskFault; then there is none.
    """
    refuse_if_there(target)
    facts = MeetingFacts.of(register, wish.meeting_id, wish.audience)
    entries = [
        one
        for one in pack_contents(register, wish.meeting_id, wish.audience, wish.kind)
        if one.is_in
    ]
    with tempfile.TemporaryDirectory(prefix=".egovdesk-", dir=target.parent) as name:
        folder = Path(name) / target.name
        folder.mkdir()
        filed: list[Filed] = []
        chosen = Chosen.of(register, facts.group.id, facts.meeting.held_on)
        for at, entry in enumerate(entries):
            filed += _file(facts, chosen, entry, at, folder)
            progress(f"document {at + 1} of {len(entries)}", (at + 1) / len(entries))
        _write_index(folder / INDEX, filed)
        folder.rename(target)
    return filed


def refuse_if_there(target: Path) -> None:
    """Refuse to put a pack where one is: what went out is never overwritten."""
    if target.exists():
        raise EgovDeskError(
            f"There is a folder {target.name} already.", "Nothing was written.",
            "An issued pack is never overwritten: choose another name.",
        )  # fmt: skip


def _file(
    facts: MeetingFacts, chosen: Chosen, entry: Entry, at: int, folder: Path
) -> Iterator[Filed]:
    register = facts.register
    place = f"{EXEMPT}/" if entry.exempt else ""
    (folder / place).mkdir(exist_ok=True)
    if entry.part is not PackPart.PAPER:
        document = document_of(facts, entry, as_of=register.today)
        if document is not None:
            name = place + _name(facts, at, entry.title, ".docx")
            kind = _KINDS.get(entry.part, TemplateKind.REPORT)
            with chosen.file(kind) as template:
                write_docx(document, folder / name, template, chosen.values)
            yield Filed(name, entry)
        return
    for file in entry.files:
        stem, ending = Path(file.name).stem, Path(file.name).suffix.lower()
        name = place + free_path(folder / place / _name(facts, at, stem, ending)).name
        register.contents.write_to(Kept(file.sha256, file.size), folder / name)
        if facts.public:
            _take_out(facts, file, folder / name)
        yield Filed(name, entry, file)


def _take_out(facts: MeetingFacts, file: PaperFile, path: Path) -> None:
    """Take out of a file what is withheld from the public; raises Refused where it cannot be."""
    register, meeting = facts.register, facts.meeting
    withheld = register.withholdings.find(meeting_id=meeting.id, sha256=file.sha256)
    if not withheld:
        return
    if path.suffix != ".pdf":
        raise cannot_take_out(file, "Only of a PDF can pages be taken out in a folder.")
    taken = path.with_name(f".{path.name}")
    take_out(path, taken, withheld)
    taken.replace(path)


def _name(facts: MeetingFacts, at: int, title: str, ending: str) -> str:
    code = facts.group.code
    return document_file_name(code, facts.meeting.held_on, title, item=at, suffix=ending)


def _write_index(path: Path, filed: Sequence[Filed]) -> None:
    """The index, which opens in Excel: no cell of it can be a formula."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADINGS)
        for one in filed:
            writer.writerow(
                _as_text(cell)
                for cell in (
                    one.entry.number, one.entry.title, one.name,
                    str(one.file.version) if one.file else "",
                    "yes" if one.entry.exempt else "", one.file.sha256 if one.file else "",
                )
            )  # fmt: skip


def _as_text(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
