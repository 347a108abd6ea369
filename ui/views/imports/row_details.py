"""One row of the preview in full: what it speaks of, what becomes of it, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from egovdesk.records.imports import FieldChange, RowFate
from ui.item_models.imports import MARKS
from ui.item_models.segments import Mark, Text
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.section_heading import SectionHeading


def row_widgets(row: RowFate | None) -> Sequence[QWidget | int]:
    """What the pane shows of a row."""
    if row is None:
        return [Label("No row is selected.", "text", "ink3")]
    widgets: list[QWidget | int] = [
        SegmentLabel((Mark(MARKS[row.fate]), Text(f"Row {row.number:,}: {row.fate.label.lower()}", "ink2"))),
        Label(row.what or "It names nothing", "title18", wrap=True),
    ]  # fmt: skip
    if row.why:
        widgets.append(Label(row.why, wrap=True))
    for note in row.notes:
        widgets.append(Label(note, "text", "ink2", wrap=True))
    if row.changes:
        widgets += [4, SectionHeading("What the register will say")]
    for change in row.changes:
        widgets += _change(change)
    return widgets


def _change(change: FieldChange) -> list[QWidget | int]:
    """A fact, and under it what the register says now."""
    told: list[QWidget | int] = [
        Label(change.label, "note500", "ink2"), Label(change.after or "nothing", wrap=True),
    ]  # fmt: skip
    if change.before:
        told.append(Label(f"instead of {change.before}", "note", "ink2", wrap=True))
    return told
