"""Retention: what falls due by the group's rules, and disposal, which leaves no word behind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from egovdesk.errors import Refused, Stopped, UndoRefused
from egovdesk.operations.actions import add_action, note_update, set_action_state
from egovdesk.operations.approval import approve_minutes, circulate_minutes
from egovdesk.operations.authority import change_authority
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.meetings import (
    add_item,
    add_meeting,
    change_item,
    issue_agenda,
    start_meeting,
)
from egovdesk.operations.minutes import add_block
from egovdesk.operations.packs.making import MadeFile, keep_pack
from egovdesk.operations.retention import (
    GONE,
    clear_retention,
    dispose,
    falls_due,
    retention_of,
    set_retention,
)
from egovdesk.operations.room import declare_interest, record_vote
from egovdesk.records.actions import ActionState
from egovdesk.records.packs import Audience, PackKind
from egovdesk.records.retention import Kept, years_before
from egovdesk.records.room import VoiceKind
from egovdesk.register import Register, back_up
from egovdesk.store import forgetting
from tests.dumps import dump, index_problems, replayed
from tests.scenes import Board

SECRET = "marmalade"
REASON = "Kept for as long as the schedule says"


@pytest.fixture
def old(board: Board) -> Board:
    """The earlier meeting with approved minutes in which a word stands everywhere; years go by."""
    register, item = board.register, board.register.items.find(meeting_id=board.earlier)[0].id
    change_item(
        register, item, title=f"The {SECRET} report", recommendation=f"note {SECRET}",
        note=f"About {SECRET}", clerk_note=f"Chair dislikes {SECRET}",
    )  # fmt: skip
    issue_agenda(register, board.earlier, f"Agenda with {SECRET}", "The Board")
    start_meeting(register, board.earlier, "14:00")
    add_block(register, item, f"The Board tasted the {SECRET}.")
    add_decision(register, item, [f"the {SECRET} be bought"])
    action = add_action(register, item, f"Buy {SECRET}", owner="Priya Raman")
    note_update(register, action, f"The {SECRET} is ordered")
    set_action_state(register, action, ActionState.DONE)
    declare_interest(register, item, board.sykes, nature=f"grows {SECRET}", withdrew=True)
    record_vote(register, item, voices={board.raman: VoiceKind.FOR}, remark=f"On {SECRET}.")
    start_meeting(register, board.meeting, "14:00")
    circulate_minutes(register, board.earlier, f"Draft with {SECRET}", "The Board")
    approve_minutes(register, board.earlier, board.meeting, f"Approved with {SECRET}")
    change_authority(register, today=date(2011, 1, 10))
    return board


def kinds_due(register: Register) -> set[Kept]:
    return {one.kind for one in falls_due(register)}


def test_what_falls_due_goes_by_the_years_of_each_kind(old: Board) -> None:
    register = old.register
    assert kinds_due(register) == {Kept.AGENDAS, Kept.ACTIONS, Kept.DRAFTS}
    change_authority(register, today=date(2009, 9, 15))
    assert kinds_due(register) == {Kept.ACTIONS, Kept.DRAFTS}
    change_authority(register, today=date(2009, 9, 16))
    assert kinds_due(register) == {Kept.AGENDAS, Kept.ACTIONS, Kept.DRAFTS}


def test_minutes_are_kept_for_ever_unless_the_group_says_otherwise(old: Board) -> None:
    register = old.register
    assert retention_of(register, old.group_id)[Kept.MINUTES] is None
    set_retention(register, old.group_id, Kept.MINUTES, 6)
    assert Kept.MINUTES in kinds_due(register)
    set_retention(register, old.group_id, Kept.MINUTES, 60)
    assert Kept.MINUTES not in kinds_due(register)
    clear_retention(register, old.group_id, Kept.MINUTES)
    assert retention_of(register, old.group_id)[Kept.MINUTES] is None


def test_a_meeting_still_to_be_approved_keeps_everything(board: Board) -> None:
    start_meeting(board.register, board.earlier, "14:00")
    change_authority(board.register, today=date(2050, 1, 1))
    set_retention(board.register, board.group_id, Kept.MINUTES, 1)
    assert falls_due(board.register) == []


def test_disposal_of_drafts_leaves_the_minutes(old: Board) -> None:
    register = old.register
    assert dispose(register, Kept.DRAFTS, [old.earlier], REASON) == 2
    issues = register.issues.find(meeting_id=old.earlier)
    assert {one.kind for one in issues} == {"agenda", "minutes_approved"}
    item = register.items.find(meeting_id=old.earlier)[0]
    assert item.clerk_note == "" and SECRET in item.title
    assert Kept.DRAFTS not in kinds_due(register)


def test_disposal_of_agendas_takes_the_folder_of_a_pack_with_its_bytes(
    old: Board, tmp_path: Path
) -> None:
    register, source = old.register, tmp_path / "contents.csv"
    source.write_text(f"5,{SECRET}")
    kept = register.contents.keep(source)
    file = MadeFile("folder", f"CFB/{source.name}", kept.sha256, kept.size)
    keep_pack(
        register, old.earlier, Audience.MEMBERS, PackKind.PACK, manifest="[]", pages=0, files=[file]
    )
    register.contents.claim(kept)
    dispose(register, Kept.AGENDAS, [old.earlier], REASON)
    register.contents.purge()
    assert register.pack_files.count() == 0 and not register.contents.holds(kept)


def test_disposal_of_actions_leaves_them_in_the_minutes(old: Board) -> None:
    register = old.register
    dispose(register, Kept.ACTIONS, [old.earlier], REASON)
    assert register.action_updates.count() == 0
    assert [one.title for one in register.actions.all()] == [f"Buy {SECRET}"]


def test_disposal_of_minutes_leaves_the_numbers_and_nothing_else(old: Board) -> None:
    register = old.register
    set_retention(register, old.group_id, Kept.MINUTES, 6)
    number = register.items.find(meeting_id=old.earlier)[0].minute_number
    assert number
    dispose(register, Kept.MINUTES, [old.earlier], REASON)
    (item,) = register.items.find(meeting_id=old.earlier)
    assert (item.title, item.minute_number) == (GONE, number)
    assert register.meetings.get(old.earlier).held_on == date(2003, 9, 16)
    for repository in (register.blocks, register.decisions, register.actions):
        assert repository.count() == 0
    assert register.attendances.find(meeting_id=old.earlier) == []
    assert {one.meeting_id for one in register.issues.all()} <= {old.meeting}
    assert Kept.MINUTES not in kinds_due(register)


def test_a_disposed_number_is_never_given_again(old: Board) -> None:
    register = old.register
    set_retention(register, old.group_id, Kept.MINUTES, 6)
    number = register.items.find(meeting_id=old.earlier)[0].minute_number
    dispose(register, Kept.MINUTES, [old.earlier], REASON)
    later = add_meeting(register, old.group_id, date(2003, 12, 2), standing_items=False)
    added = add_item(register, later, "Another report")
    start_meeting(register, later, "14:00")
    assert register.items.get(added).minute_number != number


def test_the_log_of_disposals_says_what_when_who_and_why(old: Board) -> None:
    register = old.register
    dispose(register, Kept.AGENDAS, [old.earlier], REASON)
    (disposal,) = register.disposals.all()
    assert disposal.subject == "Agendas and reports, meeting of 16 September 2003"
    assert (disposal.disposed_by, disposal.reason) == ("jtate", REASON)
    assert disposal.records == 2


def test_history_knows_nothing_of_what_was_disposed_of(old: Board) -> None:
    register = old.register
    set_retention(register, old.group_id, Kept.MINUTES, 6)
    item = register.items.find(meeting_id=old.earlier)[0].id
    dispose(register, Kept.MINUTES, [old.earlier], REASON)
    said = [str(row) for row in register._connection.execute("SELECT diff FROM changes")]
    assert not [one for one in said if SECRET in one]
    assert [entry.after.get("title") for entry in register.history(item)][:1] == [GONE]
    assert replayed(register) == dump(register)
    assert index_problems(register) == []
    assert register.integrity_problems() == []


def test_the_file_holds_no_trace_of_what_was_disposed_of(old: Board) -> None:
    register = old.register
    set_retention(register, old.group_id, Kept.MINUTES, 6)
    held = register.path.read_bytes() + wal(register)
    assert SECRET.encode() in held and b"Declare interest: Graham Sykes" in held
    dispose(register, Kept.MINUTES, [old.earlier], REASON)
    more = register.sweep(first=True)
    while more:
        more = register.sweep()
    held = register.path.read_bytes() + wal(register)
    assert SECRET.encode() not in held and b"Declare interest: Graham Sykes" not in held
    assert not register.search.as_typed(SECRET[:5])


def disposed(old: Board) -> Register:
    """The register, its minutes disposed of and its index swept, when the file is a large one."""
    register = old.register
    set_retention(register, old.group_id, Kept.MINUTES, 6)
    dispose(register, Kept.MINUTES, [old.earlier], REASON)
    more = register.sweep(first=True)
    while more:
        more = register.sweep()
    return register


def test_a_large_file_is_still_to_be_written_anew_also_after_a_restart(
    old: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetting, "_ANEW", 0)
    assert not old.register.owes_writing
    register = disposed(old)
    assert register.owes_writing
    register.close()
    with Register(register.path) as again:
        before = dump(again)
        assert again.owes_writing
        again.write_anew()
        assert not again.owes_writing
        assert dump(again) == before
        assert again.integrity_problems() == []
        assert SECRET.encode() not in again.path.read_bytes() + wal(again)


def test_writing_anew_can_be_put_off_and_is_still_owed(
    old: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetting, "_ANEW", 0)
    register = disposed(old)
    before = dump(register)
    with pytest.raises(Stopped):
        register.write_anew(lambda: True)
    assert register.owes_writing
    assert dump(register) == before
    register.write_anew(lambda: False)
    assert not register.owes_writing


def test_a_file_of_a_clerks_own_size_owes_nothing(old: Board) -> None:
    assert not disposed(old).owes_writing


def wal(register: Register) -> bytes:
    log = register.path.with_name(register.path.name + "-wal")
    return log.read_bytes() if log.exists() else b""


def test_nothing_before_a_disposal_is_undone(old: Board) -> None:
    register = old.register
    dispose(register, Kept.DRAFTS, [old.earlier], REASON)
    assert (register.undo_label, register.redo_label) == (None, None)
    with pytest.raises(UndoRefused):
        register.undo()
    change_item(register, old.items[1], title="CRM")
    assert register.undo() == "Change item: item 2"


def test_disposal_without_a_reason_is_refused(old: Board) -> None:
    before = dump(old.register)
    with pytest.raises(Refused, match="Say why"):
        dispose(old.register, Kept.DRAFTS, [old.earlier], "  ")
    assert dump(old.register) == before


def test_what_is_not_due_is_refused_and_all_of_it_stays(old: Board) -> None:
    before = dump(old.register)
    with pytest.raises(Refused, match="are not due"):
        dispose(old.register, Kept.DRAFTS, [old.earlier, old.meeting], REASON)
    assert dump(old.register) == before


def test_a_backup_made_before_still_holds_it(old: Board) -> None:
    backup = back_up(old.register.path)
    dispose(old.register, Kept.DRAFTS, [old.earlier], REASON)
    assert SECRET.encode() in backup.path.read_bytes()


@pytest.mark.parametrize(
    ("day", "years", "before"),
    [
        (date(2011, 1, 10), 6, date(2005, 1, 10)),
        (date(2012, 2, 29), 6, date(2006, 2, 28)),
        (date(2012, 2, 29), 0, date(2012, 2, 28)),
        (date(3, 5, 1), 6, date(1, 5, 1)),
    ],
)
def test_years_before_a_day(day: date, years: int, before: date) -> None:
    assert years_before(day, years) == before
