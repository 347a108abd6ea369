"""A supplement: what came since the pack, on pages that follow on; the pack itself is never re-paged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from egovdesk.documents.frames import council_document
from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.meetings import pending_changes, supplement
from egovdesk.documents.meetings.supplements import issued_agenda
from egovdesk.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
    text_runs,
)
from egovdesk.documents.packs import Entry, pack_contents
from egovdesk.documents.wording import long_date
from egovdesk.documents.writers.pdf.volume import Part
from egovdesk.errors import Refused
from egovdesk.operations.files import versions_of
from egovdesk.packing.manifest import Pages, from_json
from egovdesk.packing.papers import Brought
from egovdesk.packing.planning import Planned, papers_of
from egovdesk.records.packs import Audience, Pack, PackKind, PackPart
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
        """What all their pages are of, the first of them first."""
        return tuple(one for pack in self.packs for one in from_json(pack.manifest))


def chain_of(register: Register, meeting_id: str, audience: Audience) -> Chain:
    """The pack in force with its supplements; raises Refused where there is none."""
    made = [
        one
        for one in register.packs.find(meeting_id=meeting_id, audience=audience)
        if one.pages  # in Word nobody knows how many they are, and a folder has none
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
        number=1 + sum(one.kind is PackKind.SUPPLEMENT for one in made),
    )


def _continued(made: Sequence[Pack]) -> Iterator[Pack]:
    """The first, and its own supplements: those of a pack made and withdrawn since are none of them."""
    known = {made[0].id}
    for one in made:
        if one.id in known or one.follows_id in known:
            known.add(one.id)
            yield one


def late_entries(register: Register, meeting_id: str, audience: Audience) -> list[Entry]:
    """The papers that the pack in force has not, or has in a former version."""
    chain = chain_of(register, meeting_id, audience)
    out = {(one.paper_id, one.sha256) for one in chain.manifest() if one.paper_id}
    found = []
    for entry in pack_contents(register, meeting_id, audience, chain.packs[0].kind):
        if entry.part is not PackPart.PAPER or not entry.is_in or entry.paper is None:
            continue
        files = tuple(one for one in entry.files if (entry.paper.id, one.sha256) not in out)
        if files:
            found.append(replace(entry, files=files))
    return found


def supplement_parts(
    facts: MeetingFacts,
    chain: Chain,
    entries: Sequence[Entry],
    brought: Sequence[Brought],
    *,
    reason: str,
    agreed_by: str,
    as_of: date,
) -> list[Planned]:
    """The front sheet, the supplementary agenda where there is one, and the papers.

    Raises Refused where nothing came since, and where no reason is given.
    """
    if not reason.strip():
        raise Refused(
            "A supplement says why it comes late.", "Nothing was written.", "Type the reason."
        )
    more = _supplementary_agenda(facts, as_of)
    if not entries and more is None:
        raise Refused("Nothing has come since the pack was made.", "Nothing was written.")
    papers = papers_of(facts, entries, brought, as_of=as_of)
    front = _front(facts, chain, papers, reason, agreed_by, as_of)
    found = [Planned(Part(front.title, front, key="supplement"))]
    if more is not None:
        found.append(Planned(Part(more.title, more, 2, key="supplement:agenda")))
    return [*found, *papers]


def _supplementary_agenda(facts: MeetingFacts, as_of: date) -> Document | None:
    register, meeting, audience = facts.register, facts.meeting, facts.audience
    if not issued_agenda(register, meeting.id, facts.audience):
        return None
    if not pending_changes(register, meeting.id, as_of=as_of, audience=audience):
        return None
    return supplement(register, meeting.id, as_of=as_of, audience=audience)


def _front(
    facts: MeetingFacts, chain: Chain, papers: Sequence[Planned], reason: str, agreed_by: str,
    as_of: date,
) -> Document:  # fmt: skip
    made = long_date(chain.packs[0].made_at.astimezone().date())
    pairs = [
        ("To the pack of", made),
        ("Pages before this", str(chain.next_page - 1)),
        ("Reason", reason.strip()),
        ("Agreed by", agreed_by.strip()),
    ]
    return council_document(
        facts.register,
        f"Supplement {chain.number}: {facts.body}",
        (
            Paragraph(text_runs(facts.when), ParagraphStyle.SUBTITLE),
            Facts(tuple((label, value) for label, value in pairs if value)),
            *_changes(facts.register, chain, papers),
        ),
        subject=f"{facts.body}, {facts.when}",
        header=facts.header("", exempt=any(one.entry and one.entry.exempt for one in papers)),
        footer=f"{facts.body}, {long_date(facts.meeting.held_on)}, supplement {chain.number}",
        as_of=as_of,
    )


def _changes(register: Register, chain: Chain, papers: Sequence[Planned]) -> Iterator[Block]:
    """What a member who has read the pack has to read again, by page."""
    before = {(one.paper_id, one.sha256): one for one in chain.manifest()}
    rows = tuple(_row(_former(register, before, one), one) for one in papers)
    if rows:
        yield Heading("What has changed since")
        yield Table(
            (Column("Item", width=10), Column("Paper", width=46), Column("In place of", width=24),
             Column("Page", width=20, numeric=True)),
            rows,
        )  # fmt: skip


def _former(
    register: Register, before: Mapping[tuple[str, str], Pages], one: Planned
) -> Pages | None:
    """The pages of the latest version before this one that has gone out."""
    assert one.brought is not None
    versions = versions_of(register, one.brought.file)[1:]
    found = (before.get((version.paper_id, version.sha256)) for version in versions)
    return next(filter(None, found), None)


def _row(former: Pages | None, one: Planned) -> tuple[Cell, ...]:
    entry = one.entry
    told = f"{'page' if former.pages == 1 else 'pages'} {former.words}" if former else "new"
    number = entry.number if entry else ""
    return number, one.part.title, told, (Run("", page_of=one.part.key),)
