"""After any sequence of operations: what must always hold holds, undo restores every table, and the
log replays to the present. EGOVDESK_LONG takes many more sequences."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from egovdesk.errors import NotFound, Refused, UndoRefused
from egovdesk.identifiers import new_id
from egovdesk.operations import (
    actions,
    approval,
    corrections,
    decisions,
    groups,
    minutes,
    people,
    room,
    templates,
)
from egovdesk.operations.meetings import (
    arrivals,
    attendance,
    cycle,
    dates,
    deferrals,
    issuing,
    items,
    plan,
)
from egovdesk.operations.minutes import BlockText, PartText
from egovdesk.operations.statements import evidence, sections, statements
from egovdesk.records.actions import ActionState
from egovdesk.records.meetings import MeetingState
from egovdesk.records.minutes import Block, BlockKind
from egovdesk.records.passages import chip
from egovdesk.records.room import MovementKind, VoiceKind
from egovdesk.register import Register
from tests.dumps import Rows, dump, index_problems, replayed
from tests.scenes import TODAY, a_board, a_council, held
from tests.untrue import untrue

T = TypeVar("T")
LONG = "EGOVDESK_LONG" in os.environ
TEXT = st.text(max_size=40) | st.sampled_from(("# head", "a\nb", "שלום", "😀" * 9, "x" * 10_000))
WHICH = st.integers(0, 1000)
OF_THE_ROOM = ("a block of an interest", "an interest", "a vote", "a movement", "a withdrawal",
               "a recorded vote", "somebody who came", "something said openly")  # fmt: skip
DAY = st.integers(-400, 400).map(lambda days: TODAY + timedelta(days=days))

_template = Path(tempfile.mkdtemp(prefix="egovdesk-")) / "template.egovdesk"


@pytest.fixture(scope="module", autouse=True)
def template() -> Any:
    """A register with a board whose meetings have begun, copied for each sequence."""
    with a_council(_template) as register:
        held(a_board(register))
    yield
    shutil.rmtree(_template.parent)


class Clerk(RuleBasedStateMachine):
    """Does what a clerk does, in any order, and keeps a copy of how each step left the tables."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="egovdesk-"))
        self.path = Path(shutil.copy(_template, self.folder))
        self.register = Register(self.path)
        self.tables = dump(self.register)
        self.undoable: list[tuple[Rows, Rows]] = []
        self.undone: list[tuple[Rows, Rows]] = []
        self.issued: dict[str, str] = {}
        self.join: str | None = None
        self.run_began = self.tables

    def teardown(self) -> None:
        try:
            assert index_problems(self.register) == []
            assert self.register.integrity_problems() == []
            while self.undoable:
                self.undo()
        finally:
            self.register.close()
            shutil.rmtree(self.folder)

    def do(
        self, operation: Callable[..., Any], *args: Any, seen: bool = False, **facts: Any
    ) -> Any:
        """Do it, or be refused and find nothing changed."""
        before, given, refused = self.tables, None, False
        try:
            given = operation(self.register, *args, **facts)
        except (Refused, NotFound):
            refused = True
        self.tables = dump(self.register)
        if refused or self.tables == before:
            assert self.tables == before
            return given
        self.undone = []
        if facts.get("join") is not None and facts["join"] == self.join:
            before = self.run_began
            self.undoable = [one for one in self.undoable if one[0] is not before]
        self.join, self.run_began = facts.get("join"), before
        # What was typed and taken back is nothing to undo.
        if seen:
            self.undoable = []
        elif self.tables != before:
            self.undoable.append((before, self.tables))
        return given

    def one(self, found: list[T], which: int) -> T | None:
        return found[which % len(found)] if found else None

    def one_id(self, repository: Any, which: int) -> str:
        found = self.one(repository.all(), which)
        return "gone" if found is None else str(found.id)

    # Agenda

    @rule(which=WHICH, title=TEXT, after=WHICH, urgent=st.booleans())
    def add_item(self, which: int, title: str, after: int, urgent: bool) -> None:
        meeting, beside = self.meeting(which), self.one_id(self.register.items, after)
        self.do(items.add_item, meeting, title, after_id=beside, urgent=urgent)

    @rule(which=WHICH, title=TEXT, note=TEXT, minutes_allowed=st.integers(-5, 2000))
    def change_item(self, which: int, title: str, note: str, minutes_allowed: int) -> None:
        item = self.item(which)
        facts: dict[str, Any] = {"title": title, "note": note, "minutes_allowed": minutes_allowed}
        self.do(items.change_item, item, **facts)

    @rule(which=WHICH, by=st.integers(-9, 9))
    def move_item(self, which: int, by: int) -> None:
        self.do(items.move_item, self.item(which), by)

    @rule(which=WHICH, index=st.integers(-1, 9), under=st.none() | WHICH)
    def place_item(self, which: int, index: int, under: int | None) -> None:
        parent = None if under is None else self.item(under)
        self.do(items.place_item, self.item(which), index, parent_id=parent)

    @rule(which=WHICH, inwards=st.booleans())
    def indent_item(self, which: int, inwards: bool) -> None:
        self.do(items.indent_item if inwards else items.outdent_item, self.item(which))

    @rule(which=WHICH, exempt=st.booleans())
    def set_exempt(self, which: int, exempt: bool) -> None:
        self.do(items.set_item_exempt, self.item(which), exempt, "A8")

    @rule(which=WHICH)
    def remove_item(self, which: int) -> None:
        self.do(items.remove_item, self.item(which))

    @rule(which=WHICH)
    def take_item(self, which: int) -> None:
        self.do(items.take_item, self.item(which), "14:20")

    # What is planned, deferred, and arrives by itself

    @rule(which=WHICH, title=TEXT, wanted=st.none() | DAY)
    def plan_item(self, which: int, title: str, wanted: date | None) -> None:
        group = self.one_id(self.register.groups, which)
        self.do(plan.plan_item, group, title, wanted_on=wanted)

    @rule(which=WHICH, to=st.none() | WHICH, before=WHICH)
    def move_to_meeting(self, which: int, to: int | None, before: int) -> None:
        item = self.one_id(self.register.items, which)
        meeting = None if to is None else self.meeting(to)
        beside = self.one_id(self.register.items, before)
        self.do(plan.move_to_meeting, item, meeting, beside)

    @rule(which=WHICH, to=st.none() | DAY)
    def defer_item(self, which: int, to: date | None) -> None:
        self.do(deferrals.defer_item, self.item(which), to)

    @rule(which=WHICH)
    def bring_due(self, which: int) -> None:
        self.do(arrivals.bring_due, self.meeting(which))

    @rule(which=WHICH, name=st.sampled_from(("One", "Two", "Three")))
    def keep_template(self, which: int, name: str) -> None:
        self.do(templates.save_as_template, self.meeting(which), name)

    @rule(which=WHICH, template=WHICH)
    def start_from_template(self, which: int, template: int) -> None:
        kept = self.one_id(self.register.templates, template)
        self.do(templates.start_from_template, self.meeting(which), kept)

    # Meetings

    @rule(which=WHICH, day=DAY, standing=st.booleans())
    def add_meeting(self, which: int, day: date, standing: bool) -> None:
        group = self.one_id(self.register.groups, which)
        self.do(cycle.add_meeting, group, day, standing_items=standing)

    @rule(which=WHICH)
    def start_meeting(self, which: int) -> None:
        self.do(cycle.start_meeting, self.meeting(which), "14:00")

    @rule(which=WHICH, at=st.sampled_from(("16:00", "", "25:00", "13:00")))
    def end_meeting(self, which: int, at: str) -> None:
        self.do(cycle.end_meeting, self.meeting(which), at)

    @rule(which=WHICH, reason=TEXT, cancel=st.booleans(), to=st.none() | DAY)
    def leave_meeting(self, which: int, reason: str, cancel: bool, to: date | None) -> None:
        if cancel:
            self.do(dates.cancel_meeting, self.meeting(which), reason)
        else:
            self.do(dates.postpone_meeting, self.meeting(which), to, reason)

    @rule(which=WHICH)
    def reinstate_meeting(self, which: int) -> None:
        self.do(dates.reinstate_meeting, self.meeting(which))

    @rule(which=WHICH, state=st.sampled_from(MeetingState))
    def set_state(self, which: int, state: MeetingState) -> None:
        self.do(cycle.set_meeting_state, self.meeting(which), state)

    @rule(which=WHICH)
    def remove_meeting(self, which: int) -> None:
        self.do(cycle.remove_meeting, self.meeting(which))

    @precondition(lambda self: len(self.undoable) > 6)
    @rule(which=WHICH)
    def issue_agenda(self, which: int) -> None:
        meeting = self.meeting(which)
        if self.do(issuing.issue_agenda, meeting, "{}", seen=True):
            for item in self.register.items.find(meeting_id=meeting):
                self.issued[f"agenda {item.id}"] = item.agenda_number

    @precondition(lambda self: len(self.undoable) > 3)
    @rule(which=WHICH)
    def circulate(self, which: int) -> None:
        meeting = self.meeting(which)
        if self.do(approval.circulate_minutes, meeting, "{}", seen=True):
            for item in self.register.items.find(meeting_id=meeting):
                self.issued[f"minute {item.id}"] = item.minute_number
                for one in self.register.decisions.find(item_id=item.id):
                    self.issued[f"decision {one.id}"] = one.number
                for given in self.register.actions.find(item_id=item.id):
                    self.issued[f"action {given.id}"] = given.number

    @precondition(lambda self: len(self.undoable) > 8)
    @rule(which=WHICH, later=WHICH)
    def approve(self, which: int, later: int) -> None:
        meeting, other = self.meeting(which), self.meeting(later)
        self.do(approval.approve_minutes, meeting, other, "{}", words="Agreed", seen=True)

    @precondition(lambda self: len(self.undoable) > 4)
    @rule(which=WHICH, clear=st.booleans())
    def ask_the_chair(self, which: int, clear: bool) -> None:
        if clear:
            self.do(approval.clear_minutes, self.meeting(which), "{}", amendments="None")
        else:
            self.do(approval.send_to_chair, self.meeting(which), "{}", seen=True)

    @precondition(lambda self: len(self.undoable) > 4)
    @rule(which=WHICH, reopen=st.booleans())
    def sign(self, which: int, reopen: bool) -> None:
        if reopen:
            self.do(approval.reopen_minutes, self.meeting(which), "A slip", seen=True)
        else:
            self.do(
                approval.sign_minutes, self.meeting(which), "{}", on=date(2004, 6, 1), seen=True
            )

    @rule(which=WHICH)
    def correct(self, which: int) -> None:
        item = self.register.items.get(self.item(which))
        meeting = item.meeting_id or self.meeting(which)
        self.do(corrections.add_correction, meeting, item.id, "Agreed", "Noted")

    @rule(which=WHICH, at=st.sampled_from(("", "15:00")))
    def attend(self, which: int, at: str) -> None:
        self.do(attendance.cycle_attendance, self.one_id(self.register.attendances, which), at)

    @rule(which=WHICH, who=WHICH)
    def come(self, which: int, who: int) -> None:
        person = self.one_id(self.register.people, who)
        self.do(attendance.add_attender, self.meeting(which), person)

    # The room

    @rule(which=WHICH, under=WHICH, who=WHICH, nature=TEXT, withdrew=st.booleans())
    def declare(self, which: int, under: int, who: int, nature: str, withdrew: bool) -> None:
        item = self.one(self.register.items.all(), which)
        beside = self.register.items.find(meeting_id=item.meeting_id) if item else []
        where = self.one(beside, under)
        person = self.one(self.register.people.all(), who)
        if item is not None and where is not None and person is not None and item.meeting_id:
            self.do(room.declare_interest, item.id, person.id, nature=nature, withdrew=withdrew,
                    under_id=where.id)  # fmt: skip

    @rule(which=WHICH, withdrew=st.booleans())
    def change_interest(self, which: int, withdrew: bool) -> None:
        interest = self.one_id(self.register.interests, which)
        self.do(room.change_interest, interest, withdrew=withdrew)

    @rule(which=WHICH, who=WHICH, kind=st.sampled_from(MovementKind), sentence=TEXT)
    def move_about(self, which: int, who: int, kind: MovementKind, sentence: str) -> None:
        item = self.one(self.register.items.all(), which)
        person = self.one(self.register.people.all(), who)
        if item is not None and person is not None and item.meeting_id:
            self.do(room.add_movement, item.meeting_id, person.id, kind, item_id=item.id,
                    at="15:10", sentence=sentence)  # fmt: skip

    @rule(which=WHICH, on=st.none() | WHICH, who=WHICH, against=st.integers(-1, 3))
    def vote(self, which: int, on: int | None, who: int, against: int) -> None:
        item = self.item(which)
        found = self.register.decisions.find(item_id=item)
        decision = self.one(found, on) if on is not None else None
        person = self.one(self.register.people.all(), who)
        voices = {person.id: VoiceKind.FOR} if person is not None and who % 2 else None
        self.do(room.record_vote, item, decision_id=decision.id if decision else None,
                voices=voices, against=against)  # fmt: skip

    # Minutes

    @rule(which=WHICH, text=TEXT, after=WHICH)
    def add_block(self, which: int, text: str, after: int) -> None:
        beside = self.one_id(self.register.blocks, after)
        self.do(minutes.add_block, self.item(which), text, after_id=beside)

    @rule(which=WHICH, texts=st.lists(TEXT, min_size=1, max_size=4))
    def type(self, which: int, texts: list[str]) -> None:
        item, run = self.item(which), new_id()
        typed = self.as_typed(item)
        for text in texts:
            new = typed or [BlockText(run)]
            at = which % len(new)
            typed = [*new[:at], _with_words(new[at], text), *new[at + 1 :]]
            self.do(minutes.write_minutes, item, typed, join=run)

    @rule(which=WHICH, first=st.integers(0, 5), count=st.integers(1, 4))
    def cut_blocks(self, which: int, first: int, count: int) -> None:
        item = self.item(which)
        typed = self.as_typed(item)
        self.do(minutes.write_minutes, item, typed[:first] + typed[first + count :])

    @rule(which=WHICH, at=st.integers(0, 5), text=TEXT)
    def split_block(self, which: int, at: int, text: str) -> None:
        item = self.item(which)
        typed = self.as_typed(item)
        self.do(
            minutes.write_minutes, item, [*typed[:at], BlockText(new_id(), text=text), *typed[at:]]
        )

    @rule(which=WHICH)
    def turn_blocks_round(self, which: int) -> None:
        item = self.item(which)
        self.do(minutes.write_minutes, item, self.as_typed(item)[::-1])

    @rule(which=WHICH, exempt=st.booleans())
    def mark_exempt(self, which: int, exempt: bool) -> None:
        self.do(minutes.set_block_exempt, self.one_id(self.register.blocks, which), exempt, "A8")

    # Decisions and actions

    @rule(which=WHICH, parts=st.lists(TEXT, max_size=3), title=st.none() | TEXT)
    def decide(self, which: int, parts: list[str], title: str | None) -> None:
        facts: dict[str, Any] = {} if title is None else {"title": title}
        self.do(decisions.add_decision, self.item(which), parts, **facts)

    @rule(which=WHICH, parts=st.lists(TEXT, max_size=3))
    def reword(self, which: int, parts: list[str]) -> None:
        self.do(decisions.set_parts, self.one_id(self.register.decisions, which), parts)

    @rule(which=WHICH, outcome=st.sampled_from(("agreed", "noted", "deferred", "no such thing")))
    def set_outcome(self, which: int, outcome: str) -> None:
        self.do(decisions.set_outcome, self.one_id(self.register.decisions, which), outcome)

    @rule(which=WHICH)
    def remove_decision(self, which: int) -> None:
        self.do(decisions.remove_decision, self.one_id(self.register.decisions, which))

    @rule(which=WHICH, title=TEXT, due=st.none() | DAY)
    def give(self, which: int, title: str, due: date | None) -> None:
        self.do(actions.add_action, self.item(which), title, due_on=due)

    @rule(which=WHICH, due=st.none() | DAY, reason=TEXT)
    def put_off(self, which: int, due: date | None, reason: str) -> None:
        self.do(actions.set_due, self.one_id(self.register.actions, which), due, reason)

    @rule(which=WHICH, state=st.sampled_from(ActionState))
    def set_action_state(self, which: int, state: ActionState) -> None:
        self.do(actions.set_action_state, self.one_id(self.register.actions, which), state)

    @rule(which=WHICH)
    def remove_action(self, which: int) -> None:
        self.do(actions.remove_action, self.one_id(self.register.actions, which))

    # Statements

    @rule(title=TEXT, asked=st.sampled_from(("", "", "IEG2", "IEG7")), group=WHICH)
    def start_statement(self, title: str, asked: str, group: int) -> None:
        whose = self.one_id(self.register.groups, group)
        facts: dict[str, Any] = {} if whose == "gone" else {"group_id": whose}
        self.do(statements.start_statement, title, round=asked, **facts)

    @rule(which=WHICH, title=TEXT, after=WHICH, under=st.none() | WHICH)
    def add_section(self, which: int, title: str, after: int, under: int | None) -> None:
        statement = self.one_id(self.register.statements, which)
        beside = self.register.sections.find(statement_id=statement)
        one = self.one(beside, after)
        above = None if under is None else self.one(beside, under)
        self.do(
            sections.add_section, statement, title, after_id=one.id if one else None,
            parent_id=above.id if above else None,
        )  # fmt: skip

    @rule(which=WHICH, text=TEXT, chips=st.lists(WHICH, max_size=2))
    def write_section(self, which: int, text: str, chips: list[int]) -> None:
        linked = [self.one_id(self.register.evidence, one) for one in chips]
        words = " ".join([text, *(chip(one, "CFB 1/03") for one in linked)])
        self.do(sections.write_section, self.one_id(self.register.sections, which), words)

    @rule(which=WHICH, by=st.integers(-3, 3), how=st.sampled_from(("move", "in", "out")))
    def move_section(self, which: int, by: int, how: str) -> None:
        section = self.one_id(self.register.sections, which)
        if how == "move":
            self.do(sections.move_section, section, by)
        else:
            moved = sections.indent_section if how == "in" else sections.outdent_section
            self.do(moved, section)

    @rule(which=WHICH, under=WHICH, index=st.integers(-1, 5))
    def place_section(self, which: int, under: int, index: int) -> None:
        section = self.one(self.register.sections.all(), which)
        if section is not None:
            beside = self.register.sections.find(statement_id=section.statement_id)
            above = self.one(beside, under)
            self.do(sections.place_section, section.id, index, parent_id=above and above.id)

    @rule(which=WHICH, exempt=st.booleans(), whole=st.booleans())
    def exempt_section(self, which: int, exempt: bool, whole: bool) -> None:
        if whole:
            statement = self.one_id(self.register.statements, which)
            self.do(statements.set_statement_exempt, statement, exempt, "A8")
        else:
            section = self.one_id(self.register.sections, which)
            self.do(sections.set_section_exempt, section, exempt, "A7")

    @rule(which=WHICH, on=WHICH, decided=st.booleans())
    def link_evidence(self, which: int, on: int, decided: bool) -> None:
        section = self.one_id(self.register.sections, which)
        kept: Any = self.register.decisions if decided else self.register.actions
        target = self.one_id(kept, on)
        if target != "gone":
            facts: dict[str, Any] = {"decision_id" if decided else "action_id": target}
            self.do(evidence.link_evidence, section, **facts)

    @rule(which=WHICH, whole=st.booleans())
    def remove_section(self, which: int, whole: bool) -> None:
        if whole:
            self.do(statements.remove_statement, self.one_id(self.register.statements, which))
        else:
            self.do(sections.remove_section, self.one_id(self.register.sections, which))

    # Groups and people

    @rule(which=WHICH, name=TEXT, on=DAY)
    def rename_group(self, which: int, name: str, on: date) -> None:
        self.do(groups.rename_group, self.one_id(self.register.groups, which), name, on)

    @rule(name=TEXT, parent=st.none() | WHICH)
    def add_group(self, name: str, parent: int | None) -> None:
        above = None if parent is None else self.one_id(self.register.groups, parent)
        if above != "gone":
            self.do(groups.add_group, name, parent_id=above)

    @rule(which=WHICH)
    def remove_group(self, which: int) -> None:
        self.do(groups.remove_group, self.one_id(self.register.groups, which))

    @rule(which=WHICH, on=DAY)
    def dissolve_group(self, which: int, on: date) -> None:
        self.do(groups.dissolve_group, self.one_id(self.register.groups, which), on)

    @rule(name=TEXT)
    def add_person(self, name: str) -> None:
        self.do(people.add_person, name)

    @rule(which=WHICH)
    def remove_person(self, which: int) -> None:
        self.do(people.remove_person, self.one_id(self.register.people, which))

    @rule(post=WHICH, person=WHICH, on=DAY)
    def appoint(self, post: int, person: int, on: date) -> None:
        who = self.one_id(self.register.people, person)
        if who != "gone":
            self.do(people.appoint, self.one_id(self.register.posts, post), who, on)

    # Back and forth

    @precondition(lambda self: self.undoable)
    @rule()
    def undo(self) -> None:
        before, after = self.undoable.pop()
        self.register.undo()
        self.tables = dump(self.register)
        assert self.tables == before
        self.undone.append((before, after))
        self.join = None

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        before, after = self.undone.pop()
        self.register.redo()
        self.tables = dump(self.register)
        assert self.tables == after
        self.undoable.append((before, after))
        self.join = None

    @precondition(lambda self: not self.undoable)
    @rule()
    def undo_what_was_seen(self) -> None:
        if self.issued:
            with pytest.raises(UndoRefused, match="has been seen by others"):
                self.register.undo()
            assert dump(self.register) == self.tables

    @rule()
    def open_again(self) -> None:
        self.register.close()
        self.register = Register(self.path)
        assert dump(self.register) == self.tables

    # What always holds

    @invariant()
    def the_log_replays_to_the_present(self) -> None:
        assert replayed(self.register) == self.tables

    @invariant()
    def every_result_has_its_one_block(self) -> None:
        blocks = self.register.blocks.all()
        for name, table in (("decision_id", "decisions"), ("action_id", "actions")):
            found = Counter(getattr(block, name) for block in blocks)
            del found[None]
            records = self.tables.get(table, {})
            minuted = {key for key, row in records.items() if row.get("item_id")}
            assert found.keys() == minuted
            assert all(count == 1 for count in found.values())
        for block in blocks:
            assert (block.kind is BlockKind.DECISION) == (block.decision_id is not None)
            assert (block.kind is BlockKind.ACTION) == (block.action_id is not None)

    @invariant()
    def nothing_of_the_room_is_orphaned(self) -> None:
        assert [one for one in untrue(self.register) if one.startswith(OF_THE_ROOM)] == []

    @invariant()
    def minute_numbers_are_given_once(self) -> None:
        rows = self.tables.get("items", {}).values()
        given = Counter((row["group_id"], row["minute_number"]) for row in rows)
        assert [key for key, count in given.items() if key[1] and count > 1] == []

    @invariant()
    def results_are_numbered_once(self) -> None:
        for table in ("decisions", "actions"):
            rows = self.tables.get(table, {}).values()
            given = Counter((row["group_id"], row["number"]) for row in rows)
            assert [key for key, count in given.items() if key[1] and count > 1] == []

    @invariant()
    def issued_numbers_stay(self) -> None:
        bearers = {
            "agenda": ("items", "agenda_number"), "minute": ("items", "minute_number"),
            "decision": ("decisions", "number"), "action": ("actions", "number"),
        }  # fmt: skip
        for key, number in self.issued.items():
            kind, _, record = key.partition(" ")
            table, column = bearers[kind]
            row = self.tables.get(table, {}).get(record)
            assert not number or row is None or row[column] == number

    @invariant()
    def what_hangs_off_an_exempt_item_is_exempt(self) -> None:
        rows = self.tables.get("items", {})
        for table in ("blocks", "decisions", "actions"):
            for row in self.tables.get(table, {}).values():
                item = rows.get(row.get("item_id", ""))
                assert item is None or row["exempt"] or not item["exempt"]
        for row in rows.values():
            parent = rows.get(row.get("parent_id", ""))
            assert parent is None or row["exempt"] or not parent["exempt"]

    def meeting(self, which: int) -> str:
        return self.one_id(self.register.meetings, which)

    def item(self, which: int) -> str:
        return self.one_id(self.register.items, which)

    def as_typed(self, item_id: str) -> list[BlockText]:
        return [self._typed(block) for block in self.register.blocks.find(item_id=item_id)]

    def _typed(self, block: Block) -> BlockText:
        parts: tuple[PartText, ...] = ()
        text = block.text
        if block.decision_id:
            found = self.register.decision_parts.find(decision_id=block.decision_id)
            parts = tuple(PartText(one.id, one.text) for one in found)
        if block.action_id:
            text = self.register.actions.get(block.action_id).title
        return BlockText(block.id, block.kind, text, block.exempt, block.ground, parts)


def _with_words(block: BlockText, text: str) -> BlockText:
    if block.kind is BlockKind.DECISION:
        parts = (*block.parts[:1], PartText(new_id(), text))
        return BlockText(**{**vars(block), "parts": parts})
    return BlockText(**{**vars(block), "text": text})


Clerk.TestCase.settings = settings(
    max_examples=400 if LONG else 20,
    stateful_step_count=60 if LONG else 30,
    derandomize=not LONG,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestAnySequenceOfOperations = Clerk.TestCase
