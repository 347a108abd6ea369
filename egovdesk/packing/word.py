"""A pack as one Word file: our own documents, and authors' Word papers as they made them.

Word lays the pages out, so that nobody knows how many there are before it is opened: the contents have
fields for their numbers, which Word fills in. Where the same was made as PDF, each part begins on the page
on which it does there. What cannot be carried over unharmed travels beside.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.model import Document
from egovdesk.documents.packs import Entry
from egovdesk.documents.writers.docx import mark_of, write_docx
from egovdesk.documents.writers.files import refuse_if_open, replacing
from egovdesk.documents.writers.pdf.volume import Part
from egovdesk.errors import Refused
from egovdesk.exchange.authors.kinds import AuthorsKind, kind_of
from egovdesk.exchange.authors.mending import clean_word
from egovdesk.exchange.joining.joining import WordPart, join_word
from egovdesk.exchange.joining.sections import Stamp
from egovdesk.exchange.joining.sources import Source
from egovdesk.packing.forms import in_another_form, pdf_of
from egovdesk.packing.making import Made, Wish, file_name, put_beside, title_of
from egovdesk.packing.manifest import from_json, numbered_as
from egovdesk.packing.papers import Brought, Progress, written
from egovdesk.packing.planning import Planned
from egovdesk.packing.templates import Chosen
from egovdesk.records.packs import WORD, TemplateKind
from egovdesk.register import Register

_OTHER = {
    AuthorsKind.PDF: "It is a PDF, and this pack is in Word.",
    AuthorsKind.EXCEL: "It is an Excel workbook, and this pack is in Word.",
}
_WITHHELD = "A part of it is withheld from the public, which only a pack in PDF can do."


def make_word(register: Register, wish: Wish, folder: Path, progress: Progress) -> Made:
    """Write the pack as one Word file into a folder, with the files that travel beside it.

    Raises Stopped, Refused and DiskFault; then nothing half-made is left.
    """
    facts = MeetingFacts.of(register, wish.meeting_id, wish.audience)
    matter = in_another_form(facts, wish)
    target = folder / file_name(facts, wish, matter.chain, suffix=".docx")
    refuse_if_open(target)
    with tempfile.TemporaryDirectory(prefix="egovdesk-pack-") as name:
        brought = bring_word(register, matter.entries, facts, Path(name), progress)
        parts = matter.parts(facts, brought)
        # Of their pages nobody knows how many they are.
        manifest = tuple(one.pages(matter.first_page, 0) for one in parts)
        pdf = pdf_of(register, wish, manifest, WORD)
        if pdf is not None:
            manifest = numbered_as(manifest, from_json(pdf.manifest))
        firsts = [one.first if pdf else None for one in manifest]
        files = _files(facts, wish, parts, Path(name), firsts)
        with replacing(target) as beside:
            join_word(
                files, beside, first_page=matter.first_page,
                progress=lambda done, many: progress(
                    f"document {done} of {many}", 0.5 + 0.5 * done / many
                ),
            )  # fmt: skip
        put = put_beside(brought, target)
    form_of = pdf.id if pdf else ""
    return Made(wish, target, manifest, put, matter.chain, gone=matter.gone, form_of=form_of)


def bring_word(
    register: Register, entries: Sequence[Entry], facts: MeetingFacts, folder: Path,
    progress: Progress,
) -> list[Brought]:  # fmt: skip
    """The files of the papers that are in the pack: those in Word to go in, the others beside."""
    found, every = [], written(register, entries, folder)
    for at, one in enumerate(every):
        progress(f"paper {at + 1} of {len(every)}", 0.5 * (at + 1) / len(every))
        found.append(_fit(register, facts, replace(one, pdf=None)))
    return found


def _fit(register: Register, facts: MeetingFacts, one: Brought) -> Brought:
    """A file as it goes in, or why it does not."""
    if one.problem:
        return one
    withheld = register.withholdings.find(meeting_id=facts.meeting.id, sha256=one.file.sha256)
    if facts.public and withheld:
        one.source.unlink()  # it must not travel beside either
        return replace(one, problem=_WITHHELD)
    try:
        other = _OTHER.get(kind_of(one.source))
        if other:
            return replace(one, problem=other)
        made = one.source
        if facts.public:
            made = one.source.with_name("clean.docx")
            clean_word(one.source, made)
        Source(made)
    except Refused as error:
        return replace(one, problem=_told(error.what, one))
    return replace(one, pdf=made)


def _told(what: str, one: Brought) -> str:
    """The reason, without the name of a file that has been named."""
    for name in (one.source.name, "clean.docx"):
        if what.startswith(f"{name} "):
            return f"It {what.removeprefix(f'{name} ')}"
    return what


def _files(
    facts: MeetingFacts, wish: Wish, parts: Sequence[Planned], folder: Path,
    firsts: Sequence[int | None],
) -> list[WordPart]:  # fmt: skip
    """Each part as a Word file, with what stands at the top of its pages, and where these begin."""
    meeting = facts.meeting
    chosen = Chosen.of(facts.register, facts.group.id, meeting.held_on, meeting.id)
    found, alone = [], not any(firsts)  # with the numbers of a PDF, how many they are is no count
    with chosen.file(TemplateKind.PACK) as template:
        for at, (planned, first) in enumerate(zip(parts, firsts, strict=True)):
            part = planned.part
            if isinstance(part, Part):
                path = folder / f"part-{at}.docx"
                document = part.document if at else _titled(part.document, title_of(facts, wish))
                write_docx(document, path, template, chosen.values, of_all=alone, of_pack=True)
                stamp = Stamp(part.header, numbered=False)
            else:
                path, stamp = part.source, Stamp(part.header, of_all=alone)
            found.append(WordPart(path, mark_of(part.key or str(at)), stamp, first))
    return found


def _titled(document: Document, title: str) -> Document:
    """The first document, whose properties are those of the pack."""
    return replace(document, subject=title)
