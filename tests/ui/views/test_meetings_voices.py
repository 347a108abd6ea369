"""Who voted how, changed afterwards, and the deputies who stand in for those who are away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from egovdesk.operations.groups import add_membership
from egovdesk.operations.meetings import change_attendance
from egovdesk.operations.people import add_person
from egovdesk.operations.room import record_vote
from egovdesk.records.meetings import AttendanceState
from egovdesk.records.room import VoiceKind
from tests.scenes import Board
from tests.ui.views.desk import Desk
from ui.views.meetings.person_menu import PersonMenu

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def desk(bare_desk: Desk, board: Board) -> Desk:
    """The meeting started, its first item called."""
    bare_desk.start(board.meeting)
    return bare_desk


def enter(desk: Desk, sign: str, words: str) -> None:
    """Type a sign at the start of a line, then the entry, and Enter."""
    desk.type(f"{sign} ")
    desk.type(words)
    desk.press(Qt.Key.Key_Return)


@pytest.fixture
def tully(board: Board) -> str:
    """Mary Tully, named to stand in for Graham Sykes."""
    made = add_person(board.register, "Mary Tully")
    (place,) = board.register.memberships.find(group_id=board.group_id, person_id=board.sykes)
    add_membership(board.register, board.group_id, person_id=made, substitute_for_id=place.id)
    return made


def test_a_recorded_votes_names_are_changed_where_they_were_entered(
    desk: Desk, board: Board
) -> None:
    enter(desk, "/v", "for ashworth and raman against sykes")
    (vote,) = board.register.votes.all()
    desk.view.minute.go_to_block(board.register.blocks.find(vote_id=vote.id)[0].id)
    form = desk.view.minute.inspector.vote
    assert form.names.text() == "For: David Ashworth, Priya Raman. Against: Graham Sykes"
    form.change_names.click()
    entry = desk.view.minute.entry
    assert entry.edit.text() == "for David Ashworth, Priya Raman against Graham Sykes"
    entry.edit.setText("for David Ashworth against Graham Sykes abstained Priya Raman, casting")
    desk.press(Qt.Key.Key_Return)
    (changed,) = board.register.votes.all()
    assert (changed.id, changed.recorded, changed.casting) == (vote.id, True, True)
    assert (changed.in_favour, changed.against, changed.abstained) == (1, 1, 1)
    assert form.names.text() == "For: David Ashworth. Against: Graham Sykes. Abstained: Priya Raman"
    desk.undo()
    assert board.register.votes.get(vote.id) == vote
    voices = {one.person_id: one.voice for one in board.register.voices.all()}
    assert voices[board.raman] is VoiceKind.FOR


def test_a_counted_vote_is_given_names_and_one_with_names_is_only_counted(
    desk: Desk, board: Board
) -> None:
    vote = record_vote(board.register, board.items[0], in_favour=2, against=1)
    desk.view.minute.go_to_block(board.register.blocks.find(vote_id=vote)[0].id)
    form, entry = desk.view.minute.inspector.vote, desk.view.minute.entry
    form.change_names.click()
    assert entry.edit.text() == "for 2 against 1"
    entry.edit.setText("for ashworth, raman against sykes")
    desk.press(Qt.Key.Key_Return)
    assert board.register.votes.get(vote).recorded
    form.change_names.click()
    entry.edit.setText("for 2 against 1")
    desk.press(Qt.Key.Key_Return)
    assert not board.register.votes.get(vote).recorded
    assert board.register.voices.all() == []
    enter(desk, "/v", "for 3")
    assert len(board.register.votes.all()) == 2


def test_a_named_deputy_is_proposed_when_apologies_are_sent(
    desk: Desk, board: Board, tully: str
) -> None:
    register = board.register
    sykes = register.attendances.find(meeting_id=board.meeting)[2]
    change_attendance(register, sykes.id, state=AttendanceState.APOLOGIES)
    desk.press(Qt.Key.Key_F8)
    desk.press(Qt.Key.Key_Insert)
    pane = desk.view.minute.attendance
    assert pane.who.text() == "Mary Tully"
    assert pane.how.combo.itemText(0) == "Substitute for Graham Sykes"
    assert pane.how.key() == sykes.id
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    (added,) = register.attendances.find(meeting_id=board.meeting, person_id=tully)
    assert (added.state, added.substitute_for_id) == (AttendanceState.SUBSTITUTE, board.sykes)
    assert register.undo_label == "Add substitute: Mary Tully"


def test_somebody_else_is_no_deputy(desk: Desk, board: Board, tully: str) -> None:
    register = board.register
    moss = add_person(register, "Ian Moss")
    sykes = register.attendances.find(meeting_id=board.meeting)[2]
    change_attendance(register, sykes.id, state=AttendanceState.APOLOGIES)
    desk.press(Qt.Key.Key_F8)
    desk.press(Qt.Key.Key_Insert)
    pane = desk.view.minute.attendance
    pane.who.edit.setText("Ian Moss")
    pane.who.commit()
    assert pane.how.key() == ""
    pane.add()
    (added,) = register.attendances.find(meeting_id=board.meeting, person_id=moss)
    assert added.state is AttendanceState.IN_ATTENDANCE


def test_a_named_deputy_stands_in_from_the_members_menu(
    desk: Desk, board: Board, tully: str
) -> None:
    register = board.register
    pane = desk.view.minute.attendance
    sykes = register.attendances.find(meeting_id=board.meeting)[2]
    menu = PersonMenu(pane.view, register, sykes, pane.deputies_of(sykes), "", board.items[0])
    act = next(one for one in menu.actions() if one.text() == "Substitute: Mary Tully")
    act.trigger()
    (added,) = register.attendances.find(meeting_id=board.meeting, person_id=tully)
    assert added.substitute_for_id == board.sykes
    assert register.attendances.get(sykes.id).state is AttendanceState.APOLOGIES
    menu.deleteLater()
