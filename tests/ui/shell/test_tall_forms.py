"""A form is never higher than the screen: its fields scroll, and its buttons stay in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.forms.form import Form


class Long(Form):
    """More fields than any screen has room for."""

    def __init__(self) -> None:
        super().__init__(None, "A long form", "Save")
        for number in range(40):
            self.line(f"field{number}", f"Field {number}", whole=True)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Long()
    qtbot.addWidget(made)
    made.show()
    QApplication.processEvents()
    return made


def test_it_fits_the_screen_with_its_buttons(form: Form) -> None:
    assert form.height() <= form.screen().availableGeometry().height()
    assert form.rect().contains(form.ok.geometry())
    assert form.rect().contains(form.cancel.geometry())


def test_tab_brings_the_field_into_sight(form: Form, qtbot: QtBot) -> None:
    form.fields["field0"].control.setFocus()
    for _ in range(39):
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    last = form.fields["field39"]
    assert last.control.hasFocus() or last.isAncestorOf(form.focusWidget())
    seen = last.mapTo(form._room.viewport(), last.rect().center())
    assert form._room.viewport().rect().contains(seen)


def test_a_short_form_is_as_high_as_its_fields(qtbot: QtBot) -> None:
    form = Form(None, "Short", "Save")
    qtbot.addWidget(form)
    form.line("name", "Name")
    form.show()
    QApplication.processEvents()
    assert form._room.verticalScrollBar().maximum() == 0
    assert form.height() < theme.px(300)
