"""The pane beside the responsibilities: who has the current one, and when it was dealt with."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import long_date
from egovdesk.responsibilities import Duty, Responsibilities
from ui.context import Context
from ui.item_models.segments import Icon, Text
from ui.list_page import DetailsPane
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.section_heading import SectionHeading


class ResponsibilitiesPane(DetailsPane):
    """One responsibility: its words in Chart 3, the groups that have it, and what is amiss."""

    def __init__(self, context: Context) -> None:
        super().__init__("The responsibility")
        self._context = context

    def show_code(self, read: Responsibilities, code: str) -> None:
        """Show one, or how to begin."""
        choice = read.choices.get(code)
        if choice is None:
            self.fill([Label("Arrow to a cell, and press a letter.", "text", "ink2", wrap=True)])
            return
        duties, gap = read.of_code(code), read.gap(code)
        head = SegmentLabel((Text(code, "ink2", "note600"),))
        widgets: list[QWidget | int] = [head, Label(choice.wording, "title18", wrap=True), 4]
        if gap:
            widgets.append(SegmentLabel((Icon("triangle-alert", "amber_mark"), Text(gap, "amber"))))
        if duties:
            widgets += [6, SectionHeading("Last on an agenda")]
            for one in duties:
                widgets += self._duty(read, one)
        widgets += [8, Label(choice.source, "note", "ink3", wrap=True)]
        self.fill(widgets)

    def _duty(self, read: Responsibilities, duty: Duty) -> list[QWidget | int]:
        name = read.register.groups.get(duty.group_id).name
        when = long_date(duty.seen.held_on) if duty.seen is not None else "never"
        state = "in its terms of reference" if duty.formalised else "not in its terms of reference"
        line = Label(f"{when}, {state}", "text", "amber" if duty.late else "ink2", wrap=True)
        return [Label(name, "row", wrap=True), line, 4]
