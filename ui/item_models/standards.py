"""Standards, common systems, application selections and strategies as tables, with their marks."""

from __future__ import annotations

from datetime import date
from typing import Any

from egovdesk.documents.wording import short_date
from egovdesk.records.groups import holds_on
from egovdesk.records.standards import (
    Conformity,
    Selection,
    SelectionStage,
    Standard,
    StandardStage,
    Strategy,
    System,
    conformity,
)
from egovdesk.register import Register
from ui.item_models.record_table import Column, RecordTableModel
from ui.item_models.segments import Mark, MarkKind
from ui.item_models.short_list import ShortList

STAGES = {
    StandardStage.ASKED_FOR: MarkKind.PROPOSED,
    StandardStage.DRAFTING: MarkKind.RECOMMENDED,
    StandardStage.CONSULTATION: MarkKind.RECOMMENDED,
    StandardStage.PROPOSED: MarkKind.WAITING,
    StandardStage.ADOPTED: MarkKind.DECIDED,
    StandardStage.REPLACED: MarkKind.DEFERRED,
    StandardStage.WITHDRAWN: MarkKind.NOT_AGREED,
}
CHOOSING = {
    SelectionStage.NEED: MarkKind.PROPOSED,
    SelectionStage.OPTIONS: MarkKind.RECOMMENDED,
    SelectionStage.BUSINESS_CASE: MarkKind.RECOMMENDED,
    SelectionStage.CHOSEN: MarkKind.DECIDED,
    SelectionStage.IN_USE: MarkKind.RATIFIED,
    SelectionStage.STOPPED: MarkKind.NOT_AGREED,
}
_CONFIRMED = {
    Conformity.UNNAMED: MarkKind.AMBER,
    Conformity.UNSAID: MarkKind.AMBER,
    Conformity.CONFORMS: MarkKind.GREEN,
    Conformity.WAIVED: MarkKind.GREEN,
    Conformity.FAILS: MarkKind.RED,
}
_FAR = date(9999, 12, 31)


def stage_of(standard: Standard, today: date) -> tuple[MarkKind, str]:
    """The mark and the word of a standard's stage; one whose review is due says so."""
    if standard.is_due(today):
        return MarkKind.AMBER, "Due for review"
    return STAGES[standard.stage], standard.stage.label


def confirmed(register: Register, selection: Selection) -> tuple[MarkKind, str]:
    """The mark and the word of whether a selection conforms."""
    named = register.selection_standards.find(selection_id=selection.id)
    found = conformity(selection, named)
    early = not found.is_settled and not selection.stage.is_chosen
    return MarkKind.PROPOSED if early else _CONFIRMED[found], found.label


def names(register: Register) -> dict[str, str]:
    """What people and groups are called, by id."""
    people = {one.id: one.name for one in register.people.all()}
    return people | {one.id: one.label for one in register.groups.all()}


class _Names:
    """Names by id, read again with each reading of a list."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._known: dict[str, str] = {}

    def __call__(self, record_id: str | None) -> str:
        if record_id and record_id not in self._known:
            self._known = names(self._register)
        return self._known.get(record_id or "", "")


def standards_model(register: Register, parent: Any = None) -> RecordTableModel[Standard]:
    """The register of standards."""
    named = _Names(register)

    def passes(one: Standard, column: str, value: Any) -> bool:
        if column == "shown":
            return {
                "adopted": one.stage is StandardStage.ADOPTED,
                "worked_up": one.stage.is_worked_up,
                "due": one.is_due(register.today),
                "former": one.stage in (StandardStage.REPLACED, StandardStage.WITHDRAWN),
            }[value]
        return bool(getattr(one, column) == value)

    listed = ShortList(
        register.standards,
        words=lambda one: f"{one.title} {one.version} {one.reference} {named(one.owner_id)} {one.text}",
        passes=passes,
        sorts={
            "title": lambda one: one.title.casefold(),
            "area": lambda one: (one.area, one.title.casefold()),
            "stage": lambda one: (list(StandardStage).index(one.stage), one.title.casefold()),
            "review_on": lambda one: one.review_on or one.due_on or _FAR,
        },
    )  # fmt: skip
    columns: tuple[Column[Standard], ...] = (
        Column("Standard or policy", lambda one: one.title, sort="title", stretch=1,
               note=lambda one: one.version),
        Column("Area", lambda one: one.area.label, sort="area", width=104, gives_way=2),
        Column("Stage", lambda one: stage_of(one, register.today)[1], sort="stage", width=136,
               mark=lambda one: Mark(stage_of(one, register.today)[0])),
        Column("Owner", lambda one: named(one.owner_id), width=130, gives_way=1),
        Column("Review or wanted", lambda one: _day(one.review_on or one.due_on), sort="review_on",
               width=124),
    )  # fmt: skip
    return RecordTableModel(listed.source(), columns, parent, exempt=_exempt)


def systems_model(register: Register, parent: Any = None) -> RecordTableModel[System]:
    """The common systems."""
    named = _Names(register)

    def passes(one: System, column: str, value: Any) -> bool:
        if column == "shown":
            return holds_on(register.today, one.from_on, one.until_on) is bool(value == "now")
        return bool(getattr(one, column) == value)

    listed = ShortList(
        register.systems,
        words=lambda one: f"{one.name} {one.version} {one.supplier} {one.kind.label}",
        passes=passes,
        sorts={
            "name": lambda one: one.name.casefold(),
            "kind": lambda one: (one.kind.label, one.name.casefold()),
            "review_on": lambda one: one.review_on or _FAR,
        },
    )
    columns: tuple[Column[System], ...] = (
        Column("Purpose", lambda one: one.kind.label, sort="kind", width=144),
        Column("System", lambda one: one.name, sort="name", stretch=1,
               note=lambda one: one.version),
        Column("Supplier", lambda one: one.supplier, width=140, gives_way=1),
        Column("Owner", lambda one: named(one.owner_id), width=130, gives_way=2),
        Column("In use", lambda one: _period(one.from_on, one.until_on), width=150),
        Column("Review", lambda one: _day(one.review_on), sort="review_on", width=102),
    )  # fmt: skip
    return RecordTableModel(listed.source(), columns, parent)


def selections_model(register: Register, parent: Any = None) -> RecordTableModel[Selection]:
    """The application selections."""
    named = _Names(register)

    def passes(one: Selection, column: str, value: Any) -> bool:
        if column == "confirmed":
            linked = register.selection_standards.find(selection_id=one.id)
            return conformity(one, linked) is Conformity(value)
        return bool(getattr(one, column) == value)

    listed = ShortList(
        register.selections,
        words=lambda one: f"{one.title} {one.need} {one.business_case} {named(one.group_id)}",
        passes=passes,
        sorts={
            "title": lambda one: one.title.casefold(),
            "group": lambda one: (named(one.group_id), one.title.casefold()),
            "stage": lambda one: (list(SelectionStage).index(one.stage), one.started_on),
            "started_on": lambda one: one.started_on,
        },
    )
    columns: tuple[Column[Selection], ...] = (
        Column("Application for", lambda one: one.title, sort="title", stretch=1),
        Column("Group", lambda one: named(one.group_id), sort="group", width=150, gives_way=1),
        Column("Stage", lambda one: one.stage.label, sort="stage", width=124,
               mark=lambda one: Mark(CHOOSING[one.stage])),
        Column("Standards", lambda one: confirmed(register, one)[1], width=168,
               mark=lambda one: Mark(confirmed(register, one)[0])),
        Column("Begun", lambda one: short_date(one.started_on), sort="started_on", width=102,
               gives_way=2),
    )  # fmt: skip
    return RecordTableModel(listed.source(), columns, parent, exempt=_exempt)


def strategies_model(register: Register, parent: Any = None) -> RecordTableModel[Strategy]:
    """The corporate strategies."""
    named = _Names(register)

    def passes(one: Strategy, column: str, value: Any) -> bool:
        return bool(getattr(one, column) == value)

    listed = ShortList(
        register.strategies,
        words=lambda one: f"{one.title} {one.kind.label} {named(one.owner_id)}",
        passes=passes,
        sorts={
            "title": lambda one: one.title.casefold(),
            "kind": lambda one: (one.kind.label, one.title.casefold()),
        },
    )
    columns: tuple[Column[Strategy], ...] = (
        Column("Strategy", lambda one: one.title, sort="title", stretch=1),
        Column("About", lambda one: one.kind.label, sort="kind", width=170),
        Column("Owner", lambda one: named(one.owner_id), width=140, gives_way=1),
        Column("Holds", lambda one: _period(one.from_on, one.until_on), width=170),
        Column("Linked", lambda one: str(len(register.bearings.find(strategy_id=one.id)) or "none"),
               width=80, right=True),
    )  # fmt: skip
    return RecordTableModel(listed.source(), columns, parent)


def _exempt(one: Standard | Selection) -> str:
    return "exempt" if one.exempt else ""


def _day(day: date | None) -> str:
    return short_date(day) if day else "none set"


def _period(start: date | None, end: date | None) -> str:
    if start and end:
        return f"{start.year} to {short_date(end)}"
    if end:
        return f"until {short_date(end)}"
    return f"since {short_date(start)}" if start else ""
