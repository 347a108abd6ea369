"""What a meeting's minutes still lack: one list, from its records alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from egovdesk.checks.spelling import Names
from egovdesk.records.actions import Action
from egovdesk.records.decisions import Decision, DecisionPart
from egovdesk.records.meetings import Item, ItemKind, ItemState
from egovdesk.records.minutes import Block, BlockKind
from egovdesk.records.numbers import Line

_DECIDING = ("decide", "approve", "recommend", "ratify", "endorse")
_SETTLED = (ItemState.DEFERRED, ItemState.WITHDRAWN)


class Lack(StrEnum):
    """The kinds of thing that a clerk settles before minutes go out."""

    MINUTES = "minutes"
    DECISION = "decision"
    WORDS = "words"
    FORMED = "formed"
    OWNER = "owner"
    GROUND = "ground"
    NAME = "name"


@dataclass(frozen=True)
class Unsettled:
    """One thing to settle: what, about what, and where; `agenda` where that is on the agenda.

    `exempt` is whether its words are, which a public screen hides.
    """

    lack: Lack
    sentence: str
    about: str
    item_id: str
    block_id: str = ""
    agenda: bool = False
    word: str = ""
    exempt: bool = False

    @property
    def id(self) -> str:
        """What it is known by in a list."""
        return ":".join(filter(None, (self.lack, self.item_id, self.block_id, self.word)))

    @property
    def undecided(self) -> bool:
        """Whether the meeting has not done with the item."""
        return self.lack in (Lack.MINUTES, Lack.DECISION)


@dataclass(frozen=True)
class Minuted:
    """The records of one meeting as the list looks at them.

    `open` is whether grounds are wanted, and `asks_formed` whether the group wants to read how each
    decision was formed.
    """

    lines: Collection[Line]
    blocks: Mapping[str, list[Block]]
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    parts: Mapping[str, list[DecisionPart]] = field(default_factory=dict)
    actions: Mapping[str, Action] = field(default_factory=dict)
    open: bool = False
    asks_formed: bool = False
    names: Names = field(default_factory=Names)


def unsettled(meeting: Minuted) -> list[Unsettled]:
    """Everything that is still to settle, in agenda order."""
    found: list[Unsettled] = []
    for line in meeting.lines:
        if line.item.kind is not ItemKind.HEADING and line.item.state is not ItemState.WITHDRAWN:
            found += _of_item(meeting, line)
    exempt = {line.item.id for line in meeting.lines if line.item.exempt}
    exempt |= {one.id for under in meeting.blocks.values() for one in under if one.exempt}
    return [
        replace(one, exempt=bool(exempt & {one.item_id, one.block_id}))
        for one in found + _names(meeting)
    ]


def _of_item(meeting: Minuted, line: Line) -> Iterator[Unsettled]:
    item, about = line.item, _about(line)
    blocks = meeting.blocks.get(item.id, [])
    said = [one for one in blocks if not one.kind.is_text or one.text.strip()]
    decided = any(one.kind is BlockKind.DECISION for one in blocks)
    if not said:
        yield Unsettled(Lack.MINUTES, "Nothing is minuted", about, item.id)
    elif _wants_decision(item) and not decided:
        yield Unsettled(Lack.DECISION, "No decision is recorded", about, item.id)
    if meeting.open and item.exempt and not item.ground:
        yield Unsettled(Lack.GROUND, "Exempt, without a ground", about, item.id, agenda=True)
    for block in blocks:
        yield from _of_block(meeting, item, block, about)


def _wants_decision(item: Item) -> bool:
    """Whether it was to be decided; an officer board agrees earlier minutes in a sentence."""
    asked = item.purpose in _DECIDING and item.approves_id is None
    return asked and item.state not in _SETTLED


def _of_block(meeting: Minuted, item: Item, block: Block, about: str) -> Iterator[Unsettled]:
    decision = meeting.decisions.get(block.decision_id or "")
    if decision is not None:
        yield from _of_decision(meeting, item, block, decision)
    action = meeting.actions.get(block.action_id or "")
    if action is not None:
        lacks = [] if action.owner_id or action.owner else ["no owner"]
        lacks += [] if action.due_on else ["no date"]
        if lacks:
            sentence = f"The action has {' and '.join(lacks)}"
            named = f"{action.number}  {action.title}".strip()
            yield Unsettled(Lack.OWNER, sentence, named, item.id, block.id)
    if meeting.open and block.exempt and not block.ground and not item.exempt:
        yield Unsettled(
            Lack.GROUND, "A paragraph is exempt, without a ground", about, item.id, block.id
        )


def _of_decision(
    meeting: Minuted, item: Item, block: Block, decision: Decision
) -> Iterator[Unsettled]:
    named = f"{decision.number}  {decision.title}".strip()
    if not any(part.text.strip() for part in meeting.parts.get(decision.id, [])):
        yield Unsettled(Lack.WORDS, "The decision has no words", named, item.id, block.id)
    if meeting.asks_formed and not decision.formed:
        sentence = "How the decision was formed is not recorded"
        yield Unsettled(Lack.FORMED, sentence, named, item.id, block.id)


def _names(meeting: Minuted) -> list[Unsettled]:
    """Words that are nearly, but not quite, the name of somebody concerned; each once a block."""
    texts = [
        (line, block, text)
        for line in meeting.lines
        for block in meeting.blocks.get(line.item.id, [])
        for text in _texts(meeting, block)
    ]
    plain = meeting.names.ordinary_words(text for _line, _block, text in texts)
    found: dict[str, Unsettled] = {}
    for line, block, text in texts:
        for word, name in meeting.names.slips(text, plain):
            sentence = f"“{word}” is nearly “{name}”"
            one = Unsettled(Lack.NAME, sentence, _about(line), line.item.id, block.id, word=word)
            found.setdefault(one.id, one)
    return list(found.values())


def _texts(meeting: Minuted, block: Block) -> Iterator[str]:
    """What a block says: its own words, its decision's, or its action's."""
    if block.kind.is_text:
        yield block.text
    for part in meeting.parts.get(block.decision_id or "", []):
        yield part.text
    action = meeting.actions.get(block.action_id or "")
    if action is not None:
        yield action.title


def _about(line: Line) -> str:
    return f"{line.number}  {line.item.title}".strip()
