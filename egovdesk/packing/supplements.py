"""A supplement: what came since the pack, on pages that follow on; the pack itself is never re-paged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from egovdesk.documents.frames import council_document
from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.meetings import issued_document, pending_changes, supplement
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
from egovdesk.packing.manifest import Pages, from_json
from egovdesk.packing.papers import Brought
from egovdesk.packing.planning import Planned, papers_of, said_of
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
    agendas = [*_issued_since(facts, chain), *_not_issued_yet(facts, chain, told.as_of)]
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


def _issued_since(facts: MeetingFacts, chain: Chain) -> Iterator[Planned]:
    """The supplementary agendas that were issued since the pack, each once and as it was issued."""
    sent = {one.key for one in chain.manifest()}
    for issue in issued_agenda(facts.register, facts.meeting.id, facts.audience)[1:]:
        key = f"supplement:{issue.id}"
        if issue.issued_at > chain.packs[0].made_at and key not in sent:
            yield _agenda(issued_document(issue), key)


def _not_issued_yet(facts: MeetingFacts, chain: Chain, as_of: date) -> Iterator[Planned]:
    """What the next supplementary agenda will say, unless a supplement to the pack has said it."""
    register, meeting_id, audience = facts.register, facts.meeting.id, facts.audience
    if not issued_agenda(register, meeting_id, audience):
        return
    if not pending_changes(register, meeting_id, as_of=as_of, audience=audience):
        return

    def made(day: date) -> Planned:
        document = supplement(register, meeting_id, as_of=day, audience=audience)
        return _agenda(document, "supplement:agenda")

    for pack in chain.packs:
        again = made(pack.made_at.astimezone().date())
        same = (again.part.key, said_of(again.part))
        if same in {(one.key, one.said) for one in from_json(pack.manifest)}:
            return
    yield made(as_of)


def _agenda(document: Document, key: str) -> Planned:
    return Planned(Part(document.title.partition(":")[0], document, 2, key=key))


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
            *_changes(facts, parts),
            *_withdrawn(facts, gone),
        ),
        subject=f"{facts.body}, {facts.when}",
        header=facts.header("", exempt=_is_exempt(parts, gone)),
        footer=f"{facts.body}, {long_date(facts.meeting.held_on)}, supplement {chain.number}",
        as_of=told.as_of,
    )


def _is_exempt(parts: Sequence[Planned], gone: Sequence[Pages]) -> bool:
    return any(one.entry and one.entry.exempt for one in parts) or any(one.exempt for one in gone)


def _changes(facts: MeetingFacts, parts: Sequence[Planned]) -> Iterator[Block]:
    """What a member who has read the pack has to read again, by page."""
    rows = tuple(_row(facts, one) for one in parts)
    if rows:
        yield Heading("What has changed since")
        yield Table(
            (Column("Item", width=10, empty=""), Column("Paper", width=46),
             Column("In place of", width=24), Column("Page", width=20, numeric=True)),
            rows,
        )  # fmt: skip


def _row(facts: MeetingFacts, one: Planned) -> tuple[Cell, ...]:
    entry, former = one.entry, one.former
    told = f"{'page' if former.pages == 1 else 'pages'} {former.words}" if former else "new"
    number, exempt = (entry.number, entry.exempt) if entry else ("", False)
    title = _marked(facts, one.part.title, exempt)
    return number, title, told, (Run("", page_of=one.part.key),)


def _marked(facts: MeetingFacts, title: str, exempt: bool) -> str:
    return f"{title} ({facts.exempt_word.lower()})" if exempt else title


def _withdrawn(facts: MeetingFacts, gone: Sequence[Pages]) -> Iterator[Block]:
    """What a member who has read the pack may put aside, by page."""
    if gone:
        yield Heading("Withdrawn since")
        yield Table(
            (Column("Item", width=10, empty=""), Column("Paper", width=70),
             Column("Pages", width=20, numeric=True)),
            tuple(
                (one.item, _marked(facts, one.title, one.exempt), one.words) for one in gone
            ),
        )  # fmt: skip
