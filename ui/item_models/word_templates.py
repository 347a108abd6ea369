"""The council's own Word templates as a table: for which documents, of which group, since when."""

from __future__ import annotations

from typing import Any

from egovdesk.documents.wording import short_date
from egovdesk.records.packs import TemplateKind, WordTemplate
from egovdesk.register import Register
from ui.item_models.record_table import Column, RecordTableModel
from ui.item_models.short_list import ShortList

ALL_GROUPS = "every group"


def group_words(register: Register, one: WordTemplate) -> str:
    """The group whose documents a template is for."""
    group = register.groups.maybe(one.group_id)
    return group.label if group else ALL_GROUPS


def templates_model(register: Register, parent: Any = None) -> RecordTableModel[WordTemplate]:
    """The templates, those in use first."""

    def passes(one: WordTemplate, column: str, value: Any) -> bool:
        if column == "shown":
            return (one.withdrawn_on is None) is bool(value == "now")
        return bool(getattr(one, column) == value)

    kinds = list(TemplateKind)
    listed = ShortList(
        register.word_templates,
        words=lambda one: f"{one.name} {one.kind.label} {group_words(register, one)} {one.note}",
        passes=passes,
        sorts={
            "kind": lambda one: (one.withdrawn_on is not None, kinds.index(one.kind), one.name.casefold()),
            "name": lambda one: one.name.casefold(),
            "chosen_on": lambda one: one.chosen_on,
        },
    )  # fmt: skip
    columns: tuple[Column[WordTemplate], ...] = (
        Column("For", lambda one: one.kind.label, sort="kind", width=190),
        Column("File", lambda one: one.name, sort="name", stretch=1, note=lambda one: one.note),
        Column("Of", lambda one: group_words(register, one), width=170, gives_way=2),
        Column("Chosen", lambda one: short_date(one.chosen_on), sort="chosen_on", width=104,
               gives_way=1),
        Column("Withdrawn", lambda one: short_date(one.withdrawn_on) if one.withdrawn_on else "",
               width=104, gives_way=1),
    )  # fmt: skip
    return RecordTableModel(listed.source(), columns, parent)
