"""What the item in hand is to ratify: each decision with its wording, and how it was answered."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.documents.decisions import wording
from egovdesk.documents.ratifications import answer_words, where_it_stands
from egovdesk.records.decisions import Decision
from egovdesk.records.meetings import Item
from egovdesk.records.ratifications import Ratification, RatificationState
from ui import theme
from ui.context import Context
from ui.item_models import public_screen
from ui.item_models.decisions import ANSWERS
from ui.item_models.segments import Mark, Text
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.section_heading import SectionHeading


class Asked(QWidget):
    """Number, group, title and wording of each decision; exempt ones are hidden on the public screen."""

    def __init__(self, context: Context, *, answering: bool) -> None:
        super().__init__()
        self._context, self._register = context, context.register
        self._answering = answering
        self._shown: object = None
        self._inside = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_item(self, item: Item | None) -> None:
        """Show what an item is to ratify, or nothing."""
        asked = self._register.ratifications.find(item_id=item.id) if item is not None else []
        decisions = [self._register.decisions.get(one.decision_id) for one in asked]
        parts = self._register.decision_parts.of_decisions([one.id for one in decisions])
        shown = (asked, decisions, parts, public_screen.is_on())
        self.setVisible(bool(asked))
        if shown == self._shown:
            return
        self._shown = shown
        self._column.removeWidget(self._inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        several = f"{len(asked)}" if len(asked) > 1 else ""
        column.addWidget(SectionHeading("To ratify", several, rule=False))
        for one, decision in zip(asked, decisions, strict=True):
            said = wording(parts.get(decision.id, []))
            for part in self._decision(one, decision, said):
                column.addWidget(part)
            column.addSpacing(theme.px(6))
        if self._answering and asked:
            button = Button("Answer one decision…", "text")
            self._context.menus.follow(button, "decisions.answer_one")
            column.addWidget(button)
        self._column.addWidget(self._inside)

    def _decision(self, asked: Ratification, decision: Decision, said: str) -> Iterator[QWidget]:
        group = self._register.groups.get(decision.group_id)
        name = self._register.groups.named_on(group, decision.decided_on).name
        yield SegmentLabel(
            (Mark(ANSWERS[asked.state]), Text(decision.number or "no number", "ink2", "note600"),
             Text(name, "ink2", "note"))
        )  # fmt: skip
        if decision.exempt and public_screen.is_on():
            yield Label(public_screen.HIDDEN, "text", "exempt", wrap=True)
            return
        yield Label(decision.title, "row", wrap=True)
        if said:
            yield Label(said, "prose15", wrap=True)
        if asked.state is not RatificationState.WAITING:
            yield Label(where_it_stands(self._register, asked), "note", "ink2", wrap=True)
            for label, words in answer_words(self._register, asked, public=public_screen.is_on()):
                yield Label(f"{label}: {words}", "note", "ink2", wrap=True)
