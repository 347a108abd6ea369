"""The history dialog: changes in the words of the field, and a record as it stood on a day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from egovdesk.operations.actions import change_action
from egovdesk.operations.decisions import set_outcome
from ui.item_models.rows import Row
from ui.item_models.segments import Text
from ui.main_window import MainWindow
from ui.views.history import HistoryDialog

COLUMNS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-|\b\w+_\w+\b")

Dialogs = Callable[[str], HistoryDialog]


@pytest.fixture
def history(window: MainWindow) -> Iterator[Dialogs]:
    """Opens the dialog on a record, or on none."""
    opened: list[HistoryDialog] = []

    def opening(record_id: str) -> HistoryDialog:
        opened.append(HistoryDialog(window.context, window, record_id))
        opened[-1].show()
        return opened[-1]

    yield opening
    for one in opened:
        one.close()


def words(row: Row) -> list[str]:
    """What a row says, line by line, without who and when."""
    lines = (row.cell.line, row.cell.second)
    return [one.text for line in lines for one in line if isinstance(one, Text)]


def last(dialog: HistoryDialog) -> list[str]:
    return words(list(dialog.list.rows.all_rows())[-1])


def test_a_change_is_told_by_label_and_name(window: MainWindow, history: Dialogs) -> None:
    register = window.register
    action = register.actions.find(title="Circulate revised costs")[0]
    other = register.people.find(name="Graham Sykes")[0]
    change_action(register, action.id, owner_id=other.id, due_on=date(2003, 11, 21))
    dialog = history(action.id)
    assert dialog.heading.text().startswith("Action")
    assert "Circulate revised costs" in dialog.heading.text()
    told = " ".join(last(dialog))
    assert "Owner: Priya Raman became Graham Sykes" in told
    assert "became 21 November 2003" in told


def test_an_outcome_is_told_as_the_list_calls_it(window: MainWindow, history: Dialogs) -> None:
    decision = window.register.decisions.all()[0]
    set_outcome(window.register, decision.id, "noted")
    assert last(history(decision.id))[-1] == "Outcome: Agreed became Noted"


def test_no_column_and_no_key_is_shown(window: MainWindow, history: Dialogs) -> None:
    register = window.register
    for record_id in ("", register.decisions.all()[0].id, register.meetings.all()[0].id):
        rows = list(history(record_id).list.rows.all_rows())
        assert rows
        for row in rows:
            assert not COLUMNS.search(" ".join(words(row))), words(row)


def test_the_newest_change_of_the_register_comes_first(
    window: MainWindow, history: Dialogs
) -> None:
    decision = window.register.decisions.all()[0]
    set_outcome(window.register, decision.id, "noted")
    newest = list(history("").list.rows.all_rows())[:3]
    assert "Outcome: Agreed became Noted" in [words(row)[-1] for row in newest]


def test_a_record_is_shown_as_it_stood_on_a_day(window: MainWindow, history: Dialogs) -> None:
    action = window.register.actions.find(title="Circulate revised costs")[0]
    dialog = history(action.id)
    made = window.register.history(action.id)[0].made_at.astimezone().date()
    dialog.day.date_changed.emit(made)
    lines = dialog.stood.text().splitlines()
    assert "What is to be done: Circulate revised costs" in lines
    assert "Owner: Priya Raman" in lines
    assert not COLUMNS.search(dialog.stood.text())
    dialog.day.date_changed.emit(made - timedelta(days=1))
    assert dialog.stood.text().startswith("There was no such record on ")
    dialog.day.date_changed.emit(None)
    assert dialog.stood.text() == ""
