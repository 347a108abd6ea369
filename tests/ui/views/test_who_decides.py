"""Rights act while an agenda is built: who decides, that a group may not, and referring an item."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.operations.decisions import add_decision
from egovdesk.operations.framework.rights import set_limit, set_rights
from egovdesk.operations.groups import add_group, change_group
from egovdesk.operations.meetings import add_meeting, change_item, start_meeting
from egovdesk.records.framework import RightKind
from egovdesk.records.groups import Tier
from egovdesk.records.matrix import Holder
from tests.scenes import Board
from tests.ui.views.desk import Desk
from ui.forms.form import Form
from ui.views.meetings.decision_pane import DecisionForm
from ui.widgets.buttons import Button

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

D, R, P = RightKind.DECIDES, RightKind.RATIFIES, RightKind.PROPOSES
SINCE = date(2003, 3, 11)


@pytest.fixture
def below(board: Board) -> str:
    """The group below the board, which decides on security; the board ratifies."""
    register = board.register
    group = add_group(
        register, "Service Delivery Group", [Tier.INFRASTRUCTURE], parent_id=board.group_id
    )
    add_meeting(register, group, date(2003, 10, 30))
    set_rights(register, [("C7", Holder(group))], D, SINCE)
    set_rights(register, [("C7", Holder(board.group_id))], R, SINCE)
    return group


@pytest.fixture
def desk(bare_desk: Desk, board: Board, below: str) -> Desk:
    bare_desk.open(board.meeting, "prepare", board.items[1])
    return bare_desk


def steps(desk: Desk) -> list[str]:
    trail = desk.view.prepare.inspector.who.trail
    return [f"{one.title}: {one.text} {one.day}".strip() for one in trail._steps]


def choose(desk: Desk, field: str, key: str) -> None:
    """Choose from one of the item's lists, as a click does."""
    select = getattr(desk.view.prepare.form, field)
    select.set_key(key)
    select.chosen.emit(key)


def note(desk: Desk) -> tuple[bool, str, list[str]]:
    shown = desk.view.prepare.inspector.who.note
    words = [one.text() for one in shown.findChildren(Button)]
    return not shown.isHidden(), shown.sentence(), words


def test_choosing_a_category_fills_who_decides(desk: Desk, board: Board) -> None:
    assert steps(desk) == []
    choose(desk, "category", "C7")
    assert steps(desk) == [
        "Service Delivery Group: Decides 30 Oct", "Customer First Board: Ratifies 21 Oct",
    ]  # fmt: skip
    choose(desk, "category", "C8")
    assert steps(desk) == []
    words = desk.view.prepare.inspector.who._category.text()
    assert words == "Legal. By the decision rights nobody decides it yet."


def test_a_board_that_may_not_decide_is_told_so_and_may_recommend(desk: Desk, board: Board) -> None:
    choose(desk, "category", "C7")
    assert not note(desk)[0], "nothing is asked of it yet"
    choose(desk, "purpose", "decide")
    shown, sentence, actions = note(desk)
    assert shown and sentence == (
        "Security is for the Service Delivery Group to decide. This group ratifies it."
    )
    assert actions == ["Refer to Service Delivery Group…", "Recommend only"]
    desk.view.prepare.inspector.who.note.acted.emit("recommend")
    assert board.register.items.get(board.items[1]).purpose == "recommend"
    assert not note(desk)[0]


def test_an_item_is_referred_from_the_note(
    desk: Desk, board: Board, below: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(form: Form) -> int:
        assert form._advice.sentence() == "On its agenda of 30 October 2003."
        form.try_saving()
        return 1

    monkeypatch.setattr(Form, "exec", answer)
    change_item(board.register, board.items[1], purpose="decide", category="C7")
    desk.view.prepare.inspector.who.note.acted.emit("refer")
    (made,) = board.register.items.find(referred_id=board.items[1])
    assert made.group_id == below and made.title == "Corporate CRM"
    assert desk.said[-1] == "Referred to Service Delivery Group, 30 October 2003"
    rows = [row.cell.plain for row in desk.view.prepare.inspector.links.list.rows.all_rows()]
    assert "Referred to Service Delivery Group" in rows
    desk.open(made.meeting_id or "", "prepare", made.id)
    assert steps(desk)[0] == "Customer First Board: Referred it here 21 Oct"


def test_over_a_limit_the_group_above_is_to_ratify(desk: Desk, board: Board) -> None:
    register = board.register
    smt = add_group(register, "Senior Management Team", [Tier.SMT])
    add_meeting(register, smt, date(2003, 10, 28))
    change_group(register, board.group_id, parent_id=smt)
    set_rights(register, [("B", Holder(board.group_id))], D, SINCE)
    set_limit(register, ["B"], 250_000_00, SINCE, board.group_id)
    change_item(register, board.items[1], category="B", recommendation="agree it, at £90,000.")
    assert steps(desk) == ["Customer First Board: Decides 21 Oct"]
    change_item(register, board.items[1], recommendation="agree it, at £640,000.")
    assert steps(desk) == [
        "Customer First Board: Decides 21 Oct",
        "Senior Management Team: Ratifies, over £250,000 28 Oct",
    ]


def test_what_is_to_be_ratified_is_no_fault(desk: Desk, board: Board) -> None:
    change_item(board.register, board.items[1], purpose="ratify", category="C7")
    assert not note(desk)[0]


def test_the_amount_that_a_decision_commits_asks_for_ratification(desk: Desk, board: Board) -> None:
    register = board.register
    smt = add_group(register, "Senior Management Team", [Tier.SMT])
    change_group(register, board.group_id, parent_id=smt)
    set_rights(register, [("B", Holder(board.group_id))], D, SINCE)
    set_limit(register, ["B"], 250_000_00, SINCE, board.group_id)
    start_meeting(register, board.meeting, "14:00")
    change_item(register, board.items[1], category="B")
    decision = add_decision(register, board.items[1], ["agree the case"])
    desk.open(board.meeting, "minute", board.items[1])
    form = DecisionForm(desk.view.context, desk.view)
    form.show_decision(register.decisions.get(decision), False)
    form.amount.committed.emit("£640k")
    assert register.decisions.get(decision).amount == 640_000_00
    (asked,) = register.ratifications.find(decision_id=decision)
    assert (asked.group_id, asked.why) == (smt, "Over the limit of £250,000")
    form.amount.committed.emit("lots")
    assert register.decisions.get(decision).amount == 640_000_00


def test_rights_that_change_meanwhile_are_followed(desk: Desk, board: Board, below: str) -> None:
    change_item(board.register, board.items[1], category="C7")
    set_rights(board.register, [("C7", Holder(board.group_id))], D, SINCE)
    set_rights(board.register, [("C7", Holder(below))], P, SINCE)
    assert steps(desk) == [
        "Service Delivery Group: Proposes", "Customer First Board: Decides 21 Oct",
    ]  # fmt: skip
