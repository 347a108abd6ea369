"""The holidays page and the form of a group's deadlines, by keyboard."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from egovdesk.deadlines import Deadlines
from egovdesk.operations.holidays import add_school_holiday
from egovdesk.records.notice import Step
from tests.ui.shell.windows import choose
from ui.forms.form import Form
from ui.forms.holidays import DeadlinesForm, HolidayForm
from ui.main_window import MainWindow
from ui.places import Place


def page(window: MainWindow, tab: str = "") -> Any:
    window.go(Place("holidays", tab=tab))
    view: Any = window.view
    view.list.setFocus()
    return view


def words(view: Any) -> list[str]:
    return [row.cell.spoken for row in view.list.rows.all_rows()]


def answer(monkeypatch: pytest.MonkeyPatch, **typed: str) -> None:
    """Let the next form be filled in and saved."""

    def exec_(form: Form) -> int:
        for name, text in typed.items():
            form.fields[name].edit.setText(text)
        form.try_saving()
        return form.result()

    monkeypatch.setattr(Form, "exec", exec_)


def test_bank_holidays_stand_under_their_years_with_their_source(window: MainWindow) -> None:
    view = page(window)
    assert "2003, this year" in words(view)
    shown = [one for one in words(view) if one.startswith("Mon 26 May, Spring bank holiday")]
    assert any("Banking and Financial Dealings Act 1971" in one for one in shown)
    current = view.list.current_id()
    assert window.register.holidays.get(current).on == date(2003, 12, 25)


def test_a_holiday_is_added_renamed_and_removed_by_keyboard(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, register = page(window), window.register
    answer(monkeypatch, on="24 december 2003", name="Christmas Eve", source="Council decision")
    choose(window, "holidays.add")
    (made,) = register.holidays.find(name="Christmas Eve")
    assert (made.nation, made.on) == ("england", date(2003, 12, 24))
    assert view.list.current_id() == made.id
    answer(monkeypatch, name="Christmas Eve, closed")
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert register.holidays.get(made.id).name == "Christmas Eve, closed"
    choose(window, "holidays.remove")
    assert register.holidays.maybe(made.id) is None
    following = register.holidays.get(view.list.current_id())
    assert following.on == date(2003, 12, 25)
    choose(window, "edit.undo")
    assert register.holidays.get(made.id).name == "Christmas Eve, closed"


def test_other_nations_have_their_own(window: MainWindow) -> None:
    view = page(window)
    assert view.nation.value() == "england"
    view.nation.set_value("scotland")
    shown = words(view)
    assert any("St Andrew" in one or "2 Jan" in one for one in shown)
    assert not any("Easter Monday" in one for one in shown)


def test_a_day_that_is_one_already_is_said_in_the_form(window: MainWindow) -> None:
    page(window)
    form = HolidayForm(window.context, window, "england")
    form.fields["on"].edit.setText("25 december 2003")
    form.fields["name"].set_text("Again")
    form.try_saving()
    assert form._note.isVisibleTo(form) and "already: Christmas Day" in form._note.sentence()
    form.fields["name"].set_text("")
    form.try_saving()
    assert "is empty" in form.fields["name"].error()


def test_school_holidays_have_an_empty_state_and_a_page(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = page(window)
    choose(window, "view.next_tab")
    assert view.tabs.current() == "school" and not view.list.isVisibleTo(view)
    assert view._empty.isVisibleTo(view) and not view.nation.isVisibleTo(view)
    answer(
        monkeypatch, name="Autumn half-term", from_on="20 october 2003", until_on="24 october 2003"
    )
    choose(window, "holidays.add")
    assert [one.name for one in window.register.school_holidays.all()] == ["Autumn half-term"]
    assert any("Mon 20 Oct to Fri 24 Oct, Autumn half-term" in one for one in words(view))
    choose(window, "holidays.remove")
    assert window.register.school_holidays.all() == []


def test_a_place_on_the_page_is_come_back_to(window: MainWindow) -> None:
    kept = add_school_holiday(
        window.register, "Christmas", date(2003, 12, 22), date(2004, 1, 2), "Education department"
    )
    view = page(window, "school")
    view.list.select_id(kept)
    place = window.place()
    window.go(Place("today"))
    window.go_back()
    assert window.place() == place == Place("holidays", tab="school", select=kept)
    assert any("Mon 22 Dec to Fri 2 Jan 2004" in one for one in words(view))


def test_a_groups_deadlines_are_set_in_one_step(window: MainWindow) -> None:
    register = window.register
    group = register.groups.all()[0]
    form = DeadlinesForm(window.context, window, group)
    notice = form.fields["notice_days"].edit
    assert notice.placeholderText() == "5, as the law asks" and Step.ISSUE not in form.fields
    for name, typed in (("notice_days", "7"), ("papers_due", "9"), ("actions_out", "2")):
        form.fields[name].set_text(typed)
    form.try_saving()
    kept = Deadlines(register)
    changed = register.groups.get(group.id)
    assert changed.notice_days == 7
    assert [kept.offset(changed, step) for step in ("papers_due", "actions_out", "planning")] == [
        -9,
        2,
        -10,
    ]
    register.undo()
    assert register.groups.get(group.id).notice_days is None
    assert register.group_offsets.all() == []


def test_deadlines_that_cannot_be_read_are_said_beside_their_field(window: MainWindow) -> None:
    group = window.register.groups.all()[0]
    form = DeadlinesForm(window.context, window, group)
    form.fields["papers_due"].set_text("a week")
    form.try_saving()
    assert "Type a number" in form.fields["papers_due"].error()
    assert window.register.group_offsets.all() == []


def test_the_groups_page_opens_its_deadlines(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = window.register.groups.all()[0]
    window.go(Place("group", group.id))
    answer(monkeypatch, planning="11")
    choose(window, "groups.deadlines")
    assert window.register.group_offsets.find(group_id=group.id)[0].days == -11
