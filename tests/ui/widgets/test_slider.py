"""The slider, and the weights that it sets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from egovdesk.records.programmes import Criterion
from ui.views.programme.weights import WeightsPanel
from ui.widgets.buttons import Button
from ui.widgets.slider import Slider

CRITERIA = (
    Criterion("b", "p", "Benefit", 60, "Many notice it."), Criterion("f", "p", "Fit", 40),
)  # fmt: skip


@pytest.fixture
def slider(qtbot: QtBot) -> Slider:
    made = Slider("Weight of Benefit")
    made.setRange(0, 100)
    made.resize(214, 24)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def panel(qtbot: QtBot) -> WeightsPanel:
    made = WeightsPanel(Button("Back to agreed weights", "text"), Button("Share out", "text"))
    made.resize(264, 300)
    qtbot.addWidget(made)
    made.show_criteria(CRITERIA, read_only=False)
    made.show()
    return made


def test_it_goes_where_it_is_pressed_and_follows_the_pointer(slider: Slider) -> None:
    middle = slider.height() // 2
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(107, middle))
    assert slider.value() == 50 and slider.isSliderDown()
    QTest.mouseMove(slider, QPoint(400, middle))
    QApplication.processEvents()
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(400, middle))
    assert not slider.isSliderDown()


def test_it_moves_by_the_keys(slider: Slider) -> None:
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert slider.value() == 1
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert slider.value() == 100


def test_the_wheel_is_left_to_the_page(slider: Slider) -> None:
    where = QPointF(50, 12)
    event = QWheelEvent(
        where, where, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(slider, event)
    assert slider.value() == 0 and not event.isAccepted()


def test_it_has_a_name(slider: Slider) -> None:
    assert slider.accessibleName() == "Weight of Benefit"


# -- the weights ---------------------------------------------------------------------------------


def test_each_criterion_has_a_slider_and_a_number_that_say_what_a_five_is(
    panel: WeightsPanel,
) -> None:
    assert panel.weights() == [60, 40]
    assert [one.text() for one in panel.numbers] == ["60", "40"]
    assert panel.numbers[0].accessibleDescription() == "Many notice it."


def test_a_drag_is_told_once_the_events_are_through_and_kept_when_let_go(
    panel: WeightsPanel, qtbot: QtBot
) -> None:
    kept: list[tuple[str, int]] = []
    panel.committed.connect(lambda key, weight: kept.append((key, weight)))
    slider = panel.sliders[0]
    slider.setSliderDown(True)
    with qtbot.waitSignal(panel.dragged) as dragged:
        slider.setValue(65)
        slider.setValue(70)
    assert dragged.args == [[70, 40]] and kept == []
    assert panel.numbers[0].text() == "70"
    slider.setSliderDown(False)
    assert kept == [("b", 70)]


def test_a_key_on_a_slider_keeps_its_weight_at_once(panel: WeightsPanel, qtbot: QtBot) -> None:
    panel.sliders[1].setFocus()
    with qtbot.waitSignal(panel.committed) as kept:
        QTest.keyClick(panel.sliders[1], Qt.Key.Key_Left)
    assert kept.args == ["f", 39]


def test_a_number_is_kept_as_it_is_typed_and_an_empty_one_is_what_it_was(
    panel: WeightsPanel, qtbot: QtBot
) -> None:
    number = panel.numbers[0]
    number.setFocus()
    number.selectAll()
    with qtbot.assertNotEmitted(panel.committed):
        QTest.keyClick(number, Qt.Key.Key_Delete)
    with qtbot.waitSignal(panel.committed) as kept:
        QTest.keyClicks(number, "7")
    assert kept.args == ["b", 7]
    number.clear()
    panel.numbers[1].setFocus()
    assert number.text() == "60"


@pytest.mark.parametrize("typed", ["-5", "1000", "x", "+", "5,", "1e9"])
def test_what_is_no_weight_is_not_taken(panel: WeightsPanel, qtbot: QtBot, typed: str) -> None:
    number = panel.numbers[0]
    number.setFocus()
    number.selectAll()
    QTest.keyClick(number, Qt.Key.Key_Delete)
    QTest.keyClicks(number, typed)
    assert number.text() in ("", "5", "100", "19")


def test_alt_and_an_arrow_move_the_criterion(panel: WeightsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.moved) as moved:
        QTest.keyClick(panel.numbers[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert moved.args == ["b", 1]


def test_what_is_lacking_is_said_and_the_rest_can_be_shared_out(panel: WeightsPanel) -> None:
    share = next(one for one in panel.findChildren(Button) if one.text() == "Share out")
    assert not share.isVisible()
    panel.say_total(95)
    assert share.isVisible()
    panel.say_total(100)
    assert not share.isVisible()


def test_a_register_open_to_read_only_lets_no_weight_be_changed(panel: WeightsPanel) -> None:
    panel.show_criteria(CRITERIA, read_only=True)
    assert not panel.sliders[0].isEnabled() and panel.numbers[0].isReadOnly()


def test_a_weight_above_half_lets_the_sliders_go_to_100(panel: WeightsPanel) -> None:
    assert panel.sliders[0].maximum() == 100
    panel.show_criteria(tuple(Criterion(key, "p", key, 50) for key in "bf"), read_only=False)
    assert panel.sliders[0].maximum() == 50
