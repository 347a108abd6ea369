"""What the tab of decision rights does through forms: gaps, limits, columns, dates, versions, days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from egovdesk.documents.wording import long_date
from egovdesk.operations.framework.gaps import accept_gap
from egovdesk.operations.framework.rights import clear_column
from egovdesk.records.framework import AdoptionState, AdoptionSubject, Right
from egovdesk.records.groups import Tier, holds_on
from egovdesk.records.matrix import Column, Gap, Holder
from egovdesk.rights import Rights, adopted_on
from ui.messages import told
from ui.places import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from egovdesk.records.framework import Adoption
    from egovdesk.register import Register
    from ui.context import Context
    from ui.item_models.rights import RightsModel
    from ui.widgets.matrix import Matrix

    class _Tab(QWidget):
        """What the tab has."""

        context: Context
        register: Register
        rights: Rights
        matrix: Matrix[RightsModel]
        day: date | None
        shows_changes: bool
        besides: set[Holder]

        def load(self) -> None: ...
        def holders_of(self, key: str) -> tuple[Holder, ...]: ...
        def gap_of(self, category: str) -> Gap | None: ...
else:

    class _Tab:
        pass


class RightsActs(_Tab):
    """The commands that ask something first."""

    # -- the row -------------------------------------------------------------------------------

    def choose(self) -> None:
        """Choose who decides the row and who ratifies it."""
        from ui.forms.rights import ChooseForm

        ChooseForm(self.context, self, self.rights, self.matrix.current()[0]).ask()

    def accept(self) -> None:
        """Let the row's gap stand."""
        from ui.forms.reasons import ReasonForm

        gap = self.gap_of(self.matrix.current()[0])
        if gap is not None:
            category = gap.category
            ReasonForm(
                self.context, self, f"Let this stand? {gap.title}", "Accept", "Why it is what you want",
                f"{gap.sentence} {gap.answer} It opens again when the row changes.",
                lambda reason: accept_gap(self.register, category, reason),
            ).ask()  # fmt: skip

    def limit(self) -> None:
        """Set the amount over which decisions in the selected rows are ratified."""
        from ui.forms.rights_more import LimitForm

        rows = list(dict.fromkeys(row for row, _ in self.matrix.chosen()))
        category, key = self.matrix.current()
        holders = self.holders_of(key)
        group = holders[0].group_id if len(holders) == 1 else None
        LimitForm(self.context, self, self.rights, rows or [category], group).ask()

    def architecture(self) -> None:
        """Choose who decides category D, with the reason."""
        from ui.forms.rights_more import ArchitectureForm

        ArchitectureForm(self.context, self).ask()

    # -- the cell and its column ---------------------------------------------------------------

    def _right(self) -> Right | None:
        """The right in the current cell on the day, or else the last that was."""
        category, key = self.matrix.current()
        holders = self.holders_of(key)
        if not category or len(holders) != 1:
            return None
        found = self.register.rights.find(
            category=category, group_id=holders[0].group_id, post_id=holders[0].post_id
        )
        now = [one for one in found if holds_on(self.rights.day, one.from_on, one.until_on)]
        return next(iter(reversed(now or found)), None)

    def why_not_dates(self) -> str:
        """The cell has to have, or have had, a right."""
        return "" if self._right() is not None else "Select a cell that has a right first."

    def change_dates(self) -> None:
        """Change from when until when the right holds."""
        from ui.forms.rights_more import DatesForm

        right = self._right()
        if right is not None:
            column = self.rights.columns[Holder(right.group_id, right.post_id)]
            DatesForm(self.context, self, right, f"{right.category}, {column.label}").ask()

    def _offered(self) -> list[Column]:
        shown = {one.holder for one in self.rights.shown} | self.besides
        return [one for holder, one in self.rights.columns.items() if holder not in shown]

    def why_not_add_column(self) -> str:
        """There has to be a group or a post without a column."""
        return "" if self._offered() else "Every group and post has a column."

    def add_column(self) -> None:
        """Show a further group or post."""
        from ui.forms.rights_more import ColumnForm

        holder = ColumnForm(self.context, self, self._offered()).chosen()
        if holder is not None:
            self.besides.add(holder)
            self.load()
            self.matrix.go_to(self.matrix.current()[0] or "A1", holder.key)
            self.matrix.setFocus()

    @told
    def remove_column(self) -> None:
        """End every right of the column."""
        for holder in self.holders_of(self.matrix.current()[1]):
            self.besides.discard(holder)
            clear_column(self.register, holder, self.rights.day)
        self.load()

    # -- versions ------------------------------------------------------------------------------

    def adopter(self) -> Column | None:
        """The group that adopts the rights: SMT, or the e-governance group where there is none."""
        for tier in (Tier.SMT, Tier.E_GOVERNANCE):
            for one in self.rights.columns.values():
                if tier in one.tiers:
                    return one
        return None

    def adopted(self) -> Adoption | None:
        """The version that stood adopted on the day."""
        return adopted_on(self.register, self.rights.day)

    def proposed(self) -> Adoption | None:
        """The version that is on an agenda."""
        found = self.register.adoptions.find(
            subject=AdoptionSubject.RIGHTS, state=AdoptionState.PROPOSED
        )
        return found[-1] if found else None

    def why_not_send(self) -> str:
        """There have to be rights."""
        return "Nobody has any right yet." if self.rights.is_empty else ""

    def send(self) -> None:
        """Put the adoption of the rights on a group's agenda."""
        from ui.forms.rights_more import SendForm

        made = SendForm(self.context, self, self.rights, self.adopter()).ask()
        item = self.register.items.maybe(made)
        if item is not None:
            meeting = self.register.meetings.get(item.meeting_id or "")
            self.context.say(f"On the agenda of {long_date(meeting.held_on)}")

    def record(self) -> None:
        """Record an adoption on paper."""
        from ui.forms.rights_more import RecordForm

        RecordForm(self.context, self, self.rights.day).ask()

    def why_not_changes(self) -> str:
        """Something has to be adopted."""
        return "" if self.adopted() is not None else "No version has been adopted yet."

    def turn_changes(self) -> None:
        """Show what has changed since, or no longer."""
        self.shows_changes = not self.shows_changes
        self.load()

    def open_proposed(self) -> None:
        """Go to the item that proposes the version."""
        version = self.proposed()
        item = self.register.items.maybe(version.item_id) if version else None
        if item is not None:
            self.context.go(Place("meeting", item.meeting_id or "", "prepare", item.id))

    def export_word(self) -> None:
        """Write the rights of the day as a Word document."""
        self.context.export("rights", on=self.rights.day, word=True)

    def export_excel(self) -> None:
        """Write the matrix of the day as an Excel file."""
        self.context.export("rights", on=self.rights.day)

    # -- days ----------------------------------------------------------------------------------

    def as_on(self) -> None:
        """Show the rights of another day."""
        from ui.forms.day import DayForm

        today = self.register.today
        chosen = DayForm(self, "Decision rights as on", today, self.rights.day).day_chosen()
        if chosen is not None:
            self._turn_to(None if chosen == today else chosen)

    def why_not_today(self) -> str:
        """Another day has to be shown."""
        return "" if self.day is not None else "These are today’s rights."

    def as_today(self) -> None:
        """Show today's rights."""
        self._turn_to(None)

    def _turn_to(self, day: date | None) -> None:
        self.day = day
        self.load()
