"""The forward plan: what is to come, planned, moved and written by keyboard."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from egovdesk.operations.meetings import add_meeting, issue_agenda, plan_item
from tests.ui.shell.windows import Asked, choose
from ui import exports
from ui.forms.plan import PlanItemForm
from ui.item_models.plan import make_model
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.plan import PlanView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
NOVEMBER = date(2003, 11, 18)


@pytest.fixture
def view(window: MainWindow, qtbot: QtBot) -> PlanView:
    """The plan: a meeting to come with one item, and two items that wait."""
    register = window.register
    (group,) = register.groups.all()
    november = add_meeting(register, group.id, NOVEMBER, standing_items=False)
    plan_item(register, group.id, "Smartcard pilot", meeting_id=november, purpose="decide")
    plan_item(register, group.id, "Benefits review", wanted_on=date(2004, 3, 1), purpose="note")
    plan_item(register, group.id, "Supplier charges", exempt=True, ground="A8", key_decision=True)
    window.go(Place("plan"))
    found = cast(PlanView, window.view)
    found.table.setFocus()
    return found


def titles(view: PlanView) -> list[str]:
    model = view.table.records
    at = [one.title for one in model.columns].index("Item")
    found = (str(model.index(row, at).data()) for row in range(model.rowCount()))
    return [one.removesuffix(" exempt") for one in found]  # the word that is spoken


def pick(view: PlanView, title: str) -> str:
    (item,) = view.register.items.find(title=title)
    assert view.table.select_id(item.id)
    return item.id


def form_says(monkeypatch: pytest.MonkeyPatch, **values: Any) -> None:
    """Let the form be filled in and saved as soon as it is asked."""

    def exec_(form: PlanItemForm) -> int:
        for name, value in values.items():
            field: Any = form.fields[name]
            for setter in ("set_key", "set_date", "set_text", "setChecked"):
                if hasattr(field, setter):
                    getattr(field, setter)(value)
                    break
        form.try_saving()
        return form.result()

    monkeypatch.setattr(PlanItemForm, "exec", exec_)


def test_the_model_is_sound(window: MainWindow) -> None:
    model = make_model(window.register)
    QAbstractItemModelTester(cast(QAbstractItemModel, model))


def test_it_lists_business_by_meeting_and_then_what_waits(view: PlanView) -> None:
    assert titles(view)[-3:] == ["Smartcard pilot", "Benefits review", "Supplier charges"]
    assert view.count_note.text() == "2 without a meeting yet"


def test_filters_let_through_groups_purposes_and_key_decisions(view: PlanView) -> None:
    view.chips["purpose"].set_value("note")
    assert titles(view) == ["Benefits review"]
    view.clear_filters()
    for value, expected in (
        ("key_decision", ["Supplier charges"]), ("backlog", ["Benefits review", "Supplier charges"]),
    ):  # fmt: skip
        view.chips["shown"].set_value(value)
        assert titles(view) == expected
    view.chips["shown"].set_value("open")
    assert "Supplier charges" not in titles(view)
    view.clear_filters()
    view.field.setText("smartc")
    view._apply()
    assert titles(view) == ["Smartcard pilot"]


def test_a_plans_an_item_for_a_meeting(view: PlanView, monkeypatch: pytest.MonkeyPatch) -> None:
    (november,) = view.register.meetings.find(held_on=NOVEMBER)
    form_says(
        monkeypatch, title="Web content standards", meeting_id=november.id, purpose="ratify",
        presenter="Priya Raman", minutes_allowed="15", key_decision=True,
    )  # fmt: skip
    QTest.keyClicks(view.table, "a")
    (made,) = view.register.items.find(title="Web content standards")
    assert (made.meeting_id, made.purpose, made.minutes_allowed) == (november.id, "ratify", 15)
    assert made.key_decision and made.presenter_id is not None
    assert view.table.current_id() == made.id


def test_a_title_is_wanted_and_minutes_are_a_number(
    view: PlanView, monkeypatch: pytest.MonkeyPatch
) -> None:
    form_says(monkeypatch, title="", minutes_allowed="ten")
    before = view.register.items.count()
    QTest.keyClicks(view.table, "a")
    assert view.register.items.count() == before


def test_f2_changes_the_item_and_where_it_stands_in_one_step(
    view: PlanView, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = pick(view, "Benefits review")
    (november,) = view.register.meetings.find(held_on=NOVEMBER)
    form_says(monkeypatch, title="Benefits: review", meeting_id=november.id, exempt="A8")
    choose(cast(MainWindow, view.window()), "plan.change")
    found = view.register.items.get(item)
    assert (found.title, found.meeting_id, found.exempt) == ("Benefits: review", november.id, True)
    view.register.undo()
    back = view.register.items.get(item)
    assert (back.title, back.meeting_id, back.exempt) == ("Benefits review", None, False)


def test_m_offers_the_meetings_that_can_take_it(view: PlanView, qtbot: QtBot) -> None:
    item = pick(view, "Benefits review")
    QTest.keyClicks(view.table, "m")
    menu = next(one for one in view.findChildren(QMenu) if one.isVisible())
    words = {one.text(): one for one in menu.actions()}
    assert list(words)[-1] == "No meeting yet" and not words["No meeting yet"].isEnabled()
    words["Tuesday 18 November 2003"].trigger()
    menu.close()
    assert view.register.items.get(item).meeting_id is not None


def test_enter_opens_the_item_on_its_agenda(view: PlanView) -> None:
    window = cast(MainWindow, view.window())
    item = pick(view, "Smartcard pilot")
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    place = window.view.place() if window.view else Place("")
    assert (place.kind, place.select) == ("meeting", item)


def test_what_went_out_says_why_it_stays(view: PlanView) -> None:
    (november,) = view.register.meetings.find(held_on=NOVEMBER)
    issue_agenda(view.register, november.id, "{}")
    item = view.register.items.get(pick(view, "Smartcard pilot"))
    view.verbs.move(item, None)
    assert view._note is not None and "Defer it instead" in view._note.sentence()
    assert view.register.items.get(item.id).meeting_id == november.id


def test_removing_an_item_can_be_undone(view: PlanView) -> None:
    pick(view, "Benefits review")
    choose(cast(MainWindow, view.window()), "plan.remove")
    assert "Benefits review" not in titles(view)
    view.register.undo()
    assert "Benefits review" in titles(view)


def test_exports_ask_who_they_are_for_where_something_is_exempt(
    view: PlanView, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[list[str]] = []
    monkeypatch.setattr(exports, "_ask_file", lambda *_: view.register.path.with_suffix(".docx"))
    monkeypatch.setattr(
        view.context.tasks, "child", lambda arguments, then, title: wanted.append(arguments)
    )
    asked.answer = "public"
    view.export_word()
    assert asked.titles == ["Who is this for?"]
    assert wanted[0][:2] == ["export", "plan"] and {"--word", "--public"} <= set(wanted[0])
    asked.answer = ""
    view.export_page()
    assert len(wanted) == 1


def test_the_pane_tells_when_by_whom_and_from_where(view: PlanView) -> None:
    item = pick(view, "Benefits review")
    (row,) = view.register.items.plan.rows([item])
    facts = {name: words for name, words, _ in view._facts(view.register.items.get(item), row)}
    assert facts["Wanted from"] == "1 March 2004" and facts["Lead"] == "nobody yet"
    assert len(view.fill_details(item)) > 4
