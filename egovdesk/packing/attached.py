"""A pack as an accessible PDF: our own documents as PDF/UA-1, with the authors' files attached as they are.

What others tagged badly or not at all, joining cannot put right. Whoever reads with a screen reader has
here all that is ours as it should be, and each paper as its author made it, often in Word.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.writers.files import free_name
from egovdesk.documents.writers.pdf.attaching import Attached, attach
from egovdesk.documents.writers.pdf.joining import write_volume
from egovdesk.errors import Refused
from egovdesk.packing.forms import in_another_form, pdf_of
from egovdesk.packing.making import Made, Wish, beside_name, file_name, title_of
from egovdesk.packing.papers import Brought, Progress, written
from egovdesk.packing.planning import volume_of
from egovdesk.packing.withheld import for_the_public
from egovdesk.records.packs import ACCESSIBLE
from egovdesk.register import Register

_HOW = "Open it from the list of attachments: the paper clip of most programs for PDF."
LARGEST = 200 * 1024 * 1024
"""In bytes: more is not attached, for it is held in memory by whoever opens the file."""


def make_accessible(register: Register, wish: Wish, folder: Path, progress: Progress) -> Made:
    """Write the pack as one accessible PDF into a folder, with the authors' files attached.

    Raises Refused where they are too large together, or where what is withheld of one cannot be taken out
    of it, Stopped and DiskFault; then nothing half-made is left.
    """
    facts = MeetingFacts.of(register, wish.meeting_id, wish.audience)
    matter = in_another_form(facts, wish)
    target = folder / file_name(facts, wish, matter.chain, form=ACCESSIBLE)
    _refuse_too_large(sum(file.size for one in matter.entries if one.is_in for file in one.files))
    with tempfile.TemporaryDirectory(prefix="egovdesk-pack-") as name:
        brought = list(_named(facts, written(register, matter.entries, Path(name)), progress))
        parts = matter.parts(facts, brought)
        # Their numbers are of this form alone: others follow on those of the PDF.
        manifest = tuple(one.pages(matter.first_page, 0) for one in parts)
        pdf = pdf_of(register, wish, manifest, ACCESSIBLE)
        title = title_of(facts, wish)
        volume = volume_of(facts, parts, title, matter.told.as_of, matter.first_page)
        ours = Path(name) / target.name
        write_volume(volume, ours)
        attach(ours, [_attached(one) for one in brought if one.attached], target)
    return Made(
        wish, target, manifest, follows=matter.chain, gone=matter.gone,
        form_of=pdf.id if pdf else "", accessible=True,
    )  # fmt: skip


def _named(facts: MeetingFacts, found: Sequence[Brought], progress: Progress) -> Iterator[Brought]:
    """The files, each with the name under which it is attached, as this audience may have it."""
    names: set[str] = set()
    for at, one in enumerate(found):
        progress(f"paper {at + 1} of {len(found)}", at / len(found))
        if one.problem:
            yield replace(one, pdf=None)
            continue
        if facts.public:
            for_the_public(facts, one.file, one.source)
        name = free_name(beside_name(one), names)
        names.add(name)
        yield replace(one, pdf=None, attached=name, problem=_HOW)


def _attached(one: Brought) -> Attached:
    title = one.entry.title
    about = f"Item {one.entry.number}: {title}" if one.entry.number else title
    return Attached(one.attached, one.source, f"{about}. Exempt" if one.entry.exempt else about)


def _refuse_too_large(size: int) -> None:
    if size > LARGEST:
        raise Refused(
            f"The papers of this pack have {size // 2**20:,} MB, and up to {LARGEST // 2**20} MB can be"
            " attached to a file.",
            "Nothing was written.", "Make a folder of files instead.",
        )  # fmt: skip
