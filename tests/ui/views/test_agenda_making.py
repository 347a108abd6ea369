"""Making an agenda: what is due comes by one key, marks and reasons, templates, links."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from egovdesk.operations.actions import add_action, note_update
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.meetings import (
    add_item,
    add_meeting,
    change_item,
    issue_agenda,
    plan_item,
    start_meeting,
)
from egovdesk.operations.templates import save_as_template
from egovdesk.records.meetings import ItemKind, ItemState
from egovdesk.records.templates import Standing
from tests.scenes import Board, held
from tests.ui.views.desk import Desk
from ui.forms.save_template import SaveTemplateForm
from ui.forms.urgency import UrgencyForm
from ui.item_models.agenda import Agenda
from ui.places import Place

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NOVEMBER, DECEMBER = date(2003, 11, 18), date(2003, 12, 16)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def desk(bare_desk: Desk, board: Board) -> Desk:
    bare_desk.open(board.meeting, "prepare")
    return bare_desk


def titles(board: Board) -> list[str]:
    agenda = Agenda.read(board.register, board.meeting)
    return [one.item.title for one in agenda.lines]


def choose(desk: Desk, command: str) -> None:
    desk.menus.update_now()
    desk.menus.actions[command].trigger()


def menu_of(desk: Desk, name: str) -> QMenu:
    found = [one for one in desk.view.findChildren(QMenu) if one.accessibleName() == name]
    assert found[-1].isVisible()
    return found[-1]


def pick(menu: QMenu, words: str) -> None:
    next(one for one in menu.actions() if words in one.text()).trigger()
    menu.close()


def answer(monkeypatch: pytest.MonkeyPatch, form: type, **values: Any) -> None:
    """Let a form be filled in and saved as soon as it is asked."""

    def exec_(shown: Any) -> int:
        for name, value in values.items():
            field = shown.fields[name]
            (field.setChecked if isinstance(value, bool) else field.set_text)(value)
        shown.try_saving()
        return int(shown.result())

    monkeypatch.setattr(form, "exec", exec_)


# -- what is due -------------------------------------------------------------------------------


def test_what_is_due_is_said_over_the_agenda_and_comes_by_one_key(desk: Desk, board: Board) -> None:
    due = desk.view.prepare.due
    assert due.isVisible() and due.sentence() == "Due on this agenda: Minutes of 16 September."
    desk.view.prepare.list.setFocus()
    desk.press(Qt.Key.Key_D, CTRL, SHIFT)
    assert "Minutes of 16 September" in titles(board)
    assert desk.said == ["1 item brought"] and not due.isVisible()
    desk.press(Qt.Key.Key_Z, CTRL)
    assert due.isVisible()


def test_several_things_due_are_named_and_counted(desk: Desk, board: Board) -> None:
    for title in ("Smartcard pilot", "Benefits review", "Website"):
        plan_item(board.register, board.group_id, title, wanted_on=date(2003, 10, 1))
    words = desk.view.prepare.due.sentence()
    assert words == "Due on this agenda: Minutes of 16 September, Smartcard pilot and 2 more."
    desk.view.prepare.due.acted.emit("bring")
    assert {"Smartcard pilot", "Benefits review", "Website"} <= set(titles(board))


def test_an_agenda_that_went_out_asks_for_nothing(desk: Desk, board: Board) -> None:
    issue_agenda(board.register, board.meeting, "{}")
    assert not desk.view.prepare.due.isVisible()
    assert desk.menus.reason(desk.menus.commands["agenda.bring"]) == "The agenda has been issued."


def test_what_arose_goes_back_to_the_backlog_when_it_is_removed(desk: Desk, board: Board) -> None:
    november = add_meeting(board.register, board.group_id, NOVEMBER, standing_items=False)
    held(board)
    add_decision(board.register, board.items[1], ["pending"], outcome="deferred")
    (later,) = board.register.items.find(arises_id=board.items[1])
    desk.open(november, "prepare", later.id)
    desk.view.prepare.list.setFocus()
    desk.press(Qt.Key.Key_Delete)
    assert desk.said[-1] == "Item 1 goes back to the backlog"
    assert board.register.items.get(later.id).state is ItemState.PLANNED


# -- marks and reasons -------------------------------------------------------------------------


def test_ticks_mark_the_item_and_its_row_says_so(desk: Desk, board: Board) -> None:
    desk.view.prepare.list.select_id(board.items[1])
    flags = desk.view.prepare.inspector.flags
    flags.ticks["starred"].click()
    flags.ticks["key_decision"].click()
    item = board.register.items.get(board.items[1])
    assert item.starred and item.key_decision
    rows = desk.view.prepare.list.rows
    spoken = rows.index_of(item.id).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "starred, key decision" in spoken


def test_an_urgent_item_asks_for_the_chairs_reason_and_blocks_nothing(
    desk: Desk, board: Board
) -> None:
    prepare = desk.view.prepare
    prepare.list.select_id(board.items[1])
    prepare.inspector.flags.ticks["urgent"].click()
    assert "Chair’s reason is not given" in prepare.inspector._shown[0].sentence()
    reason = prepare.inspector.flags.reasons["urgent"]
    assert reason.isVisible()
    reason.edit.setFocus()
    desk.type("The offer ends on Friday")
    desk.view.leave()
    item = board.register.items.get(board.items[1])
    assert item.urgent_reason == "The offer ends on Friday"
    assert not any("reason" in one.sentence() for one in prepare.inspector._shown)


def test_reasons_can_be_given_in_a_form(
    desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.view.prepare.list.select_id(board.items[1])
    answer(monkeypatch, UrgencyForm, late_reason="Figures came on Monday")
    desk.view.prepare.list.setFocus()
    desk.press(Qt.Key.Key_L, CTRL, SHIFT)
    item = board.register.items.get(board.items[1])
    assert (item.late, item.late_reason, item.urgent) == (True, "Figures came on Monday", False)


def test_the_likely_challenge_is_saved_as_typed(desk: Desk, board: Board) -> None:
    desk.view.prepare.list.select_id(board.items[1])
    desk.view.prepare.inspector.challenge.edit.setFocus()
    desk.type("Why not wait?")
    desk.view.leave()
    assert board.register.items.get(board.items[1]).challenge == "Why not wait?"


def test_star_and_heading_are_commands(desk: Desk, board: Board) -> None:
    desk.view.prepare.list.select_id(board.items[1])
    choose(desk, "items.star")
    assert board.register.items.get(board.items[1]).starred
    choose(desk, "items.heading")
    assert board.register.items.get(board.items[1]).kind is ItemKind.HEADING
    lines = Agenda.read(board.register, board.meeting).lines
    assert [one.number for one in lines] == ["1", "", "2", "3", "4"]
    choose(desk, "items.heading")
    assert board.register.items.get(board.items[1]).kind is ItemKind.BUSINESS


def test_a_new_item_below_a_heading_stands_under_it(desk: Desk, board: Board) -> None:
    desk.view.prepare.list.select_id(board.items[1])
    choose(desk, "items.heading")
    desk.view.prepare.list.setFocus()
    desk.press(Qt.Key.Key_I, CTRL, SHIFT)
    (made,) = board.register.items.find(title="New item")
    assert made.parent_id == board.items[1]


def test_how_far_the_items_go_beyond_the_meeting_is_said(desk: Desk, board: Board) -> None:
    change_item(board.register, board.items[1], minutes_allowed=95)
    assert desk.view.agenda is not None
    assert desk.view.agenda.length_words == "2 h 05, ends 4.05pm, 5 minutes over"


# -- other meetings ----------------------------------------------------------------------------


def test_an_item_moves_to_another_meeting_by_its_menu(desk: Desk, board: Board) -> None:
    november = add_meeting(board.register, board.group_id, NOVEMBER, standing_items=False)
    desk.view.prepare.list.select_id(board.items[1])
    desk.view.prepare.list.setFocus()
    desk.press(Qt.Key.Key_M, CTRL, SHIFT)
    pick(menu_of(desk, "Move to which meeting?"), "18 November")
    assert board.register.items.get(board.items[1]).meeting_id == november


def test_an_issued_item_is_deferred_from_the_menu(desk: Desk, board: Board) -> None:
    november = add_meeting(board.register, board.group_id, NOVEMBER, standing_items=False)
    add_meeting(board.register, board.group_id, DECEMBER, standing_items=False)
    issue_agenda(board.register, board.meeting, "{}")
    desk.view.prepare.list.select_id(board.items[1])
    choose(desk, "items.defer")
    pick(menu_of(desk, "Defer to which meeting?"), "18 November 2003")
    (later,) = board.register.items.find(arises_id=board.items[1])
    assert later.meeting_id == november
    assert board.register.items.get(board.items[1]).state is ItemState.DEFERRED
    assert desk.said[-1] == "“Corporate CRM” deferred to 18 November 2003"


# -- links -------------------------------------------------------------------------------------


def test_an_item_shows_where_it_comes_from_and_its_open_actions(desk: Desk, board: Board) -> None:
    november = add_meeting(board.register, board.group_id, NOVEMBER, standing_items=False)
    held(board)
    add_decision(board.register, board.items[1], ["pending"], outcome="deferred")
    action = add_action(
        board.register, board.items[1], "Cost a second supplier", due_on=date(2003, 10, 30)
    )
    (later,) = board.register.items.find(arises_id=board.items[1])
    desk.open(november, "prepare", later.id)
    links = desk.view.prepare.inspector.links
    assert links.where.text() == "Deferred from CFB 03/03, 21 October 2003"
    links.list.select_id(action)
    links.list.opened.emit(action)
    assert desk.gone == [Place("actions", select=action)]
    links.list.opened.emit(next(links.list.rows.all_rows()).id)
    assert desk.gone[1].id == board.meeting and desk.gone[1].select == board.items[1]


def test_that_nothing_is_due_offers_nothing_to_undo(desk: Desk) -> None:
    desk.view.bring_due()
    assert desk.said == ["1 item brought"]
    desk.view.bring_due()
    assert desk.said == ["1 item brought"]
    assert desk.view.note.sentence() == "Nothing is due on this agenda."


def test_minutes_to_approve_lead_to_those_minutes(desk: Desk, board: Board) -> None:
    desk.view.bring_due()
    (item,) = board.register.items.find(approves_id=board.earlier)
    desk.view.prepare.list.select_id(item.id)
    links = desk.view.prepare.inspector.links
    links.list.opened.emit(next(links.list.rows.all_rows()).id)
    assert desk.gone == [Place("meeting", board.earlier, "finish")]


def test_open_actions_stand_under_the_item_for_them_with_their_items(
    desk: Desk, board: Board
) -> None:
    register = board.register
    start_meeting(register, board.earlier, "14:00")
    (first,) = register.items.find(meeting_id=board.earlier)
    action = add_action(register, first.id, "Write to suppliers", owner="Priya Raman")
    note_update(register, action, "Letters sent")
    listed = add_item(
        register, board.meeting, "Actions", kind=ItemKind.STANDING, standing=Standing.ACTIONS
    )
    desk.view.prepare.list.select_id(listed)
    facts = desk.view.prepare.standing_facts
    assert facts.isVisible()
    row = facts.list.rows.index_of(action)
    spoken = row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Write to suppliers" in spoken and "Letters sent" in spoken
    facts.list.opened.emit(action)
    assert desk.gone == [Place("actions", select=action)]
    desk.view.prepare.list.select_id(board.items[1])
    assert not facts.isVisible()


def test_the_date_of_the_next_meeting_is_named(desk: Desk, board: Board) -> None:
    register = board.register
    item = add_item(
        register, board.meeting, "Date of next meeting", kind=ItemKind.STANDING,
        standing=Standing.NEXT_MEETING,
    )  # fmt: skip
    desk.view.prepare.list.select_id(item)
    facts = desk.view.prepare.standing_facts
    assert facts.words.text() == "No later meeting is planned yet."
    add_meeting(register, board.group_id, NOVEMBER, standing_items=False)
    desk.open(board.meeting, "prepare", item)
    assert facts.words.text() == "Tuesday 18 November 2003, 2.00pm"


# -- templates ---------------------------------------------------------------------------------


def test_an_agenda_is_saved_as_a_template_and_another_started_from_it(
    desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    reason = desk.menus.reason(desk.menus.commands["agenda.start"])
    assert reason.startswith("There is no template yet")
    answer(monkeypatch, SaveTemplateForm, name="Ordinary meeting")
    choose(desk, "agenda.save")
    assert desk.said == ["Kept as a template"]
    november = add_meeting(board.register, board.group_id, NOVEMBER, standing_items=False)
    desk.open(november, "prepare")
    choose(desk, "agenda.start")
    pick(menu_of(desk, "Start from which template?"), "Ordinary meeting")
    found = [one.title for one in board.register.items.find(meeting_id=november)]
    assert "Corporate CRM" in found


def test_an_empty_agenda_offers_the_templates_that_there_are(desk: Desk, board: Board) -> None:
    november = add_meeting(board.register, board.group_id, NOVEMBER, standing_items=False)
    desk.open(november, "prepare")
    assert not desk.view.prepare.from_template.isVisible()
    save_as_template(board.register, board.meeting, "Ordinary meeting")
    desk.open(november, "prepare")
    desk.view.prepare.from_template.click()
    pick(menu_of(desk, "Start from which template?"), "Ordinary meeting")
    assert board.register.items.find(meeting_id=november)


def test_a_template_needs_a_name(desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, SaveTemplateForm, name=" ")
    choose(desk, "agenda.save")
    assert board.register.templates.all() == [] and desk.said == []
    save_as_template(board.register, board.meeting, "Ordinary meeting")
    answer(monkeypatch, SaveTemplateForm, name="ordinary meeting")
    choose(desk, "agenda.save")
    assert len(board.register.templates.all()) == 1
