"""The token table keeps its promises, and everything follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from egovdesk.resources import resource
from ui import icons, theme
from ui.theme.stylesheet import make_stylesheet
from ui.theme.tokens import COLOURS, FACES
from ui.widgets.labels import Label
from ui.widgets.painting import text_width


@pytest.fixture(autouse=True)
def as_it_was(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, high_contrast=False)


def _luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    shade = QColor(colour)
    red, green, blue = map(linear, (shade.redF(), shade.greenF(), shade.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(first: str, second: str, dark: bool) -> float:
    lights = sorted((_luminance(COLOURS[name][dark]) for name in (first, second)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


TEXT_ON_GROUND = [
    *((tone, ground) for tone in ("ink", "ink2", "ink3") for ground in ("paper", "desk", "pane")),
    *((tone, ground) for tone in ("ink", "ink2", "ink3") for ground in ("desk2", "tint", "sunk")),
    ("petrol", "paper"),
    ("petrol", "tint"),
    ("on_petrol", "petrol"),
    ("on_petrol", "petrol_hover"),
    ("ink", "tint2"),
    ("exempt", "pink"),
    ("amber", "amber_ground"),
    ("red", "red_ground"),
    ("green", "green_ground"),
    ("on_found", "found"),
    ("inserted", "inserted_ground"),
    ("deleted", "deleted_ground"),
    ("on_toast", "toast"),
    ("toast_note", "toast"),
    ("toast_link", "toast"),
]
MARKS = ["amber_mark", "red_mark", "green_mark", "field", "petrol"]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("tone", "ground"), TEXT_ON_GROUND)
def test_text_can_be_read_on_its_ground(tone: str, ground: str, dark: bool) -> None:
    assert _contrast(tone, ground, dark) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("mark", MARKS)
def test_marks_can_be_seen_on_paper(mark: str, dark: bool) -> None:
    assert _contrast(mark, "paper", dark) >= 3


def test_a_theme_dresses_palette_and_colours_alike(qapp: QApplication) -> None:
    theme.apply(qapp, dark=True, high_contrast=False)
    assert theme.color("paper") == QColor("#1D2021")
    assert qapp.palette().color(QPalette.ColorRole.Base) == theme.color("paper")


def test_text_size_scales_fonts_heights_and_lengths_alike(qapp: QApplication) -> None:
    theme.apply(qapp, text_size=200, high_contrast=False)
    assert theme.font("text").pixelSize() == 26
    assert theme.height("row") == 62
    assert theme.px(12) == 24


def test_hairlines_stay_hairlines(qapp: QApplication) -> None:
    theme.apply(qapp, text_size=200, high_contrast=False)
    assert theme.px(1) == 1


@pytest.mark.parametrize(("asked", "given"), [(50, 90), (90, 90), (200, 200), (400, 200)])
def test_text_size_keeps_within_its_limits(qapp: QApplication, asked: int, given: int) -> None:
    theme.apply(qapp, text_size=asked, high_contrast=False)
    assert theme.text_size() == given


def test_a_change_is_announced_after_it_is_in_force(qapp: QApplication) -> None:
    seen: list[bool] = []
    theme.notices().changed.connect(lambda: seen.append(theme.is_dark()))
    theme.apply(qapp, dark=True, high_contrast=False)
    assert seen == [True]


def test_labels_follow_the_text_size(qapp: QApplication) -> None:
    label = Label("Customer First Board", "title24")
    theme.apply(qapp, text_size=150, high_contrast=False)
    assert label.font().pixelSize() == 36


def test_high_contrast_uses_the_systems_colours(qapp: QApplication) -> None:
    theme.apply(qapp, high_contrast=True)
    system = qapp.palette()
    assert theme.color("ink") == system.color(QPalette.ColorRole.Text)
    assert theme.color("pink") == system.color(QPalette.ColorRole.Base)
    assert theme.color("petrol") == system.color(QPalette.ColorRole.Highlight)


def test_every_token_has_a_colour_in_high_contrast(qapp: QApplication) -> None:
    theme.apply(qapp, high_contrast=True)
    assert all(theme.color(name).isValid() for name in COLOURS)


def test_the_bundled_families_are_the_ones_used() -> None:
    assert QFontInfo(theme.font("text")).family() == "Inter"
    assert QFontInfo(theme.font("title24")).family() == "Source Serif 4"
    assert QFontInfo(theme.font("heading")).weight() == 600


def test_figures_are_as_wide_as_one_another() -> None:
    assert text_width("1111") == pytest.approx(text_width("0000"))


def test_no_face_is_smaller_than_twelve() -> None:
    assert min(face.pixels for face in FACES.values()) == 12


def test_the_stylesheet_leaves_no_token_unfilled() -> None:
    sheet = make_stylesheet(lambda name: COLOURS[name][0], lambda length: length)
    assert "@" not in sheet
    assert not re.search(r"#\d{1,2}\b(?![0-9A-Fa-f])", sheet)


def test_an_icon_takes_the_colour_asked_for() -> None:
    drawn = icons.pixmap("square", "red_mark", 64).toImage()
    shades = {
        drawn.pixelColor(x, y).name()
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y).alpha() == 255
    }
    assert shades == {theme.color("red_mark").name()}


def test_a_disabled_icon_is_grey() -> None:
    made = icons.icon("gavel", "petrol")
    grey = made.pixmap(16, 16, made.Mode.Disabled).toImage()
    assert grey != made.pixmap(16, 16).toImage()


def test_what_ships_is_named_among_the_licences() -> None:
    table = resource("LICENCES.md").read_text(encoding="utf-8")
    for text in resource("licences").iterdir():
        assert f"licences/{text.name}" in table
