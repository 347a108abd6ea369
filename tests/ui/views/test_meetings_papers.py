"""The papers of an item being prepared: wanted, received, marked and reminded of by keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from egovdesk.operations.meetings import change_item, issue_agenda, start_meeting
from egovdesk.operations.papers import add_clearance, add_paper, receive_paper
from egovdesk.records.papers import Paper, PaperState
from tests.scenes import TODAY, Board
from tests.ui.views.desk import Desk
from ui.forms.form import Form
from ui.forms.papers import LateForm, PaperForm
from ui.item_models.roles import Role
from ui.item_models.segments import Cell

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def paper(board: Board) -> str:
    return add_paper(
        board.register, board.items[1], "Outline business case", author_id=board.raman,
        wanted_on=date(2003, 10, 8),
    )  # fmt: skip


@pytest.fixture
def desk(bare_desk: Desk, board: Board, paper: str) -> Desk:
    bare_desk.open(board.meeting, "prepare", board.items[1])
    bare_desk.view.prepare.papers.list.setFocus()
    return bare_desk


def got(board: Board, paper_id: str) -> Paper:
    return board.register.papers.get(paper_id)


def shown(desk: Desk) -> list[str]:
    rows = desk.view.prepare.papers.list.rows.all_rows()
    return [", ".join((row.cell.spoken, row.exempt)).strip(", ") for row in rows]


def mark_of(desk: Desk, item_id: str) -> str:
    index = desk.view.prepare.list.rows.index_of(item_id)
    cell = index.data(Role.CELL)
    assert isinstance(cell, Cell)
    return " ".join(part.spoken for part in cell.second_trailing).strip()


def fill(monkeypatch: pytest.MonkeyPatch, kind: type[Form], **values: str) -> None:
    """Fill in a form, and choose OK, as soon as it is shown."""

    def fill_and_save(form: Form) -> int:
        for name, text in values.items():
            form.fields[name].edit.setText(text)
        form.try_saving()
        return form.result()

    monkeypatch.setattr(kind, "exec", fill_and_save)


def test_an_item_lists_its_papers_and_what_is_late(desk: Desk, board: Board) -> None:
    assert shown(desk) == ["Outline business case, 1 day late"]
    assert mark_of(desk, board.items[1]) == "late"


def test_the_agenda_counts_papers_once_all_are_in(desk: Desk, board: Board, paper: str) -> None:
    change_item(board.register, board.items[1], purpose="decide")
    receive_paper(board.register, paper, received_on=TODAY, pages=14)
    assert shown(desk) == ["Outline business case, v1, 14 pages, In, 9 Oct"]
    assert mark_of(desk, board.items[1]) == "papers 1"
    add_paper(board.register, board.items[1], "Call volumes", wanted_on=date(2003, 10, 10))
    assert mark_of(desk, board.items[1]) == "due Fri"
    add_paper(board.register, board.items[2], "IEG3", wanted_on=date(2003, 10, 20))
    assert mark_of(desk, board.items[2]) == "papers 0 of 1"


def test_ctrl_shift_p_wants_a_paper_of_the_presenter(
    desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_item(board.register, board.items[1], presenter_id=board.raman)
    fill(monkeypatch, PaperForm, title="Call volumes", wanted_on="friday", pages="2")
    desk.press(Qt.Key.Key_P, CTRL, SHIFT)
    found = board.register.papers.find(item_id=board.items[1])[-1]
    assert (found.title, found.author_id, found.wanted_on, found.pages) == (
        "Call volumes", board.raman, date(2003, 10, 10), 2,
    )  # fmt: skip
    assert desk.view.prepare.papers.list.current_id() == found.id
    assert desk.focus() is desk.view.prepare.papers.list


def test_a_paper_of_words_that_are_no_title_or_number_is_not_added(
    desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = board.register.papers.count()
    fill(monkeypatch, PaperForm, title=" ", pages="many")
    desk.press(Qt.Key.Key_P, CTRL, SHIFT)
    assert board.register.papers.count() == before


def test_an_author_who_is_not_in_the_register_is_kept_as_typed(
    desk: Desk, board: Board, paper: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(monkeypatch, PaperForm, author="Consultants", title="Full business case")
    desk.press(Qt.Key.Key_F2)
    assert (got(board, paper).author_id, got(board, paper).author) == (None, "Consultants")
    fill(monkeypatch, PaperForm, author="raman")
    desk.press(Qt.Key.Key_Return)
    assert (got(board, paper).author_id, got(board, paper).author) == (board.raman, "")


def test_d_receives_a_paper_and_undo_waits_for_it_again(
    desk: Desk, board: Board, paper: str
) -> None:
    desk.press(Qt.Key.Key_D)
    assert got(board, paper).state is PaperState.FINAL
    assert desk.said == ["Paper received"]
    desk.press(Qt.Key.Key_Z, CTRL)
    assert got(board, paper).state is PaperState.EXPECTED


def test_d_asks_why_a_paper_is_late_once_the_agenda_is_out(
    desk: Desk, board: Board, paper: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue_agenda(board.register, board.meeting, "{}")
    fill(monkeypatch, LateForm, late_reason="Prices came on Friday", urgency="Funds lapse")
    desk.press(Qt.Key.Key_D)
    found = got(board, paper)
    assert (found.state, found.late_reason, found.urgency, found.version) == (
        PaperState.LATE, "Prices came on Friday", "Funds lapse", 1,
    )  # fmt: skip


def test_e_copies_the_reminder_and_keeps_it(desk: Desk, board: Board, paper: str) -> None:
    desk.press(Qt.Key.Key_E)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Dear Priya, the Customer First Board’s agenda")
    (kept,) = board.register.reminders.find(paper_id=paper)
    assert (kept.text, kept.person_id, kept.written_on) == (copied, board.raman, TODAY)


def test_t_and_m_say_what_state_a_paper_is_in(desk: Desk, board: Board, paper: str) -> None:
    desk.press(Qt.Key.Key_T)
    assert got(board, paper).state is PaperState.TO_FOLLOW
    desk.press(Qt.Key.Key_M)
    menu = desk.view.prepare.papers.findChildren(QMenu)[-1]
    entries = {one.text(): one for one in menu.actions()}
    assert "Issued" not in entries, "issuing is a verb of its own"
    entries["Tabled"].trigger()
    assert got(board, paper).state is PaperState.TABLED
    assert shown(desk) == ["Outline business case, To be tabled"]


def test_c_ticks_off_what_has_been_cleared(desk: Desk, board: Board, paper: str) -> None:
    add_clearance(board.register, paper, "Legal", board.sykes)
    receive_paper(board.register, paper)
    desk.press(Qt.Key.Key_C)
    menu = desk.view.prepare.papers.findChildren(QMenu)[-1]
    assert menu.actions()[0].text() == "Legal, Graham Sykes"
    menu.actions()[0].trigger()
    assert got(board, paper).state is PaperState.FINAL
    (clearance,) = board.register.clearances.find(paper_id=paper)
    assert clearance.cleared_on == TODAY


def test_alt_down_moves_a_paper_and_del_removes_it(desk: Desk, board: Board, paper: str) -> None:
    other = add_paper(board.register, board.items[1], "Call volumes")
    desk.view.prepare.papers.list.select_id(paper)
    desk.press(Qt.Key.Key_Down, ALT)
    assert [one.id for one in board.register.papers.find(item_id=board.items[1])] == [other, paper]
    desk.press(Qt.Key.Key_Delete)
    assert [one.id for one in board.register.papers.find(item_id=board.items[1])] == [other]
    assert board.register.items.maybe(board.items[1]) is not None, "the item itself stays"


def test_ctrl_e_on_a_paper_makes_the_paper_exempt_and_not_its_item(
    desk: Desk, board: Board, paper: str
) -> None:
    desk.press(Qt.Key.Key_E, CTRL)
    menu = desk.view.prepare.papers.findChildren(QMenu)[-1]
    next(one for one in menu.actions() if one.text().startswith("Paragraph 8")).trigger()
    assert (got(board, paper).exempt, got(board, paper).ground) == (True, "A8")
    assert not board.register.items.get(board.items[1]).exempt
    assert shown(desk) == ["Outline business case, paragraph 8, 1 day late, exempt, paragraph 8"]
    menu.close()
    desk.view.prepare.papers.list.setFocus()
    desk.press(Qt.Key.Key_E, CTRL)
    assert not got(board, paper).exempt


def test_the_keys_of_papers_are_taught_while_they_have_the_focus(desk: Desk) -> None:
    assert ("D", "received") in desk.menus.usable(desk.view.keys())
    desk.view.prepare.list.setFocus()
    assert ("D", "received") not in desk.menus.usable(desk.view.keys())


def test_papers_of_a_meeting_that_was_held_are_not_late(desk: Desk, board: Board) -> None:
    start_meeting(board.register, board.meeting)
    desk.open(board.meeting, "prepare", board.items[1])
    assert shown(desk) == ["Outline business case, Wanted"]


def test_the_menu_of_a_paper_offers_the_same_verbs(desk: Desk, board: Board, paper: str) -> None:
    menu = QMenu(desk)
    desk.view.prepare.papers._fill_menu(menu)
    entries = {one.text(): one for one in menu.actions()}
    assert {"Paper received\tD", "Copy reminder\tE", "To follow\tT"} <= set(entries)
    entries["Paper received\tD"].trigger()
    assert got(board, paper).state is PaperState.FINAL


def test_a_day_that_is_past_or_after_the_meeting_is_advised_against_and_kept(
    desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def look(form: Form) -> int:
        for day in ("1 january 2003", "5 november 2003", "15 october 2003", "1 november 2003"):
            form.fields["wanted_on"].edit.setText(day)
            form.value("wanted_on")
            said.append("" if form._advice.isHidden() else form._advice.sentence())
        form.fields["title"].edit.setText("Options")
        form.try_saving()
        return form.result()

    monkeypatch.setattr(PaperForm, "exec", look)
    desk.view.prepare.papers.add()
    later = "The meeting is before that, on 21 October 2003."
    assert said == ["That day is past: the paper is late at once.", later, "", later]
    assert date(2003, 11, 1) in {
        one.wanted_on for one in board.register.papers.find(group_id=board.group_id)
    }
