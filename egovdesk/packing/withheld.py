"""Authors' pages without what is withheld from the public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.errors import Refused
from egovdesk.exchange.authors.kinds import AuthorsKind, kind_of
from egovdesk.exchange.authors.mending import clean_word
from egovdesk.exchange.leaks.painting import take_out
from egovdesk.operations.files import versions_of
from egovdesk.packing.papers import Brought
from egovdesk.records.leaks import Place, Unsearched
from egovdesk.records.packs import PaperFile
from egovdesk.register import Register

_NO_PAGES = "A part of it is withheld from the public, and nothing can be taken out of it."
_REPLACED = (
    "Something was withheld of the version before it, and nothing is of this one. Look whether it shows"
    " the same."
)


def without_withheld(
    register: Register, meeting_id: str, brought: Sequence[Brought]
) -> list[Brought]:
    """The files with their pages as the public of this meeting may see them.

    A file without pages to take it out of stays out. Raises Refused where a page or passage that is
    withheld is not there: nothing may go out unseen.
    """
    found = []
    for one in brought:
        withheld = register.withholdings.find(meeting_id=meeting_id, sha256=one.file.sha256)
        if not withheld:
            found.append(one)
            continue
        if one.pdf is None:
            one.source.unlink(missing_ok=True)  # it must not travel beside either
            found.append(replace(one, problem=f"{_NO_PAGES} {one.problem}"))
            continue
        taken = one.pdf.with_name("withheld.pdf")
        take_out(one.pdf, taken, withheld)
        found.append(replace(one, pdf=taken))
    return found


def to_look_at(
    register: Register, meeting_id: str, files: Iterable[tuple[str, str]]
) -> Iterator[Unsearched]:
    """Files, each by its paper's id and its SHA-256, that replaced one of which something is withheld,
    with nothing withheld of them: somebody has to look whether they show the same."""
    withheld = {one.sha256 for one in register.withholdings.find(meeting_id=meeting_id)}
    declared = [one.words for one in register.disclosures.find(meeting_id=meeting_id)]
    for paper_id, sha256 in dict.fromkeys(files) if withheld else ():
        for file in register.paper_files.find(paper_id=paper_id, sha256=sha256):
            before = {one.sha256 for one in versions_of(register, file)[1:]}
            if sha256 not in withheld and before & withheld:
                found = Unsearched(Place(file.name), _REPLACED, mark=sha256[:12])
                settled = any(map(found.is_settled_by, declared))
                yield replace(found, blocks=not settled)


def cannot_take_out(file: PaperFile, why: str) -> Refused:
    """That a file would show what is withheld of it."""
    return Refused(
        f"{file.name} would show what is withheld of its pages. {why}".strip(),
        "Nothing was written.",
        "Leave this paper out of the public’s pack, or ask its author for a PDF.",
    )


def for_the_public(facts: MeetingFacts, file: PaperFile, path: Path) -> None:
    """Take out of a file what the public is not to have: pages and passages that are withheld, comments.

    Raises Refused where what is withheld cannot be taken out of it.
    """
    withheld = facts.register.withholdings.find(meeting_id=facts.meeting.id, sha256=file.sha256)
    taken = path.with_name(f".taken{path.suffix}")
    if withheld:
        if path.suffix.lower() != ".pdf":
            raise cannot_take_out(
                file, "Only of a PDF can pages be taken out where files go as they are."
            )
        take_out(path, taken, withheld)
        taken.replace(path)
    elif _is_word(path):
        try:
            clean_word(path, taken)
        except Refused:  # it goes as it is, as beside a pack in Word, and is searched as it is
            taken.unlink(missing_ok=True)
        else:
            taken.replace(path)


def _is_word(path: Path) -> bool:
    try:
        return kind_of(path) is AuthorsKind.WORD
    except Refused:
        return False
