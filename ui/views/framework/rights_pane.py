"""The pane beside the matrix: the gaps to close with their remedies, and those that were accepted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from egovdesk.documents.wording import counted
from egovdesk.records.matrix import ROWS, Gap
from egovdesk.rights import acceptance_of
from ui import theme
from ui.item_models.segments import Icon, Text
from ui.list_page import DetailsPane
from ui.page import hairline
from ui.views.framework.rights_about import about_row, about_versions
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import Elided, Label, SegmentLabel
from ui.widgets.section_heading import SectionHeading

if TYPE_CHECKING:
    from ui.views.framework.rights import RightsTab

_SHOWN = 8


class RightsPane(DetailsPane):
    """What is amiss, and what the model would have."""

    def __init__(self, tab: RightsTab) -> None:
        super().__init__("Gaps in the decision rights")
        self._tab = tab

    def load(self) -> None:
        """Show the gaps of the tab's day."""
        rights = self._tab.rights
        open_gaps = rights.open_gaps
        if rights.is_empty:
            self.fill([*self._nothing_yet(), 12, *about_versions(self._tab)])
            return
        widgets: list[QWidget | int] = [self._head(len(open_gaps))]
        for at, gap in enumerate(open_gaps[:_SHOWN]):
            if at:
                widgets += [4, hairline(), 4]
            widgets.append(self._gap(gap))
        if len(open_gaps) > _SHOWN:
            more = counted(len(open_gaps) - _SHOWN, "more gap")
            widgets += [
                4,
                Label(f"{more}. F7 goes through all of them.", "note", "ink2", wrap=True),
            ]
        widgets += self._accepted()
        row = self._tab.matrix.current()[0]
        if row:
            widgets += [12, *about_row(self._tab, row)]
        versions = about_versions(self._tab)
        if versions:
            widgets += [8, hairline(), 4, *versions]
        at = self.verticalScrollBar().value()
        self.fill(widgets)
        self.verticalScrollBar().setValue(at)

    def _nothing_yet(self) -> list[QWidget | int]:
        button = Button("Fill from the model", "primary")
        self._tab.context.menus.follow(button, "rights.fill")
        return [
            Label("Nobody has any right yet", "title18", wrap=True),
            Label(
                "Begin with the answers of the paper’s model, as far as the council has its groups, "
                "and change what you do otherwise. Or arrow to a cell and press a letter.",
                "text", "ink2", wrap=True,
            ),
            8,
            button,
        ]  # fmt: skip

    def _head(self, gaps: int) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, theme.px(6))
        words = f"{counted(gaps, 'gap')} to close" if gaps else "No gap to close"
        row.addWidget(Label(words, "heading"))
        row.addStretch(1)
        clear = len(ROWS) - len({one.category for one in self._tab.rights.open_gaps})
        row.addWidget(Elided(f"{clear} of {len(ROWS)} rows clear", "text", "ink2"))
        return holder

    def _gap(self, gap: Gap) -> QWidget:
        told = QWidget()
        column = _column(told)
        line = (Icon("triangle-alert", "amber_mark", size=14), Text(gap.title, "ink", "heading"))
        column.addWidget(SegmentLabel(line))
        column.addWidget(_inset(Label(gap.sentence, "text", "ink2", wrap=True)))
        column.addWidget(_inset(Label(gap.answer, wrap=True)))
        if gap.allowed:
            column.addWidget(_inset(Label("Allowed, if that is what you want.", wrap=True)))
        column.addWidget(_inset(self._links(gap), 16))
        told.setToolTip(gap.source)
        return told

    def _links(self, gap: Gap) -> QWidget:
        holder = QWidget()
        flow = Flow(holder, 4)
        flow.setContentsMargins(0, 0, 0, 0)
        if gap.suggested or gap.kind == "two_decide":
            flow.addWidget(self._link("Use the model", gap, "rights.use_model"))
        flow.addWidget(self._link("Choose…", gap, "rights.choose"))
        if gap.kind == "two_decide":
            show = Button("Show both" if len(gap.holders) == 2 else "Show them", "text")
            show.clicked.connect(lambda _checked=False: self._tab.show_gap(gap))
            flow.addWidget(show)
        if gap.allowed:
            flow.addWidget(self._link("Accept, with a reason…", gap, "rights.accept"))
        return holder

    def _link(self, words: str, gap: Gap, command: str) -> Button:
        """A link that does a command on the gap's row."""
        button = Button(words, "text")
        button.setAccessibleName(f"{words.rstrip('…')}: {gap.title}")
        menus = self._tab.context.menus

        def act() -> None:
            self._tab.show_gap(gap)
            menus.run(command)

        button.clicked.connect(lambda _checked=False: act())
        button.setEnabled(not self._tab.register.read_only)
        return button

    def _accepted(self) -> list[QWidget | int]:
        found: list[QWidget | int] = []
        for gap in self._tab.rights.gaps:
            acceptance = acceptance_of(self._tab.register, gap)
            if acceptance is not None:
                button = Button("Open again", "text")
                button.setEnabled(not self._tab.register.read_only)
                button.clicked.connect(_calling(self._tab.open_again, gap))
                found += [
                    Label(gap.title, "row", wrap=True),
                    Label(f"Accepted: {acceptance.reason}", "text", "ink2", wrap=True),
                    button,
                ]
        return [12, SectionHeading("Accepted, with a reason"), *found] if found else []


def _calling(act: Callable[[Gap], None], gap: Gap) -> Callable[..., None]:
    return lambda _checked=False: act(gap)


def _column(holder: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(3))
    return column


def _inset(widget: QWidget, left: int = 20) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(theme.px(left), 0, 0, 0)
    row.addWidget(widget)
    return holder
