"""The tools that set up, run and look: `packaging/`."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage

TOOLS = Path(__file__).parent.parent / "packaging"


def tool(name: str) -> dict[str, Any]:
    """What a tool defines; the folder's name is another project's, so it is not imported."""
    return runpy.run_path(str(TOOLS / f"{name}.py"), run_name=name)


def test_a_blank_screen_is_no_window(tmp_path: Path) -> None:
    picture = tmp_path / "blank.png"
    image = QImage(1440, 900, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    image.save(str(picture))
    look = tool("smoke")["look"]
    assert look(picture) == ["The screen is blank"]
    assert look(tmp_path / "none.png") == ["none.png is no picture of the screen"]


def test_a_window_is_shown_only_where_there_is_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    has_display = tool("run_example")["has_display"]
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.delenv("DISPLAY", raising=False)
    assert has_display()
    monkeypatch.delenv("WAYLAND_DISPLAY")
    assert not has_display()
    monkeypatch.setattr(sys, "platform", "win32")
    assert has_display()


@pytest.mark.skipif(sys.platform == "win32", reason="Linux's loader")
def test_a_system_library_that_is_missing_is_missed() -> None:
    there = tool("environment")["there"]
    assert not there("libnothing-of-that-name.so.7")


def test_an_environment_that_no_longer_starts_is_made_anew(tmp_path: Path) -> None:
    tools = tool("environment")
    assert not tools["works"](tmp_path / "bin" / "python")
    assert tools["works"](Path(sys.executable))
    assert tools["same_version"](Path(sys.executable))


def test_nothing_is_installed_where_the_lock_has_not_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = tool("environment")
    make, names = tools["make"], tools["make"].__globals__
    lock = tmp_path / "requirements.txt"
    lock.write_text("click==8\n")
    monkeypatch.setitem(names, "ENVIRONMENT", tmp_path)
    monkeypatch.setitem(names, "python", lambda: Path(sys.executable))
    asked: list[tuple[object, ...]] = []
    monkeypatch.setitem(names, "run", lambda *command: asked.append(command))
    make(lock)
    make(lock)
    assert len(asked) == 1 and "--require-hashes" in asked[0]
    lock.write_text("click==9\n")
    make(lock)
    assert len(asked) == 2
