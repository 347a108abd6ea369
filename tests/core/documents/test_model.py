"""Documents are values: equal, kept as JSON, and the same byte for byte."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, replace
from datetime import date, datetime, time
from decimal import Decimal

import pytest

from egovdesk.documents.kept import from_json, sha256, to_json
from egovdesk.documents.model import (
    Change,
    Column,
    Document,
    Heading,
    Inline,
    Marked,
    Money,
    Run,
    Sheet,
    Table,
    Tone,
    Workbook,
    column,
    plain,
    text_runs,
)
from egovdesk.errors import EgovDeskError
from tests.core.documents.writers.samples import SAMPLES, minutes


@pytest.mark.parametrize("name", SAMPLES)
def test_a_kept_document_comes_back_as_it_was(name: str) -> None:
    document = SAMPLES[name]()
    assert from_json(to_json(document)) == document


def test_every_kind_of_cell_comes_back_as_it_was() -> None:
    inline: Inline = (Run("x", bold=True, change=Change.DELETED),)
    row = ("=1", 7, Decimal("1.50"), date(2003, 6, 17), datetime(2003, 6, 17, 9, 30),
           time(14), Money(-5), Marked("Late", Tone.RED), inline, None)  # fmt: skip
    table = Table(tuple(f"Column {number}" for number in range(len(row))), (row,))
    book = Workbook("Register", (Sheet("Decisions", table, count=1),), dated=date(2003, 7, 1))
    assert from_json(to_json(book)) == book


def test_the_json_is_the_same_byte_for_byte_and_so_is_its_sum() -> None:
    assert to_json(minutes()) == to_json(minutes())
    assert sha256(minutes()) == sha256(minutes())
    assert sha256(minutes()) != sha256(replace(minutes(), footer="changed"))
    assert len(sha256(minutes())) == 64


def test_a_field_at_its_default_is_left_out_so_that_new_fields_change_no_sum() -> None:
    kept = json.loads(to_json(Document("Agenda", (Heading("Items"),))))
    assert kept["document"] == {
        "is": "Document",
        "title": "Agenda",
        "blocks": [{"is": "Heading", "text": "Items"}],
    }


def test_a_document_of_another_format_is_refused_with_a_sentence() -> None:
    with pytest.raises(EgovDeskError, match="another version"):
        from_json('{"format": 99, "document": {}}')


def test_a_document_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        minutes().title = "Other"


def test_plain_text_leaves_out_what_was_deleted() -> None:
    runs = (Run("by "), Run("March", change=Change.DELETED), Run("April", change=Change.INSERTED))
    assert plain(runs) == "by April"


def test_a_plain_name_stands_for_a_column() -> None:
    assert column("Due") == Column("Due")
    assert column(Column("Due", 2)).width == 2
    assert text_runs("") == ()
