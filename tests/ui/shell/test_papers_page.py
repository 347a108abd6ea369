"""The paper tracker: who owes what, what is late, and a reminder that can be copied."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from egovdesk.operations.meetings import change_meeting
from egovdesk.operations.papers import change_paper
from egovdesk.records.papers import Paper, PaperState
from tests.ui.shell.windows import choose
from ui.desk import Desk
from ui.item_models.papers import coming_dues, make_model
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.palette import Palette
from ui.views.papers import PapersView
from ui.widgets.labels import Label, SegmentLabel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
TODAY = date(2003, 10, 9)


@pytest.fixture
def window(desk: Desk, northbridge: Path, tmp_path: Path) -> MainWindow:
    opened = desk.open(Path(shutil.copy(northbridge, tmp_path)))
    assert opened is not None
    opened.resize(1440, 900)
    return opened


@pytest.fixture
def view(window: MainWindow, qtbot: QtBot) -> PapersView:
    window.go(Place("papers"))
    found = cast(PapersView, window.view)
    found.table.setFocus()
    return found


def column(view: PapersView, title: str) -> list[str]:
    at = [one.title for one in view.table.records.columns].index(title)
    model = view.table.records
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]


def got(window: MainWindow, title: str) -> Paper:
    (found,) = window.register.papers.find(title=title)
    return found


def texts_in(widget: QWidget) -> list[str]:
    """The words of the labels in a pane."""
    found = [one.text() for one in widget.findChildren(Label)]
    return found + [one.accessibleName() for one in widget.findChildren(SegmentLabel)]


def press(view: PapersView, letter: str) -> None:
    QTest.keyClicks(view.table, letter)


def test_the_model_is_sound(window: MainWindow) -> None:
    model = make_model(window.register, lambda: coming_dues(window.register))
    QAbstractItemModelTester(cast(QAbstractItemModel, model))
    model.reload()
    assert model.rowCount() == window.register.papers.count()


def test_what_is_owed_comes_first_the_late_above(view: PapersView) -> None:
    assert column(view, "Paper")[:2] == [
        "IEG3 statement: first draft", "Housing repairs online: priority case",
    ]  # fmt: skip
    assert column(view, "State")[:2] == ["1 day late", "due tomorrow"]
    assert column(view, "For")[0] == "CFB, 21 Oct"
    assert view.count_note.text() == "1 late"


def test_the_pane_has_the_facts_and_the_reminder(view: PapersView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "Reminder" in texts_in(view.details))
    said = " ".join(texts_in(view.details))
    assert "Item 6, Customer First Board, Tuesday 21 October 2003" in said
    assert "Helen Marsden, ext. 4417" in said and "1 day late" in said
    assert "silence does not clear" in said and "pending" in said
    assert "Helen Marsden owes 2 papers" in said


def test_e_copies_the_reminder_as_it_was_changed_in_the_pane(
    view: PapersView, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: view.pane._typed is not None)
    assert view.pane._typed is not None
    view.pane._typed[1].edit.setPlainText("Dear Helen, one line will do.")
    press(view, "e")
    assert QGuiApplication.clipboard().text() == "Dear Helen, one line will do."
    paper = got(window, "IEG3 statement: first draft")
    (kept,) = window.register.reminders.find(paper_id=paper.id)
    assert kept.text == "Dear Helen, one line will do." and kept.person_id == paper.author_id


def test_a_copies_one_reminder_for_all_that_an_author_owes(
    view: PapersView, window: MainWindow
) -> None:
    press(view, "a")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Dear Helen, I still need two papers from you:")
    kept = window.register.reminders.all()
    assert {one.paper_id for one in kept} == {
        got(window, "IEG3 statement: first draft").id,
        got(window, "Electronic forms: three products compared").id,
    }


def test_d_receives_a_paper_which_leaves_the_list_and_undo_brings_it_back(
    view: PapersView, window: MainWindow
) -> None:
    forms = got(window, "Electronic forms: three products compared")
    view.table.select_id(forms.id)
    press(view, "d")
    assert forms.title not in column(view, "Paper")
    assert view.table.current_id() == got(window, "Housing repairs: choice of systems").id
    choose(window, "edit.undo")
    assert forms.title in column(view, "Paper")


def test_a_paper_that_has_come_is_owed_until_it_is_cleared(
    view: PapersView, window: MainWindow
) -> None:
    press(view, "d")
    assert got(window, "IEG3 statement: first draft").state is PaperState.IN_CLEARANCE
    assert column(view, "Paper")[0] == "IEG3 statement: first draft"
    assert column(view, "To clear")[0] == "1"


def test_filters_show_what_is_in_of_an_author_of_a_group(
    view: PapersView, window: MainWindow
) -> None:
    view.chips["author"].set_value("Helen Marsden")
    assert len(column(view, "Paper")) == 2
    view.chips["shown"].set_value("late")
    assert column(view, "Paper") == ["IEG3 statement: first draft"]
    view.clear_filters()
    assert len(column(view, "Paper")) == window.register.papers.count()
    view.chips["shown"].set_value("state:final")
    assert set(column(view, "State")) == {"in"}
    view.chips["shown"].set_value("received")
    sdg = next(one for one in window.register.groups.all() if one.prefix == "SDG")
    window.go(Place("papers", sdg.id))
    assert column(view, "Paper") == ["Service desk: calls and answers in September"]


def test_words_are_searched_as_they_are_typed(view: PapersView, qtbot: QtBot) -> None:
    view.clear_filters()
    view.field.setText("appendix raman")
    qtbot.waitUntil(lambda: column(view, "Paper") == ["Appendix A: supplier prices exempt"])
    assert view.table.records.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_g_puts_what_each_author_owes_together(view: PapersView) -> None:
    press(view, "g")
    authors = column(view, "Author")
    assert sorted(authors, key=lambda one: one.split(" ")[-1]) == authors
    press(view, "g")
    assert column(view, "State")[0] == "1 day late"


def test_m_c_and_t_change_the_state(view: PapersView, window: MainWindow) -> None:
    press(view, "t")
    paper = got(window, "IEG3 statement: first draft")
    assert paper.state is PaperState.TO_FOLLOW
    press(view, "m")
    menu = view.findChildren(QMenu)[-1]
    next(one for one in menu.actions() if one.text() == "Draft").trigger()
    assert got(window, paper.title).state is PaperState.DRAFT
    press(view, "c")
    menu = view.findChildren(QMenu)[-1]
    assert menu.actions()[0].text() == "Finance, Graham Sykes"
    menu.actions()[0].trigger()
    (clearance,) = window.register.clearances.find(paper_id=paper.id)
    assert clearance.cleared_on == TODAY


def test_ctrl_e_makes_a_paper_exempt_on_a_ground(view: PapersView, window: MainWindow) -> None:
    choose(window, "papers.exempt")
    menu = view.findChildren(QMenu)[-1]
    menu.actions()[0].trigger()
    paper = got(window, "IEG3 statement: first draft")
    assert paper.exempt and paper.ground
    choose(window, "papers.exempt")
    assert not got(window, paper.title).exempt


def test_a_paper_that_nobody_owes_has_no_reminder(view: PapersView, window: MainWindow) -> None:
    view.clear_filters()
    view.table.select_id(got(window, "Outline business case").id)
    assert view.why_not_remind() == "Nobody owes this paper any more."
    window.menus.update_now()
    assert not window.menus.actions["papers.remind"].isEnabled()


def test_dates_follow_the_meeting_and_the_papers_own_day(
    view: PapersView, window: MainWindow
) -> None:
    report = got(window, "Highlight report, quarter 2")
    item = window.register.items.get(report.item_id or "")
    row = column(view, "Paper").index(report.title)
    assert column(view, "Due")[row] == "4 Nov 2003"
    change_meeting(window.register, item.meeting_id or "", held_on=date(2003, 11, 19))
    row = column(view, "Paper").index(report.title)
    assert column(view, "Due")[row] == "5 Nov 2003"
    change_paper(window.register, report.id, wanted_on=date(2003, 10, 8))
    assert view.count_note.text() == "2 late"


def test_enter_opens_the_item(view: PapersView, window: MainWindow) -> None:
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    place = window.place()
    paper = got(window, "IEG3 statement: first draft")
    assert place is not None and (place.kind, place.select) == ("meeting", paper.item_id)


def test_the_tracker_is_exported_as_shown(
    view: PapersView, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, dict[str, object]]] = []
    monkeypatch.setattr(window, "export", lambda kind, **what: asked.append((kind, what)))
    object.__setattr__(view.context, "export", window.export)
    choose(window, "papers.export")
    choose(window, "papers.export_owed")
    assert asked == [
        ("papers", {"group": "", "owed": True, "late": False}),
        ("papers", {"group": "", "word": True}),
    ]


def test_a_paper_is_copied_with_who_owes_it(view: PapersView) -> None:
    assert view.copy_words() == "IEG3 statement: first draft – Helen Marsden (1 day late)"


def test_a_paper_is_found_from_anywhere(window: MainWindow, qtbot: QtBot) -> None:
    paper = window.register.papers.all()[0]
    window.go(Place("today"))
    choose(window, "go.find")
    palette = window.findChildren(Palette)[-1]
    palette.field.setText(paper.title)
    assert palette.list.select_id(f"hit:paper:{paper.id}")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    view: Any = window.view
    assert view.NAME == "papers"
    assert view.table.current_id() == paper.id
