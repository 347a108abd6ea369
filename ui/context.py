"""What the window hands to each view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ui.places import Place

if TYPE_CHECKING:
    from egovdesk.register import Register
    from ui.live_findings import LiveFindings
    from ui.menus import Menus
    from ui.paper_files import PaperFiles
    from ui.settings import Settings
    from ui.signals import RegisterSignals
    from ui.tasks import Tasks


@dataclass(frozen=True)
class Context:
    """The open register, its notices, and what a view may ask of the window.

    `go` opens a place, `say` shows a toast with Undo, `export(kind, **what)` asks for a file and
    writes a document, and `parse_date` reads "31 oct" or "next friday" as of the register's day
    (raising ValueError with the sentence to show). `menus` lets a button follow a command,
    `findings` are what the checks say now, and `files` takes files of papers in and opens them.
    """

    register: Register
    signals: RegisterSignals
    tasks: Tasks
    settings: Settings
    go: Callable[[Place], None]
    say: Callable[[str], None]
    export: Callable[..., Any]
    parse_date: Callable[[str], date]
    menus: Menus
    findings: LiveFindings
    files: PaperFiles
