"""The tab of decision rights: the matrix, its keys, and the gaps at the right."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import counted, long_date
from egovdesk.operations.framework.gaps import open_gap
from egovdesk.operations.framework.rights import set_rights, use_model
from egovdesk.records.framework import RightKind
from egovdesk.records.matrix import ROWS, Gap, Holder
from egovdesk.register import Changes
from egovdesk.rights import TABLES, Rights
from ui.commands import Command, Hint
from ui.context import Context
from ui.item_models.rights import RightsModel
from ui.messages import told
from ui.views.framework.matrix_tab import MatrixTab
from ui.views.framework.rights_acts import RightsActs
from ui.views.framework.rights_commands import COMMANDS, LETTERS
from ui.views.framework.rights_pane import RightsPane
from ui.widgets.buttons import Button
from ui.widgets.matrix import Matrix


class RightsTab(RightsActs, MatrixTab):
    """Who decides what, on a day."""

    KEY = "rights"
    WORDS = "Decision rights"
    LEGEND = (
        ("D", "decides: exactly one a row"), ("R", "ratifies"), ("P", "proposes"),
        ("C", "is consulted"), ("Del", "clear"), ("E", "each service group"),
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = COMMANDS
    LETTERS: ClassVar[dict[str, str]] = LETTERS
    BUTTONS: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Export…", "rights.export", "file-output"),
        ("Send to be adopted…", "rights.send", "send"),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.rights = Rights(self.register)
        self.matrix = Matrix(RightsModel(), "Decision rights")
        self.matrix.current_changed.connect(self._on_current)
        self.pane = RightsPane(self)
        self.apart = False
        self.day: date | None = None
        self.shows_changes = False
        self.besides: set[Holder] = set()
        self._pane_later = QTimer(self, singleShot=True, interval=0)
        self._pane_later.timeout.connect(lambda: self.pane.load())
        self._row = ""
        self.lay_out("Rights", self.pane, "Gaps")

    # -- showing -------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the rights of the day again, and stay where one is."""
        here = self.matrix.current()
        self.rights = Rights(self.register, self.day)
        self.matrix.cells.load(self.rights, apart=self.apart, besides=self.besides)
        if here[0]:
            self.matrix.go_to(*here)
        self._row = self.matrix.current()[0]
        self.pane.load()
        gaps = len(self.rights.open_gaps)
        self.counted.emit(counted(gaps, "gap") if gaps else "")
        self.subtitle_changed.emit(self.subtitle())

    def _on_current(self) -> None:
        row = self.matrix.current()[0]
        if row != self._row:
            self._row = row
            self._pane_later.start()
        self.state_changed.emit()

    def subtitle(self) -> str:
        """How many rows and groups there are."""
        groups = counted(sum(one.is_group for one in self.rights.shown), "group")
        day = f" As on {long_date(self.day)}." if self.day else ""
        return f"Who decides what. Five categories from section 2.2, {groups}.{day}"

    def dress(self, button: Button) -> None:
        """Name the group that would adopt the rights."""
        adopter = self.adopter()
        if adopter is not None and "adopt" in button.text():
            button.setText(f"Send to {adopter.label} to adopt…")

    def record_id(self) -> str:
        """The right held in the current cell."""
        category, key = self.matrix.current()
        for one in self.holders_of(key):
            found = self.register.rights.find(
                category=category, group_id=one.group_id, post_id=one.post_id
            )
            if found:
                return found[-1].id
        return ""

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the matrix."""
        return (("↑↓←→", "move"), ("D R P C", "set", "rights.decides"), ("Ctrl Z", "undo"),
                ("F7", "next gap", "framework.next_problem"), ("F6", "next pane"))  # fmt: skip

    def refresh(self, changes: Changes) -> None:
        """Follow the register."""
        if changes.tables & (TABLES | {"adoptions"}):
            self.load()

    # -- cells ---------------------------------------------------------------------------------

    def holders_of(self, key: str) -> tuple[Holder, ...]:
        at = self.matrix.cells.column_of(key)
        return self.matrix.cells.heads[at].holders if at >= 0 else ()

    def why_not_set(self) -> str:
        """A cell has to be selected."""
        return "" if self.matrix.current()[0] else "Select a cell of the matrix first."

    def _set(self, kind: RightKind | None) -> None:
        chosen = self.matrix.chosen() or [self.matrix.current()]
        cells = [(row, holder) for row, key in chosen for holder in self.holders_of(key)]
        set_rights(self.register, cells, kind, self.rights.day)

    @told
    def set_decides(self) -> None:
        """Let it decide."""
        self._set(RightKind.DECIDES)

    @told
    def set_ratifies(self) -> None:
        """Let it ratify."""
        self._set(RightKind.RATIFIES)

    @told
    def set_proposes(self) -> None:
        """Let it propose."""
        self._set(RightKind.PROPOSES)

    @told
    def set_consulted(self) -> None:
        """Have it heard."""
        self._set(RightKind.CONSULTED)

    @told
    def clear(self) -> None:
        """End the right."""
        self._set(None)

    def turn_apart(self) -> None:
        """Show each service development group, or all of them in one column."""
        self.apart = not self.apart
        self.load()

    # -- rows and gaps -------------------------------------------------------------------------

    def gap_of(self, category: str) -> Gap | None:
        """The open gap of a row."""
        return next((one for one in self.rights.open_gaps if one.category == category), None)

    def why_not_row(self) -> str:
        """A row has to be selected."""
        return "" if self.matrix.current()[0] else "Select a row of the matrix first."

    def why_not_accept(self) -> str:
        """The row has to have a gap."""
        if self.why_not_row():
            return self.why_not_row()
        return "" if self.gap_of(self.matrix.current()[0]) else "This row has no gap."

    def why_not_fill(self) -> str:
        """There has to be a row in which nobody has a right."""
        return "" if self._empty() else "Every row has rights."

    def why_not_next_problem(self) -> str:
        """There has to be a gap."""
        return "" if self.rights.open_gaps else "There is no gap."

    def _empty(self) -> list[str]:
        return [code for code in ROWS if not self.rights.held[code]]

    def next_problem(self) -> None:
        """Go to the next gap after the current row, and round again."""
        gaps = list(self.rights.open_gaps)
        here = self.matrix.current()[0]
        at = ROWS.index(here) if here else -1
        following = [one for one in gaps if ROWS.index(one.category) > at] or gaps
        self.show_gap(following[0])

    def show_gap(self, gap: Gap) -> None:
        """Select the cells that a gap is about."""
        wanted = gap.holders or tuple(holder for holder, _ in gap.suggested)
        keys = [
            head.key for head in self.matrix.cells.heads if set(head.holders) & set(wanted)
        ] or [head.key for head in self.matrix.cells.heads[:1]]
        several = keys if gap.kind == "two_decide" else keys[:1]
        self.matrix.setFocus()
        self.matrix.choose([(gap.category, key) for key in several])

    @told
    def use_model(self) -> None:
        """Give the current row the model's answer."""
        category = self.matrix.current()[0]
        use_model(self.register, [category], self.rights.day)
        self.context.say(f"{self.rights.labels.get(category, category)} as in the model")

    @told
    def fill(self) -> None:
        """Give every empty row the model's answer."""
        empty = self._empty()
        use_model(self.register, empty, self.rights.day)
        self.context.say(f"{counted(len(empty), 'row')} filled from the model")

    @told
    def open_again(self, gap: Gap) -> None:
        """Let an accepted gap count again."""
        open_gap(self.register, gap.category)
