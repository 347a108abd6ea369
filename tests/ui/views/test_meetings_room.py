"""The room in the workspace: the strip, the quorum and its sentence, interests, votes, movements."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from egovdesk.operations.authority import change_authority
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.groups import add_group, add_membership, change_group
from egovdesk.operations.meetings import (
    add_meeting,
    cycle_attendance,
    end_meeting,
    start_meeting,
)
from egovdesk.operations.people import add_person
from egovdesk.operations.room import add_movement, declare_interest, record_vote
from egovdesk.records.groups import MemberRole
from egovdesk.records.meetings import AttendanceState
from egovdesk.records.minutes import BlockKind
from egovdesk.records.room import MovementKind, VoiceKind
from egovdesk.register import Register
from tests.scenes import Board
from tests.ui.views.desk import Desk
from ui.forms.attendance import AttendanceForm
from ui.item_models.agenda import Agenda
from ui.item_models.segments import Text
from ui.widgets.attendance import Seat
from ui.widgets.block_editor.painting import heading_line
from ui.widgets.block_editor.shapes import Shape

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ARRIVED, LEFT, RETURNED = MovementKind

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


def chips(desk: Desk) -> list[Seat]:
    return list(desk.view.minute.attendance.strip._model.seats)


def texts(board: Board, item: int) -> list[str]:
    return [one.text for one in board.register.blocks.find(item_id=board.items[item])]


def heading(desk: Desk, block_id: str) -> str:
    """What stands above a block in the sheet."""
    block = desk.view.minute.sheet.block(block_id)
    assert block is not None
    line = heading_line(Shape(block.id, kind=block.kind, exempt=block.exempt), block)
    return " ".join(part.text for part in line if isinstance(part, Text))


# --- the strip -------------------------------------------------------------------------------


def test_the_strip_tells_who_left_came_back_and_sits_for_whom(desk: Desk, board: Board) -> None:
    register, item = board.register, board.items[0]
    _chair, raman, sykes = register.attendances.find(meeting_id=board.meeting)
    cycle_attendance(register, raman.id, "14:26", item_id=item)
    cycle_attendance(register, sykes.id, "14:30", item_id=item)
    cycle_attendance(register, sykes.id, "14:40", item_id=item)
    assert [(one.name, one.note, one.state) for one in chips(desk)] == [
        ("Ashworth", "chair", "present"), ("Raman", "left 2.26", "left"),
        ("Sykes", "back 2.40", "present"),
    ]  # fmt: skip


def test_who_withdrew_is_out_for_the_item_and_in_for_the_next(desk: Desk, board: Board) -> None:
    declare_interest(board.register, board.items[1], board.sykes, withdrew=True)
    assert chips(desk)[2].state == "present"
    desk.press(Qt.Key.Key_Down, CTRL)
    assert (chips(desk)[2].note, chips(desk)[2].state) == ("withdrew", "left")
    desk.press(Qt.Key.Key_Down, CTRL)
    assert chips(desk)[2].state == "present"


def test_after_the_meeting_the_strip_is_of_the_item_shown(desk: Desk, board: Board) -> None:
    register = board.register
    desk.press(Qt.Key.Key_Down, CTRL)
    add_movement(register, board.meeting, board.raman, LEFT, item_id=board.items[1], at="14:20")
    end_meeting(register, board.meeting, "16:00")
    view = desk.open(board.meeting, "minute", board.items[0])
    assert chips(desk)[1].state == "present"
    view.minute.list.select_id(board.items[1])
    assert chips(desk)[1].state == "left"


def menu_of(desk: Desk, place: int) -> list[QAction]:
    chips_view = desk.view.minute.attendance.strip.chips
    chips_view.setCurrentIndex(chips_view.model().index(place, 0))
    chips_view.customContextMenuRequested.emit(QPoint(-5, -5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu.actions()


def choose(desk: Desk, place: int, words: str) -> None:
    entry = next(one for one in menu_of(desk, place) if words in one.text().replace("&", ""))
    entry.trigger()
    menu = QApplication.activePopupWidget()
    if menu is not None:
        menu.close()


def test_the_menu_of_a_person_says_what_the_key_cannot(desk: Desk, board: Board) -> None:
    register = board.register
    choose(desk, 1, "Absent")
    listed = register.attendances.find(meeting_id=board.meeting)
    assert listed[1].state is AttendanceState.ABSENT
    choose(desk, 1, "Arrived late")
    (moved,) = register.movements.find(meeting_id=board.meeting)
    assert (moved.kind, moved.item_id) == (ARRIVED, board.items[0])
    choose(desk, 2, "Take off the list")
    assert len(register.attendances.find(meeting_id=board.meeting)) == 2
    register.undo()
    assert len(register.attendances.find(meeting_id=board.meeting)) == 3


def form_of(desk: Desk, board: Board, person_id: str) -> AttendanceForm:
    register = board.register
    one = register.attendances.find(meeting_id=board.meeting, person_id=person_id)[0]
    form = AttendanceForm(register, desk, Agenda.read(register, board.meeting), one.id)
    desk.qtbot.addWidget(form)
    return form


def test_times_and_items_are_changed_in_a_form_as_one_step(desk: Desk, board: Board) -> None:
    register = board.register
    add_movement(register, board.meeting, board.raman, LEFT, item_id=board.items[0], at="14:26")
    form = form_of(desk, board, board.raman)
    form.fields["at0"].set_text("2.20pm")
    form.fields["item0"].set_key(board.items[1])
    form.fields["kind1"].set_key("returned")
    form.fields["at1"].set_text("3")
    form.try_saving()
    found = register.movements.find(meeting_id=board.meeting)
    assert [(one.kind, one.at, one.item_id) for one in found] == [
        (LEFT, "14:20", board.items[1]), (RETURNED, "15:00", board.items[0]),
    ]  # fmt: skip
    register.undo()
    assert [one.at for one in register.movements.find(meeting_id=board.meeting)] == ["14:26"]


def test_what_did_not_happen_is_taken_out_in_the_form(desk: Desk, board: Board) -> None:
    register = board.register
    add_movement(register, board.meeting, board.raman, LEFT, at="14:26")
    form = form_of(desk, board, board.raman)
    form.fields["kind0"].set_key("none")
    form.try_saving()
    assert register.movements.find(meeting_id=board.meeting) == []


def test_a_time_that_is_none_is_said_beside_it(desk: Desk, board: Board) -> None:
    form = form_of(desk, board, board.raman)
    form.fields["kind0"].set_key("left")
    form.fields["at0"].set_text("late")
    form.try_saving()
    assert form.fields["at0"].error() == "Type a time of day, such as 2.26pm."
    assert board.register.movements.find(meeting_id=board.meeting) == []


# --- the quorum ------------------------------------------------------------------------------


def lose_it(desk: Desk, board: Board) -> None:
    change_group(board.register, board.group_id, quorum="3")
    desk.press(Qt.Key.Key_F8)
    desk.press(Qt.Key.Key_3)
    desk.press(Qt.Key.Key_Escape)


def test_losing_the_quorum_offers_its_sentence_and_takes_no_focus(desk: Desk, board: Board) -> None:
    desk.type("The Board went on.")
    lose_it(desk, board)
    pane = desk.view.minute.attendance
    assert pane.note.isVisible()
    assert pane.note.note.sentence() == (
        "No quorum: 2 present, 3 needed. For the minutes: “Graham Sykes left the meeting,"
        " and the meeting was no longer quorate.”"
    )
    assert desk.focus() is desk.view.minute.sheet.editor
    desk.type(" It did.")
    desk.view.leave()
    assert texts(board, 0) == ["The Board went on. It did."]


def test_one_key_writes_each_sentence_in_turn_and_undo_takes_it_back(
    desk: Desk, board: Board
) -> None:
    desk.type("The Board went on.")
    lose_it(desk, board)
    desk.press(Qt.Key.Key_Q, CTRL, SHIFT)
    block = board.register.blocks.find(item_id=board.items[0])[1]
    assert block.kind is BlockKind.MOVEMENT and block.movement_id
    assert block.text == ("Graham Sykes left the meeting, and the meeting was no longer quorate.")
    assert heading(desk, block.id) == "Movement Graham Sykes left"
    desk.press(Qt.Key.Key_Q, CTRL, SHIFT)
    inquorate = "The meeting was inquorate and no decision was taken on this item."
    assert texts(board, 0)[2] == inquorate
    assert not desk.view.minute.attendance.note.isVisible()
    assert desk.view.why_not_quorum() == "The minutes lack nothing about the quorum."
    desk.undo()
    assert inquorate not in texts(board, 0)
    assert desk.view.minute.attendance.note.isVisible()


def test_the_quorum_found_again_has_its_sentence_too(desk: Desk, board: Board) -> None:
    lose_it(desk, board)
    desk.press(Qt.Key.Key_Q, CTRL, SHIFT)
    desk.press(Qt.Key.Key_F8)
    desk.press(Qt.Key.Key_3)
    note = desk.view.minute.attendance.note
    assert note.note.sentence().startswith("The meeting is quorate again.")
    desk.press(Qt.Key.Key_Q, CTRL, SHIFT)
    assert texts(board, 0)[1] == (
        "Graham Sykes returned to the meeting, and the meeting was again quorate."
    )
    assert not note.isVisible()


def test_a_sentence_declined_is_not_offered_again_until_the_next_turn(
    desk: Desk, board: Board
) -> None:
    lose_it(desk, board)
    note = desk.view.minute.attendance.note
    note.note.acted.emit("decline")
    assert not note.isVisible()
    desk.press(Qt.Key.Key_F8)
    desk.press(Qt.Key.Key_2)
    assert not note.isVisible()
    desk.press(Qt.Key.Key_3)
    desk.press(Qt.Key.Key_2)
    assert note.isVisible()


def test_who_withdraws_may_take_the_quorum_along_for_that_item(desk: Desk, board: Board) -> None:
    change_group(board.register, board.group_id, quorum="3")
    declare_interest(board.register, board.items[1], board.sykes, withdrew=True)
    note = desk.view.minute.attendance.note
    assert not note.isVisible()
    desk.press(Qt.Key.Key_Down, CTRL)
    assert not desk.view.minute.attendance.strip.is_quorate()
    assert (
        "Graham Sykes, having declared an interest, withdrew from the meeting, and the meeting"
        in (note.note.sentence())
    )
    desk.press(Qt.Key.Key_Q, CTRL, SHIFT)
    assert texts(board, 1)[1].endswith("and the meeting was not quorate for this item.")
    assert "no decision was taken on this item" in note.note.sentence()


def test_of_groups_that_meet_jointly_the_one_that_lacks_its_quorum_is_named(
    bare_desk: Desk, board: Board
) -> None:
    register = board.register
    other = add_group(register, "Service Delivery Group", short_name="Service Delivery", quorum="1")
    tully = add_person(register, "Mary Tully")
    add_membership(register, other, person_id=tully)
    joint = add_meeting(register, board.group_id, date(2003, 11, 6), joint_with=[other])
    start_meeting(register, joint, "14:00")
    bare_desk.open(joint, "minute")
    one = register.attendances.find(meeting_id=joint, person_id=tully)[0]
    cycle_attendance(register, one.id, "14:10")
    pane = bare_desk.view.minute.attendance
    words = " ".join(part.text for part in pane.strip.words() if isinstance(part, Text))
    assert words == "0 present no quorum: 1 needed, Service Delivery"


def test_without_a_rule_the_strip_says_that_none_is_set(desk: Desk, board: Board) -> None:
    change_group(board.register, board.group_id, quorum="")
    words = desk.view.minute.attendance.strip.words()
    assert [part.text for part in words if isinstance(part, Text)] == ["3 present", "no quorum set"]


def test_on_the_day_itself_the_time_is_written_down(
    desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_authority(board.register, today=date(2003, 10, 21))
    monkeypatch.setattr(desk.view, "now", lambda: "15:12")
    lose_it(desk, board)
    assert chips(desk)[2].note == "left 3.12"
    sentence = desk.view.minute.attendance.note.note.sentence()
    assert "“At 3.12pm Graham Sykes left the meeting, and the meeting was no longer" in sentence
    enter(desk, "/m", "raman left")
    assert "At 3.12pm Priya Raman left the meeting." in texts(board, 0)


# --- the entry line --------------------------------------------------------------------------


def test_an_interest_names_the_item_by_its_agenda_number(desk: Desk, board: Board) -> None:
    """Item 3 is taken early, and is minute 2: what is typed is the number on the agenda."""
    enter(desk, "/i", "sykes 3: prejudicial, owns shares, withdrew")
    (interest,) = board.register.interests.all()
    assert (interest.item_id, interest.kind, interest.withdrew) == (
        board.items[2], "prejudicial", True,
    )  # fmt: skip
    block = board.register.blocks.find(item_id=board.items[0])[0]
    assert (block.interest_id, block.text) == (interest.id, "owns shares")
    assert heading(desk, block.id) == (
        "Interest Graham Sykes in item 3, minute CFB 03/03 withdrew personal and prejudicial"
    )
    desk.type("None other.")
    desk.view.leave()
    assert texts(board, 0) == ["owns shares", "None other."]


def test_words_typed_in_an_interest_are_its_nature(desk: Desk, board: Board) -> None:
    enter(desk, "/i", "sykes 3: owns shares")
    block = board.register.blocks.find(item_id=board.items[0])[0]
    desk.view.minute.go_to_block(block.id)
    desk.type(" in the supplier")
    desk.view.leave()
    after = board.register.blocks.get(block.id)
    assert (after.text, after.interest_id) == ("owns shares in the supplier", block.interest_id)


def test_the_details_change_an_interest(desk: Desk, board: Board) -> None:
    enter(desk, "/i", "sykes 3: owns shares")
    block = board.register.blocks.find(item_id=board.items[0])[0]
    desk.view.minute.go_to_block(block.id)
    form = desk.view.minute.inspector.interest
    assert form.isVisible() and form.item.key() == board.items[2]
    form.withdrew.click()
    assert board.register.interests.all()[0].withdrew
    assert "withdrew" in heading(desk, block.id)
    form.item.chosen.emit(board.items[1])
    assert board.register.interests.all()[0].item_id == board.items[1]
    assert {one.item_id for one in board.register.movements.all()} == {board.items[1]}


def test_a_vote_is_on_the_decision_at_the_cursor(desk: Desk, board: Board) -> None:
    decision = add_decision(board.register, board.items[0], ["it be agreed"])
    desk.view.minute.go_to_block(board.register.blocks.find(decision_id=decision)[0].id)
    desk.view.minute._open_entry("vote")
    desk.type("for ashworth and raman against sykes")
    desk.press(Qt.Key.Key_Return)
    (vote,) = board.register.votes.all()
    assert (vote.decision_id, vote.in_favour, vote.against) == (decision, 2, 1)
    voices = {one.person_id: one.voice for one in board.register.voices.all()}
    assert voices[board.sykes] is VoiceKind.AGAINST
    block = board.register.blocks.find(vote_id=vote.id)[0]
    assert heading(desk, block.id) == "Vote by 2 votes to 1 recorded"


def test_the_details_change_a_count(desk: Desk, board: Board) -> None:
    vote = record_vote(board.register, board.items[0], in_favour=5, against=2)
    desk.view.minute.go_to_block(board.register.blocks.find(vote_id=vote)[0].id)
    form = desk.view.minute.inspector.vote
    form.counts["abstained"].edit.setFocus()
    form.counts["abstained"].edit.setText("1")
    form.counts["abstained"].commit()
    assert board.register.votes.get(vote).abstained == 1
    form.counts["against"].edit.setText("some")
    form.counts["against"].commit()
    assert form.counts["against"].error() == "Type how many, from 0 to 999."
    assert board.register.votes.get(vote).against == 2


def test_a_movement_is_recorded_and_minuted_at_once(desk: Desk, board: Board) -> None:
    enter(desk, "/m", "raman left 3.12pm")
    (moved,) = board.register.movements.all()
    assert (moved.person_id, moved.kind, moved.at) == (board.raman, LEFT, "15:12")
    assert texts(board, 0)[0] == "At 3.12pm Priya Raman left the meeting."
    assert chips(desk)[1].note == "left 3.12"


def test_people_who_left_give_way_to_those_in_the_room(desk: Desk, board: Board) -> None:
    register = board.register
    other = add_person(register, "Colin Sykes")
    add_movement(register, board.meeting, other, ARRIVED, at="14:10")
    add_movement(register, board.meeting, board.sykes, LEFT, at="14:10")
    desk.press(Qt.Key.Key_J, CTRL)
    desk.type("sykes: report by the next meeting")
    entry = desk.view.minute.entry.entry()
    assert entry.who is not None and entry.who.name == "Colin Sykes"
    assert entry.due_problem == "No later meeting of this group is planned."
    add_meeting(register, board.group_id, date(2003, 11, 18), standing_items=False)
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_J, CTRL)
    desk.type("nobody known: report by the next meeting")
    desk.press(Qt.Key.Key_Return)
    action = register.actions.find(meeting_id=board.meeting)[0]
    assert (action.owner_id, action.owner, action.due_on) == (
        None, "nobody known", date(2003, 11, 18),
    )  # fmt: skip


def test_a_minute_that_was_emptied_comes_back_whole_even_after_a_restart(
    desk: Desk, board: Board
) -> None:
    """No command clears notes; and what the keyboard clears, one undo brings back with its records."""
    register, item = board.register, board.items[0]
    desk.type("The Board went on.")
    desk.view.leave()
    add_decision(register, item, ["it be agreed"])
    record_vote(register, item, voices={board.raman: VoiceKind.FOR})
    declare_interest(register, item, board.sykes, nature="a director", withdrew=True)
    before = (register.blocks.all(), register.voices.all(), register.movements.all())
    desk.view.minute.focus_sheet()
    desk.view.minute.sheet.editor.selectAll()
    desk.press(Qt.Key.Key_Delete)
    desk.view.leave()
    assert not any(texts(board, 0)) and register.decisions.all() == []
    assert register.interests.all() == [] and register.votes.all() == []
    register.close()
    with Register(register.path) as again:
        while again.undo_label == "Typing in the minutes" and not again.decisions.all():
            again.undo()
        assert (again.blocks.all(), again.voices.all(), again.movements.all()) == before


# --- the facts of an item --------------------------------------------------------------------


def facts(desk: Desk) -> dict[str, str]:
    return {name: label.text() for name, label in desk.view.minute.inspector._facts.items()}


def test_the_details_tell_vote_interests_and_quorum_of_the_item(desk: Desk, board: Board) -> None:
    assert facts(desk)["vote"] == "none taken"
    assert (facts(desk)["interests"], facts(desk)["quorum"]) == ("none", "3 present, 2 needed")
    record_vote(board.register, board.items[0], in_favour=5, against=2)
    declare_interest(board.register, board.items[0], board.sykes, withdrew=True)
    assert facts(desk)["vote"] == "by 5 votes to 2"
    assert facts(desk)["interests"] == "Sykes, withdrew"
    assert facts(desk)["quorum"] == "2 present, 2 needed"
    record_vote(board.register, board.items[0], in_favour=4)
    assert facts(desk)["vote"] == "2 taken"
    desk.press(Qt.Key.Key_Down, CTRL)
    assert facts(desk)["interests"] == "none"


def test_every_new_command_has_its_key_and_its_reason(desk: Desk) -> None:
    action = desk.menus.actions["minutes.quorum"]
    assert action.shortcut().toString() == "Ctrl+Shift+Q"
    assert not action.isEnabled()
    assert isinstance(desk.focus(), QWidget)


def test_of_a_joint_meeting_only_who_presides_is_the_chair(bare_desk: Desk, board: Board) -> None:
    register = board.register
    other = add_group(register, "Service Delivery Group", short_name="Service Delivery")
    tully = add_person(register, "Mary Tully")
    add_membership(register, other, person_id=tully, role=MemberRole.CHAIR)
    joint = add_meeting(register, board.group_id, date(2003, 11, 6), joint_with=[other])
    start_meeting(register, joint, "14:00")
    bare_desk.open(joint, "minute")
    notes = {one.name: one.note for one in chips(bare_desk)}
    assert notes["Ashworth"] == "chair" and notes["Tully"] == "chair of Service Delivery"
