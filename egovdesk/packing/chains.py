"""The pack that went out with its supplements: what its readers have, and where the next one goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from egovdesk.errors import Refused
from egovdesk.operations.packs.making import next_number
from egovdesk.packing.manifest import Pages, from_json, standing
from egovdesk.records.packs import Audience, Pack, PackKind
from egovdesk.register import Register


@dataclass(frozen=True)
class Chain:
    """The pack that went out last to some readers, with its supplements: the last of them comes last.

    `next_page` is the number of the page that follows, and `number` what the next supplement bears:
    what a withdrawn one bore is never used again.
    """

    packs: tuple[Pack, ...]
    next_page: int
    number: int

    @property
    def last(self) -> Pack:
        return self.packs[-1]

    def manifest(self) -> tuple[Pages, ...]:
        """What all their pages are of, the first of them first, with what each says is withdrawn."""
        return tuple(one for pack in self.packs for one in from_json(pack.manifest))

    def standing(self) -> list[Pages]:
        """What the readers are to have: without what was replaced or withdrawn since."""
        return standing(self.manifest())

    def before_last(self) -> Chain:
        """As it was when its last supplement was made."""
        return Chain(self.packs[:-1], self.last.first_page, self.last.number)


def chain_of(register: Register, meeting_id: str, audience: Audience) -> Chain:
    """The pack in force with its supplements; raises Refused where there is none."""
    made = [
        one
        for one in register.packs.find(meeting_id=meeting_id, audience=audience)
        if one.pages  # in Word alone nobody knows how many they are, and a folder has none
    ]
    whole = [
        at
        for at, one in enumerate(made)
        if one.kind is not PackKind.SUPPLEMENT and one.withdrawn_at is None
    ]
    if not whole:
        raise Refused(
            "No pack has been made for these readers, so nothing can be supplementary to it.",
            "Nothing was written.", "Make the pack first, as PDF: its pages have numbers that stay.",
        )  # fmt: skip
    since = list(_continued(made[whole[-1] :]))
    return Chain(
        tuple(one for one in since if one.withdrawn_at is None),
        next_page=max(one.first_page + one.pages for one in since),
        number=next_number(register, meeting_id, audience, PackKind.SUPPLEMENT),
    )


def _continued(made: Sequence[Pack]) -> Iterator[Pack]:
    """The first, and its own supplements: those of a pack made and withdrawn since are none of them."""
    known = {made[0].id}
    for one in made:
        if one.id in known or one.follows_id in known:
            known.add(one.id)
            yield one
