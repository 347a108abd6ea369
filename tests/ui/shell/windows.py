"""A window on a small register, as tests of the shell need it; dialogs are answered, never shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from egovdesk.operations.actions import add_action
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.structure.use import use_structure
from egovdesk.shipped.structures import structure_model
from tests.scenes import TODAY, Board, a_board, a_council, held
from ui.desk import Desk
from ui.forms.form import Form
from ui.main_window import MainWindow
from ui.settings import Settings


@dataclass
class Asked:
    """What was asked in dialogs, and what is answered."""

    answer: str = ""
    titles: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def __call__(self, parent: Any, title: str, text: str, actions: Any, **more: Any) -> str:
        self.titles.append(title)
        self.texts.append(" ".join([text, *more.get("steps", ()), more.get("safe", "")]))
        return self.answer


def a_register(path: Path) -> Path:
    """A register with a board that has met, two decisions and two actions, one of them late."""
    register = a_council(path)
    with register.step("Pin the day"):
        register.authorities.update(register.authority.id, today=TODAY)
    board: Board = held(a_board(register))
    add_decision(register, board.items[1], ["that the outline case be agreed"], outcome="agreed")
    add_decision(register, board.items[4], ["that the lowest tender be taken"])
    add_action(
        register, board.items[1], "Circulate revised costs", owner_id=board.raman,
        due_on=date(2003, 10, 31),
    )  # fmt: skip
    add_action(register, board.items[2], "Send the draft round", owner_id=board.sykes)
    late = register.actions.find(title="Send the draft round")[0]
    with register.step("Let it be late"):
        register.actions.update(late.id, given_on=date(2003, 9, 16), due_on=date(2003, 10, 1))
    register.close()
    return path


def a_leeds(path: Path) -> Path:
    """A register on the structure of Leeds from 15 May 2003, as on 9 October."""
    register = a_council(path)
    with register.step("Pin the day"):
        register.authorities.update(register.authority.id, today=TODAY)
    use_structure(register, structure_model("leeds"), from_on=date(2003, 5, 15))
    register.close()
    return path


def a_desk(app: QApplication, folder: Path) -> Desk:
    """A desk whose preferences are its own."""
    store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    desk = Desk(app, Settings(store))
    desk.settings.set("theme", "light")
    return desk


def choose(window: MainWindow, command_id: str) -> None:
    """Choose a command as a menu does."""
    window.menus.update_now()
    window.menus.actions[command_id].trigger()


def settled(qtbot: Any, check: Callable[[], bool]) -> None:
    """Wait until something is so."""
    qtbot.waitUntil(check, timeout=3000)


def answer_forms(monkeypatch: pytest.MonkeyPatch, **texts: str) -> None:
    """Answer every form that is asked from now on: these texts by field, and its button pressed."""

    def answer(form: Form) -> int:
        for name, text in texts.items():
            form.fields[name].set_text(text)
        form.try_saving()
        return form.result()

    monkeypatch.setattr(Form, "exec", answer)
