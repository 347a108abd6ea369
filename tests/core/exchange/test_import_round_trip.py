"""What EgovDesk writes comes back, and changes nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egovdesk.cli import main
from egovdesk.documents.actions import action_log
from egovdesk.documents.decisions import decision_register
from egovdesk.documents.groups import membership_workbook
from egovdesk.documents.meeting_programme import programme_workbook
from egovdesk.documents.model import Workbook
from egovdesk.documents.writers.xlsx import write_xlsx
from egovdesk.example import make_example
from egovdesk.operations.actions import add_action, add_loose_action, note_update
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.groups import add_membership, rename_group
from egovdesk.operations.people import add_person, add_post, appoint
from egovdesk.records.groups import MemberRole
from egovdesk.records.imports import Fate, ImportKind
from egovdesk.register import Register
from tests.dumps import dump
from tests.lists import imported, planned
from tests.scenes import TODAY, Board, held

BOOKS: dict[str, Callable[[Register], Workbook]] = {
    "decisions": lambda register: decision_register(register, as_of=TODAY),
    "actions": lambda register: action_log(register, as_of=TODAY),
    "memberships": lambda register: membership_workbook(register, on=TODAY),
    "meetings": lambda register: programme_workbook(register, 2003, as_of=TODAY),
}


def comes_back(register: Register, kind: str, book: Workbook) -> None:
    """Assert that the workbook is known for what it is, and that all of it is there already."""
    path = register.path.with_name(f"{kind}.xlsx")
    write_xlsx(book, path)
    before = dump(register)
    plan = imported(register, path)
    assert plan.kind is ImportKind(kind)
    rows = [row for row in plan.rows if row.fate is not Fate.SAME]
    assert rows == []
    lost = [one for one in plan.columns if one.sample and not one.field]
    assert {one.note for one in lost} <= {"EgovDesk works it out from the others."}
    assert dump(register) == before


@pytest.fixture(scope="module", params=["northbridge", "wexcombe"])
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An example council's register."""
    path = tmp_path_factory.mktemp("example") / f"{request.param}.egovdesk"
    make_example(path, council=request.param)
    return path


@pytest.mark.parametrize("kind", BOOKS)
def test_the_workbooks_of_a_council_come_back(kind: str, example: Path, tmp_path: Path) -> None:
    with Register(shutil.copyfile(example, tmp_path / example.name)) as register:
        book = BOOKS[kind](register)
        assert book.sheets[0].count > 0
        comes_back(register, kind, book)


def test_attendance_comes_back_as_people(example: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(example, tmp_path / example.name))
    with Register(path, read_only=True) as register:
        groups = [one.code for one in register.groups.all()]
    for place, group in enumerate(groups):
        target = tmp_path / f"{place}.xlsx"
        assert main(["export", "attendance", str(path), "--group", group, "--to", str(target)]) == 0
        with Register(path, read_only=True) as register:
            plan = planned(register, target)
        assert plan.kind is ImportKind.PEOPLE
        assert {row.fate for row in plan.rows} <= {Fate.SAME}, (group, plan.rows)


def test_a_place_of_a_post_a_vacancy_and_a_substitute_come_back(board: Board) -> None:
    register = board.register
    vacant, held_post = add_post(register, "Registrar"), add_post(register, "Clerk")
    clerk = add_person(register, "Jane Tate", email="jt@nb.example", phone="01632 960 417")
    appoint(register, held_post, clerk, date(2002, 1, 1))
    add_membership(register, board.group_id, post_id=vacant)
    add_membership(register, board.group_id, post_id=held_post, role=MemberRole.SECRETARY)
    member = register.memberships.find(person_id=board.sykes)[0]
    add_membership(
        register, board.group_id, person_id=board.raman, substitute_for_id=member.id,
        represents="ICT & e-services", from_on=date(2003, 1, 1),
    )  # fmt: skip
    rename_group(register, board.group_id, "Service Board", date(2004, 1, 1), "SB", "SB")
    comes_back(register, "memberships", BOOKS["memberships"](register))


def test_actions_of_every_sort_come_back(minuted: Board) -> None:
    register = minuted.register
    late = add_loose_action(
        register, minuted.group_id, "=Buy a “gavel”", owner="Suppliers, and ICT",
        given_on=date(2003, 9, 1), due_on=date(2003, 9, 9),
    )  # fmt: skip
    note_update(register, late, "Letters\nsent: two", date(2003, 9, 8))
    for _ in range(2):
        add_loose_action(register, minuted.group_id, "Chase", given_on=date(2003, 9, 1))
    add_action(register, minuted.items[1], "Circulate costs", owner_id=minuted.raman)
    comes_back(register, "actions", BOOKS["actions"](register))


@pytest.mark.parametrize("kind", ["decisions", "actions"])
def test_a_workbook_without_rows_comes_back_without_rows(kind: str, board: Board) -> None:
    comes_back(board.register, kind, BOOKS[kind](board.register))


def test_a_decision_cut_by_excel_comes_back_whole(minuted: Board) -> None:
    add_decision(minuted.register, minuted.items[1], ["word " * 10_000], reason="why " * 10_000)
    comes_back(minuted.register, "decisions", BOOKS["decisions"](minuted.register))


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Co", "Cn"]), min_size=1, max_size=60
)  # fmt: skip
MARKDOWN = st.lists(
    st.sampled_from(["*", "_", "**", "# ", "- ", "1. ", "(a) ", "(b) ", "\n", "\n\n", "> ", "|", "&amp;",
                     "`", "\\", "[x](y)", "word", " ", "£40,000", "_x000D_", "=1+1", "21/10/2003"]),
    min_size=1, max_size=12,
).map("".join)  # fmt: skip


@pytest.fixture(scope="module")
def pattern(board_file: Board, tmp_path_factory: pytest.TempPathFactory) -> Board:
    """A board that has met, its register closed."""
    path = tmp_path_factory.mktemp("pattern") / "northbridge.egovdesk"
    shutil.copyfile(board_file.register.path, path)
    board = Board(**{**vars(board_file), "register": Register(path)})
    held(board).register.close()
    return board


@settings(max_examples=25, deadline=None)
@given(
    parts=st.lists(TEXTS | MARKDOWN, min_size=1, max_size=3),
    line=TEXTS | MARKDOWN,
    name=TEXTS | MARKDOWN,
)
def test_whatever_is_written_comes_back(
    pattern: Board, parts: list[str], line: str, name: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = shutil.copyfile(pattern.register.path, Path(folder) / "northbridge.egovdesk")
        with Register(path) as register:
            facts: dict[str, Any] = {"reason": line, "decided_by": line}
            add_decision(register, pattern.items[1], parts, **facts)
            if name.strip():
                add_loose_action(register, pattern.group_id, "Act", owner=line, given_on=TODAY)
            for kind in ("decisions", "actions"):
                comes_back(register, kind, BOOKS[kind](register))
