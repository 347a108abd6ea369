"""Files of papers: kept in versions, replaced, named, withdrawn; what came moves the paper's state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation
from egovdesk.operations.papers import changeable_paper, others_have, receive_paper
from egovdesk.records.file_names import ending_of, safe_name
from egovdesk.records.packs import PackFile, PaperFile, WordTemplate, in_force
from egovdesk.records.papers import PaperState
from egovdesk.records.text import clean_facts
from egovdesk.register import Register
from egovdesk.store.contents import Kept

_NOT_RECEIVED = (PaperState.WITHDRAWN, PaperState.TABLED)


@operation("Add file", of=naming.of_paper)
def add_file(
    register: Register,
    paper_id: str,
    kept: Kept,
    name: str,
    *,
    replaces_id: str | None = None,
    received_on: date | None = None,
    late: dict[str, str] | None = None,
    **facts: Any,
) -> str:
    """Keep a file under a paper, or as the next version of one, and record that the paper came.

    Its contents are in the register already (`register.contents.keep`). Without `replaces_id` it is the
    next version of the file of the same name, where there is one. Raises Refused where the very same
    file is there. `late` may say why the paper comes late, and why it cannot wait; `facts` are sender,
    pages and note.
    """
    paper = changeable_paper(register, paper_id)
    name = safe_name(name)
    before = _replaced(register, paper_id, replaces_id, name)
    _refuse_the_same(register, paper_id, kept, name)
    day = received_on or register.today
    file = PaperFile(
        id=new_id(), paper_id=paper_id, name=name, sha256=kept.sha256, size=kept.size,
        received_on=day, version=before.version + 1 if before else 1,
        replaces_id=before.id if before else None,
        position=before.position if before else _last_position(register, paper_id) + 1,
        **clean_facts(facts),
    )  # fmt: skip
    register.paper_files.add(file)
    register.contents.claim(kept)
    if paper.state not in _NOT_RECEIVED:
        pages = _pages(current_files(register, paper_id))
        receive_paper(
            register, paper_id, received_on=day, again=before is not None,
            pages=pages or paper.pages, **(late or {}),
        )  # fmt: skip
    return file.id


@operation("Change file")
def change_file(register: Register, file_id: str, **changes: Any) -> None:
    """Change a file's name, sender, pages or note; its contents never change.

    A name without an ending keeps the one that it has, by which its program knows it.
    """
    file = _changeable(register, file_id)
    if "name" in changes:
        changes["name"] = _another_name(register, file, safe_name(changes["name"]))
    cleaned = clean_facts(changes)
    pages = cleaned.get("pages")
    if pages is not None and not 0 <= pages <= 100_000:
        raise Refused("Type how many pages it has, such as 14.", "Nothing has changed.")
    register.paper_files.update(file.id, **cleaned)


@operation("Move file")
def move_file(register: Register, file_id: str, by: int) -> None:
    """Move a file up (negative) or down among those of its paper, with its versions."""
    file = _changeable(register, file_id)
    beside = current_files(register, file.paper_id)
    ids = [one.id for one in beside]
    if file_id not in ids:
        raise Refused("Another version of this file stands in the list.", "Nothing has changed.")
    here = ids.index(file_id)
    there = max(0, min(len(ids) - 1, here + by))
    beside.insert(there, beside.pop(here))
    for position, one in enumerate(beside, 1):
        for version in versions_of(register, one):
            if version.position != position:
                register.paper_files.update(version.id, position=position)


@operation("Remove file")
def remove_file(register: Register, file_id: str) -> None:
    """Take a file off its paper: the version before it stands again.

    One of a paper that went out is withdrawn, and stays in the record. Raises Refused where a later
    version has replaced it.
    """
    file = _changeable(register, file_id)
    if register.paper_files.find(replaces_id=file_id):
        raise Refused(
            f"A later version has replaced {file.name}.", "Nothing has changed.",
            "Remove the later version first.",
        )  # fmt: skip
    paper = register.papers.get(file.paper_id)
    if others_have(register, paper, file.sha256):
        register.paper_files.update(file_id, withdrawn_on=register.today)
    else:
        register.paper_files.remove(file_id)


def current_files(register: Register, paper_id: str) -> list[PaperFile]:
    """The files of a paper as they stand: the latest of each, those withdrawn left out; in order."""
    return in_force(register.paper_files.find(paper_id=paper_id))


def versions_of(register: Register, file: PaperFile) -> list[PaperFile]:
    """A file and the versions that it replaced, the latest first."""
    found, before = [file], register.paper_files.maybe(file.replaces_id)
    while before is not None:
        found.append(before)
        before = register.paper_files.maybe(before.replaces_id)
    return found


def kept_of(file: PaperFile | PackFile | WordTemplate) -> Kept:
    """The contents of a file."""
    return Kept(file.sha256, file.size)


def _changeable(register: Register, file_id: str) -> PaperFile:
    file = register.paper_files.get(file_id)
    changeable_paper(register, file.paper_id)
    return file


def _another_name(register: Register, file: PaperFile, name: str) -> str:
    """The name that a file gets, unless another file of its paper has it."""
    if not ending_of(name) and (ending := ending_of(file.name)):
        name = safe_name(f"{name}.{ending}")
    beside = [one for one in current_files(register, file.paper_id) if one.id != file.id]
    if any(one.name.casefold() == name.casefold() for one in beside):
        raise Refused(
            f"Another file of this paper is called {name}.", "Nothing has changed.",
            "Choose another name.",
        )  # fmt: skip
    return name


def _replaced(
    register: Register, paper_id: str, replaces_id: str | None, name: str
) -> PaperFile | None:
    """The file that a new one takes the place of: the latest version of it."""
    found = current_files(register, paper_id)
    if replaces_id is None:
        return next((one for one in found if one.name.casefold() == name.casefold()), None)
    named = register.paper_files.get(replaces_id)
    return next((one for one in found if named in versions_of(register, one)), None)


def _refuse_the_same(register: Register, paper_id: str, kept: Kept, name: str) -> None:
    same = [one for one in current_files(register, paper_id) if one.sha256 == kept.sha256]
    if same:
        raise Refused(
            f"{name} is here already: {same[0].name}, version {same[0].version}, is the same.",
            "Nothing has changed.",
        )


def _last_position(register: Register, paper_id: str) -> int:
    return max((one.position for one in register.paper_files.find(paper_id=paper_id)), default=0)


def _pages(files: Sequence[PaperFile]) -> int:
    """How many pages a paper's files have together; 0 where one of them does not say."""
    return sum(one.pages or 0 for one in files) if all(one.pages for one in files) else 0
