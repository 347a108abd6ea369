"""Drafts that are kept, sent to boards, agreed by their decisions, amended and submitted."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from egovdesk import clock
from egovdesk.drafts import DraftDamaged, read
from egovdesk.errors import Refused, UndoRefused
from egovdesk.operations.authority import change_authority
from egovdesk.operations.decisions import add_decision, remove_decision, set_outcome
from egovdesk.operations.groups import add_group
from egovdesk.operations.meetings import add_meeting, remove_item, start_meeting
from egovdesk.operations.meetings.dates import cancel_meeting
from egovdesk.operations.meetings.issuing import issue_agenda, late_items
from egovdesk.operations.statements.drafts import (
    change_draft,
    keep_draft,
    mark_draft,
    says_the_same,
)
from egovdesk.operations.statements.sending import send_draft
from egovdesk.operations.statements.stages import (
    add_stage,
    move_stage,
    propose_stages,
    remove_stage,
    reopen_stage,
    settle_stage,
)
from egovdesk.operations.statements.statements import set_statement_exempt
from egovdesk.operations.statements.submission import (
    changed_since_agreed,
    delegate_changes,
    log_amendment,
    submit_draft,
    withdraw_submission,
)
from egovdesk.records.groups import Constitution, Tier
from egovdesk.records.meetings import ItemState
from egovdesk.records.papers import PaperState
from egovdesk.records.statements import ApprovalStage, Draft, DraftState, StageKind
from egovdesk.register import Register
from tests.core.statements import Written, a_statement
from tests.scenes import TODAY, Board

OCTOBER = date(2003, 10, 21)


@pytest.fixture
def statement(board: Board) -> Written:
    """A statement of one section, on 9 October 2003."""
    change_authority(board.register, today=TODAY)
    written = a_statement(board.register)
    written.section("Security", "It was adopted in draft.")
    return written


def draft_of(register: Register, draft_id: str) -> Draft:
    return register.drafts.get(draft_id)


def way(statement: Written) -> list[ApprovalStage]:
    """The stages of the statement's way."""
    return statement.register.approval_stages.find(statement_id=statement.statement_id)


# --- keeping -----------------------------------------------------------------------------------


def test_a_kept_draft_says_what_the_statement_said(statement: Written) -> None:
    kept = keep_draft(statement.register, statement.statement_id, " officers ")
    statement.write("Security", "Another thing altogether.")
    draft = draft_of(statement.register, kept)
    assert (draft.number, draft.label, draft.kept_by, draft.words) == (
        1,
        "Draft 1, officers",
        "jtate",
        5,
    )
    assert [one.text for one in read(draft).sections] == ["It was adopted in draft."]


def test_two_drafts_of_one_second_are_both_kept(
    statement: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = clock.now()
    monkeypatch.setattr(clock, "now", lambda: moment)
    first = keep_draft(statement.register, statement.statement_id)
    statement.write("Security", "It was adopted.")
    second = keep_draft(statement.register, statement.statement_id)
    drafts = [draft_of(statement.register, one) for one in (first, second)]
    assert [one.number for one in drafts] == [1, 2]
    assert drafts[0].kept_at == drafts[1].kept_at
    assert [read(one).sections[0].text for one in drafts] == [
        "It was adopted in draft.", "It was adopted.",
    ]  # fmt: skip


def test_a_draft_that_says_the_same_is_told_and_kept_all_the_same(statement: Written) -> None:
    register, statement_id = statement.register, statement.statement_id
    assert says_the_same(register, statement_id) is None
    keep_draft(register, statement_id)
    assert says_the_same(register, statement_id) == register.drafts.all()[0]
    keep_draft(register, statement_id)
    first, second = register.drafts.all()
    assert (second.number, second.sha256) == (2, first.sha256)
    statement.write("Security", "It was adopted.")
    assert says_the_same(register, statement_id) is None


def test_what_the_register_fills_in_is_kept_too(statement: Written) -> None:
    section = statement.section("Governance")
    kept = keep_draft(statement.register, statement.statement_id, filled={section: "{}"})
    assert read(draft_of(statement.register, kept)).sections[1].filled == "{}"


def test_an_empty_statement_is_not_kept(council: Register) -> None:
    with pytest.raises(Refused, match="no section yet"):
        keep_draft(council, a_statement(council).statement_id)


def test_a_number_is_free_again_where_keeping_is_undone(statement: Written) -> None:
    keep_draft(statement.register, statement.statement_id)
    statement.register.undo()
    kept = keep_draft(statement.register, statement.statement_id)
    assert draft_of(statement.register, kept).number == 1


def test_what_a_draft_holds_never_changes(statement: Written) -> None:
    kept = keep_draft(statement.register, statement.statement_id)
    with pytest.raises(Refused, match="never changes"):
        change_draft(statement.register, kept, content="{}")
    change_draft(statement.register, kept, title="officers", note="By email")
    assert draft_of(statement.register, kept).label == "Draft 1, officers"


def test_a_draft_is_not_submitted_by_a_mark(statement: Written) -> None:
    kept = keep_draft(statement.register, statement.statement_id)
    with pytest.raises(Refused, match="not marked so"):
        mark_draft(statement.register, kept, DraftState.SUBMITTED)


# --- sending -----------------------------------------------------------------------------------


def test_a_draft_goes_on_the_next_agenda_with_its_paper(board: Board, statement: Written) -> None:
    register = board.register
    stage = add_stage(register, statement.statement_id, group_id=board.group_id)
    kept = keep_draft(register, statement.statement_id, "for the Board")
    item = register.items.get(send_draft(register, kept, board.group_id))
    assert (item.meeting_id, item.purpose) == (board.meeting, "approve")
    assert item.title == "IEG3 statement: draft 1"
    assert item.recommendation == "agree draft 1 of the statement."
    (paper,) = register.papers.find(item_id=item.id)
    assert (paper.reference, paper.state) == ("Draft 1", PaperState.FINAL)
    assert paper.title == "IEG3 statement, draft 1, for the Board"
    found = register.approval_stages.get(stage)
    assert (found.item_id, found.draft_id) == (item.id, kept)


def test_a_group_off_the_way_gets_a_stage_before_those_to_do(
    board: Board, statement: Written
) -> None:
    register = board.register
    add_stage(register, statement.statement_id, "ODPM", kind=StageKind.SUBMIT)
    kept = keep_draft(register, statement.statement_id)
    item = register.items.get(send_draft(register, kept, board.group_id))
    assert item.purpose == "consider"
    assert [(one.title, one.kind, one.due_on) for one in way(statement)] == [
        ("Customer First Board", StageKind.CONSIDER, OCTOBER), ("ODPM", StageKind.SUBMIT, None),
    ]  # fmt: skip


def test_a_draft_may_be_sent_to_be_looked_at_first(board: Board, statement: Written) -> None:
    register = board.register
    agree = add_stage(register, statement.statement_id, group_id=board.group_id)
    kept = keep_draft(register, statement.statement_id)
    send_draft(register, kept, board.group_id, kind=StageKind.CONSIDER)
    assert [one.kind for one in way(statement)] == [StageKind.CONSIDER, StageKind.AGREE]
    assert register.approval_stages.get(agree).item_id is None


def test_a_draft_sent_to_an_issued_agenda_comes_late(board: Board, statement: Written) -> None:
    register = board.register
    kept = keep_draft(register, statement.statement_id)
    issue_agenda(register, board.meeting, "{}")
    item_id = send_draft(register, kept, board.group_id, board.meeting)
    meeting = register.meetings.get(board.meeting)
    assert [one.id for one in late_items(register, meeting)] == [item_id]
    (paper,) = register.papers.find(item_id=item_id)
    assert paper.state is PaperState.LATE


def test_an_agenda_that_is_still_to_go_out_is_the_next_one(
    board: Board, statement: Written
) -> None:
    register = board.register
    later = add_meeting(register, board.group_id, date(2003, 11, 18), standing_items=False)
    issue_agenda(register, board.meeting, "{}")
    kept = keep_draft(register, statement.statement_id)
    assert register.items.get(send_draft(register, kept, board.group_id)).meeting_id == later


def test_a_draft_is_not_sent_to_a_meeting_that_is_over(board: Board, statement: Written) -> None:
    register = board.register
    kept = keep_draft(register, statement.statement_id)
    start_meeting(register, board.earlier, "14:00")
    with pytest.raises(Refused, match="has been held"):
        send_draft(register, kept, board.group_id, board.earlier)
    cancel_meeting(register, board.meeting, "No business")
    with pytest.raises(Refused, match="called off"):
        send_draft(register, kept, board.group_id, board.meeting)
    assert not register.approval_stages.all()


def test_a_draft_is_sent_to_a_meeting_of_the_group_that_it_goes_to(
    board: Board, statement: Written
) -> None:
    smt = add_group(board.register, "Senior Management Team", [Tier.SMT])
    kept = keep_draft(board.register, statement.statement_id)
    with pytest.raises(Refused, match="another group’s"):
        send_draft(board.register, kept, smt, board.meeting)


def test_a_draft_stands_on_one_agenda_of_a_group(board: Board, statement: Written) -> None:
    kept = keep_draft(board.register, statement.statement_id)
    item = send_draft(board.register, kept, board.group_id)
    with pytest.raises(Refused, match="on an agenda of that group already"):
        send_draft(board.register, kept, board.group_id)
    remove_item(board.register, item)
    assert draft_of(board.register, kept).item_id is None
    send_draft(board.register, kept, board.group_id)


def test_the_item_of_an_exempt_statement_is_exempt(board: Board, statement: Written) -> None:
    register = board.register
    set_statement_exempt(register, statement.statement_id, True, "A8")
    kept = keep_draft(register, statement.statement_id)
    item = register.items.get(send_draft(register, kept, board.group_id))
    (paper,) = register.papers.find(item_id=item.id)
    assert (item.exempt, item.ground, paper.exempt) == (True, "A8", True)


# --- what a decision settles -------------------------------------------------------------------


@pytest.fixture
def sent(board: Board, statement: Written) -> tuple[str, str, str]:
    """A draft on the agenda of a meeting that has begun: its stage, itself, its item."""
    register = board.register
    stage = add_stage(register, statement.statement_id, group_id=board.group_id)
    kept = keep_draft(register, statement.statement_id)
    item = send_draft(register, kept, board.group_id)
    change_authority(register, today=OCTOBER)
    start_meeting(register, board.meeting, "14:00")
    return stage, kept, item


@pytest.mark.parametrize(
    ("outcome", "settled", "state"),
    [("agreed", True, DraftState.AGREED), ("delegated", True, DraftState.AGREED),
     ("noted", False, DraftState.SEEN), ("not_agreed", False, DraftState.SEEN),
     ("deferred", False, DraftState.KEPT)],
)  # fmt: skip
def test_the_decision_under_the_item_settles_the_stage(
    board: Board, sent: tuple[str, str, str], outcome: str, settled: bool, state: DraftState
) -> None:
    stage_id, kept, item = sent
    decision = add_decision(board.register, item, ["it be so"])
    set_outcome(board.register, decision, outcome)
    stage = board.register.approval_stages.get(stage_id)
    assert stage.decision_id == (decision if settled else None)
    assert stage.done_on == (OCTOBER if settled else None)
    assert draft_of(board.register, kept).state is state


def test_a_decision_that_is_taken_out_settles_nothing(
    board: Board, sent: tuple[str, str, str]
) -> None:
    stage_id, kept, item = sent
    decision = add_decision(board.register, item, ["it be so"])
    remove_decision(board.register, decision)
    stage = board.register.approval_stages.get(stage_id)
    assert (stage.done_on, stage.decision_id) == (None, None)
    assert draft_of(board.register, kept).state is DraftState.KEPT


def test_a_deferred_item_takes_its_stage_along(board: Board, sent: tuple[str, str, str]) -> None:
    stage_id, _kept, item = sent
    decision = add_decision(board.register, item, ["be put off to 18 November"])
    set_outcome(board.register, decision, "deferred")
    stage = board.register.approval_stages.get(stage_id)
    later = board.register.items.get(stage.item_id or "")
    assert later.arises_id == item and later.state is ItemState.PLANNED


def test_a_stage_settled_by_hand_is_left_alone(board: Board, sent: tuple[str, str, str]) -> None:
    stage_id, kept, item = sent
    settle_stage(board.register, stage_id, date(2003, 10, 20), note="By letter")
    assert draft_of(board.register, kept).state is DraftState.AGREED
    set_outcome(board.register, add_decision(board.register, item), "noted")
    assert board.register.approval_stages.get(stage_id).done_on == date(2003, 10, 20)
    reopen_stage(board.register, stage_id)
    assert draft_of(board.register, kept).state is DraftState.KEPT


# --- the way -----------------------------------------------------------------------------------


def test_the_way_is_proposed_from_the_groups(board: Board) -> None:
    register = board.register
    change_authority(register, today=TODAY)
    smt = add_group(register, "Senior Management Team", [Tier.SMT])
    add_group(register, "Cabinet", [Tier.NONE], constitution=Constitution.EXECUTIVE)
    add_group(register, "Borough Council", [Tier.NONE], constitution=Constitution.MEMBER_COMMITTEE)
    add_group(register, "Scrutiny Board", [Tier.NONE], constitution=Constitution.MEMBER_COMMITTEE)
    add_meeting(register, smt, date(2003, 10, 28), standing_items=False)
    statement = a_statement(register, recipient="ODPM", due_on=date(2003, 11, 10))
    assert propose_stages(register, statement.statement_id) == 5
    assert [(one.title, one.kind.value, one.due_on) for one in way(statement)] == [
        ("Customer First Board", "agree", OCTOBER),
        ("Senior Management Team", "agree", date(2003, 10, 28)),
        ("Cabinet", "adopt", None), ("Borough Council", "adopt", None),
        ("ODPM", "submit", date(2003, 11, 10)),
    ]  # fmt: skip
    assert propose_stages(register, statement.statement_id) == 0


def test_stages_move_and_what_is_done_stays(board: Board, statement: Written) -> None:
    register = board.register
    first, second = (add_stage(register, statement.statement_id, one) for one in ("SMT", "Cabinet"))
    move_stage(register, second, -1)
    assert [one.title for one in way(statement)] == ["Cabinet", "SMT"]
    settle_stage(register, first, OCTOBER)
    with pytest.raises(Refused, match="stays in the record"):
        remove_stage(register, first)
    with pytest.raises(Refused):
        add_stage(register, statement.statement_id)


# --- after approval ----------------------------------------------------------------------------


def agreed(statement: Written) -> str:
    """A draft that was agreed."""
    kept = keep_draft(statement.register, statement.statement_id)
    mark_draft(statement.register, kept, DraftState.AGREED)
    return kept


def test_a_change_under_delegation_is_logged_with_what_stood_there(statement: Written) -> None:
    register, section = statement.register, statement.sections["Security"]
    kept = agreed(statement)
    delegate_changes(register, statement.statement_id, "Head of ICT", "minor and accuracy changes")
    assert register.statements.get(statement.statement_id).delegated_to == "Head of ICT"
    statement.write("Security", "It was adopted in September.")
    assert [one.id for one in changed_since_agreed(register, statement.statement_id)] == [section]
    made = register.amendments.get(
        log_amendment(register, section, "The month.", reason="Accuracy")
    )
    assert (made.before, made.after, made.draft_id, made.made_on) == (
        "It was adopted in draft.", "It was adopted in September.", kept, TODAY,
    )  # fmt: skip
    assert changed_since_agreed(register, statement.statement_id) == []
    statement.write("Security", "It was adopted in September 2003.")
    again = register.amendments.get(log_amendment(register, section, "The year."))
    assert again.before == "It was adopted in September."


def test_what_has_not_changed_since_it_was_agreed_is_not_logged(statement: Written) -> None:
    section = statement.sections["Security"]
    with pytest.raises(Refused, match="No draft of this statement has been agreed"):
        log_amendment(statement.register, section, "A word.")
    agreed(statement)
    with pytest.raises(Refused, match="says what it said before"):
        log_amendment(statement.register, section, "A word.")


def test_a_statement_is_submitted_and_may_be_approved_after(
    board: Board, statement: Written
) -> None:
    register = board.register
    way_on = add_stage(register, statement.statement_id, "Council", kind=StageKind.ADOPT)
    last = add_stage(register, statement.statement_id, "ODPM", kind=StageKind.SUBMIT)
    kept = keep_draft(register, statement.statement_id)
    submit_draft(register, kept, date(2003, 11, 7), method="By email", reference="IEG/N/3")
    found = register.statements.get(statement.statement_id)
    assert (found.submitted_id, found.submitted_on) == (kept, date(2003, 11, 7))
    assert draft_of(register, kept).state is DraftState.SUBMITTED
    assert register.approval_stages.get(last).done_on == date(2003, 11, 7)
    settle_stage(register, way_on, date(2003, 12, 2))
    assert draft_of(register, kept).state is DraftState.SUBMITTED
    with pytest.raises(Refused, match="has been submitted"):
        submit_draft(register, keep_draft(register, statement.statement_id), date(2003, 11, 8))


def test_a_submission_is_withdrawn_and_not_undone(statement: Written) -> None:
    register = statement.register
    kept = keep_draft(register, statement.statement_id)
    submit_draft(register, kept, date(2003, 11, 7))
    with pytest.raises(UndoRefused):
        register.undo()
    with pytest.raises(Refused, match="no reason"):
        withdraw_submission(register, statement.statement_id, " ")
    withdraw_submission(register, statement.statement_id, "The wrong draft")
    assert register.statements.get(statement.statement_id).submitted_on is None
    draft = draft_of(register, kept)
    assert (draft.state, draft.note) == (
        DraftState.SEEN, "Submission withdrawn: The wrong draft",
    )  # fmt: skip


def test_a_draft_does_not_go_in_before_it_was_kept(statement: Written) -> None:
    kept = keep_draft(statement.register, statement.statement_id)
    with pytest.raises(Refused, match="kept after that day"):
        submit_draft(statement.register, kept, TODAY - timedelta(days=2))


def test_a_damaged_draft_does_not_go_in(statement: Written) -> None:
    register = statement.register
    kept = keep_draft(register, statement.statement_id)
    with register.step("Damage"):
        register.drafts.update(kept, content=draft_of(register, kept).content + " ")
    with pytest.raises(DraftDamaged):
        submit_draft(register, kept, date(2003, 11, 7))
    assert isinstance(draft_of(register, kept).kept_at, datetime)
