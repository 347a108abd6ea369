"""The head of a compared section: its number and title, what it was called, and its words now and then."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from egovdesk.documents.wording import number
from egovdesk.records.draft_changes import Became, SectionPair
from egovdesk.records.passages import word_count
from ui import theme
from ui.item_models.segments import Gap, Line, Segment, Tag, Text
from ui.widgets.labels import Elided, Label, SegmentLabel


class CompareHead(QWidget):
    """The number in petrol, the title, and a line of facts."""

    def __init__(self) -> None:
        super().__init__()
        self.number = Label("", "title20", "petrol")
        self.title = Elided("", "title20")
        self.former = Label("", "note", "ink2", wrap=True)
        self.facts = SegmentLabel()
        self._first = QHBoxLayout()
        self._first.addWidget(self.number)
        self._first.addWidget(self.title, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._first)
        self._column.addWidget(self.facts)
        self._column.addWidget(self.former)
        self._space()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        px = theme.px
        self._column.setContentsMargins(px(30), px(14), px(30), 0)
        self._column.setSpacing(px(6))
        self._first.setSpacing(px(12))

    def show_pair(self, pair: SectionPair, changed: str) -> None:
        """Show which section it is, and what became of it; `changed` says when it last was."""
        section = pair.section
        self.number.setText(section.number)
        self.title.setText(section.title)
        former = []
        if pair.renamed and pair.old is not None:
            former.append(f"Was called “{pair.old.title}”.")
        if pair.moved and pair.old is not None:
            former.append(f"Was section {pair.old.number}.")
        self.former.setText(" ".join(former))
        self.former.setVisible(bool(former))
        self.facts.set_line(_facts(pair, changed))


def _facts(pair: SectionPair, changed: str) -> Line:
    section = pair.section
    parts: list[Segment] = []
    if pair.became in (Became.ADDED, Became.REMOVED):
        tone = "green" if pair.became is Became.ADDED else "red"
        parts.append(Tag(pair.became.label.lower(), tone))
    if section.owner:
        parts.append(Text(f"Written by {section.owner}", "ink2", "note"))
    parts += [*([Gap(8)] if parts else []), Text(_words(pair), "ink2", "note")]
    if changed:
        parts += [Gap(8), Text(f"changed {changed}", "ink2", "note", context=True)]
    return tuple(parts)


def _words(pair: SectionPair) -> str:
    """How many words the section has, and had."""
    now = word_count(pair.new.text) if pair.new is not None else 0
    was = word_count(pair.old.text) if pair.old is not None else 0
    said = f"{number(now)} word{'s' * (now != 1)}"
    return said if now == was else f"{said}, was {number(was)}"
