"""What holds after any sequence of operations, and that all of it can be undone and made again."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from egovdesk.errors import EgovDeskError
from egovdesk.identifiers import new_id
from egovdesk.operations import actions, decisions, groups, people
from egovdesk.operations.meetings import attendance, cycle, items
from egovdesk.operations.minutes import BlockText, add_block, set_block_exempt, write_minutes
from egovdesk.records.actions import ActionState
from egovdesk.records.groups import LinkKind, Tier
from egovdesk.register import Register
from tests.accidents.clerk import as_typed
from tests.dumps import Rows, dump, index_problems, replayed, searchable
from tests.scenes import a_board, a_council, held

T = TypeVar("T")
PICK = st.integers(0, 10_000)
WORDS = st.text(st.characters(codec="utf-8"), max_size=30)
DAYS = st.dates(date(2003, 5, 1), date(2004, 5, 1))
FLAG = st.booleans()

UNTRUE = {
    "a block of a decision that is not there": """
        SELECT id FROM blocks WHERE (kind = 'decision') <> (decision_id IS NOT NULL)""",
    "a block of an action that is not there": """
        SELECT id FROM blocks WHERE (kind = 'action') <> (action_id IS NOT NULL)""",
    "a decision of a minute without its one block": """
        SELECT id FROM decisions d WHERE item_id IS NOT NULL AND 1 <>
        (SELECT count(*) FROM blocks b WHERE b.decision_id = d.id AND b.item_id = d.item_id)""",
    "an action of a minute without its one block": """
        SELECT id FROM actions a WHERE item_id IS NOT NULL AND 1 <>
        (SELECT count(*) FROM blocks b WHERE b.action_id = a.id AND b.item_id = a.item_id)""",
    "a minute sequence given twice": """
        SELECT min(id) FROM items WHERE minute_sequence IS NOT NULL
        GROUP BY group_id, coalesce(minute_year, meeting_id), minute_sequence
        HAVING count(*) > 1""",
    "a minute number given twice": """
        SELECT min(id) FROM items WHERE minute_number <> ''
        GROUP BY meeting_id, minute_number HAVING count(*) > 1""",
    "two blocks in one place": """
        SELECT min(id) FROM blocks GROUP BY item_id, position HAVING count(*) > 1""",
    "two parts in one place": """
        SELECT min(id) FROM decision_parts GROUP BY decision_id, position HAVING count(*) > 1""",
    "an open sub-item under an exempt item": """
        SELECT c.id FROM items c JOIN items p ON p.id = c.parent_id
        WHERE p.exempt AND NOT c.exempt""",
    "something open under an exempt item": """
        SELECT o.id FROM (SELECT id, item_id, exempt FROM blocks UNION ALL
        SELECT id, item_id, exempt FROM decisions UNION ALL
        SELECT id, item_id, exempt FROM actions) o JOIN items i ON i.id = o.item_id
        WHERE i.exempt AND NOT o.exempt""",
    "a decision open in an exempt block, or the other way about": """
        SELECT b.id FROM blocks b JOIN decisions d ON d.id = b.decision_id
        WHERE b.exempt <> d.exempt""",
    "an open record with a ground": """
        SELECT id FROM items WHERE NOT exempt AND ground <> ''
        UNION ALL SELECT id FROM blocks WHERE NOT exempt AND ground <> ''""",
    "a sub-item on another agenda": """
        SELECT c.id FROM items c JOIN items p ON p.id = c.parent_id
        WHERE c.meeting_id IS NOT p.meeting_id""",
    "a meeting at an item of another": """
        SELECT m.id FROM meetings m JOIN items i ON i.id = m.current_item_id
        WHERE i.meeting_id <> m.id""",
    "a number that is not its minute's": """
        SELECT d.id FROM decisions d JOIN items i ON i.id = d.item_id
        WHERE d.number NOT LIKE i.minute_number || '%'""",
    "a record that cannot be found": """
        SELECT id FROM items UNION SELECT id FROM decisions UNION SELECT id FROM actions
        UNION SELECT id FROM people UNION SELECT id FROM groups
        EXCEPT SELECT record_id FROM search_documents""",
    "something found that is not there": """
        SELECT record_id FROM search_documents EXCEPT SELECT id FROM (
        SELECT id FROM items UNION SELECT id FROM decisions UNION SELECT id FROM actions UNION
        SELECT id FROM people UNION SELECT id FROM groups UNION SELECT id FROM blocks)""",
}


class AnyClerk(RuleBasedStateMachine):
    """Does anything in any order on a board that has met and one that will meet."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "northbridge.egovdesk"
        shutil.copy(_scene(), path)
        self.register = Register(path, user="clerk")
        # These files are thrown away, so that nothing is gained by flushing them to disk.
        self.register._connection.execute("PRAGMA synchronous = OFF")
        self.base = dump(self.register), searchable(self.register)

    def attempt(self, operation: Callable[..., object], *args: Any, **facts: Any) -> None:
        """Do an operation; where it is refused, nothing has changed."""
        before = dump(self.register)
        try:
            operation(self.register, *args, **facts)
        except EgovDeskError as error:
            self.refused(error, before)

    def refused(self, error: EgovDeskError, before: Rows) -> None:
        assert error.what.endswith(".")
        assert dump(self.register) == before

    def one_of(self, found: list[T], pick: int) -> T:
        return found[pick % len(found)]

    def item(self, pick: int) -> str:
        return self.one_of(self.register.items.all("id"), pick).id

    def meeting(self, pick: int) -> str:
        return self.one_of(self.register.meetings.all("id"), pick).id

    def person(self, pick: int) -> str:
        return self.one_of(self.register.people.all("id"), pick).id

    def group(self, pick: int) -> str:
        return self.one_of(self.register.groups.all("id"), pick).id

    # Items

    @rule(meeting=PICK, title=WORDS, after=PICK, exempt=FLAG)
    def add_item(self, meeting: int, title: str, after: int, exempt: bool) -> None:
        facts = {"exempt": True, "ground": "A8"} if exempt else {}
        after_id = self.item(after) if after % 3 else None
        self.attempt(items.add_item, self.meeting(meeting), title, after_id=after_id, **facts)

    @rule(pick=PICK, title=WORDS)
    def change_item(self, pick: int, title: str) -> None:
        self.attempt(items.change_item, self.item(pick), title=title, note=title)

    @rule(pick=PICK, by=st.integers(-2, 2))
    def move_item(self, pick: int, by: int) -> None:
        self.attempt(items.move_item, self.item(pick), by)

    @rule(pick=PICK, index=st.integers(0, 6), parent=PICK, under=FLAG)
    def place_item(self, pick: int, index: int, parent: int, under: bool) -> None:
        above = self.item(parent) if under else None
        self.attempt(items.place_item, self.item(pick), index, parent_id=above)

    @rule(pick=PICK, inwards=FLAG)
    def indent(self, pick: int, inwards: bool) -> None:
        self.attempt(items.indent_item if inwards else items.outdent_item, self.item(pick))

    @precondition(lambda self: self.register.items.count() > 3)
    @rule(pick=PICK)
    def remove_item(self, pick: int) -> None:
        self.attempt(items.remove_item, self.item(pick))

    @rule(pick=PICK, exempt=FLAG)
    def exempt_item(self, pick: int, exempt: bool) -> None:
        self.attempt(items.set_item_exempt, self.item(pick), exempt, "A8" if exempt else "")

    @rule(pick=PICK)
    def take_item(self, pick: int) -> None:
        self.attempt(items.take_item, self.item(pick), "14:20")

    # Meetings and attendance

    @precondition(lambda self: self.register.meetings.count() < 5)
    @rule(group=PICK, day=DAYS, standing=FLAG)
    def add_meeting(self, group: int, day: date, standing: bool) -> None:
        self.attempt(cycle.add_meeting, self.group(group), day, standing_items=standing)

    @rule(pick=PICK, start=FLAG)
    def start_or_end(self, pick: int, start: bool) -> None:
        act = cycle.start_meeting if start else cycle.end_meeting
        self.attempt(act, self.meeting(pick), "14:03")

    @precondition(lambda self: self.register.meetings.count() > 1)
    @rule(pick=PICK)
    def remove_meeting(self, pick: int) -> None:
        self.attempt(cycle.remove_meeting, self.meeting(pick))

    @rule(pick=PICK, person=PICK, how=st.integers(0, 3))
    def attend(self, pick: int, person: int, how: int) -> None:
        meeting, someone = self.meeting(pick), self.person(person)
        there = self.register.attendances.find(meeting_id=meeting)
        if how == 0 or not there:
            self.attempt(attendance.add_attender, meeting, someone)
            return
        one = self.one_of(there, person).id
        if how == 1:
            self.attempt(attendance.cycle_attendance, one, "14:30")
        elif how == 2:
            self.attempt(attendance.add_substitute, meeting, someone, one)
        else:
            self.attempt(attendance.remove_attender, one)

    # Minutes, decisions and actions

    @rule(pick=PICK, text=WORDS, after=PICK)
    def add_block(self, pick: int, text: str, after: int) -> None:
        item = self.item(pick)
        there = self.register.blocks.find(item_id=item)
        after_id = self.one_of(there, after).id if there and after % 2 else None
        self.attempt(add_block, item, text, after_id=after_id)

    @rule(pick=PICK, at=PICK, text=WORDS, how=st.integers(0, 4), join=FLAG)
    def write(self, pick: int, at: int, text: str, how: int, join: bool) -> None:
        item = self.item(pick)
        blocks = edited(as_typed(self.register, item), at, text, how)
        self.attempt(write_minutes, item, blocks, join=f"typing in {item}" if join else None)

    @rule(pick=PICK, exempt=FLAG)
    def exempt_block(self, pick: int, exempt: bool) -> None:
        for block in self.register.blocks.all("id")[pick % 7 :: 7][:1]:
            self.attempt(set_block_exempt, block.id, exempt, "A9")

    @rule(pick=PICK, parts=st.lists(WORDS, max_size=3), after=PICK)
    def decide(self, pick: int, parts: list[str], after: int) -> None:
        item = self.item(pick)
        there = self.register.blocks.find(item_id=item)
        after_id = self.one_of(there, after).id if there and after % 2 else None
        self.attempt(decisions.add_decision, item, parts, after_id=after_id)

    @precondition(lambda self: self.register.decisions.count())
    @rule(pick=PICK, parts=st.lists(WORDS, min_size=1, max_size=3), how=st.integers(0, 2))
    def change_decision(self, pick: int, parts: list[str], how: int) -> None:
        decision = self.one_of(self.register.decisions.all("id"), pick).id
        if how == 0:
            self.attempt(decisions.set_parts, decision, parts)
        elif how == 1:
            self.attempt(decisions.set_outcome, decision, ("agreed", "deferred", "odd")[pick % 3])
        else:
            self.attempt(decisions.remove_decision, decision)

    @rule(pick=PICK, title=WORDS, day=DAYS)
    def act(self, pick: int, title: str, day: date) -> None:
        self.attempt(actions.add_action, self.item(pick), title, due_on=day)

    @precondition(lambda self: self.register.actions.count())
    @rule(pick=PICK, words=WORDS, how=st.integers(0, 4))
    def change_action(self, pick: int, words: str, how: int) -> None:
        action = self.one_of(self.register.actions.all("id"), pick)
        if how == 0:
            due = (action.due_on or action.given_on) + timedelta(days=pick % 30)
            self.attempt(actions.set_due, action.id, due, words)
        elif how == 1:
            self.attempt(actions.close_actions, [action.id])
        elif how == 2:
            self.attempt(actions.note_update, action.id, words)
        elif how == 3:
            state = self.one_of(list(ActionState), pick)
            self.attempt(actions.set_action_state, action.id, state)
        else:
            self.attempt(actions.remove_action, action.id)

    # People and groups

    @rule(name=WORDS, pick=PICK, how=st.integers(0, 2))
    def person_comes_or_goes(self, name: str, pick: int, how: int) -> None:
        if how == 0:
            self.attempt(people.add_person, name)
        elif how == 1:
            self.attempt(people.change_person, self.person(pick), name=name)
        elif self.register.people.count() > 1:
            self.attempt(people.remove_person, self.person(pick))

    @rule(pick=PICK, person=PICK, name=WORDS, day=DAYS, how=st.integers(0, 5))
    def change_group(self, pick: int, person: int, name: str, day: date, how: int) -> None:
        group = self.group(pick)
        if how == 0 and self.register.groups.count() < 4:
            self.attempt(groups.add_group, name, [Tier.SERVICE], prefix=name[:3])
        elif how == 1:
            self.attempt(groups.rename_group, group, name, day)
        elif how == 2:
            self.attempt(groups.set_tiers, group, [Tier.SMT, Tier.SUPPORTING][: pick % 3], day)
        elif how == 3:
            other = self.group(person)
            self.attempt(groups.link_groups, group, other, LinkKind.SUPPORTS)
        elif how == 4:
            self.attempt(groups.add_membership, group, person_id=self.person(person), from_on=day)
        elif self.register.groups.count() > 1:
            self.attempt(groups.remove_group, group)

    # What has been done

    @rule(back=FLAG)
    def go_back_or_on(self, back: bool) -> None:
        before = dump(self.register)
        try:
            self.register.undo() if back else self.register.redo()
        except EgovDeskError as error:
            self.refused(error, before)

    @precondition(lambda self: self.register.meetings.count() > 1)
    @rule(pick=PICK, really=st.integers(0, 9))
    def issue(self, pick: int, really: int) -> None:
        """What others have seen bars undo: what is undone at the end begins here."""
        if really:
            return
        self.attempt(cycle.issue_agenda, self.meeting(pick), "Agenda")
        if self.register.undo_label is None:
            self.base = dump(self.register), searchable(self.register)

    @invariant()
    def nothing_is_untrue(self) -> None:
        connection = self.register._connection
        for what, query in UNTRUE.items():
            assert connection.execute(query).fetchall() == [], what
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []

    def teardown(self) -> None:
        try:
            self.all_of_it_is_undone_and_made_again()
        finally:
            self.register.close()
            self.folder.cleanup()

    def all_of_it_is_undone_and_made_again(self) -> None:
        register = self.register
        assert register.integrity_problems() == []
        assert index_problems(register) == []
        while register.redo_label:
            register.redo()
        end = dump(register), searchable(register)
        assert replayed(register) == end[0]
        while register.undo_label:
            register.undo()
        assert (dump(register), searchable(register)) == self.base
        assert replayed(register) == self.base[0]
        while register.redo_label:
            register.redo()
        assert (dump(register), searchable(register)) == end
        assert replayed(register) == end[0]
        assert index_problems(register) == []


def edited(blocks: list[BlockText], at: int, text: str, how: int) -> list[BlockText]:
    """What the editor may hand over: text typed, split, merged, cut, or moved."""
    if not blocks:
        return [BlockText(new_id(), text=text)]
    at %= len(blocks)
    block = blocks[at]
    if how == 0 and block.kind.is_text:
        blocks[at] = BlockText(**{**vars(block), "text": text})
    elif how == 1 and block.kind.is_text:
        half = len(block.text) // 2
        blocks[at] = BlockText(**{**vars(block), "text": block.text[:half]})
        blocks.insert(at + 1, BlockText(new_id(), block.kind, block.text[half:]))
    elif how == 2:
        del blocks[at : at + 3]
    elif how == 3:
        blocks.append(blocks.pop(at))
    else:
        blocks.insert(at, BlockText(new_id(), text=text))
    return blocks


_made: list[Path] = []


def _scene() -> Path:
    """The register that every example begins with, made once."""
    if not _made:
        path = Path(tempfile.mkdtemp(prefix="egovdesk-")) / "scene.egovdesk"
        with a_council(path) as register:
            held(a_board(register))
            with register.step("What was prepared is not undone", undoable=False):
                people.add_person(register, "Jane Tate")
        _made.append(path)
    return _made[0]


TestAnyClerk = AnyClerk.TestCase
TestAnyClerk.settings = settings(
    max_examples=30,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
