"""New series: what is asked is understood, the days can be dropped and moved, and one step plans them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from egovdesk.operations.groups import add_group, add_membership, change_group, link_groups
from egovdesk.operations.meetings import add_meeting
from egovdesk.records.groups import LinkKind
from tests.ui.shell.windows import choose
from ui.forms.form import Form
from ui.main_window import MainWindow
from ui.places import Place
from ui.widgets.ticks import TickField


@pytest.fixture
def group(window: MainWindow) -> str:
    """A group that has never met."""
    return add_group(
        window.register, "Service Delivery Group", cadence="third Tuesday", usual_time="09:30",
        usual_place="Room 4", usual_length=90,
    )  # fmt: skip


def page(window: MainWindow, group: str) -> Any:
    window.go(Place("series", group))
    view: Any = window.view
    view.list.setFocus()
    return view


def ask(view: Any, text: str) -> None:
    """Type how often the group meets."""
    view.cadence.setFocus()
    view.cadence.edit.selectAll()
    QTest.keyClicks(view.cadence.edit, text)
    view.list.setFocus()


def words(view: Any) -> list[str]:
    return [row.cell.spoken for row in view.list.rows.all_rows()]


def press(
    view: Any, key: Qt.Key, times: int = 1, held: Any = Qt.KeyboardModifier.NoModifier
) -> None:
    for _ in range(times):
        QTest.keyClick(view.list, key, held)


def held_on(window: MainWindow, group: str) -> list[date]:
    return [one.held_on for one in window.register.meetings.of_group(group)]


def test_a_groups_cadence_gives_the_rest_of_the_year(window: MainWindow, group: str) -> None:
    view = page(window, group)
    assert view._understood.text() == "The third Tuesday of each month"
    assert view._count.text() == "7 meetings" and view._button.text() == "Plan 7 meetings"
    assert words(view)[:2] == ["ticked, Tue 21 Oct 2003", "ticked, Tue 18 Nov 2003"]
    assert (view.time.text(), view.where.text(), view.length.text()) == ("9.30am", "Room 4", "90")


def test_ctrl_enter_plans_them_and_one_undo_takes_them_back(window: MainWindow, group: str) -> None:
    view = page(window, group)
    choose(window, "series.plan")
    meetings = window.register.meetings.of_group(group)
    assert len(meetings) == 7
    assert {(one.starts_at, one.place, one.length) for one in meetings} == {("09:30", "Room 4", 90)}
    place = window.place()
    assert place == Place("calendar", group, select=meetings[0].id)
    choose(window, "edit.undo")
    assert held_on(window, group) == [] and view is not window.view


def test_days_are_dropped_and_moved_by_the_keyboard(window: MainWindow, group: str) -> None:
    view = page(window, group)
    press(view, Qt.Key.Key_Space)
    assert words(view)[0].startswith("not ticked, Tue 21 Oct 2003")
    press(view, Qt.Key.Key_Down)
    choose(window, "series.later")
    choose(window, "series.later")
    assert any(
        one.startswith("ticked, Thu 20 Nov 2003, instead of Tue 18 Nov") for one in words(view)
    )
    choose(window, "series.earlier")
    assert view._count.text() == "6 meetings"
    choose(window, "series.plan")
    assert held_on(window, group)[:2] == [date(2003, 11, 19), date(2003, 12, 16)]


def test_enter_lets_another_day_be_typed(
    window: MainWindow, group: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = page(window, group)

    def exec_(form: Form) -> int:
        form.fields["on"].edit.setText("24 october 2003")
        form.try_saving()
        return form.result()

    monkeypatch.setattr(Form, "exec", exec_)
    press(view, Qt.Key.Key_Return)
    assert words(view)[0].startswith("ticked, Fri 24 Oct 2003, instead of Tue 21 Oct")
    assert view.model.wanted()[0] == date(2003, 10, 24)


def test_what_was_moved_stays_when_the_time_changes(window: MainWindow, group: str) -> None:
    view = page(window, group)
    press(view, Qt.Key.Key_Space)
    press(view, Qt.Key.Key_Down)
    choose(window, "series.later")
    view.time.edit.setText("4pm")
    view.time.commit()
    assert words(view)[0].startswith("not ticked")
    assert view.model.wanted()[0] == date(2003, 11, 19)


def test_what_cannot_be_read_is_said_and_plans_nothing(window: MainWindow, group: str) -> None:
    view = page(window, group)
    ask(view, "when needed")
    assert "“when needed” cannot be read" in view._unread.sentence()
    assert view._unread.isVisibleTo(view) and words(view) == []
    assert "no day to plan" in window.menus.reason(window.menus.commands["series.plan"])
    ask(view, "every six weeks on a Thursday")
    assert not view._unread.isVisibleTo(view)
    assert view._understood.text() == "Every six weeks on a Thursday"
    assert words(view)[0].startswith("ticked, Thu 16 Oct 2003")


def test_a_period_the_wrong_way_round_is_said(window: MainWindow, group: str) -> None:
    view = page(window, group)
    view.last.edit.setText("1 october 2003")
    view.last.commit()
    assert "the first before the last" in view._unread.sentence()


def test_bank_holidays_are_moved_and_clashes_are_said(window: MainWindow, group: str) -> None:
    register = window.register
    other, sykes = add_group(register, "Web Group"), register.people.find(name="Graham Sykes")[0]
    for each in (group, other):
        add_membership(register, each, person_id=sykes.id)
    add_meeting(register, other, date(2003, 12, 29), starts_at="10:00")
    view = page(window, group)
    ask(view, "last Thursday")
    (said,) = [one for one in words(view) if "Dec" in one]
    assert said.startswith("ticked, Mon 29 Dec 2003, instead of Thu 25 Dec, clash, ")
    assert said.endswith("Web Group meets at that time: Graham Sykes sits on both")


def test_what_is_planned_already_is_not_ticked(window: MainWindow, group: str) -> None:
    add_meeting(window.register, group, date(2003, 11, 20))
    view = page(window, group)
    assert "not ticked, Tue 18 Nov 2003, planned already on Thu 20 Nov" in words(view)
    choose(window, "series.plan")
    assert date(2003, 11, 18) not in held_on(window, group)


def test_a_year_that_is_planned_leads_to_the_next(window: MainWindow, group: str) -> None:
    page(window, group)
    choose(window, "series.plan")
    other = add_group(window.register, "Web Group", cadence="monthly")
    page(window, other)
    view = page(window, group)
    assert view.first.date() == date(2004, 5, 15)
    assert len(view.model.wanted()) == 12


def test_weeks_go_on_from_the_meeting_before_or_begin_anew(window: MainWindow, group: str) -> None:
    register = window.register
    add_meeting(register, group, date(2003, 9, 16))
    change_group(register, group, cadence="every six weeks")
    view = page(window, group)
    assert view.go_on.text() == "Go on from the meeting of 16 Sep 2003"
    assert view.model.wanted()[0] == date(2003, 10, 28)
    view.go_on.setChecked(False)
    assert view.model.wanted()[0] == date(2003, 10, 10)


def test_a_joint_series_is_of_each_group(window: MainWindow, group: str) -> None:
    register = window.register
    board = register.groups.all()[0].id
    link_groups(register, group, board, LinkKind.JOINT_WITH)
    view = page(window, group)
    assert view.joint.chosen() == [board]
    first = words(view)[0]
    assert "Customer First has another meeting that day" in first
    choose(window, "series.plan")
    assert len(register.meetings.of_group(group)) == 7
    assert {one.group_id for one in register.meeting_groups.all()} == {board}


def test_the_command_begins_with_the_group_of_the_page(window: MainWindow, group: str) -> None:
    window.go(Place("group", group))
    choose(window, "meetings.series")
    assert window.place() == Place("series", group)
    window.go(Place("calendar"))
    choose(window, "go.back")
    assert window.place() == Place("series", group)


# -- the list of groups to tick --------------------------------------------------------------------


def test_ticks_are_kept_in_their_order(qtbot: Any) -> None:
    field = TickField("Held jointly with", [("a", "A"), ("b", "B"), ("c", "C")])
    qtbot.addWidget(field)
    heard: list[list[str]] = []
    field.ticked.connect(lambda: heard.append(field.chosen()))
    for key in ("c", "a", "c"):
        field.list.select_id(key)
        QTest.keyClick(field.list, Qt.Key.Key_Space)
    assert heard == [["c"], ["c", "a"], ["a"]]
    field.set_options([("a", "A"), ("d", "D")])
    assert field.chosen() == ["a"]
    field.set_chosen(["d", "gone"])
    assert field.chosen() == ["d"]
    assert field.list.accessibleName() == "Held jointly with"
