"""Forms about decision rights: who decides a row, and why a gap may stand."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from egovdesk.operations.framework.rights import choose_decider
from egovdesk.records.framework import RightKind
from egovdesk.records.matrix import Holder, holder_of
from egovdesk.rights import Rights
from ui.context import Context
from ui.forms.form import Form

NOBODY = ""


class ChooseForm(Form):
    """Who decides a row, and who ratifies it."""

    def __init__(
        self, context: Context, parent: QWidget | None, rights: Rights, category: str
    ) -> None:
        row = rights.rows[category]
        super().__init__(parent, f"{row.label}: who decides?", "Save", today=rights.day)
        self._rights, self._category = rights, category
        everybody = [(one.holder.key, one.name) for one in rights.columns.values()]
        groups = [(one.holder.key, one.name) for one in rights.columns.values() if one.is_group]
        for name, label, options, kind in (
            ("decides", "Decides", everybody, RightKind.DECIDES),
            ("ratifies", "Ratifies", groups, RightKind.RATIFIES),
        ):
            now = row.columns_of(kind) or row.columns_of(kind, row.answer)
            key = now[0].holder.key if now else NOBODY
            self.select(name, label, [(NOBODY, "Nobody"), *options], key)
        self.advise(row.model_answer(), "tint")

    def _holder(self, name: str) -> Holder | None:
        key = str(self.value(name))
        return holder_of(key) if key else None

    def save(self) -> str:
        """Give the two their rights, and no others."""
        choose_decider(
            self._rights.register, self._category, self._holder("decides"),
            self._holder("ratifies"), self._rights.day,
        )  # fmt: skip
        return self._category
