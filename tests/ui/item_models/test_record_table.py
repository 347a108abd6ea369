"""The one table model: order from ids, records by page, words lit up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from ui.item_models.record_table import Column, RecordSource, RecordTableModel
from ui.item_models.roles import Role
from ui.item_models.segments import Cell, Icon, Mark, MarkKind, Text


@dataclass(frozen=True)
class Decision:
    id: str
    title: str
    ref: str
    exempt: str = ""


COLUMNS = (
    Column[Decision]("Ref", lambda each: each.ref, "ref", width=80),
    Column[Decision]("Decision", lambda each: each.title, "title", stretch=1),
    Column[Decision](
        "Status", lambda each: "Final", mark=lambda each: Mark(MarkKind.DECIDED), right=True
    ),
)


class Decisions:
    """Records in memory that count how often they are asked."""

    def __init__(self, count: int) -> None:
        self.kept = {
            f"d{n:06}": Decision(f"d{n:06}", f"Title {n}", f"CFB {n}") for n in range(count)
        }
        self.read_calls: list[int] = []
        self.ids_calls = 0

    def ids(self, wanted: str | None, sort: str | None, descending: bool) -> list[str]:
        self.ids_calls += 1
        found = [key for key, each in self.kept.items() if not wanted or wanted in each.title]
        return found[::-1] if descending else found

    def first(self, wanted: str | None, sort: str | None, down: bool, count: int) -> list[str]:
        return self.ids(wanted, sort, down)[:count]

    def read(self, ids: Sequence[str]) -> list[Decision]:
        self.read_calls.append(len(ids))
        return [self.kept[each] for each in reversed(ids) if each in self.kept]

    def snippets(self, ids: Sequence[str], wanted: str | None) -> dict[str, tuple[str, str]]:
        return dict.fromkeys(ids, ("Wording", f"the {wanted} was agreed"))

    def model(self, *, first: bool = False, snippets: bool = False) -> RecordTableModel[Decision]:
        source = RecordSource(
            self.ids,
            self.read,
            self.first if first else None,
            self.snippets if snippets else None,
        )
        return RecordTableModel(source, COLUMNS, exempt=lambda each: each.exempt)


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    pass


def _shown(model: RecordTableModel[Decision], row: int, column: int) -> str:
    return str(model.index(row, column).data())


def _cell(model: RecordTableModel[Decision], row: int, column: int = 1) -> Cell:
    cell = model.index(row, column).data(Role.CELL)
    assert isinstance(cell, Cell)
    return cell


@pytest.mark.parametrize("first", [False, True])
def test_the_model_keeps_qts_rules(first: bool) -> None:
    decisions = Decisions(300)
    model = decisions.model(first=first)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.reload()
    model.complete()
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.complete()
    model.set_filter("Title 29")
    model.forget()
    assert model.rowCount() == 11


def test_rows_come_in_the_order_of_the_ids_whatever_order_they_are_read_in() -> None:
    model = Decisions(5).model()
    model.reload()
    assert [_shown(model, row, 0) for row in range(3)] == ["CFB 0", "CFB 1", "CFB 2"]


def test_nothing_is_read_before_it_is_looked_at() -> None:
    decisions = Decisions(200_000)
    model = decisions.model()
    model.reload()
    assert model.rowCount() == 200_000
    assert decisions.read_calls == []


def test_one_page_is_read_for_a_screenful() -> None:
    decisions = Decisions(200_000)
    model = decisions.model()
    model.reload()
    for row in range(150_016, 150_060):
        _shown(model, row, 0)
    assert len(decisions.read_calls) == 1
    assert decisions.read_calls[0] < 200


def test_pages_long_out_of_sight_are_let_go() -> None:
    decisions = Decisions(20_000)
    model = decisions.model()
    model.reload()
    for row in range(0, 20_000, 64):
        _shown(model, row, 0)
    decisions.read_calls.clear()
    _shown(model, 19_990, 0)
    assert decisions.read_calls == []
    _shown(model, 0, 0)
    assert len(decisions.read_calls) == 1


def test_the_first_screenful_is_there_before_the_rest() -> None:
    model = Decisions(1_000).model(first=True)
    model.reload()
    assert 0 < model.rowCount() < 1_000
    model.complete()
    assert model.rowCount() == 1_000


def test_the_rest_follows_by_itself(qtbot: object, qapp: QApplication) -> None:
    model = Decisions(1_000).model(first=True)
    model.reload()
    qapp.processEvents()
    assert model.rowCount() == 1_000


def test_completing_keeps_what_is_already_shown() -> None:
    model = Decisions(1_000).model(first=True)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.reload()
    model.complete()
    assert resets == [1]


def test_a_source_that_changed_between_first_and_rest_is_shown_as_it_is_now() -> None:
    decisions = Decisions(1_000)
    model = decisions.model(first=True)
    model.reload()
    del decisions.kept["d000000"]
    model.complete()
    assert model.rowCount() == 999
    assert _shown(model, 0, 0) == "CFB 1"


def test_sorting_is_the_sources() -> None:
    model = Decisions(10).model()
    model.reload()
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert (model.sort_key, model.descending) == ("title", True)
    assert _shown(model, 0, 0) == "CFB 9"


def test_a_column_without_a_key_does_not_sort() -> None:
    decisions = Decisions(10)
    model = decisions.model()
    model.reload()
    model.sort(2)
    assert decisions.ids_calls == 1


def test_a_row_is_found_by_its_id_even_before_all_ids_are_read() -> None:
    model = Decisions(1_000).model(first=True)
    model.reload()
    assert model.row_of("d000900") == 900
    assert model.row_of("gone") == -1


def test_a_record_that_has_gone_meanwhile_leaves_a_blank_row() -> None:
    decisions = Decisions(3)
    model = decisions.model()
    model.reload()
    del decisions.kept["d000001"]
    assert model.record(1) is None
    assert _shown(model, 1, 0) == ""
    assert model.index(1, 0).data(Role.ID) == "d000001"


def test_forgetting_reads_changed_records_again_and_says_which() -> None:
    decisions = Decisions(3)
    model = decisions.model()
    model.reload()
    assert _shown(model, 1, 1) == "Title 1"
    rows: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda top, bottom: rows.append((top.row(), bottom.row())))
    decisions.kept["d000001"] = replace(decisions.kept["d000001"], title="Amended")
    model.forget(["d000001"])
    assert _shown(model, 1, 1) == "Amended"
    assert rows == [(1, 1)]


def test_an_exempt_row_has_a_lock_and_a_word_beside_its_colour() -> None:
    decisions = Decisions(2)
    decisions.kept["d000001"] = replace(decisions.kept["d000001"], exempt="exempt, paragraph 9")
    model = decisions.model()
    model.reload()
    assert Icon("lock", "exempt", size=14) in _cell(model, 1).line
    assert "exempt, paragraph 9" in _cell(model, 1).spoken
    assert model.index(1, 0).data(Role.EXEMPT) == "exempt, paragraph 9"
    assert not model.index(0, 0).data(Role.EXEMPT)


def test_a_row_speaks_every_column() -> None:
    model = Decisions(1).model()
    model.reload()
    spoken = model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ref CFB 0, Decision Title 0, Status Final"


def test_what_was_searched_for_is_lit_up() -> None:
    model = Decisions(2).model(snippets=True)
    model.set_filter("Title", ["title"])
    title = _cell(model, 0).line[0]
    assert isinstance(title, Text)
    assert title.found == ((0, 5),)


def test_searching_gives_rows_a_second_line_saying_where() -> None:
    model = Decisions(2).model(snippets=True)
    model.set_filter("Title", ["title"])
    place, passage = _cell(model, 0).second
    assert model.searching
    assert isinstance(place, Text) and place.text == "Wording"
    assert isinstance(passage, Text) and passage.found == ((4, 9),)


def test_without_words_rows_have_one_line() -> None:
    model = Decisions(2).model(snippets=True)
    model.set_filter("Title")
    assert not model.searching
    assert _cell(model, 0).second == ()
