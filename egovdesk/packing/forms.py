"""The forms of one pack: the same contents as PDF, in Word and as a folder are one pack, with one number.

A supplement in Word, or with authors' files attached, is always a form of its PDF: it has no pages that
others could follow.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.errors import Refused
from egovdesk.operations.packs.making import has_form
from egovdesk.packing.chains import chain_of
from egovdesk.packing.making import Made, Matter, Wish
from egovdesk.packing.manifest import Pages, from_json, of_the_same
from egovdesk.packing.supplements import Told
from egovdesk.records.packs import Pack, PackKind
from egovdesk.register import Register


def as_form_of(register: Register, made: Made, pack_id: str) -> Made:
    """What was written as a form of a pack, where it is made of the same for the same readers, and the pack
    has no such form.

    Otherwise as it is: a pack of its own.
    """
    pack, wish = register.packs.get(pack_id), made.wish
    asked = (wish.meeting_id, wish.audience, wish.kind)
    same = (pack.meeting_id, pack.audience, pack.kind) == asked and of_the_same(
        from_json(pack.manifest), made.manifest
    )
    if not same or pack.withdrawn_at is not None or has_form(register, pack_id, [made.form]):
        return made
    return replace(made, form_of=pack_id)


def in_another_form(facts: MeetingFacts, wish: Wish) -> Matter:
    """What a pack is made of that has no pages of its own, in Word or with authors' files attached; a
    supplement of what the one before had, which it is a form of.

    Raises Refused where no supplement has been made as PDF.
    """
    if wish.kind is not PackKind.SUPPLEMENT:
        return Matter.of(facts, wish)
    chain = chain_of(facts.register, wish.meeting_id, wish.audience)
    pack = chain.last
    if pack.kind is not PackKind.SUPPLEMENT:
        raise _without_pdf()
    told = Told(
        wish.reason.strip() or pack.reason, wish.agreed_by.strip() or pack.agreed_by,
        pack.made_at.astimezone().date(),
    )  # fmt: skip
    return Matter.since(facts, chain.before_last(), told)


def pdf_of(register: Register, wish: Wish, manifest: Iterable[Pages], form: str) -> Pack | None:
    """The pack that was made last as PDF, where that is of the same as this, and not in this form yet.

    Raises Refused for a supplement where there is none.
    """
    every = register.packs.find(
        meeting_id=wish.meeting_id, audience=wish.audience, kind=wish.kind, withdrawn_at=None
    )
    pack = next((one for one in reversed(every) if one.pages), None)
    same = pack is not None and of_the_same(from_json(pack.manifest), manifest)
    there = pack is not None and has_form(register, pack.id, [form])
    if pack is not None and same and not there:
        return pack
    if wish.kind is not PackKind.SUPPLEMENT:
        return None
    if pack is None or not same:
        raise _without_pdf()
    raise Refused(
        f"Supplement {pack.number} has been made in this form already.", "Nothing was written.",
        "It is kept with the packs that were made: save a copy of it.",
    )  # fmt: skip


def _without_pdf() -> Refused:
    return Refused(
        "In this form a supplement has the number of its PDF, and none has been made of this.",
        "Nothing was written.", "Make the supplement as PDF first, or in both forms at once.",
    )  # fmt: skip
