"""A supplement: what came since the pack, on pages that follow on; the pack itself is never re-paged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from egovdesk.documents.packs import Entry
from egovdesk.documents.wording import long_date
from egovdesk.documents.writers.pdf.volume import Part
from egovdesk.errors import Refused
from egovdesk.packing.chains import Chain
from egovdesk.packing.manifest import Pages
from egovdesk.packing.papers import Brought
from egovdesk.packing.planning import Planned, papers_of
from egovdesk.packing.since import former_pages


@dataclass(frozen=True)
class Told:
    """What the front sheet of a supplement says of itself: why it comes late, and who agreed to it."""

    reason: str
    agreed_by: str
    as_of: date


def supplement_parts(
    facts: MeetingFacts, chain: Chain, entries: Sequence[Entry], brought: Sequence[Brought],
    gone: Sequence[Pages], told: Told,
) -> list[Planned]:  # fmt: skip
    """The front sheet, the supplementary agenda where there is one, and the papers.

    Raises Refused where nothing has changed since, and where no reason is given.
    """
    if not told.reason.strip():
        raise Refused(
            "A supplement says why it comes late.", "Nothing was written.", "Type the reason."
        )
    agendas = list(_supplementary_agendas(facts, told.as_of))
    papers = [
        replace(one, former=former_pages(facts.register, chain, one.brought.file))
        for one in papers_of(facts, entries, brought, as_of=told.as_of)
        if one.brought is not None
    ]
    if not (agendas or papers or gone):
        raise Refused(
            "Nothing has come since the pack was made, and nothing was withdrawn.",
            "Nothing was written.",
        )
    front = _front(facts, chain, [*agendas, *papers], gone, told)
    return [Planned(Part(front.title, front, key="supplement")), *agendas, *papers]


def _supplementary_agendas(facts: MeetingFacts, as_of: date) -> Iterator[Planned]:
    register, meeting, audience = facts.register, facts.meeting, facts.audience
    if issued_agenda(register, meeting.id, audience) and pending_changes(
        register, meeting.id, as_of=as_of, audience=audience
    ):
        more = supplement(register, meeting.id, as_of=as_of, audience=audience)
        yield Planned(Part(more.title, more, 2, key="supplement:agenda"))


def _front(
    facts: MeetingFacts, chain: Chain, parts: Sequence[Planned], gone: Sequence[Pages], told: Told
) -> Document:
    made = long_date(chain.packs[0].made_at.astimezone().date())
    pairs = [
        ("To the pack of", made),
        ("Pages before this", str(chain.next_page - 1)),
        ("Reason", told.reason.strip()),
        ("Agreed by", told.agreed_by.strip()),
    ]
    return council_document(
        facts.register,
        f"Supplement {chain.number}: {facts.body}",
        (
            Paragraph(text_runs(facts.when), ParagraphStyle.SUBTITLE),
            Facts(tuple((label, value) for label, value in pairs if value)),
            *_changes(parts),
            *_withdrawn(gone),
        ),
        subject=f"{facts.body}, {facts.when}",
        header=facts.header("", exempt=_is_exempt(parts, gone)),
        footer=f"{facts.body}, {long_date(facts.meeting.held_on)}, supplement {chain.number}",
        as_of=told.as_of,
    )


def _is_exempt(parts: Sequence[Planned], gone: Sequence[Pages]) -> bool:
    return any(one.entry and one.entry.exempt for one in parts) or any(one.exempt for one in gone)


def _changes(parts: Sequence[Planned]) -> Iterator[Block]:
    """What a member who has read the pack has to read again, by page."""
    rows = tuple(_row(one) for one in parts)
    if rows:
        yield Heading("What has changed since")
        yield Table(
            (Column("Item", width=10, empty=""), Column("Paper", width=46),
             Column("In place of", width=24), Column("Page", width=20, numeric=True)),
            rows,
        )  # fmt: skip


def _row(one: Planned) -> tuple[Cell, ...]:
    former = one.former
    told = f"{'page' if former.pages == 1 else 'pages'} {former.words}" if former else "new"
    return (
        one.entry.number if one.entry else "", one.part.title, told,
        (Run("", page_of=one.part.key),),
    )  # fmt: skip


def _withdrawn(gone: Sequence[Pages]) -> Iterator[Block]:
    """What a member who has read the pack may put aside, by page."""
    if gone:
        yield Heading("Withdrawn since")
        yield Table(
            (Column("Item", width=10, empty=""), Column("Paper", width=70),
             Column("Pages", width=20, numeric=True)),
            tuple((one.item, one.title, one.words) for one in gone),
        )  # fmt: skip
