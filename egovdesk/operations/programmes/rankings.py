"""What a board saw of a programme, and what it agreed: both frozen, with the reasons for every change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation
from egovdesk.operations.meetings.places import add_in_place
from egovdesk.operations.meetings.to_come import agenda_to_come
from egovdesk.operations.minutes import add_block
from egovdesk.operations.papers import add_paper, receive_paper
from egovdesk.operations.programmes.places import move_by_hand
from egovdesk.operations.projects.links import linked
from egovdesk.operations.strategies import set_item_bearings
from egovdesk.ranking import Sheet, read_sheet
from egovdesk.ranking.kept import Move, changed, read, working
from egovdesk.ranking.sheet import refuse_unready
from egovdesk.records.days import ordinal, spoken_date
from egovdesk.records.decisions import Decision
from egovdesk.records.kept_rankings import KeptRanking
from egovdesk.records.kept_text import sha256
from egovdesk.records.meetings import Item, Meeting
from egovdesk.records.money import pounds
from egovdesk.records.programmes import Programme, Ranking, RankingState
from egovdesk.records.text import clean_text
from egovdesk.register import Register


@operation("Take ranking to board", of=naming.of_programme)
def take_to_board(
    register: Register, programme_id: str, meeting_id: str | None = None, *,
    item_id: str | None = None, late: bool = False, received: bool = True,
) -> str:  # fmt: skip
    """Freeze the ranked list as the paper that the board sees, under an item of an agenda; return its id.

    The item is the one named, the one under which the meeting has this programme already, or a new
    one; the meeting is the board's next unless one is named. A new item on an agenda that has been
    issued has to be `late`: it goes out in a supplement. Papers whose files come in the same step are not
    `received` yet. Raises Refused for weights that do not total 100, an empty programme, one without a
    board, and an item that is decided.
    """
    sheet = read_sheet(register, programme_id)
    refuse_unready(sheet)
    item = _item_for(register, sheet, meeting_id, item_id, late)
    kept = working(register, sheet)
    text = kept.as_json()
    made = Ranking(
        new_id(), programme_id, RankingState.TAKEN, register.now, sha256(text), text,
        register.user, item.id, exempt=kept.is_exempt,
    )  # fmt: skip
    register.rankings.add(made)
    _give_papers(register, item, kept, received)
    return made.id


@operation("Record agreed ranking", of=naming.of_ranking)
def record_agreed(
    register: Register, ranking_id: str, decision_id: str, moves: Sequence[Move] = (),
    *, minuted: bool = True,
) -> str:  # fmt: skip
    """Record that a board agreed a ranking that was taken to it, with its changes; return the id.

    Each move puts a project in another place, with the board's reason; the others keep their order. The
    reasons go into the item's minute, unless they are minuted already, and the programme's own list
    follows. Raises Refused for a ranking that is agreed, a decision of another item, and a move without
    a reason.
    """
    taken = register.rankings.get(ranking_id)
    decision = register.decisions.get(decision_id)
    _refuse_strange(register, taken, decision)
    moves = [_cleaned(one) for one in moves]
    agreed = _decided_by(register, changed(read(taken), moves), decision)
    text = agreed.as_json()
    made = Ranking(
        new_id(), taken.programme_id, RankingState.AGREED, register.now, sha256(text), text,
        register.user, taken.item_id, decision_id, ranking_id, agreed.is_exempt,
    )  # fmt: skip
    register.rankings.add(made)
    _follow(register, taken.programme_id, agreed, decision)
    if minuted and moves:
        _minute(register, agreed, decision)
    return made.id


@operation("Take agreed ranking back", of=naming.of_ranking)
def take_agreement_back(register: Register, ranking_id: str) -> None:
    """Take a ranking out that was recorded as agreed by mistake; what was taken to the board stays."""
    ranking = register.rankings.get(ranking_id)
    if ranking.state is not RankingState.AGREED:
        raise Refused(
            "The board saw this ranking, so it stays.",
            "Nothing has changed.",
            "Take a newer one to the board instead.",
        )
    register.rankings.remove(ranking_id)


def item_of(register: Register, programme_id: str, meeting: Meeting) -> Item | None:
    """The item of a meeting under which a programme's ranking stands already."""
    for ranking in reversed(register.rankings.find(programme_id=programme_id)):
        item = register.items.maybe(ranking.item_id)
        if item is not None and item.meeting_id == meeting.id:
            return item
    titles = _titles(register.programmes.get(programme_id))
    there = register.items.find(meeting_id=meeting.id)
    return next((one for one in there if one.title.casefold() in titles), None)


def _titles(programme: Programme) -> set[str]:
    return {programme.label.casefold(), f"{programme.label}: final".casefold()}


def _item_for(
    register: Register, sheet: Sheet, meeting_id: str | None, item_id: str | None, late: bool
) -> Item:
    programme = sheet.programme
    if item_id is not None:
        return _undecided(register, register.items.get(item_id))
    if programme.group_id is None:
        raise Refused(
            "No board has this programme.", "Nothing has changed.", "Name the board first."
        )
    meeting = agenda_to_come(register, programme.group_id, meeting_id)
    there = item_of(register, programme.id, meeting)
    if there is not None:
        return _undecided(register, there)
    if meeting.state.is_frozen and not late:
        raise Refused(
            f"The agenda of {spoken_date(meeting.held_on)} has been issued without this programme.",
            "Nothing has changed.",
            "Take it as a late item, which goes out in a supplement, or to a later meeting.",
        )
    return _new_item(register, sheet, meeting)


def _undecided(register: Register, item: Item) -> Item:
    if register.decisions.find(item_id=item.id):
        raise Refused(
            "The board has decided under that item, so what it saw stays.",
            "Nothing has changed.",
            "Take the ranking to a later meeting.",
        )
    return item


def _new_item(register: Register, sheet: Sheet, meeting: Meeting) -> Item:
    programme = sheet.programme
    within = f", within {pounds(programme.budget)}" if programme.budget is not None else ""
    made = add_in_place(
        register, meeting, programme.label, purpose="decide", category="B",
        responsibility="EG4",
        recommendation=f"agree the order of the {_count(len(sheet.lines))}{within}.",
    )  # fmt: skip
    served = {one for project in sheet.lines for one in linked(register, project, "strategies")}
    if served:
        set_item_bearings(register, made, sorted(f"strategies:{one}" for one in served))
    return register.items.get(made)


def paper_titles(kept: KeptRanking, item: Item) -> dict[bool, str]:
    """What the papers of a list are called: the open one (False), without its exempt projects, and where it
    has some the exempt one (True), the only one where its item is exempt."""
    whole = f"The {_count(len(kept.places))} in order"
    if not kept.is_exempt or item.exempt:
        return {kept.is_exempt: whole}
    open_part = _count(sum(not one.exempt for one in kept.places))
    return {False: f"The {open_part} in order", True: f"{whole}, with exempt projects"}


def papers_of(register: Register, ranking_id: str) -> dict[bool, str]:
    """The papers of a ranking that was taken to a board, by whether they have exempt projects."""
    ranking = register.rankings.get(ranking_id)
    item = register.items.get(ranking.item_id or "")
    titles = paper_titles(read(ranking), item)
    by_title = {one.title: one.id for one in register.papers.find(item_id=item.id)}
    return {exempt: by_title[title] for exempt, title in titles.items() if title in by_title}


def _give_papers(register: Register, item: Item, kept: KeptRanking, received: bool) -> None:
    """Give the item the list as its paper; where projects are exempt, the whole list as an exempt one."""
    there = {one.title for one in register.papers.find(item_id=item.id)}
    ground = next((one.ground for one in kept.places if one.exempt), "")
    for exempt, title in paper_titles(kept, item).items():
        if title not in there:
            facts = {"exempt": True, "ground": ground} if exempt else {}
            paper_id = add_paper(register, item.id, title, **facts)
            if received:
                receive_paper(register, paper_id)


def _count(count: int) -> str:
    return f"{count} projects" if count != 1 else "1 project"


def _refuse_strange(register: Register, taken: Ranking, decision: Decision) -> None:
    if taken.state is not RankingState.TAKEN:
        raise Refused("This ranking is agreed already.", "Nothing has changed.")
    if register.rankings.find(follows_id=taken.id):
        raise Refused(
            "The board’s agreed ranking is recorded already.",
            "Nothing has changed.",
            "Take that one back first.",
        )
    if decision.item_id != taken.item_id:
        raise Refused(
            "That decision was made under another item.",
            "Nothing has changed.",
            "Choose the decision under the item that has the ranking.",
        )


def _cleaned(move: Move) -> Move:
    reason = clean_text(move.reason).strip()
    if not reason:
        raise Refused(
            "A move by the board needs its reason.", "Nothing has changed.", "Say why it was moved."
        )
    return Move(move.project_id, move.place, reason)


def _decided_by(register: Register, agreed: KeptRanking, decision: Decision) -> KeptRanking:
    """A ranking with the decision that agreed it; an exempt one lends its number alone."""
    parts = register.decision_parts.find(decision_id=decision.id)
    letter = f" ({decision.letter})" if decision.letter else ""
    return replace(
        agreed, decided_on=decision.decided_on, decision=f"{decision.number}{letter}",
        wording=() if decision.exempt else tuple(one.text for one in parts),
    )  # fmt: skip


def _follow(register: Register, programme_id: str, agreed: KeptRanking, decision: Decision) -> None:
    """Put in the programme's own list what the board moved, where it still competes."""
    competing = {
        one.project_id for one in register.programme_projects.find(programme_id=programme_id)
    }
    for one in agreed.places:
        if one.changed_from is not None and one.project_id in competing:
            move_by_hand(
                register, programme_id, one.project_id, min(one.at, len(competing)),
                one.changed_reason, by=agreed.group or "The board", on=decision.decided_on,
            )  # fmt: skip


def _minute(register: Register, agreed: KeptRanking, decision: Decision) -> None:
    """Write the board's changes and reasons under its decision, those of exempt projects as exempt."""
    after = next(
        (one.id for one in register.blocks.find(item_id=decision.item_id)
         if one.decision_id == decision.id), None,
    )  # fmt: skip
    for one in agreed.places:
        if one.changed_from is not None and decision.item_id is not None:
            after = add_block(
                register, decision.item_id,
                f"{one.title} was placed {ordinal(one.at)}, and not {ordinal(one.changed_from)}:"
                f" {one.changed_reason}",
                after_id=after, exempt=one.exempt, ground=one.ground,
            )  # fmt: skip


def is_pending(register: Register, ranking: Ranking | None) -> bool:
    """Whether a ranking that was taken to a board waits to be agreed."""
    return (
        ranking is not None
        and ranking.state is RankingState.TAKEN
        and not register.rankings.find(follows_id=ranking.id)
    )
