"""Whatever a clerk does, no issued minute number moves, and none is given twice in a group's year."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from egovdesk.errors import Refused
from egovdesk.operations.actions import add_action
from egovdesk.operations.approval import approve_minutes, circulate_minutes, reopen_minutes
from egovdesk.operations.decisions import add_decision, remove_decision
from egovdesk.operations.groups import add_group, change_group
from egovdesk.operations.meetings import (
    add_item,
    add_meeting,
    change_item,
    place_item,
    remove_item,
    set_item_exempt,
    set_meeting_state,
    start_meeting,
)
from egovdesk.operations.minutes import add_block
from egovdesk.records.groups import Access
from egovdesk.records.meetings import Item, ItemKind, MeetingState
from egovdesk.register import Register
from tests.scenes import a_council

STYLES = (
    "year_running", "long_running", "number_year", "prefix_number_year", "prefix_year_number",
)  # fmt: skip
LONG = bool(os.environ.get("EGOVDESK_LONG"))
PICK = st.integers(0, 99)


class Numbers(RuleBasedStateMachine):
    """A group that meets through two municipal years, under styles whose numbers are to be unique."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="numbers-")
        self.register: Register = a_council(Path(self.folder.name) / "numbers.egovdesk")
        self.group = ""
        self.meetings: list[str] = []
        self.issued: dict[str, str] = {}  # the number of each record, as first seen
        self.bearers: dict[tuple[int, str], str] = {}  # and whose it is, of decisions and actions

    def teardown(self) -> None:
        self.register.close()
        self.folder.cleanup()

    @initialize(style=st.sampled_from(STYLES), first=st.integers(1, 70), open_group=st.booleans())
    def begin(self, style: str, first: int, open_group: bool) -> None:
        self.group = add_group(
            self.register, "Electronic Government Group", prefix="EG", number_style=style,
            first_number=first, access=Access.OPEN if open_group else Access.PRIVATE,
        )  # fmt: skip
        self.meet(0)
        self.hold(0)
        for what in ("decision", "decision", "action"):
            self.minute(0, what)
        self.circulate(0)
        self.meet(28)
        self.hold(1)

    # -- what the clerk does ---------------------------------------------------------------------

    @rule(days=st.integers(7, 200))
    def meet(self, days: int) -> None:
        last = (
            self.register.meetings.get(self.meetings[-1]).held_on
            if self.meetings
            else date(2003, 5, 20)
        )
        if len(self.meetings) > 4:
            return
        made = add_meeting(
            self.register, self.group, last + timedelta(days=days), standing_items=False
        )
        for place in range(3):
            add_item(self.register, made, f"Item {place}")
        self.meetings.append(made)

    @rule(pick=PICK)
    def hold(self, pick: int) -> None:
        start_meeting(self.register, self.any_meeting(pick))

    @rule(pick=PICK)
    def circulate(self, pick: int) -> None:
        meeting = self.any_meeting(pick)
        try:
            circulate_minutes(self.register, meeting, "{}")
        except Refused:
            return
        self.note_issued(meeting)

    @rule(pick=PICK, other=PICK)
    def approve(self, pick: int, other: int) -> None:
        meeting, later = self.any_meeting(pick), self.any_meeting(other)
        try:
            approve_minutes(self.register, meeting, later, "{}")
        except Refused:
            return
        self.note_issued(meeting)

    @rule(pick=PICK)
    def reopen(self, pick: int) -> None:
        self.trying(lambda: reopen_minutes(self.register, self.any_meeting(pick), "An error",
                                           although_later=True))  # fmt: skip

    @rule(pick=PICK)
    def go_back(self, pick: int) -> None:
        self.trying(
            lambda: set_meeting_state(self.register, self.any_meeting(pick), MeetingState.HELD)
        )

    @rule(pick=PICK, late=st.booleans())
    def add(self, pick: int, late: bool) -> None:
        self.trying(lambda: add_item(self.register, self.any_meeting(pick), "Another", late=late))

    @rule(pick=PICK, to=st.integers(0, 4))
    def move(self, pick: int, to: int) -> None:
        self.trying(lambda: place_item(self.register, self.any_item(pick), to))

    @rule(pick=PICK, under=PICK)
    def move_under(self, pick: int, under: int) -> None:
        self.trying(
            lambda: place_item(
                self.register, self.any_item(pick), 0, parent_id=self.any_item(under)
            )
        )

    @rule(pick=PICK)
    def withdraw(self, pick: int) -> None:
        if len(self.items()) > 1:
            self.trying(lambda: remove_item(self.register, self.any_item(pick)))

    @rule(pick=PICK, heading=st.booleans())
    def make_heading(self, pick: int, heading: bool) -> None:
        kind = ItemKind.HEADING if heading else ItemKind.BUSINESS
        self.trying(lambda: change_item(self.register, self.any_item(pick), kind=kind))

    @rule(pick=PICK, exempt=st.booleans())
    def close_or_open(self, pick: int, exempt: bool) -> None:
        self.trying(lambda: set_item_exempt(self.register, self.any_item(pick), exempt, "A8"))

    @rule(pick=PICK, what=st.sampled_from(["decision", "action", "paragraph"]))
    def minute(self, pick: int, what: str) -> None:
        item = self.any_item(pick)
        makers: dict[str, Callable[[], str]] = {
            "decision": lambda: add_decision(self.register, item, ["the case be agreed"]),
            "action": lambda: add_action(self.register, item, "Circulate it"),
            "paragraph": lambda: add_block(self.register, item, "Members considered it."),
        }
        self.trying(makers[what])

    @precondition(lambda self: self.register.decisions.all())
    @rule(pick=PICK, instead=st.booleans())
    def take_decision_out(self, pick: int, instead: bool) -> None:
        found = self.register.decisions.all()
        decision = found[pick % len(found)]
        self.trying(lambda: remove_decision(self.register, decision.id))
        if instead and decision.item_id:
            item = decision.item_id
            self.trying(lambda: add_decision(self.register, item, ["the case be put off"]))

    @rule(style=st.sampled_from(STYLES))
    def change_style(self, style: str) -> None:
        change_group(self.register, self.group, number_style=style)

    @rule(first=st.integers(1, 90), tied=st.booleans())
    def change_start(self, first: int, tied: bool) -> None:
        change_group(
            self.register, self.group, first_number=first, first_year=2003 if tied else None
        )

    # -- what must hold --------------------------------------------------------------------------

    @invariant()
    def no_issued_number_moves(self) -> None:
        present = {key: number for key, _, number in self.numbered()}
        for key, number in self.issued.items():
            assert present.get(key, number) == number

    @invariant()
    def no_number_is_given_twice_in_a_year(self) -> None:
        for kind in ("item", "decision", "action"):
            borne = Counter(one[1:] for one in self.numbered() if one[0].startswith(kind))
            assert [number for number, times in borne.items() if times > 1] == []

    @invariant()
    def an_issued_number_goes_to_no_other(self) -> None:
        for key, year, number in self.numbered():
            if not key.startswith("item"):
                assert self.bearers.get((year, number), key) == key

    # -- finding things --------------------------------------------------------------------------

    def items(self) -> list[Item]:
        return [one for one in self.register.items.all() if one.meeting_id]

    def any_meeting(self, pick: int) -> str:
        return self.meetings[pick % len(self.meetings)]

    def any_item(self, pick: int) -> str:
        found = self.items()
        return found[pick % len(found)].id

    def trying(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Refused:
            return

    def numbered(self) -> list[tuple[str, int, str]]:
        """Whatever bears a number, with the municipal year in which it was given."""
        years = {
            one.id: self.register.authority.municipal_year(one.held_on)
            for one in self.register.meetings.all()
        }
        found = [(f"item {one.id}", one.meeting_id, one.minute_number) for one in self.items()]
        for kind, results in (
            ("decision", self.register.decisions.all()),
            ("action", self.register.actions.all()),
        ):
            found += [(f"{kind} {one.id}", one.meeting_id, one.number) for one in results]
        return [
            (key, years[meeting], number) for key, meeting, number in found if meeting and number
        ]

    def note_issued(self, meeting_id: str) -> None:
        meeting = self.register.meetings.get(meeting_id)
        year = self.register.authority.municipal_year(meeting.held_on)
        own = {f"item {one.id}" for one in self.register.items.find(meeting_id=meeting_id)}
        own |= {f"decision {one.id}" for one in self.register.decisions.find(meeting_id=meeting_id)}
        own |= {f"action {one.id}" for one in self.register.actions.find(meeting_id=meeting_id)}
        for key, _, number in self.numbered():
            if key in own:
                self.issued.setdefault(key, number)
                # An item's only decision bears the item's own number, and is another kind of thing.
                if not key.startswith("item"):
                    self.bearers.setdefault((year, number), key)


Numbers.TestCase.settings = settings(
    max_examples=300 if LONG else 25,
    stateful_step_count=60 if LONG else 30,
    derandomize=not LONG,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestAnySequenceOfNumbering = Numbers.TestCase
