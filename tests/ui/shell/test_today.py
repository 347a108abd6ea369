"""Today: every meeting's notice on the ruler, and each line's next step by one key, with Undo."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from egovdesk.operations.actions import add_action, note_update
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.groups import add_group
from egovdesk.operations.meetings import add_item, add_meeting, issue_agenda, start_meeting
from egovdesk.operations.papers import add_paper
from egovdesk.records.actions import ActionState
from egovdesk.records.decisions import DecisionState
from egovdesk.records.groups import Tier
from egovdesk.records.meetings import MeetingState
from egovdesk.records.papers import PaperState
from egovdesk.register import Register
from tests.scenes import TODAY, a_board, a_council
from tests.ui.shell.windows import choose
from ui.desk import Desk
from ui.forms.wanted import WantedForm
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.today import TodayView
from ui.widgets.labels import Label


def busy(path: Path) -> Path:
    """A board with a late paper, minutes to finish, a late action and a decision that waits."""
    register = a_council(path)
    with register.step("Pin the day"):
        register.authorities.update(register.authority.id, today=TODAY)
    board = a_board(register)
    add_paper(
        register, board.items[2], "IEG3: first draft", author_id=board.sykes,
        wanted_on=date(2003, 10, 8),
    )  # fmt: skip
    add_paper(
        register, board.items[4], "Tender prices", author="Supplies",
        wanted_on=date(2003, 10, 17),
    )  # fmt: skip
    add_item(register, board.earlier, "Channel figures")
    start_meeting(register, board.earlier, "14:00")
    item = register.items.find(meeting_id=board.earlier)[0].id
    below = add_group(
        register, "Service Delivery Group", [Tier.SERVICE], prefix="SDG", parent_id=board.group_id
    )
    delivery = add_meeting(register, below, date(2003, 9, 25), standing_items=False)
    desktop = add_item(register, delivery, "Standard desktop")
    start_meeting(register, delivery, "10:00")
    add_decision(register, desktop, ["2000 be the standard"], state=DecisionState.AWAITING)
    with register.step("Let an action be late"):
        action = add_action(register, item, "Send the draft round", owner_id=board.sykes)
        register.actions.update(action, due_on=date(2003, 10, 1))
    register.close()
    return path


@pytest.fixture
def window(desk: Desk, tmp_path: Path) -> MainWindow:
    opened = desk.open(busy(tmp_path / "busy.egovdesk"))
    assert opened is not None
    return opened


@pytest.fixture
def today(window: MainWindow) -> TodayView:
    window.go(Place("today"))
    view = window.view
    assert isinstance(view, TodayView)
    view.list.setFocus()
    return view


def lines(view: TodayView) -> list[str]:
    return [row.cell.plain for row in view.list.rows.all_rows() if not row.heading]


def headings(view: TodayView) -> list[str]:
    return [row.cell.plain for row in view.list.rows.all_rows() if row.heading]


def pick(view: TodayView, kind: str) -> str:
    row = next(one for one in view.list.rows.all_rows() if one.id.startswith(f"{kind}:"))
    view.list.select_id(row.id)
    view._show_details()
    return row.id.partition(":")[2]


def pane_words(view: TodayView) -> str:
    return " ".join(one.text() for one in view.details.findChildren(Label))


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


# -- what is due ---------------------------------------------------------------------------------


def test_each_kind_of_work_stands_under_its_heading(today: TodayView) -> None:
    assert headings(today) == [
        "Papers to chase 1", "Minutes to clear 2", "Actions overdue 1",
        "Decisions waiting for the parent group 1",
    ]  # fmt: skip
    assert lines(today)[0].startswith("IEG3: first draft Customer First Board")
    spoken = [row.cell.spoken for row in today.list.rows.all_rows()]
    assert any("Graham Sykes" in one and "1 day late" in one for one in spoken)
    assert any("draft, 1 item without a minute" in one for one in spoken)
    assert any("14 days, no agenda yet, Put on agenda" in one for one in spoken)


def test_rows_keep_qts_rules(today: TodayView) -> None:
    for model in (today.list.rows, today.ruler.list.rows):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        assert model.rowCount()


def test_the_page_says_what_presses_most(today: TodayView) -> None:
    assert today._words.text() == (
        "Customer First Board’s agenda goes out on Monday. Two papers are still to come."
    )


def test_nothing_due_proposes_a_group(desk: Desk, tmp_path: Path) -> None:
    a_council(tmp_path / "empty.egovdesk").close()
    window = desk.open(tmp_path / "empty.egovdesk")
    assert window is not None
    view: Any = window.view
    assert not view.list.isVisible()
    assert view.panes() == (view._empty,)


# -- the ruler -----------------------------------------------------------------------------------


def test_the_ruler_has_every_meeting_to_come(today: TodayView, window: MainWindow) -> None:
    register = window.register
    group = register.groups.find(prefix="SDG")[0].id
    add_meeting(register, group, date(2003, 10, 30), standing_items=False)
    (first, second) = today.ruler.list.spans.values()
    assert (first.held_on, first.issue_by) == (date(2003, 10, 21), date(2003, 10, 13))
    assert first.row.cell.spoken == "Customer First Board, Out by Mon, 2 days left"
    assert first.tone == "amber"
    assert (second.held_on, second.issue_by) == (date(2003, 10, 30), date(2003, 10, 23))
    assert second.row.cell.spoken == "Service Delivery Group, Out by Thu 23 Oct"


def test_an_issued_agenda_says_when_it_went_out(today: TodayView, window: MainWindow) -> None:
    meeting = next(iter(today.ruler.list.spans)).partition(":")[2]
    issue_agenda(window.register, meeting, "Agenda", "The Board")
    (span,) = today.ruler.list.spans.values()
    assert span.row.cell.spoken.startswith("Customer First Board, Issued ")


def test_an_agenda_that_should_have_gone_out_is_red(today: TodayView, window: MainWindow) -> None:
    register = window.register
    with register.step("Days go by"):
        register.authorities.update(register.authority.id, today=date(2003, 10, 15))
    (span,) = today.ruler.list.spans.values()
    assert (span.tone, "Was due Mon 13 Oct, 2 days late" in span.row.cell.spoken) == ("red", True)


def test_enter_on_the_ruler_opens_the_meeting(
    today: TodayView, window: MainWindow, qtbot: QtBot
) -> None:
    today.ruler.list.setFocus()
    qtbot.keyClick(today.ruler.list, Qt.Key.Key_Return)
    place = window.place()
    assert place is not None
    assert place.kind == "meeting"


def test_a_cancelled_meeting_is_not_on_the_ruler(today: TodayView, window: MainWindow) -> None:
    register = window.register
    with register.step("Cancel"):
        for one in register.meetings.all():
            register.meetings.update(one.id, state=MeetingState.CANCELLED)
    assert not today.ruler.list.spans
    assert not today.ruler.isVisible()


# -- steps ---------------------------------------------------------------------------------------


def test_e_copies_a_papers_reminder_and_keeps_it(
    today: TodayView, window: MainWindow, qtbot: QtBot
) -> None:
    paper = pick(today, "paper")
    qtbot.keyClick(today.list, Qt.Key.Key_E)
    assert clipboard().startswith("Dear Graham, the Customer First Board’s agenda")
    (kept,) = window.register.reminders.find(paper_id=paper)
    assert kept.text == clipboard()
    assert today.current() is not None
    assert today.current().step == "Reminded today"
    choose(window, "edit.undo")
    assert window.register.reminders.count() == 0


def test_the_words_of_the_pane_are_what_is_copied(today: TodayView, qtbot: QtBot) -> None:
    pick(today, "paper")
    typed = today.steps._typed
    assert typed is not None
    typed[1].edit.setPlainText("Dear Graham, where is it?")
    qtbot.keyClick(today.list, Qt.Key.Key_E)
    assert clipboard() == "Dear Graham, where is it?"


def test_d_receives_the_paper_and_the_row_leaves(
    today: TodayView, window: MainWindow, qtbot: QtBot
) -> None:
    paper = pick(today, "paper")
    qtbot.keyClick(today.list, Qt.Key.Key_D)
    assert window.register.papers.get(paper).state is PaperState.FINAL
    assert "IEG3: first draft" not in " ".join(lines(today))
    assert today.list.current_id() is not None
    choose(window, "edit.undo")
    assert lines(today)[0].startswith("IEG3: first draft")


def test_a_paper_is_listed_as_to_follow(today: TodayView, window: MainWindow) -> None:
    paper = pick(today, "paper")
    line = today.current()
    assert line is not None
    today.steps.to_follow(line)
    assert window.register.papers.get(paper).state is PaperState.TO_FOLLOW


def test_s_asks_for_another_day(
    today: TodayView, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(form: Any) -> int:
        form.fields["wanted_on"].edit.setText("13 oct")
        form.try_saving()
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(WantedForm, "exec", fill)
    paper = pick(today, "paper")
    qtbot.keyClick(today.list, Qt.Key.Key_S)
    assert window.register.papers.get(paper).wanted_on == date(2003, 10, 13)


def test_a_late_action_is_asked_after_and_done(
    today: TodayView, window: MainWindow, qtbot: QtBot
) -> None:
    action = pick(today, "action")
    note_update(window.register, action, "Half of it has gone")
    pick(today, "action")
    assert "Half of it has gone" in pane_words(today)
    qtbot.keyClick(today.list, Qt.Key.Key_E)
    assert "to do this: Send the draft round." in clipboard()
    assert window.register.reminders.find(action_id=action)
    qtbot.keyClick(today.list, Qt.Key.Key_D)
    assert window.register.actions.get(action).state is ActionState.DONE


def test_a_waiting_decision_goes_on_the_agenda_by_one_key(
    today: TodayView, window: MainWindow, qtbot: QtBot
) -> None:
    decision = pick(today, "decision")
    qtbot.keyClick(today.list, Qt.Key.Key_A)
    (asked,) = window.register.ratifications.find(decision_id=decision)
    line = today.current()
    assert line is not None
    assert asked.item_id is not None
    assert (line.step, line.item_id) == ("Open", asked.item_id)
    choose(window, "edit.undo")
    (asked,) = window.register.ratifications.find(decision_id=decision)
    assert asked.item_id is None


def test_without_a_meeting_it_says_why_it_cannot(
    today: TodayView, window: MainWindow, qtbot: QtBot
) -> None:
    register = window.register
    with register.step("Cancel"):
        for one in register.meetings.between(TODAY, date(2004, 1, 1)):
            register.meetings.update(one.id, state=MeetingState.CANCELLED)
    pick(today, "decision")
    qtbot.keyClick(today.list, Qt.Key.Key_A)
    assert today._note is not None
    assert "no meeting to come" in today._note.sentence()


def test_minutes_with_the_chair_say_since_when(today: TodayView, window: MainWindow) -> None:
    register = window.register
    meeting = pick(today, "minutes")
    with register.step("Send to the chair"):
        register.meetings.update(meeting, chair_sent_on=date(2003, 10, 2))
    spoken = " ".join(row.cell.spoken for row in today.list.rows.all_rows())
    assert "with the chair since Thu 2 Oct" in spoken
    assert "Record clearance" in spoken


@pytest.mark.parametrize(
    ("kind", "there"),
    [
        ("paper", "meeting"),
        ("minutes", "meeting"),
        ("action", "actions"),
        ("decision", "decisions"),
    ],
)
def test_enter_opens_what_the_line_is_about(
    today: TodayView, window: MainWindow, qtbot: QtBot, kind: str, there: str
) -> None:
    pick(today, kind)
    qtbot.keyClick(today.list, Qt.Key.Key_Return)
    place = window.place()
    assert place is not None
    assert place.kind == there


def test_space_hides_and_shows_the_pane(today: TodayView, qtbot: QtBot) -> None:
    assert today.details.isVisible()
    qtbot.keyClick(today.list, Qt.Key.Key_Space)
    assert not today.details.isVisible()
    qtbot.keyClick(today.list, Qt.Key.Key_Space)
    assert today.details.isVisible()


def test_letters_that_are_switched_off_do_nothing(
    today: TodayView, window: MainWindow, qtbot: QtBot
) -> None:
    window.settings.set("letters", False)
    paper = pick(today, "paper")
    qtbot.keyClick(today.list, Qt.Key.Key_D)
    assert window.register.papers.get(paper).state is PaperState.EXPECTED


def test_an_exempt_paper_is_marked(today: TodayView, window: MainWindow) -> None:
    register = window.register
    prices = register.papers.find(title="Tender prices")[0]
    with register.step("Let it be late"):
        register.papers.update(prices.id, wanted_on=date(2003, 10, 7))
    row = next(one for one in today.list.rows.all_rows() if one.id == f"paper:{prices.id}")
    assert row.exempt


def test_to_read_only_everything_can_be_looked_at(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = busy(tmp_path / "busy.egovdesk")
    holder = Register(path)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("ui.messages.ask", lambda *_args, **_more: "read")
            window = desk.open(path)
        assert window is not None and window.register.read_only
        view: Any = window.view
        pick(view, "paper")
        qtbot.keyClick(view.list, Qt.Key.Key_E)
        assert clipboard().startswith("Dear Graham")
        done = window.menus.commands["today.done"]
        assert window.menus.reason(done) == "This register is open to read only."
    finally:
        holder.close()
