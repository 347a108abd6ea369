"""Whatever rows a list has: the preview is the truth, a second import changes nothing, one undo undoes."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egovdesk.operations.actions import add_action, add_loose_action
from egovdesk.operations.decisions import add_decision
from egovdesk.records.imports import Fate
from egovdesk.register import Register
from tests.dumps import dump, index_problems
from tests.lists import a_list, imported, planned
from tests.scenes import a_board, a_council, held
from tests.untrue import untrue

NAMES = (
    "Priya Raman", "P. Raman", "RAMAN, Priya", "Paul Raman", "Cllr Jane Tate", "Tate, Jane", "J Tate",
    "Graham Sykes", "g. sykes", "Vacant", "", "Zoë O’Neill", "zoe oneill", "David  Ashworth",
)  # fmt: skip
EMAILS = ("", "", "pr@nb.example", "PR@nb.example", "desk@nb.example", "jt@nb.example")
DAYS = ("", "21/10/2003", "2003-09-16", "16 Sep 2003", "1/5/2002", "37915", "soon", "31/12/2001")
GROUPS = ("CFB", "Customer First Board", "customer first", "Nobody's Board", "")
POSTS = ("", "Head of ICT", "head of ict", "Clerk", "Director of Finance")
WORDS = (
    "",
    "Agreed",
    "Noted",
    "that it be *agreed*",
    "(a) one\n(b) two",
    "(a) one",
    "1. x\n# y",
    "£40,000",
)
TITLES = ("Corporate CRM", "corporate crm", "Web site", "Buy a gavel", "", "x" * 600)
NUMBERS = ("", "", "CFB 02/03", "CFB 03/03", "CFB 40/03", "7", "7(b)")
SHAPES = {
    "people": {"Name": NAMES, "E-mail": EMAILS, "Telephone": ("", "1", "2"), "Post": POSTS,
               "In post since": DAYS, "Left on": DAYS, "Councillor": ("", "yes", "no")},
    "posts": {"Post": POSTS, "Department": ("", "ICT", "Finance"), "From": DAYS, "Until": DAYS,
              "Holder": NAMES, "In post since": DAYS},
    "memberships": {"Group": GROUPS, "Name": NAMES, "Post": POSTS, "From": DAYS, "Until": DAYS,
                    "Role": ("", "Chair", "Member", "clerk", "king"), "Substitute for": NAMES,
                    "E-mail": EMAILS, "Represents": ("", "Finance")},
    "meetings": {"Group": GROUPS, "Date": DAYS, "Time": ("", "14:00", "10.30am", "25:00"),
                 "Place": ("", "Hall", "hall"), "Stage": ("", "planned", "held", "cancelled"),
                 "Chair": NAMES},
    "decisions": {"Number": NUMBERS, "Date": DAYS, "Group": GROUPS, "Title": TITLES,
                  "Wording": WORDS, "Outcome": ("", "Agreed", "noted", "maybe"),
                  "Service owner": NAMES, "State": ("", "Final", "waiting")},
    "actions": {"Reference": NUMBERS, "Group": GROUPS, "Meeting": DAYS, "Action": TITLES,
                "Owner": (*NAMES, "everybody"), "Due": DAYS, "State": ("", "Open", "late", "done"),
                "Latest update": ("", "9 Oct 2003: begun", "begun"), "Closed": DAYS},
}  # fmt: skip


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, list[list[str]]]:
    """A kind, and rows for it."""
    kind = draw(st.sampled_from(sorted(SHAPES)))
    shape = SHAPES[kind]
    row = st.tuples(*(st.sampled_from(words) for words in shape.values()))
    rows = draw(st.lists(row, min_size=1, max_size=8))
    return kind, [list(shape), *(list(one) for one in rows)]


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board that has met, with a decision, an action of a minute and one outside."""
    path = tmp_path_factory.mktemp("pattern") / "northbridge.egovdesk"
    board = held(a_board(a_council(path)))
    add_decision(board.register, board.items[1], ["that the *outline case* be agreed"])
    add_action(board.register, board.items[1], "Circulate costs", owner_id=board.raman)
    add_loose_action(board.register, board.group_id, "Buy a gavel", owner="P. Raman")
    board.register.close()
    return path


@contextmanager
def a_copy(pattern: Path) -> Iterator[Register]:
    """The register of the pattern, to change."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / pattern.name
        shutil.copyfile(pattern, path)
        with Register(path) as register:
            yield register


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # fmt: skip
@given(lists())
def test_a_list_imported_twice_changes_nothing_and_is_undone_at_once(
    pattern: Path, made: tuple[str, list[list[str]]]
) -> None:
    kind, rows = made
    with a_copy(pattern) as register:
        path = a_list(register, *rows)
        before = dump(register)
        plan = imported(register, path, kind)
        after = dump(register)
        assert (after != before) == (plan.to_write > 0)
        assert untrue(register) == []
        again = planned(register, path, kind)
        assert {row.fate for row in again.rows} <= {Fate.SAME, Fate.REFUSED}, again.rows
        if plan.to_write:
            register.undo()
            assert dump(register) == before
            register.redo()
            assert dump(register) == after
        assert index_problems(register) == []
