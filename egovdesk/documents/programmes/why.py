"""Why is this fourth? The answer for one project, from what was kept: weights, scores, moves, decision."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from egovdesk.documents.frames import NOT_FOR_ALL, council_document
from egovdesk.documents.model import (
    Block,
    Cell,
    Column,
    DecisionBlock,
    DecisionPart,
    Document,
    Heading,
    Paragraph,
    ParagraphStyle,
    Table,
    text_runs,
)
from egovdesk.documents.programmes.ranking import decision_number, hand_words, said_of
from egovdesk.documents.programmes.words import exact, spoken
from egovdesk.documents.wording import letter_label, listing, long_date, short_date
from egovdesk.errors import NotFound
from egovdesk.ranking.kept import read
from egovdesk.records.days import ordinal
from egovdesk.records.kept_rankings import KeptPlace, KeptRanking
from egovdesk.records.money import pounds
from egovdesk.records.programmes import Ranking, financial_year
from egovdesk.records.projects import Rag
from egovdesk.register import Register


def why_document(register: Register, ranking: Ranking, project_id: str) -> Document:
    """Why a project stood where it did in a ranking that was kept, from its frozen record."""
    kept = read(ranking)
    note = f"Kept on {long_date(ranking.kept_at.date())}. SHA-256 {ranking.sha256}."
    said = said_of(register, ranking, kept)
    number = decision_number(register, ranking, kept)
    return answer(register, kept, project_id, said, number=number, note=note)


def answer(
    register: Register, kept: KeptRanking, project_id: str, said: str = "", *, number: str = "",
    note: str = "",
) -> Document:  # fmt: skip
    """Why a project stands where it does in a list, kept or as it is now; raises NotFound where it
    does not stand in it."""
    one = kept.place_of(project_id)
    if one is None:
        raise NotFound(
            "This project was not in that ranking.", "Nothing has changed.", "Choose another one."
        )
    title = f"Why {one.title} is {ordinal(one.place)}"
    subtitle = f"{kept.title} {financial_year(kept.year)}: {said or 'as it stands now'}"
    blocks: list[Block] = [
        Paragraph(text_runs(subtitle), ParagraphStyle.SUBTITLE),
        *(Paragraph(text_runs(sentence)) for sentence in _sentences(kept, one)),
        *_decision(kept, number),
        Heading("How its score was made", 2),
        _table(kept, one),
    ]
    if note:
        blocks.append(Paragraph(text_runs(note), ParagraphStyle.NOTE))
    return council_document(
        register, title, blocks, subject=subtitle, footer=title, as_of=kept.as_of,
        header=NOT_FOR_ALL if one.exempt else "",
    )  # fmt: skip


def _sentences(kept: KeptRanking, one: KeptPlace) -> Iterator[str]:
    count = len(kept.places)
    shared = ", a place shared by those with the same score" if one.tied else ""
    yield (
        f"It scored {spoken(one.total)} of 100, which by score alone put it {ordinal(one.earned)} of"
        f" {count}{shared}."
    )
    if None in one.means:
        lacking = [
            criterion.title
            for criterion, mean in zip(kept.criteria, one.means, strict=True)
            if mean is None
        ]
        yield f"Nobody had scored it for {listing(lacking)}, which counted nothing."
    if one.moved_to is not None:
        yield (
            f"It was moved by hand to {ordinal(one.moved_to)} ({hand_words(one)}):"
            f" {one.moved_reason}"
        )
    if one.changed_from is not None:
        yield (
            f"{kept.group or 'The board'} placed it {ordinal(one.at)}, and not"
            f" {ordinal(one.changed_from)}: {one.changed_reason}"
        )
    elif _pushed(kept, one):
        yield f"Others were moved past it, which made it {ordinal(one.place)}."
    yield from _neighbours(kept, one)
    yield from _money(kept, one)
    if one.light is not Rag.UNSAID:
        told = one.light_words
        words = f": {told[:1].lower()}{told[1:]}" if told else "."
        at = f" at {long_date(one.reported_on)}" if one.reported_on else ""
        yield f"Its light was {one.light.label.lower()}{at}{words}"


def _pushed(kept: KeptRanking, one: KeptPlace) -> bool:
    """Whether it stands elsewhere than by score, only because others were moved."""
    moved = any(each.moved_to or each.changed_from for each in kept.places)
    return moved and one.moved_to is None and one.place != one.earned


def _neighbours(kept: KeptRanking, one: KeptPlace) -> Iterator[str]:
    beside = {each.at: each for each in kept.places if not each.exempt}
    told = [
        f"{words} it stood {each.title}, with {spoken(each.total)}"
        for words, each in (("above", beside.get(one.at - 1)), ("below", beside.get(one.at + 1)))
        if each is not None
    ]
    if told:
        sentence = ", and ".join(told)
        yield f"{sentence[:1].upper()}{sentence[1:]}."


def _money(kept: KeptRanking, one: KeptPlace) -> Iterator[str]:
    if kept.budget is None:
        return
    asked = f"It asked {pounds(one.cost or 0)} of {financial_year(kept.year)}"
    reach = "above" if one.funded else "below"
    budget = f"a budget of {pounds(kept.budget)}"
    if kept.partial:
        yield f"{asked}, and stood {reach} the funding line of {budget}."
        return
    yield f"{asked}, {pounds(one.running)} with those above it, of {budget}: {reach} the funding line."


def _decision(kept: KeptRanking, number: str) -> Iterator[Block]:
    if not kept.decided_on:
        return
    yield Heading("The decision", 2)
    words = f"{kept.group or 'The board'}, {long_date(kept.decided_on)}"
    yield Paragraph(text_runs(f"{words}{f', {number}' if number else ''}"))
    if kept.wording:
        many = len(kept.wording) > 1
        parts = tuple(
            DecisionPart(letter_label(at) if many else "", text_runs(text))
            for at, text in enumerate(kept.wording)
        )
        yield DecisionBlock("Decided", parts)


def _table(kept: KeptRanking, one: KeptPlace) -> Table:
    columns = (
        Column("Criterion", 26), Column("Weight", 13, numeric=True), Column("Scores", 46),
        Column("Mean of 5", 12, numeric=True), Column("Points of 100", 13, numeric=True),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for at, criterion in enumerate(kept.criteria):
        given = [
            f"{each.scorer} {each.value} ({short_date(each.scored_on)})"
            for each in one.scores
            if each.criterion_id == criterion.id
        ]
        mean = one.means[at]
        rows.append(
            (criterion.title, criterion.weight, ", ".join(given) or "nobody",
             None if mean is None else exact(mean), exact(one.parts[at]))
        )  # fmt: skip
    total: Decimal | int = exact(one.total)
    rows.append(("Total", sum(each.weight for each in kept.criteria), "", None, total))
    caption = "Points are the weight times the mean, of 5"
    return Table(columns, tuple(rows), caption=caption, first_column_heads=True)
