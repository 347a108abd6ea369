"""The ranked list of a programme to read: as it stands, as a board saw it, or as it agreed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from egovdesk.documents.frames import NOT_FOR_ALL, council_document
from egovdesk.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    ParagraphStyle,
    Table,
    text_runs,
)
from egovdesk.documents.programmes.words import (
    exact,
    light_cell,
    line_sentence,
    place_words,
    thousands,
)
from egovdesk.documents.wording import counted, long_date
from egovdesk.ranking.kept import public, read_now
from egovdesk.records.days import ordinal
from egovdesk.records.kept_rankings import KeptPlace, KeptRanking
from egovdesk.records.programmes import Ranking, RankingState, financial_year
from egovdesk.register import Register


def ranking_document(
    register: Register, kept: KeptRanking, said: str = "", note: str = ""
) -> Document:
    """A ranking in its order, with weights, scores, moves and reasons.

    `said` is what kind of list it is; `note` is small print at its end.
    """
    title = f"{kept.title} {financial_year(kept.year)}: ranking"
    blocks: list[Block] = [
        Paragraph(text_runs(said or f"As at {long_date(kept.as_of)}"), ParagraphStyle.SUBTITLE),
        Paragraph(text_runs(_summary(kept)), ParagraphStyle.LEAD),
        *_lists(kept),
        *_changes(kept),
        *_weights(kept),
        *_scores(kept),
    ]
    if note:
        blocks.append(Paragraph(text_runs(note), ParagraphStyle.NOTE))
    return council_document(
        register, title, blocks,
        subject=f"{kept.group}, {long_date(kept.as_of)}".strip(", "), footer=title,
        as_of=kept.as_of, header=NOT_FOR_ALL if kept.is_exempt else "", landscape=True,
    )  # fmt: skip


def kept_document(register: Register, ranking: Ranking, *, exempt: bool = True) -> Document:
    """A ranking that was kept, from its frozen record; without exempt projects unless they are wanted."""
    kept = read_now(register, ranking)
    kept = kept if exempt else public(kept)
    note = f"Kept on {long_date(ranking.kept_at.date())}. SHA-256 {ranking.sha256}."
    return ranking_document(register, kept, said_of(register, ranking, kept), note)


def said_of(register: Register, ranking: Ranking, kept: KeptRanking) -> str:
    """What kind of list a kept ranking is: which board saw or agreed it, when, by which decision."""
    group = kept.group or "the board"
    if ranking.state is RankingState.AGREED:
        day = kept.decided_on or kept.as_of
        number = decision_number(register, ranking, kept)
        return f"Agreed by {group}, {long_date(day)}{f' ({number})' if number else ''}"
    item = register.items.maybe(ranking.item_id)
    meeting = register.meetings.maybe(item.meeting_id) if item is not None else None
    if meeting is not None:
        return f"Taken to {group}, {long_date(meeting.held_on)}"
    return f"Taken to {group}, kept on {long_date(kept.as_of)}"


def decision_number(register: Register, ranking: Ranking, kept: KeptRanking) -> str:
    """The number of the decision that agreed a ranking: as it is now, or else as it was kept."""
    decision = register.decisions.maybe(ranking.decision_id)
    if decision is None or not decision.number:
        return kept.decision
    return f"{decision.number} ({decision.letter})" if decision.letter else decision.number


def _summary(kept: KeptRanking) -> str:
    words = counted(len(kept.places), "project")
    if kept.budget is None:
        return f"{words}. {line_sentence(kept)}"
    return f"{words}, {kept.funded} above the funding line: {line_sentence(kept)}"


def _lists(kept: KeptRanking) -> Iterator[Block]:
    above = [one for one in kept.places if one.funded]
    below = [one for one in kept.places if not one.funded]
    if above:
        yield Heading("Funded" if kept.budget is not None else "In order", 2)
        yield _table(kept, above, "Projects in order, from the first")
    if below:
        yield Heading("Below the funding line", 2)
        yield _table(kept, below, "Projects that the budget does not reach, in order")


def _table(kept: KeptRanking, places: Sequence[KeptPlace], caption: str) -> Table:
    columns = [
        Column("Rank", 9), Column("Project", 34), Column("Service", 20),
        Column("Score of 100", 11, numeric=True), Column("Status", 12),
        Column(f"{financial_year(kept.year - 1)} £000", 14, numeric=True),
        Column(f"{financial_year(kept.year)} £000", 14, numeric=True),
    ]  # fmt: skip
    if not kept.partial:
        columns.append(Column("Running £000", 14, numeric=True))
    return Table(tuple(columns), tuple(_row(kept, one) for one in places), caption=caption)


def _row(kept: KeptRanking, one: KeptPlace) -> tuple[Cell, ...]:
    title = f"{one.title} (exempt)" if one.exempt else one.title
    cells: list[Cell] = [
        place_words(one), title, one.service, exact(one.total), light_cell(one),
        thousands(one.cost_before), thousands(one.cost),
    ]  # fmt: skip
    if not kept.partial:
        cells.append(thousands(one.running))
    return tuple(cells)


def _changes(kept: KeptRanking) -> Iterator[Block]:
    """What stands where its score would not put it, and why."""
    board = [one for one in kept.places if one.changed_from is not None]
    hand = [one for one in kept.places if one.moved_to is not None]
    if board:
        yield Heading(f"What {kept.group or 'the board'} changed", 2)
        yield _listed(
            f"{one.title}: {ordinal(one.at)}, and not {ordinal(one.changed_from or 0)}."
            f" {one.changed_reason}"
            for one in board
        )
    if hand:
        yield Heading("Moved by hand", 2)
        yield _listed(
            f"{one.title}: {ordinal(one.moved_to or 0)}, by its score {ordinal(one.earned)}."
            f" {one.moved_reason} ({hand_words(one)})"
            for one in hand
        )


def hand_words(one: KeptPlace) -> str:
    """Who moved a project by hand, and when."""
    when = long_date(one.moved_on) if one.moved_on else ""
    return ", ".join(filter(None, (one.moved_by, when)))


def _listed(sentences: Iterator[str]) -> ListBlock:
    return ListBlock(tuple(ListItem(text_runs(one)) for one in sentences))


def _weights(kept: KeptRanking) -> Iterator[Block]:
    yield Heading("Criteria and weights", 2)
    rows = tuple((one.title, one.weight, one.detail) for one in kept.criteria)
    columns = (Column("Criterion", 30), Column("Weight", 10, numeric=True), Column("A 5 is", 60))
    yield Table(columns, rows, caption="The weights total 100", first_column_heads=True)


def _scores(kept: KeptRanking) -> Iterator[Block]:
    """The mean score of each project for each criterion, from 0 to 5."""
    yield Heading("Scores", 2)
    columns = (
        Column("Project", 30),
        *(Column(one.title, 12, numeric=True) for one in kept.criteria),
    )
    rows = tuple(
        (one.title, *(None if mean is None else exact(mean) for mean in one.means))
        for one in kept.places
    )
    caption = "The mean of the scorers, from 0 to 5"
    yield Table(columns, rows, caption=caption, first_column_heads=True)
