"""A scripted clerk, to be killed: `python -m tests.accidents.clerk FILE SEED`.

Says on a line of its own what it is about to do, does it, and acknowledges it with the rows as they
then are. What has been acknowledged must be in the file, whatever happens next.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from datetime import timedelta

from egovdesk.errors import EgovDeskError
from egovdesk.operations.actions import add_action, close_actions, set_due
from egovdesk.operations.decisions import add_decision, set_parts
from egovdesk.operations.meetings import (
    add_item,
    change_attendance,
    change_item,
    cycle_attendance,
    move_item,
    remove_item,
    set_item_exempt,
)
from egovdesk.operations.minutes import BlockText, PartText, add_block, write_minutes
from egovdesk.operations.people import add_person, change_person
from egovdesk.operations.room import declare_interest, record_vote
from egovdesk.records.minutes import BlockKind
from egovdesk.records.room import VoiceKind
from egovdesk.register import Changes, Register

SENTENCE = (
    "the board considered a report of the head of ICT on the corporate CRM, noted that £40,000 "
    "“had been found” and agreed: naïve café 王小明 😀 that it be brought back in November"
)
WORDS = SENTENCE.split(" ")


class Clerk:
    """Acts at random on one meeting, for ever."""

    def __init__(self, register: Register, seed: int) -> None:
        self.register = register
        self.random = random.Random(seed)
        self.run = f"run {seed}"
        self.acts: list[Callable[[], object]] = [
            self.type, self.type, self.type, self.type, self.add_text, self.add_person,
            self.change_person, self.add_item, self.change_item, self.move, self.remove,
            self.decide, self.reword, self.act, self.close, self.put_off, self.exempt,
            self.attend, self.come_and_go, self.declare, self.vote,
            register.undo, register.undo, register.redo,
        ]  # fmt: skip

    def work(self) -> None:
        """One act after another, until killed."""
        number = 0
        while True:
            number += 1
            act = self.random.choice(self.acts)
            for name, once in self.keystrokes() if act == self.type else [(act.__name__, act)]:
                say({"doing": name})
                changes: list[Changes] = []
                self.register.on_change = changes.append
                try:
                    once()
                except EgovDeskError:
                    assert changes == []
                say({"done": name, "rows": rows_of(self.register, changes)})

    def words(self, most: int = 12) -> str:
        return " ".join(self.random.choices(WORDS, k=self.random.randint(1, most)))

    def item(self) -> str:
        return self.random.choice(self.register.items.all()).id

    def type(self) -> None:
        """Stands for a run of typing in the list of acts."""

    def keystrokes(self) -> list[tuple[str, Callable[[], object]]]:
        item = self.item()
        blocks = as_typed(self.register, item)
        text = [at for at, block in enumerate(blocks) if block.kind.is_text]
        if not text:
            return [("add_text", self.add_text)]
        at, join = self.random.choice(text), f"{self.run} {self.random.random()}"
        found: list[tuple[str, Callable[[], object]]] = []
        for length in range(1, self.random.randint(2, 20)):
            typed = BlockText(**{**vars(blocks[at]), "text": WORDS[length] * length})
            wanted = [*blocks[:at], typed, *blocks[at + 1 :]]

            def once(wanted: list[BlockText] = wanted) -> None:
                write_minutes(self.register, item, wanted, join=join)

            found.append((f"type {typed.id}", once))
        return found

    def add_text(self) -> None:
        add_block(self.register, self.item(), self.words(200))

    def add_person(self) -> None:
        add_person(self.register, self.words(3))

    def change_person(self) -> None:
        person = self.random.choice(self.register.people.all())
        change_person(self.register, person.id, title=self.words(4), organisation=self.words(4))

    def add_item(self) -> None:
        meeting = self.random.choice(self.register.meetings.all())
        add_item(self.register, meeting.id, self.words(8))

    def change_item(self) -> None:
        change_item(self.register, self.item(), title=self.words(8), minutes_allowed=5)

    def move(self) -> None:
        move_item(self.register, self.item(), self.random.choice((-1, 1)))

    def remove(self) -> None:
        if self.register.items.count() > 4:
            remove_item(self.register, self.item())

    def decide(self) -> None:
        add_decision(self.register, self.item(), [self.words(), self.words()])

    def reword(self) -> None:
        for decision in self.register.decisions.all()[:1]:
            set_parts(self.register, decision.id, [self.words()] * self.random.randint(1, 4))

    def act(self) -> None:
        add_action(self.register, self.item(), self.words(), owner="Priya Raman")

    def close(self) -> None:
        close_actions(self.register, [action.id for action in self.register.actions.all()[:2]])

    def put_off(self) -> None:
        for action in self.register.actions.all()[:1]:
            due = self.register.today + timedelta(days=self.random.randint(1, 90))
            set_due(self.register, action.id, due, self.words())

    def exempt(self) -> None:
        exempt = self.random.random() < 0.5
        set_item_exempt(self.register, self.item(), exempt, "A8" if exempt else "")

    def attend(self) -> None:
        attender = self.random.choice(self.register.attendances.all())
        change_attendance(self.register, attender.id, capacity=self.words(3))

    def come_and_go(self) -> None:
        attender = self.random.choice(self.register.attendances.all())
        cycle_attendance(self.register, attender.id, f"15:{self.random.randint(10, 59)}")

    def declare(self) -> None:
        attender = self.random.choice(self.register.attendances.all())
        items = self.register.items.find(meeting_id=attender.meeting_id)
        if not items:
            return  # its one item was put off to another meeting
        declare_interest(
            self.register, self.random.choice(items).id, attender.person_id, nature=self.words(),
            withdrew=self.random.random() < 0.5, under_id=self.random.choice(items).id,
        )  # fmt: skip

    def vote(self) -> None:
        person = self.random.choice(self.register.people.all())
        voices = {person.id: self.random.choice(list(VoiceKind))}
        record_vote(self.register, self.item(), voices=voices, remark=self.words())


def as_typed(register: Register, item_id: str) -> list[BlockText]:
    """An item's blocks as the editor would hand them over."""
    found = []
    for block in register.blocks.find(item_id=item_id):
        parts: tuple[PartText, ...] = ()
        text = block.text
        if block.kind is BlockKind.DECISION:
            kept = register.decision_parts.find(decision_id=block.decision_id)
            parts = tuple(PartText(part.id, part.text) for part in kept)
        elif block.kind is BlockKind.ACTION:
            text = register.actions.get(block.action_id or "").title
        found.append(BlockText(block.id, block.kind, text, block.exempt, block.ground, parts))
    return found


def rows_of(register: Register, notices: list[Changes]) -> list[list[object]]:
    """The rows that moved, as they now are: table, id, and the columns that hold something."""
    found: list[list[object]] = []
    for notice in notices:
        for table, ids in notice.rows.items():
            for row_id in ids:
                cursor = register._connection.execute(
                    f'SELECT * FROM "{table}" WHERE id = ?', (row_id,)
                )
                columns, values = [column[0] for column in cursor.description], cursor.fetchone()
                row = None
                if values is not None:
                    pairs = zip(columns, values, strict=True)
                    row = {c: v for c, v in pairs if v is not None and c != "id"}
                found.append([table, row_id, row])
    return found


def say(what: dict[str, object]) -> None:
    """One line out, at once."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    with Register(sys.argv[1], user="clerk") as opened:
        Clerk(opened, int(sys.argv[2])).work()
