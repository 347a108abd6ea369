"""What every test of the window needs: no screen, and the theme in force."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.item_models import public_screen


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Make the application as `ui.application` does."""
    return ["tests", *theme.STYLE]


@pytest.fixture(autouse=True)
def light_theme(qapp: QApplication) -> None:
    """Give each test the light theme at 100%, and the public screen off."""
    if public_screen.is_on():
        public_screen.turn(False)
    if theme.is_dark() or theme.text_size() != 100 or not theme.is_applied():
        theme.apply(qapp, high_contrast=False)


@pytest.fixture(autouse=True)
def nothing_left(light_theme: None) -> Iterator[None]:
    """Take away what a test has done with: each window that were left would slow those after it."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
