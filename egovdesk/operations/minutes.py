"""Minutes: an item's blocks are written as one sequence, so that no decision is orphaned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import OPERATIONS, naming, operation
from egovdesk.operations.meetings.deferrals import follow_wording, mark_undecided
from egovdesk.operations.meetings.issued import refuse_final_of
from egovdesk.operations.meetings.items import take_item
from egovdesk.operations.meetings.numbers import number_minutes
from egovdesk.operations.meetings.ratified import follow_answer, hide_waiting
from egovdesk.operations.meetings.results import number_results, numbers_paragraphs
from egovdesk.operations.meetings.rows import remove_block_rows
from egovdesk.operations.minute_text import BlockText as BlockText
from egovdesk.operations.minute_text import PartText as PartText
from egovdesk.operations.minute_text import merged
from egovdesk.operations.projects.cases import follow_case
from egovdesk.operations.statements.stages import follow_stages
from egovdesk.records.decisions import DecisionPart
from egovdesk.records.meetings import Item, MeetingState
from egovdesk.records.minutes import Block, BlockKind
from egovdesk.records.text import clean_text
from egovdesk.register import Register

_GAP = 1024
_LABEL = "Typing in the minutes"
OPERATIONS[f"{__name__}.write_minutes"] = _LABEL


def write_minutes(
    register: Register,
    item_id: str,
    blocks: Sequence[BlockText],
    *,
    join: str | None = None,
    taken_at: str | None = None,
    known: Sequence[BlockText] | None = None,
) -> bool:
    """Make an item's minute be exactly these blocks, in one step; `join` names a run of typing.

    With `taken_at`, an item that has words and was not taken yet is taken at that time. `known` are
    the blocks as they were when typing began: what has been written elsewhere since is kept beside
    what was typed. Tells whether there was any.

    A decision or action block that is gone takes its record with it; new ones are made by
    `add_decision` and `add_action`, never here. Raises Refused when the minutes are final.
    """
    with register.step(_LABEL, join=join):
        item = register.items.get(item_id)
        refuse_final(register, item)
        kept = {block.id: block for block in register.blocks.find(item_id=item_id)}
        differs = False
        blocks = _all_inherited(blocks, item)
        if known is not None:
            now = _all_inherited(as_text(register, kept.values()), item)
            joined = merged(blocks, _all_inherited(known, item), now)
            blocks, differs = joined.blocks, joined.differs
        _refuse_strange(blocks, kept)
        wanted = {block.id for block in blocks}
        gone = [block for block in kept.values() if block.id not in wanted]
        for block in gone:
            remove_block_rows(register, block)
        _write_each(register, item, blocks, kept)
        _number_again(register, item, kept.values())
        if any(block.decision_id for block in gone):
            mark_undecided(register, item_id)
            follow_answer(register, item_id)
            follow_case(register, item_id)
            follow_stages(register, item_id)
        if taken_at is not None and blocks and item.order_taken is None:
            take_item(register, item_id, taken_at)
        return differs


def as_text(register: Register, blocks: Iterable[Block]) -> list[BlockText]:
    """Blocks with their words as an editor has them, those of decisions and actions too."""
    blocks = list(blocks)
    decided = [block.decision_id for block in blocks if block.decision_id]
    acted = [block.action_id for block in blocks if block.action_id]
    parts = register.decision_parts.of_decisions(decided) if decided else {}
    actions = register.actions.many(acted) if acted else {}
    return [
        BlockText(
            one.id, one.kind, actions[one.action_id].title if one.action_id else one.text,
            one.exempt, one.ground,
            tuple(PartText(part.id, part.text) for part in parts.get(one.decision_id or "", [])),
        )
        for one in blocks
    ]  # fmt: skip


@operation("Mark exempt", of=naming.of_block)
def set_block_exempt(register: Register, block_id: str, exempt: bool, ground: str = "") -> None:
    """Mark a block exempt on a ground, or open; its decision or action follows it."""
    block = register.blocks.get(block_id)
    item = register.items.get(block.item_id)
    refuse_final(register, item)
    if item.exempt and not exempt:
        raise Refused(
            "The whole item is exempt.", "Nothing has changed.", "Open the item to open this."
        )
    interest = register.interests.maybe(block.interest_id)
    if interest is not None and not exempt and register.items.get(interest.item_id).exempt:
        raise Refused(
            "This is said of an interest in an exempt item.",
            "Nothing has changed.",
            "Open that item to open this.",
        )
    ground = ground if exempt else ""
    register.blocks.update(block_id, exempt=exempt, ground=ground)
    if block.decision_id:
        register.decisions.update(block.decision_id, exempt=exempt, ground=ground)
        if exempt:
            hide_waiting(register, block.decision_id, ground)
    if block.action_id:
        register.actions.update(block.action_id, exempt=exempt, ground=ground)


@operation("Add paragraph", of=naming.of_item)
def add_block(
    register: Register,
    item_id: str,
    text: str,
    *,
    kind: BlockKind = BlockKind.PARAGRAPH,
    after_id: str | None = None,
    exempt: bool = False,
    ground: str = "",
    write_on: bool = False,
    **record: str,
) -> str:
    """Add a block of text after another, or at the end, and return its id.

    `record` names what it is about: its `movement_id`, `interest_id` or `vote_id`. With `write_on`
    an empty paragraph follows it.
    """
    item = register.items.get(item_id)
    refuse_final(register, item)
    exempt, ground = exempt or item.exempt, ground or item.ground
    block = Block(new_id(), item_id, 0, kind, clean_text(text), exempt, ground, **record)
    before = register.blocks.find(item_id=item_id)
    insert_block(register, block, after_id)
    if write_on:
        leave_room(register, block)
    _number_again(register, item, before)
    return block.id


def leave_room(register: Register, block: Block) -> None:
    """Have an empty paragraph after a block, to write on in: the one that is there, or a new one."""
    blocks = register.blocks.find(item_id=block.item_id)
    at = next(index for index, one in enumerate(blocks) if one.id == block.id)
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if below is None or below.kind is not BlockKind.PARAGRAPH or below.text or below.exempt:
        add_block(register, block.item_id, "", after_id=block.id)


def insert_block(register: Register, block: Block, after_id: str | None) -> None:
    """Put a block in after another of its item, or at the end; gaps are renewed where used up.

    An empty paragraph that it would follow gives its place up to it.
    """
    others = register.blocks.find(item_id=block.item_id)
    blank = next((one for one in others if one.id == after_id and one.is_blank), None)
    if blank is not None and not block.is_blank:
        remove_block_rows(register, blank)
        register.blocks.add(replace(block, position=blank.position))
        return
    index = next((i + 1 for i, one in enumerate(others) if one.id == after_id), len(others))
    before = others[index - 1].position if index else 0
    after = others[index].position if index < len(others) else before + 2 * _GAP
    middle = (before + after) // 2
    if before < middle < after:
        register.blocks.add(replace(block, position=middle))
        return
    for at, one in enumerate(others):
        register.blocks.update(one.id, position=(at + (at >= index) + 1) * _GAP)
    register.blocks.add(replace(block, position=(index + 1) * _GAP))


def refuse_final(register: Register, item: Item) -> None:
    """Final minutes are corrected at a later meeting, never rewritten."""
    refuse_final_of(register, item.meeting_id)


def ensure_number(register: Register, item: Item) -> str:
    """The item's minute number, given now if its meeting has begun without one."""
    meeting = register.meetings.maybe(item.meeting_id)
    if item.minute_number or meeting is None or meeting.state.step < MeetingState.HELD.step:
        return item.minute_number
    number_minutes(register, meeting.id)
    return register.items.get(item.id).minute_number


def _refuse_strange(blocks: Sequence[BlockText], kept: dict[str, Block]) -> None:
    ids = [block.id for block in blocks]
    if len(set(ids)) != len(ids):
        raise ValueError("two blocks with one id")
    for block in blocks:
        if not block.kind.is_text and (block.id not in kept or kept[block.id].kind != block.kind):
            raise ValueError(f"{block.kind} block {block.id} has no record")


def _number_again(register: Register, item: Item, before: Iterable[Block]) -> None:
    """Number decisions, actions and paragraphs that came, went or changed places."""
    former = sorted(before, key=lambda one: (one.position, one.id))
    now = register.blocks.find(item_id=item.id)
    if _ids(former, paragraphs=True) == _ids(now, paragraphs=True):
        return
    if numbers_paragraphs(register, item.group_id):
        if item.minute_number and item.meeting_id:
            number_results(register, item.id, item.minute_number)
            number_minutes(register, item.meeting_id)
    elif _ids(former, paragraphs=False) != _ids(now, paragraphs=False):
        number_results(register, item.id, register.items.get(item.id).minute_number)


def _ids(blocks: Iterable[Block], *, paragraphs: bool) -> list[str]:
    return [one.id for one in blocks if not one.kind.is_text or (paragraphs and one.takes_number)]


def _write_each(
    register: Register,
    item: Item,
    blocks: Sequence[BlockText],
    kept: dict[str, Block],
) -> None:
    positions = _positions(blocks, kept)
    for block, position in zip(blocks, positions, strict=True):
        text = clean_text(block.text) if block.kind.is_text else ""
        old = kept.get(block.id)
        if old is None:
            register.blocks.add(
                Block(block.id, item.id, position, block.kind, text, block.exempt, block.ground)
            )
            continue
        new = {"position": position, "text": text, "exempt": block.exempt, "ground": block.ground}
        moved = {name: value for name, value in new.items() if getattr(old, name) != value}
        register.blocks.update(block.id, **moved)
        if old.decision_id is not None:
            if _write_parts(register, old.decision_id, block.parts):
                follow_wording(register, item.id)
        elif old.action_id is not None:
            title = clean_text(block.text)
            if register.actions.get(old.action_id).title != title:
                register.actions.update(old.action_id, title=title)


def _all_inherited(blocks: Iterable[BlockText], item: Item) -> list[BlockText]:
    """What stands under an exempt item is exempt, on a ground of its own or on the item's."""
    return [
        replace(block, exempt=True, ground=item.ground)
        if item.exempt and not block.exempt
        else block
        for block in blocks
    ]


def _write_parts(register: Register, decision_id: str, parts: Sequence[PartText]) -> bool:
    """Give a decision these parts; tell whether that changed its wording."""
    kept = {part.id: part for part in register.decision_parts.find(decision_id=decision_id)}
    gone = kept.keys() - {part.id for part in parts}
    for part_id in gone:
        register.decision_parts.remove(part_id)
    changed = bool(gone)
    for position, part in enumerate(parts):
        text, old = clean_text(part.text), kept.get(part.id)
        if old is None:
            register.decision_parts.add(DecisionPart(part.id, decision_id, position, text))
        elif (old.position, old.text) != (position, text):
            register.decision_parts.update(part.id, position=position, text=text)
        changed = changed or old is None or old.text != text
    return changed


def _positions(blocks: Sequence[BlockText], kept: dict[str, Block]) -> list[int]:
    """Positions that rise, keeping those that already do, so that typing moves no other row."""
    old = [kept[block.id].position if block.id in kept else None for block in blocks]
    known = [position for position in old if position is not None]
    if all(a < b for a, b in pairwise(known)):
        filled = _fill(old)
        if filled is not None:
            return filled
    return [(index + 1) * _GAP for index in range(len(blocks))]


def _fill(old: list[int | None]) -> list[int] | None:
    filled: list[int] = []
    for index, position in enumerate(old):
        if position is not None:
            filled.append(position)
            continue
        before = filled[-1] if filled else 0
        after = next((one for one in old[index:] if one is not None), before + 2 * _GAP)
        middle = (before + after) // 2
        if not before < middle < after:
            return None
        filled.append(middle)
    return filled
