"""What stands above the blocks of interests, votes and movements in the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from egovdesk.documents.room import moved_words, vote_words
from egovdesk.records.choices import ChoiceList
from egovdesk.records.minutes import Block
from egovdesk.records.room import Interest, Movement, Vote
from egovdesk.register import Register
from ui.item_models.agenda import Agenda
from ui.widgets.block_editor import BlockText, Detail


def told_of_room(
    register: Register, agenda: Agenda, blocks: Sequence[Block], shown: Sequence[BlockText]
) -> list[BlockText]:
    """The same blocks, those of the room headed by who, what and when."""
    interests = register.interests.many([one.interest_id for one in blocks if one.interest_id])
    movements = register.movements.many([one.movement_id for one in blocks if one.movement_id])
    votes = register.votes.many([one.vote_id for one in blocks if one.vote_id])
    who = {one.person_id for one in interests.values()}
    who |= {one.person_id for one in movements.values()}
    names = {key: person.name for key, person in register.people.many(who).items()}
    kinds = register.choices.of(ChoiceList.INTERESTS) if interests else {}
    found: list[BlockText] = []
    for block, text in zip(blocks, shown, strict=True):
        if block.interest_id in interests:
            one = interests[block.interest_id or ""]
            kind = kinds.get(one.kind)
            found.append(
                _interest(text, one, _where(agenda, block, one), names, kind.label if kind else "")
            )
        elif block.movement_id in movements:
            found.append(_movement(text, movements[block.movement_id or ""], names))
        elif block.vote_id in votes:
            found.append(_vote(text, votes[block.vote_id or ""]))
        else:
            found.append(text)
    return found


def _where(agenda: Agenda, block: Block, one: Interest) -> str:
    """The item that an interest is in, by the number that agenda and minutes give it."""
    line = agenda.line(one.item_id)
    if line is None or block.item_id == one.item_id:
        return "in this item"
    minute = f", minute {line.item.minute_number}" if line.item.minute_number else ""
    return f"in item {line.number}{minute}"


def _interest(
    text: BlockText, one: Interest, where: str, names: dict[str, str], kind: str
) -> BlockText:
    details: list[Detail] = [
        ("name", names.get(one.person_id, "")), ("", where),
        ("", "withdrew" if one.withdrew else "stayed"), ("", kind.lower()),
    ]  # fmt: skip
    return replace(text, heading="Interest", heading_detail=tuple(d for d in details if d[1]))


def _movement(text: BlockText, one: Movement, names: dict[str, str]) -> BlockText:
    details: tuple[Detail, ...] = (
        ("name", names.get(one.person_id, "")), ("", moved_words(one)),
    )  # fmt: skip
    return replace(text, heading="Movement", heading_detail=details)


def _vote(text: BlockText, one: Vote) -> BlockText:
    counted = vote_words(one) or "not counted"
    details: list[Detail] = [("name", counted)]
    if one.recorded:
        details.append(("", "recorded"))
    if one.decision_id is None:
        details.append(("", "on no decision"))
    return replace(text, heading="Vote", heading_detail=tuple(details))
