"""Writing a statement of 40,000 words: what a keystroke takes of the GUI thread, file included.

Twice: a statement of twenty sections, and one whose single section has all the words. Chips, headings,
lists and tables stand among the paragraphs, as in a return.
"""

from __future__ import annotations

import os
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Figure, milliseconds, percentile

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

    from egovdesk.register import Register
    from ui.main_window import MainWindow

WORDS, SECTIONS = 40_000, 20
KEYS = 400
PAUSE = 0.03
PARAGRAPH = (
    "The Board agreed in September 2003 that services which take payments will use level 2 or above,"
    " that 47 per cent of 182 types of interaction are electronic, and that the programme of"
    " £1,450,000 for 2004/05 be ranked by weight. Each director answers for the pages of the ten"
    " commonest searches in the services of the department, and reports to the Board each quarter."
)
TYPED = "The Head of ICT reported that 14 services were completed in May 2003. "


def figures(path: Path) -> list[Figure]:
    """Opening a statement, a keystroke in it, and the same where all words are in one section."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from ui import theme
    from ui.desk import Desk
    from ui.settings import Settings

    large = path.with_name("forty-thousand-words.egovdesk")
    made = {"20 sections": "", "one section": ""}
    made["20 sections"], made["one section"] = make(large)
    app = QApplication.instance() or QApplication([__name__, *theme.STYLE])
    settings = Settings(QSettings(str(large.with_suffix(".ini")), QSettings.Format.IniFormat))
    desk = Desk(app, settings)  # type: ignore[arg-type]
    desk.dress()
    window = desk.open(large)
    assert window is not None
    window.resize(1440, 900)
    _settle(app, 1.5)
    found: list[Figure] = []
    for name, statement in made.items():
        found += _of(app, window, name, statement)
    window.close()
    return found


def _of(app: QCoreApplication, window: MainWindow, name: str, statement: str) -> list[Figure]:
    from ui.places import Place

    def open_statement() -> None:
        window.go(Place("statement", statement, "write"))
        app.processEvents()

    opening = milliseconds(open_statement)
    _settle(app, 1.0)
    found = [Figure(f"opening a statement of 40,000 words, {name}", opening, 500.0, "under 500")]
    for where, at in (("at its end", 1.0), ("in its middle", 0.5)):
        typed = _type(app, window, at)
        p50, p95, longest = percentile(typed, 0.5), percentile(typed, 0.95), max(typed)
        found += [
            Figure(f"a keystroke {where}, {name}, p50", p50, None, ""),
            Figure(f"a keystroke {where}, {name}, p95", p95, 16.0, "under 16"),
            Figure(f"a keystroke {where}, {name}, longest", longest, None, ""),
        ]
        _settle(app, 1.5)
    return found


def _type(app: QCoreApplication, window: MainWindow, at: float) -> list[float]:
    from PySide6.QtTest import QTest

    view = window.view
    assert view is not None
    editor = view._mode("write").edit  # type: ignore[attr-defined]
    editor.setFocus()
    cursor = editor.textCursor()
    cursor.setPosition(round((editor.document().characterCount() - 1) * at))
    cursor.movePosition(cursor.MoveOperation.EndOfBlock)
    editor.setTextCursor(cursor)
    app.processEvents()
    times = []
    for index in range(KEYS):
        start = time.perf_counter()
        QTest.keyClicks(editor, TYPED[index % len(TYPED)])
        app.processEvents()
        times.append((time.perf_counter() - start) * 1000)
        time.sleep(PAUSE)
    return times


def make(path: Path) -> tuple[str, str]:
    """A register with the two statements; their ids."""
    from egovdesk.operations.authority import new_register

    path.unlink(missing_ok=True)
    with new_register(path, "Northbridge Borough Council") as register:
        return _fill(register, SECTIONS), _fill(register, 1)


def _fill(register: Register, sections: int) -> str:
    from egovdesk.operations.decisions import add_decision
    from egovdesk.operations.groups import add_group
    from egovdesk.operations.meetings import add_item, add_meeting
    from egovdesk.operations.statements.evidence import link_evidence
    from egovdesk.operations.statements.sections import add_section, write_section
    from egovdesk.operations.statements.statements import start_statement
    from egovdesk.records.passages import chip, word_count

    with register.step("Make a long statement"):
        group = add_group(register, f"Customer First Board {sections}", prefix=f"CF{sections}")
        meeting = add_meeting(register, group, date(2003, 9, 16), standing_items=False)
        decisions = [
            add_decision(register, add_item(register, meeting, f"Policy {at}"), ["it be adopted"])
            for at in range(20)
        ]
        statement = start_statement(register, f"A statement of {sections} sections")
        for at in range(sections):
            section = add_section(register, statement, f"Section {at + 1}")
            linked = [
                chip(link_evidence(register, section, decision_id=one), f"CFB {number}/03")
                for number, one in enumerate(decisions, 1)
            ]
            write_section(register, section, _text(WORDS // sections, linked))
        words = sum(word_count(one.text) for one in register.sections.find(statement_id=statement))
        assert words >= WORDS, words
    return statement


def _text(words: int, linked: list[str]) -> str:
    from egovdesk.records.passages import word_count

    each, parts, said = word_count(PARAGRAPH), list[str](), 0
    while said < words:
        at = len(parts)
        if at % 12 == 5:
            parts.append(f"## Part {at}")
        elif at % 12 == 8:
            parts.append("- by the web\n- by telephone, at any hour\n- by a person at a counter")
        elif at % 40 == 20:
            parts.append("| Channel | Share |\n| --- | --- |\n| Web | 12% |\n| Telephone | 80% |")
        else:
            parts.append(f"{PARAGRAPH} {linked[at % len(linked)]}")
            said += each
    return "\n\n".join(parts)


def _settle(app: QCoreApplication, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()
        time.sleep(0.005)
