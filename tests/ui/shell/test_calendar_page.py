"""The calendar: a year by month with holidays and clashes, the deadlines of a meeting, and its keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import ui.exports
from egovdesk.operations.groups import add_group, add_membership, dissolve_group
from egovdesk.operations.holidays import add_holiday, add_school_holiday
from egovdesk.operations.meetings import add_meeting, cancel_meeting, issue_agenda, postpone_meeting
from egovdesk.records.meetings import MeetingState
from tests.ui.shell.windows import choose
from ui.forms.form import Form
from ui.forms.meeting_days import CancelForm, PostponeForm
from ui.forms.meetings import MeetingForm
from ui.main_window import MainWindow
from ui.places import Place
from ui.widgets.labels import SegmentLabel
from ui.widgets.note import Note

NOVEMBER_18 = date(2003, 11, 18)


def calendar(window: MainWindow, select: str = "", group: str = "") -> Any:
    window.go(Place("calendar", group, select=select))
    view: Any = window.view
    view.list.setFocus()
    return view


def words(view: Any) -> list[str]:
    return [row.cell.spoken for row in view.list.rows.all_rows()]


def pane(view: Any) -> str:
    """Everything that the details say."""
    view._show_details()
    inside = view.details.widget()
    said = [one.text() for one in inside.findChildren(QLabel)]
    said += [one.accessibleName() for one in inside.findChildren(SegmentLabel)]
    said += [one.sentence() for one in inside.findChildren(Note)]
    return "\n".join(said)


@pytest.fixture
def planned(window: MainWindow) -> str:
    """A meeting of the board that is still to come."""
    group = window.register.groups.all()[0].id
    return add_meeting(window.register, group, NOVEMBER_18, place="Hall", standing_items=False)


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Form]]:
    """Let forms be filled in and saved; gives the list of those that were asked."""
    asked: list[Form] = []

    def set_answer(**typed: str) -> list[Form]:
        def exec_(form: Form) -> int:
            asked.append(form)
            for name, text in typed.items():
                form.fields[name].edit.setText(text)
            form.try_saving()
            return form.result()

        monkeypatch.setattr(Form, "exec", exec_)
        return asked

    return set_answer


# -- the year --------------------------------------------------------------------------------------


def test_a_year_stands_by_month_with_holidays_between(window: MainWindow, planned: str) -> None:
    register = window.register
    add_school_holiday(register, "Half-term", date(2003, 10, 20), date(2003, 10, 24))
    said = words(calendar(window))
    assert "October 2003, this month" in said
    assert "Mon 25 Aug, Summer bank holiday" in said
    assert "Thu 25 Dec, Bank holiday: Christmas Day" in said
    assert "Mon 20 Oct to Fri 24 Oct, School holiday: Half-term" in said
    assert said.index("November 2003") < said.index(
        "Tue 18 Nov, 2.00pm, Customer First Board, Planned"
    )
    assert sum(one.startswith("May 200") for one in said) == 2  # of both its years


def test_holidays_are_passed_over_by_the_keyboard(window: MainWindow, planned: str) -> None:
    view = calendar(window)
    ids = set()
    for _ in range(20):
        QTest.keyClick(view.list, Qt.Key.Key_Up)
        ids.add(view.list.current_id())
    assert ids <= {one.id for one in window.register.meetings.all()}


def test_the_next_meeting_is_selected_and_enter_opens_it(
    window: MainWindow, planned: str, qtbot: QtBot
) -> None:
    begun = window.register.meetings.find(held_on=date(2003, 10, 21))[0].id
    view = calendar(window)
    assert view.list.current_id() == begun  # the first from today on
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    assert view.list.current_id() == planned
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert window.place() == Place("meeting", planned, "prepare")


def test_other_years_are_a_key_away(window: MainWindow, planned: str) -> None:
    view = calendar(window)
    assert view._count.text() == "Municipal year 2003/04"
    choose(window, "calendar.after")
    assert view._count.text() == "Municipal year 2004/05" and words(view) == []
    assert view._empty.isVisibleTo(view)
    choose(window, "calendar.before")
    assert planned in [row.id for row in view.list.rows.all_rows()]


def test_one_group_alone_with_its_joint_meetings(window: MainWindow, planned: str) -> None:
    register = window.register
    other = add_group(register, "Web Group")
    third = add_group(register, "Planning Group")
    own = add_meeting(register, other, date(2003, 12, 2))
    joint = add_meeting(register, third, date(2003, 12, 9), joint_with=[other])
    view = calendar(window, group=other)
    shown = [row.id for row in view.list.rows.all_rows() if row.enabled and not row.heading]
    assert shown == [own, joint]
    assert any("Planning Group and Web Group, joint" in one for one in words(view))
    assert window.place() == Place("calendar", other, select=own)


def test_what_is_shown_can_be_narrowed(window: MainWindow, planned: str) -> None:
    register = window.register
    off = add_meeting(register, register.groups.all()[0].id, date(2003, 12, 2))
    cancel_meeting(register, off)
    view = calendar(window)
    for shown, ids in (("off", {off}), ("coming", {planned}), ("clashing", set())):
        view.chips["shown"].set_value(shown)
        rows = {row.id for row in view.list.rows.all_rows() if row.enabled and not row.heading}
        assert rows == ids, shown
    view.chips["shown"].set_value("held")
    assert len(view.shown.meetings) == 2


def test_a_clash_is_said_in_words_and_counted(window: MainWindow, planned: str) -> None:
    register = window.register
    other = add_group(register, "Web Group")
    sykes = register.people.find(name="Graham Sykes")[0].id
    add_membership(register, other, person_id=sykes)
    add_meeting(register, other, NOVEMBER_18, starts_at="15:00")
    view = calendar(window, planned)
    says = "Web Group meets at that time: Graham Sykes sits on both"
    assert any("clash" in one and says in one for one in words(view))
    assert view._words.text().endswith("2 with a clash")
    assert says + "." in pane(view)


def test_a_clash_that_is_settled_goes_away_by_itself(window: MainWindow, planned: str) -> None:
    view = calendar(window, planned)
    holiday = add_holiday(window.register, "england", NOVEMBER_18, "A day of celebration")
    assert view.shown.clashing == 1
    window.register.undo()
    assert view.shown.clashing == 0 and holiday


# -- the pane --------------------------------------------------------------------------------------


def test_the_pane_has_every_deadline_and_explains_the_notice(
    window: MainWindow, planned: str
) -> None:
    add_holiday(window.register, "england", date(2003, 11, 17), "A day of celebration")
    said = pane(calendar(window, planned))
    for expected in (
        "Tuesday 18 November 2003, 2.00pm",
        "Hall, 2 h",
        "to come, Mon 20 Oct, Call for papers",
        "to come, Fri 7 Nov, Agenda issued",
        "to come, Tue 18 Nov, Meeting",
        "to come, Wed 19 Nov, Action sheet out",
        "Mon 10 Nov is clear day 1",
        "Sat 15 Nov does not count: Saturday",
        "Mon 17 Nov does not count: bank holiday (A day of celebration)",
        "Tue 18 Nov does not count: the day of the meeting",
    ):
        assert expected in said


def test_the_pane_tells_what_is_done_and_what_is_late(window: MainWindow, planned: str) -> None:
    register = window.register
    group = register.groups.all()[0].id
    soon = add_meeting(register, group, date(2003, 10, 14), standing_items=False)
    said = pane(calendar(window, soon))
    assert "late, Mon 6 Oct, Agenda issued" in said
    issue_agenda(register, soon, "The agenda")
    said = pane(calendar(window, soon))
    assert "done, Mon 6 Oct, Agenda issued" in said


def test_a_private_group_has_deadlines_and_no_notice(window: MainWindow) -> None:
    private = add_group(window.register, "Web Group")
    meeting = add_meeting(window.register, private, NOVEMBER_18)
    said = pane(calendar(window, meeting))
    assert "Tue 11 Nov, Agenda issued" in said and "clear day" not in said


def test_the_pane_says_what_became_of_the_day(window: MainWindow, planned: str) -> None:
    register = window.register
    postpone_meeting(register, planned, date(2003, 12, 2), "The chair is ill")
    view = calendar(window, planned)
    assert "Postponed from Tuesday 18 November 2003: The chair is ill" in pane(view)
    cancel_meeting(register, planned, "No business")
    assert "Cancelled: No business" in pane(view)
    assert "Call for papers" not in pane(view)


# -- the programme ---------------------------------------------------------------------------------


def test_the_programme_has_the_day_of_each_step(window: MainWindow, planned: str) -> None:
    view = calendar(window, planned)
    choose(window, "view.next_tab")
    assert view.table.isVisibleTo(view) and not view.list.isVisibleTo(view)
    assert window.place() == Place("calendar", tab="programme", select=planned)
    model = view.table.records
    titles = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    assert titles == ["Meeting", "Group", "Call for papers", "Papers deadline", "Agenda agreed",
                      "Agenda issued", "Minutes due"]  # fmt: skip
    at = view.table.currentIndex().row()
    assert [str(model.index(at, column).data()) for column in range(7)] == [
        "Tue 18 Nov", "Customer First Board", "Tue 21 Oct", "Tue 4 Nov", "Fri 7 Nov", "Mon 10 Nov",
        "Tue 25 Nov",
    ]  # fmt: skip
    window.go(Place("today"))
    window.go_back()
    assert window.place() == Place("calendar", tab="programme", select=planned)


def test_the_programme_sorts_by_date_and_by_group(window: MainWindow, planned: str) -> None:
    other = add_group(window.register, "A Web Group")
    last = add_meeting(window.register, other, date(2004, 3, 2))
    view = calendar(window)
    choose(window, "view.next_tab")
    QAbstractItemModelTester(
        view.table.records, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    assert view.table.records.ids()[-1] == last
    view.table.sort_by(1)
    assert view.table.records.ids()[0] == last
    view.table.sort_by(1)
    assert view.table.records.ids()[-1] == last


def test_keys_work_in_the_programme_too(
    window: MainWindow, planned: str, answer: Callable[..., list[Form]]
) -> None:
    answer(to="2 december 2003")
    view = calendar(window, planned)
    choose(window, "view.next_tab")
    QTest.keyClick(view.table, Qt.Key.Key_S)
    assert window.register.meetings.get(planned).held_on == date(2003, 12, 2)
    assert view.table.current_id() == planned
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert window.place() == Place("meeting", planned, "prepare")


def test_the_programme_shown_is_exported(
    window: MainWindow, planned: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, Any]] = []
    group = window.register.groups.all()[0].id
    view = calendar(window, group=group)
    monkeypatch.setattr(
        ui.exports, "export", lambda *_window, **what: asked.append({"kind": _window[2], **what})
    )
    choose(window, "calendar.after")
    choose(window, "calendar.export_word")
    choose(window, "calendar.export_excel")
    assert asked == [
        {"kind": "programme", "year": 2004, "group": group, "word": word} for word in (True, False)
    ]
    arguments = ui.exports.arguments_for(window.register, "programme", asked[0], Path("p.docx"))
    assert arguments[1:2] + arguments[3:] == [
        "programme", "--to", "p.docx", "--group", group, "--year", "2004", "--word",
    ]  # fmt: skip
    name = ui.exports.suggested_name(window.register, "programme", asked[1])
    assert name == "CFB_2004-05-15_programme-of-meetings.xlsx" and view.shown.meetings == []


# -- keys and commands -----------------------------------------------------------------------------


def test_s_postpones_and_undo_takes_it_back(
    window: MainWindow, planned: str, answer: Callable[..., list[Form]]
) -> None:
    answer(to="2 december 2003", starts_at="10am", reason="The chair is ill")
    view = calendar(window, planned)
    QTest.keyClick(view.list, Qt.Key.Key_S)
    moved = window.register.meetings.get(planned)
    assert (moved.held_on, moved.starts_at) == (date(2003, 12, 2), "10:00")
    assert view.list.current_id() == planned
    choose(window, "edit.undo")
    assert window.register.meetings.get(planned).held_on == NOVEMBER_18


def test_del_cancels_with_a_reason_and_it_can_be_reinstated(
    window: MainWindow, planned: str, answer: Callable[..., list[Form]]
) -> None:
    register, asked = window.register, answer(reason="No business")
    view = calendar(window, planned)
    QTest.keyClick(view.list, Qt.Key.Key_Delete)
    assert register.meetings.get(planned).state is MeetingState.CANCELLED
    assert "You can" not in asked[0].windowTitle()
    assert "cancelled" in window.why_not_cancel() and "Reinstate" in window.why_not_postpone()
    choose(window, "meetings.reinstate")
    assert register.meetings.get(planned).state is MeetingState.PLANNED
    assert window.why_not_reinstate()


def test_f2_changes_the_meeting_with_its_groups_in_one_step(
    window: MainWindow, planned: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = window.register
    other = add_group(register, "Web Group")

    def exec_(form: Form) -> int:
        form.fields["title"].edit.setText("Special meeting")
        form.fields["joint"].set_chosen([other])
        form.try_saving()
        return form.result()

    monkeypatch.setattr(Form, "exec", exec_)
    view = calendar(window, planned)
    QTest.keyClick(view.list, Qt.Key.Key_F2)
    assert register.meetings.get(planned).title == "Special meeting"
    assert [one.id for one in register.groups.meeting(register.meetings.get(planned))][1:] == [
        other
    ]
    register.undo()
    assert register.meeting_groups.all() == [] and not register.meetings.get(planned).title


def test_a_meeting_nobody_was_told_of_can_be_removed(window: MainWindow, planned: str) -> None:
    register = window.register
    calendar(window, planned)
    choose(window, "meetings.remove")
    assert register.meetings.maybe(planned) is None
    held = register.meetings.all()[0].id
    calendar(window, held)
    choose(window, "meetings.remove")
    assert register.meetings.maybe(held) is not None


def test_a_held_meeting_is_not_postponed_and_says_why(window: MainWindow) -> None:
    held = window.register.meetings.all()[0].id
    calendar(window, held)
    assert window.why_not_postpone() == window.why_not_cancel() == "This meeting has been held."


def test_the_meeting_shown_and_those_of_a_groups_tab_can_be_postponed(
    window: MainWindow, planned: str, answer: Callable[..., list[Form]]
) -> None:
    register = window.register
    group = register.groups.all()[0].id
    window.go(Place("meeting", planned))
    answer(to="2 december 2003")
    choose(window, "meetings.postpone")
    assert register.meetings.get(planned).held_on == date(2003, 12, 2)
    window.go(Place("group", group))
    assert window.why_not_postpone() == "Select a meeting first."
    window.go(Place("group", group, "meetings", planned))
    answer(to="9 december 2003")
    choose(window, "meetings.postpone")
    assert register.meetings.get(planned).held_on == date(2003, 12, 9)


# -- forms -----------------------------------------------------------------------------------------


def test_a_form_advises_on_the_day_as_it_is_typed(window: MainWindow, planned: str) -> None:
    register = window.register
    form = MeetingForm(window.context, window, group_id=register.groups.all()[0].id)
    assert not form._advice.isVisibleTo(form)
    form.fields["held_on"].edit.setText("26 december 2003")
    form.fields["held_on"].commit()
    assert form._advice.sentence() == (
        "Fri 26 Dec: Bank holiday (Boxing Day). The agenda must be out by Wed 17 Dec."
    )
    form.fields["held_on"].edit.setText("2 december 2003")
    form.fields["held_on"].commit()
    assert form._advice.sentence() == "The agenda must be out by Mon 24 Nov."
    form.fields["held_on"].edit.setText("14 october 2003")
    form.fields["held_on"].commit()
    assert "was due out by Mon 6 Oct, which is past" in form._advice.sentence()


def test_a_dissolved_group_is_not_offered(window: MainWindow) -> None:
    register = window.register
    gone, other = add_group(register, "Gone Group"), add_group(register, "Web Group")
    dissolve_group(register, gone, date(2003, 9, 30))
    form = MeetingForm(window.context, window, group_id=other)
    offered = [words for _key, words in form._others()]
    assert "Gone Group" not in offered and "Customer First Board" in offered
    assert "Web Group" not in offered


def test_a_new_meeting_can_be_of_several_groups(window: MainWindow) -> None:
    register = window.register
    first, second = add_group(register, "Web Group"), add_group(register, "Planning Group")
    form = MeetingForm(window.context, window, group_id=register.groups.all()[0].id)
    form.fields["held_on"].edit.setText("2 december 2003")
    joint = form.fields["joint"]
    joint.list.select_id(second)
    QTest.keyClick(joint.list, Qt.Key.Key_Space)
    joint.list.select_id(first)
    QTest.keyClick(joint.list, Qt.Key.Key_Space)
    form.try_saving()
    meeting = register.meetings.get(form.result_id)
    assert [one.id for one in register.groups.meeting(meeting)][1:] == [second, first]


def test_a_meeting_with_no_day_yet_has_to_be_given_one(window: MainWindow, planned: str) -> None:
    register = window.register
    form = PostponeForm(window.context, window, register.meetings.get(planned))
    form.fields["reason"].edit.setText("No room")
    form.try_saving()
    assert register.meetings.get(planned).state is MeetingState.POSTPONED
    again = PostponeForm(window.context, window, register.meetings.get(planned))
    again.try_saving()
    assert "Type the new day" in again.fields["to"].error()
    again.fields["to"].edit.setText("2 december 2003")
    again.fields["to"].commit()
    assert "must be out by Mon 24 Nov" in again._advice.sentence()
    again.fields["starts_at"].edit.setText("later")
    again.try_saving()
    assert "time of day" in again.fields["starts_at"].error()
    again.fields["starts_at"].edit.setText("2pm")
    again.try_saving()
    assert register.meetings.get(planned).state is MeetingState.PLANNED


def test_the_day_of_an_issued_agenda_is_refused_in_its_form(
    window: MainWindow, planned: str
) -> None:
    register = window.register
    issue_agenda(register, planned, "The agenda")
    form = MeetingForm(window.context, window, meeting=register.meetings.get(planned))
    form.fields["held_on"].edit.setText("2 december 2003")
    form.try_saving()
    assert "Postpone it to the other day" in form._note.sentence()
    assert register.meetings.get(planned).held_on == NOVEMBER_18
    cancel = CancelForm(window.context, window, register.meetings.get(planned))
    cancel.try_saving()
    assert register.meetings.get(planned).state is MeetingState.CANCELLED
