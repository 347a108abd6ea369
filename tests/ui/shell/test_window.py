"""The window: places, back and forward, undo, panes, sizes, and what follows the register."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from egovdesk.operations.actions import close_actions
from egovdesk.operations.groups import add_group, change_group
from egovdesk.register import Register
from tests.ui.shell.windows import Asked, a_register, choose
from ui import theme
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.places import Place


def _group(window: MainWindow) -> str:
    return window.register.groups.all()[0].id


def _kind(window: MainWindow) -> str:
    place = window.place()
    assert place is not None
    return place.kind


def test_the_window_opens_on_today(window: MainWindow) -> None:
    assert _kind(window) == "today"
    assert "Northbridge Borough Council" in window.windowTitle()


def test_every_place_in_the_sidebar_opens(window: MainWindow) -> None:
    for row in list(window.side.tree.rows.all_rows()):
        if not row.heading:
            window.side.tree.chosen.emit(row.id)
            place = window.place()
            assert place is not None
            assert row.id.startswith(place.kind)


def test_back_and_forward_restore_the_selection(window: MainWindow) -> None:
    window.go(Place("decisions"))
    window.views["decisions"].table.select_id(  # type: ignore[attr-defined]
        window.register.decisions.all()[1].id
    )
    here = window.place()
    window.go(Place("people"))
    choose(window, "go.back")
    assert window.place() == here
    choose(window, "go.forward")
    assert _kind(window) == "people"


def test_back_is_not_offered_where_there_is_nothing_before(window: MainWindow) -> None:
    window.menus.update_now()
    assert not window.menus.actions["go.back"].isEnabled()
    assert "no place before" in window.menus.actions["go.back"].statusTip()


def test_a_long_name_is_cut_short_in_the_menu_and_makes_no_key(window: MainWindow) -> None:
    group = add_group(window.register, f"Smith & {'Jones ' * 12}")
    change_group(window.register, group, quorum="3")
    window.label_undo()
    said = window.menus.actions["edit.undo"].text()
    assert said.startswith("&Undo Change group: Smith && Jones") and said.endswith("…")
    assert len(said) < 75


def test_undo_is_named_after_the_step_and_takes_it_back(window: MainWindow) -> None:
    late = window.register.actions.find(title="Send the draft round")[0]
    close_actions(window.register, [late.id])
    window.label_undo()
    assert window.menus.actions["edit.undo"].text() == (
        f"&Undo Close actions: {late.number or late.owner or 'Priya Raman'}"
    )
    choose(window, "edit.undo")
    assert window.register.actions.get(late.id).state.is_open
    choose(window, "edit.redo")
    assert not window.register.actions.get(late.id).state.is_open


def test_the_sidebar_follows_the_register(window: MainWindow, qtbot: QtBot) -> None:
    add_group(window.register, "Information Management Group", short_name="Info Management")

    def shown() -> bool:
        return any("Info" in row.cell.plain for row in window.side.tree.rows.all_rows())

    qtbot.waitUntil(shown)


def test_the_sidebar_counts_late_actions_and_names_next_dates(window: MainWindow) -> None:
    spoken = " ".join(row.cell.spoken for row in window.side.tree.rows.all_rows())
    assert "1 late" in spoken
    assert "21 Oct" in spoken


def test_a_page_that_was_away_catches_up(window: MainWindow) -> None:
    window.go(Place("actions"))
    view: Any = window.views["actions"]
    before = view.table.records.rowCount()
    window.go(Place("today"))
    late = window.register.actions.find(title="Send the draft round")[0]
    close_actions(window.register, [late.id])
    window.go(Place("actions"))
    assert view.table.records.rowCount() == before - 1


def test_f6_goes_round_the_panes_and_back(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.go(Place("decisions"))
    panes = [window.strip.finder, window.side.tree, *(window.view.panes() if window.view else ())]
    panes[1].setFocus()
    qtbot.waitUntil(panes[1].hasFocus)
    for pane in (*panes[2:], panes[0], panes[1]):
        choose(window, "view.next_pane")
        assert pane.hasFocus()
    choose(window, "view.previous_pane")
    assert panes[0].hasFocus()


def test_f6_reaches_what_is_offered_above_the_page_and_the_focus_comes_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    window.go(Place("decisions"))
    assert window.view is not None
    first = window.view.panes()[0]
    window.notes.offer("report.docx was changed where it is open.")
    window.side.tree.setFocus()
    choose(window, "view.next_pane")
    button = window.focusWidget()
    assert isinstance(button, QPushButton) and button.text() == "Look…"
    window.notes.offer("")
    assert window.focusWidget() is first
    choose(window, "view.previous_pane")
    assert window.focusWidget() is window.side.tree


def test_the_sidebar_gives_up_its_room_as_the_window_narrows(window: MainWindow) -> None:
    window.resize(1440, 900)
    assert not window.side.rail
    window.resize(1100, 700)
    assert window.side.rail
    assert not window.strip.menu_button.isVisible()
    window.resize(900, 540)
    assert window.strip.menu_button.isVisible()
    assert not window.strip.bar.isVisible()
    choose(window, "view.sidebar")
    assert not window.side.rail


def test_the_window_works_down_to_640_by_400(window: MainWindow) -> None:
    window.resize(640, 400)
    assert (window.width(), window.height()) == (640, 400)


def test_text_grows_and_shrinks_between_its_bounds(window: MainWindow) -> None:
    for _ in range(12):
        choose(window, "view.larger")
    assert theme.text_size() == 200
    for _ in range(12):
        choose(window, "view.smaller")
    assert theme.text_size() == 90
    choose(window, "view.normal")
    assert theme.text_size() == 100


def test_dark_and_light_are_kept(window: MainWindow) -> None:
    choose(window, "view.dark")
    assert theme.is_dark()
    assert window.settings.get("theme") == "dark"
    choose(window, "view.light")
    assert not theme.is_dark()


def test_the_details_can_be_hidden(window: MainWindow) -> None:
    window.go(Place("decisions"))
    view: Any = window.view
    choose(window, "view.details")
    assert view.details.isHidden()
    choose(window, "view.details")
    assert not view.details.isHidden()


def test_a_register_open_to_read_only_says_so_and_refuses(
    desk: Desk, tmp_path: Path, asked: Asked
) -> None:
    path = a_register(tmp_path / "read.egovdesk")
    with Register(path, user="another"):
        asked.answer = "read"
        window = desk.open(path)
    assert window is not None
    assert "another" in asked.texts[0]
    assert window.banner is not None
    assert not window.menus.actions["groups.add"].isEnabled()


def test_the_keys_of_the_page_are_on_the_status_line(window: MainWindow, qtbot: QtBot) -> None:
    window.go(Place("actions"))
    qtbot.waitUntil(lambda: "put off" in window.status.accessibleDescription())


def test_alt_home_goes_to_today(window: MainWindow, qtbot: QtBot) -> None:
    window.go(Place("people"))
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert _kind(window) == "today"


def test_a_group_page_is_under_its_group_in_the_sidebar(window: MainWindow) -> None:
    window.go(Place("group", _group(window)))
    assert window.side.tree.current_id() == f"group:{_group(window)}"


def test_the_window_paints_itself_once_and_says_so(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    window = desk.open(a_register(tmp_path / "paint.egovdesk"))
    assert window is not None
    with qtbot.waitSignal(window.painted, timeout=3000):
        pass


def test_a_backup_is_made_after_the_first_paint(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = a_register(tmp_path / "backed.egovdesk")
    folder = tmp_path / "backed backups"
    window = desk.open(path)
    assert window is not None
    assert not folder.exists()
    qtbot.waitUntil(lambda: folder.exists() and any(folder.glob("*.egovdesk")), timeout=5000)
    qtbot.waitUntil(lambda: "Backed up" in window.status.accessibleDescription(), timeout=5000)


def test_a_window_that_has_closed_asks_nothing_of_its_register(window: MainWindow) -> None:
    window.go(Place("actions"))
    window.close()
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))


def test_a_button_that_can_do_nothing_now_says_why(desk: Desk, tmp_path: Path) -> None:
    window = desk.open(a_register(tmp_path / "ours.egovdesk"), read_only=True)
    assert window is not None
    before = window.register.meetings.count()
    window.menus.run("meetings.add")
    assert "read only" in window.toast.accessibleName()
    assert window.register.meetings.count() == before


def test_nothing_is_asked_of_the_register_once_the_window_is_closed(
    window: MainWindow, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    assert window.view is not None
    window.view.state_changed.emit()
    window.menus.update_later()
    window.close()
    qtbot.wait(120)
    assert "Traceback" not in capsys.readouterr().err
