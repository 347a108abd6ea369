"""A pack that was made: kept as it went out, never changed, withdrawn with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation
from egovdesk.records.packs import CERTIFICATE, Audience, Pack, PackFile, PackKind
from egovdesk.records.text import clean_line
from egovdesk.register import Register


@dataclass(frozen=True)
class MadeFile:
    """A file that a pack came out as, as `PackFile` has it; its contents are in the register."""

    kind: str
    name: str
    sha256: str
    size: int


@operation("Make pack", undoable=False)
def keep_pack(
    register: Register, meeting_id: str, audience: Audience, kind: PackKind, *, manifest: str,
    pages: int, files: Sequence[MadeFile], first_page: int = 1, follows_id: str | None = None,
    issue_id: str | None = None, reason: str = "", agreed_by: str = "",
) -> str:  # fmt: skip
    """Keep a pack exactly as it was made, with the page manifest; return its id (product.md 2.4).

    A supplement continues `follows_id`, whose pages it never changes. Raises Refused where that is
    withdrawn, is another audience's, has no pages that another could follow (in Word, as a folder), or
    has been followed by those that this has.
    """
    register.meetings.get(meeting_id)
    if kind is PackKind.SUPPLEMENT:
        _refuse_stranger(register, meeting_id, audience, follows_id, first_page)
    number = next_number(register, meeting_id, audience, kind)
    pack = Pack(
        new_id(), meeting_id, audience, kind, number, register.now, manifest, register.user, pages,
        first_page, follows_id, issue_id, clean_line(reason), clean_line(agreed_by),
    )  # fmt: skip
    register.packs.add(pack)
    _keep_files(register, pack, files)
    return pack.id


@operation("Make pack in another form", undoable=False)
def keep_form(register: Register, pack_id: str, files: Sequence[MadeFile], manifest: str) -> None:
    """Keep the files of another form of a pack: the same in Word, as an accessible PDF, or as a folder.

    `manifest` is that of the pack with what is in the folder. Raises Refused where the pack is withdrawn,
    or has this form.
    """
    pack = register.packs.get(pack_id)
    if pack.withdrawn_at is not None:
        raise Refused("This pack has been withdrawn.", "Nothing was kept.", "Make it anew.")
    if has_form(register, pack_id, [one.kind for one in files]):
        raise Refused("This pack has been made in this form already.", "Nothing was kept.")
    register.packs.update(pack_id, manifest=manifest)
    _keep_files(register, pack, files)


def has_form(register: Register, pack_id: str, kinds: Iterable[str]) -> bool:
    """Whether a pack has come out as a file of these kinds; a certificate is of every form."""
    has = {one.kind for one in register.pack_files.find(pack_id=pack_id)}
    return bool(has & (set(kinds) - {CERTIFICATE}))


def _keep_files(register: Register, pack: Pack, files: Sequence[MadeFile]) -> None:
    """Keep its files, and with which pack what was declared public went out."""
    for one in files:
        register.pack_files.add(
            PackFile(new_id(), pack.id, one.kind, one.name, one.sha256, one.size)
        )
    for declared in register.disclosures.find(meeting_id=pack.meeting_id, pack_id=None):
        if pack.audience is Audience.PUBLIC:
            register.disclosures.update(declared.id, pack_id=pack.id)


@operation("Withdraw pack", undoable=False)
def withdraw_pack(register: Register, pack_id: str, reason: str) -> None:
    """Say that a pack should not have gone out, and why; it stays in the record."""
    pack = register.packs.get(pack_id)
    if pack.withdrawn_at is not None:
        raise Refused("This pack is withdrawn already.", "Nothing has changed.")
    if not clean_line(reason):
        raise Refused(
            "Nobody will know why it was withdrawn.", "Nothing has changed.", "Type the reason."
        )
    register.packs.update(pack_id, withdrawn_at=register.now, withdrawn_reason=clean_line(reason))


def next_number(register: Register, meeting_id: str, audience: Audience, kind: PackKind) -> int:
    """What the next of a kind for an audience bears; what was withdrawn keeps its own."""
    return 1 + len(register.packs.find(meeting_id=meeting_id, audience=audience, kind=kind))


def _refuse_stranger(
    register: Register, meeting_id: str, audience: Audience, follows_id: str | None, first_page: int
) -> None:
    before = register.packs.maybe(follows_id)
    if (
        before is None or not before.pages or before.meeting_id != meeting_id
        or before.audience is not audience
    ):  # fmt: skip
        raise Refused(
            "A supplement continues a pack of the same meeting for the same readers, and there is none.",
            "Nothing was kept.",
            "Make the pack first, as PDF.",
        )
    if before.withdrawn_at is not None:
        raise Refused(
            "The pack that this would continue has been withdrawn.",
            "Nothing was kept.",
            "Make the whole pack anew.",
        )
    there = [before, *register.packs.find(follows_id=before.id)]
    if first_page < max(one.first_page + one.pages for one in there):
        raise Refused(
            "Another supplement, with these page numbers, has been made since this one was begun.",
            "Nothing was kept.",
            "Make this one again.",
        )
