"""The import page: a list is looked at, its columns matched, its rows imported and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from egovdesk.records.imports import Fate
from tests.dumps import dump
from tests.lists import a_list
from tests.ui.shell.windows import a_register, choose
from ui.desk import Desk
from ui.item_models.imports import PlannedColumns, PlannedRows, make_columns, make_rows
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.imports import ImportView
from ui.widgets.buttons import Button
from ui.widgets.work_dialog import WorkDialog

PEOPLE = (
    ["Name", "Tel", "Joined"], ["Jane Tate", "4401", "1/5/2003"], ["P. Raman", "4400", ""],
    ["Graham Sykes", "", ""], ["", "1", ""],
)  # fmt: skip
WAIT = 20_000


def a_page(window: MainWindow) -> ImportView:
    """The import page, by its command."""
    choose(window, "register.import")
    view = window.view
    assert isinstance(view, ImportView)
    return view


def looked(qtbot: QtBot, view: ImportView) -> None:
    """Wait until what was asked of a file is answered."""
    qtbot.waitUntil(lambda: not view.looking.is_busy and not view._later.isActive(), timeout=WAIT)


def shown(window: MainWindow, qtbot: QtBot, *rows: list[str], name: str = "list.csv") -> ImportView:
    """The page with a list that has been looked at."""
    view = a_page(window)
    view.open(a_list(window.register, *rows, name=name))
    looked(qtbot, view)
    return view


def cells(view: ImportView, column: int) -> list[str]:
    """What a column of the rows says."""
    records = view.rows.table.records
    return [str(records.index(row, column).data()) for row in range(records.rowCount())]


def names(window: MainWindow) -> set[str]:
    """Who is in the register."""
    return {one.name for one in window.register.people.all()}


def test_the_page_begins_with_a_button_that_asks_for_a_list(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_list(window.register, *PEOPLE)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    view = a_page(window)
    focus = view.focusWidget()
    assert isinstance(focus, Button) and focus.text() == "Choose a list…"
    assert view.go.isHidden()
    qtbot.keyClick(focus, Qt.Key.Key_Return)
    looked(qtbot, view)
    assert view.plan is not None
    assert window.settings.get("last_folder") == str(path.parent)
    assert "list.csv" in window.windowTitle()
    assert view.rows.table.hasFocus()


def test_each_row_is_shown_with_its_fate_and_its_reason(window: MainWindow, qtbot: QtBot) -> None:
    view = shown(window, qtbot, *PEOPLE)
    assert cells(view, 2) == ["Added", "Changed", "Already the same", "Refused"]
    assert cells(view, 3)[1:] == ["Telephone: 4400", "", "The row names nobody."]
    assert view.go.text() == "Import 2 rows" and view.go.isEnabled()
    assert view._told.text() == "1 added, 1 changed, 1 already the same, 1 refused."
    choose(window, "import.refused")
    assert view.rows.table.current_id() == "5"
    spoken = view.rows.table.records.index(3, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Refused" in spoken


def test_the_pane_tells_the_row_in_full(window: MainWindow, qtbot: QtBot) -> None:
    view = shown(window, qtbot, *PEOPLE)
    view.rows.table.select_id("3")
    said = [label.text() for label in view.pane.row.findChildren(type(view._file))]
    assert "“P. Raman” is taken for Priya Raman, by initials." in said
    assert {"Telephone", "4400"} <= set(said)


def test_rows_are_filtered_by_fate_and_by_words(window: MainWindow, qtbot: QtBot) -> None:
    view = shown(window, qtbot, *PEOPLE)
    view.rows.fate.set_value(Fate.REFUSED.value)
    assert cells(view, 0) == ["5"]
    view.rows.fate.set_value(None)
    choose(window, "import.search")
    qtbot.keyClicks(view.rows.field, "sykes")
    qtbot.waitUntil(lambda: cells(view, 1) == ["Graham Sykes"])
    view.rows.field.clear()
    qtbot.waitUntil(lambda: len(cells(view, 0)) == 4)
    view.rows.table.sort_by(2, descending=True)
    assert cells(view, 2)[0] == "Refused"


def test_what_was_shown_happens_and_one_undo_takes_it_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = shown(window, qtbot, *PEOPLE)
    before = dump(window.register)
    qtbot.waitUntil(lambda: window.isActiveWindow() and view.go.isEnabled())
    qtbot.keyClick(view.rows.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Jane Tate" in names(window))
    assert window.toast._words.text() == "2 rows imported"
    looked(qtbot, view)
    assert cells(view, 2) == ["Already the same"] * 3 + ["Refused"]
    assert (view.go.isEnabled(), view._reason.text()) == (False, "No row has anything new.")
    window.toast.undo.click()
    assert dump(window.register) == before
    looked(qtbot, view)
    assert view.go.text() == "Import 2 rows"


def test_a_column_is_matched_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    view = shown(window, qtbot, ["Wer", "Was"], ["Jane Tate", "4401"])
    assert (
        view.rows.lacks.sentence() == "No column says Name or Family name. Match one by hand: F2."
    )
    assert view._reason.text() == "A column has to be matched first."
    for heading, label in (("Wer", "Name"), ("Was", "Telephone")):
        view.pane.table.select_id(heading)
        choose(window, "import.column")
        menu = view.pane.findChildren(QMenu)[-1]
        action = next(one for one in menu.actions() if one.text() == label)
        menu.setActiveAction(action)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
        looked(qtbot, view)
    assert cells(view, 3) == ["Name: Jane Tate; Telephone: 4401"]
    assert view.rows.lacks.isHidden()


def test_a_field_moves_from_one_column_to_another(window: MainWindow, qtbot: QtBot) -> None:
    view = shown(window, qtbot, ["Name", "Tel", "Mobile"], ["Jane Tate", "1", "2"])
    view.pane.column_chosen.emit("Mobile", "phone")
    looked(qtbot, view)
    assert cells(view, 3) == ["Name: Jane Tate; Telephone: 2"]
    column = view.pane.columns.column("Tel")
    assert column is not None and column.note == "Left out by hand."


def test_another_kind_and_a_group_for_all_rows_are_chosen(window: MainWindow, qtbot: QtBot) -> None:
    view = shown(window, qtbot, ["Name", "Role"], ["Jane Tate", "Member"])
    assert view.pane.group.isHidden()
    view.pane.kind.set_key("memberships")
    view.pane.kind.chosen.emit("memberships")
    looked(qtbot, view)
    assert view.plan is not None and view.plan.lacks == ("Group",)
    group = window.register.groups.all()[0]
    view.pane.group.chosen.emit(group.id)
    looked(qtbot, view)
    assert view.pane.group.key() == group.id
    assert cells(view, 2) == ["Added"]


def test_a_list_that_cannot_be_read_says_why_and_offers_another(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "minutes.xlsx"
    path.write_bytes(b"%PDF-1.4")
    view = a_page(window)
    view.open(path)
    looked(qtbot, view)
    assert view._note is not None
    assert view._note.sentence().startswith("minutes.xlsx is a PDF. Nothing has been imported.")
    assert view.focusWidget() is view._other
    assert not view.go.isEnabled()
    view.open(a_list(window.register, *PEOPLE))
    looked(qtbot, view)
    assert view._note is None and view.go.isEnabled()


def test_a_list_dropped_on_the_page_is_looked_at(window: MainWindow, qtbot: QtBot) -> None:
    view = a_page(window)
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(a_list(window.register, *PEOPLE)))])
    event = QDropEvent(
        QPointF(300, 300), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    entering = QDragEnterEvent(
        QPoint(300, 300), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    view.dragEnterEvent(entering)
    assert entering.isAccepted()
    view.dropEvent(event)
    looked(qtbot, view)
    assert len(cells(view, 0)) == 4


def test_a_change_elsewhere_is_looked_at_again(window: MainWindow, qtbot: QtBot) -> None:
    from egovdesk.operations.people import add_person

    view = shown(window, qtbot, *PEOPLE)
    window.go(Place("people"))
    add_person(window.register, "Jane Tate", phone="4401")
    window.go_back()
    assert not view.go.isEnabled()
    looked(qtbot, view)
    assert cells(view, 2) == ["Already the same", "Changed", "Already the same", "Refused"]


MANY = [["Name"], *([f"Person {chr(97 + at % 26)}{chr(97 + at // 26)}"] for at in range(300))]


def dialog_of(window: MainWindow) -> WorkDialog:
    """The dialog over the window."""
    found = window.findChildren(WorkDialog)
    assert found and found[-1].isVisible()
    return found[-1]


def test_many_rows_are_written_under_a_dialog(window: MainWindow, qtbot: QtBot) -> None:
    view = shown(window, qtbot, *MANY)
    before = window.register.people.count()
    choose(window, "import.rows")
    dialog = dialog_of(window)
    assert QApplication.activeModalWidget() is dialog
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=WAIT)
    assert window.register.people.count() == before + 300
    assert window.toast._words.text() == "300 rows imported"
    assert window.register.undo_label == "Import"
    looked(qtbot, view)


@pytest.mark.parametrize("way", ["stop", "escape", "close"])
def test_stopped_half_way_nothing_is_written(window: MainWindow, qtbot: QtBot, way: str) -> None:
    shown(window, qtbot, *MANY)
    before, path = dump(window.register), window.register.path
    choose(window, "import.rows")
    dialog = dialog_of(window)
    qtbot.waitUntil(lambda: dialog.strip.fraction() > 0, timeout=WAIT)
    if way == "close":
        window.close()
        from egovdesk.register import Register

        with Register(path) as again:
            assert dump(again) == before
        return
    if way == "stop":
        dialog.strip.stop.click()
    else:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dump(window.register) == before
    assert window.register.undo_label != "Import"
    assert not dialog.isVisible()


def test_a_look_can_be_stopped(window: MainWindow, qtbot: QtBot) -> None:
    view = a_page(window)
    view.open(a_list(window.register, *MANY))
    work = view.looking._work
    assert work is not None
    work.stop()
    qtbot.waitUntil(lambda: view._note is not None, timeout=WAIT)
    assert view._note is not None and "was stopped" in view._note.sentence()
    assert not view.looking.is_busy


def test_how_far_a_look_is_is_told(window: MainWindow, qtbot: QtBot) -> None:
    view = a_page(window)
    told: list[tuple[str, float]] = []
    view.open(a_list(window.register, *MANY))
    assert view.looking._work is not None
    view.looking._work.progressed.connect(lambda words, part: told.append((words, part)))
    looked(qtbot, view)
    words, part = told[0]
    assert words == "row 100 of 300"
    assert part == pytest.approx(1 / 3, abs=0.01)


def test_a_register_open_to_read_only_imports_nothing(desk: Desk, tmp_path: Path) -> None:
    reading = desk.open(a_register(tmp_path / "reading.egovdesk"), read_only=True)
    assert reading is not None
    assert "read only" in reading.menus.reason(reading.menus.commands["register.import"])


def a_plan(window: MainWindow) -> Any:
    """A plan of the small list."""
    from tests.lists import planned

    return planned(window.register, a_list(window.register, *PEOPLE))


def test_the_item_models_keep_qts_rules(window: MainWindow) -> None:
    rows, columns = PlannedRows(), PlannedColumns()
    rows.show(a_plan(window))
    columns.show(a_plan(window))
    for model in (make_rows(rows), make_columns(columns)):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        model.reload()
        assert model.rowCount() >= 3
