"""The highlight report being written: six lights with words, then what was done and what comes next."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from egovdesk.documents.wording import long_date
from egovdesk.operations.projects.reports import write_report
from egovdesk.records.projects import ASPECTS, HighlightReport, Rag
from egovdesk.register import Register
from ui import theme
from ui.dates import parse_date
from ui.forms.prose_field import ProseField
from ui.forms.typed import TypedChanges
from ui.messages import tell
from ui.widgets.fields import DateField
from ui.widgets.labels import Label
from ui.widgets.lights import LightChoice

_TEXTS = (
    ("summary", "Status in a sentence or two"), ("done", "This period"), ("next", "Next period"),
    ("decisions_needed", "Decisions needed of the board"), ("changes", "Change requests"),
    ("lessons", "Lessons"),
)  # fmt: skip


class ReportEditor(QScrollArea):
    """Fields that save themselves as they are typed in; Tab goes through them in order."""

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._report_id = ""
        self._saving = False
        self._typed = TypedChanges(self._save, lambda error: tell(self, error), self)
        self.lights: dict[str, LightChoice] = {}
        self.words: dict[str, QLineEdit] = {}
        self.texts: dict[str, ProseField] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("ground", "paper")
        self.setAccessibleName("The highlight report being written")
        inside = QWidget()
        inside.setProperty("ground", "paper")
        self._column = QVBoxLayout(inside)
        self._add_period()
        self._add_lights()
        for field, heading in _TEXTS:
            self._add_text(field, heading)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.setFocusProxy(self.lights["overall"])
        self._space()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        px = theme.px
        self._column.setContentsMargins(px(20), px(12), px(24), px(20))
        self._column.setSpacing(px(10))
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(4))

    def _add_period(self) -> None:
        row = QGridLayout()
        self.days = {
            name: DateField(label, self._read_day, long_date, needed=needed)
            for name, label, needed in (
                ("from_on", "From", ""), ("until_on", "Until", "Type the last day of the period."),
            )
        }  # fmt: skip
        for at, (name, field) in enumerate(self.days.items()):
            field.date_changed.connect(lambda day, each=name: self._put_day(each, day))
            row.addWidget(field, 0, at)
        row.setColumnStretch(2, 1)
        self._column.addLayout(row)

    def _read_day(self, typed: str) -> date:
        return parse_date(typed, self._register.today)

    def _add_lights(self) -> None:
        self._grid = QGridLayout()
        for at, aspect in enumerate(ASPECTS):
            light, words = LightChoice(aspect.capitalize()), QLineEdit()
            words.setAccessibleName(f"Why {aspect} is so")
            words.setPlaceholderText("why" if at else "why, in a line that the board reads first")
            light.chosen.connect(lambda rag, each=aspect: self._put(each, Rag(rag), now=True))
            words.textEdited.connect(lambda text, each=aspect: self._put(f"{each}_words", text))
            words.editingFinished.connect(self._typed.end)
            self._grid.addWidget(Label(aspect.capitalize(), "row", "ink2"), at, 0)
            self._grid.addWidget(light, at, 1)
            self._grid.addWidget(words, at, 2)
            self.lights[aspect], self.words[aspect] = light, words
        self._grid.setColumnStretch(2, 1)
        self._column.addLayout(self._grid)

    def _add_text(self, field: str, heading: str) -> None:
        prose = ProseField(heading, Label(heading, "row", "ink2"))
        prose.edited.connect(lambda: self._put(field, prose.markdown()))
        prose.left.connect(self._typed.end)
        self.texts[field] = prose
        self._column.addWidget(prose)

    # -- showing and saving -------------------------------------------------------------------------

    def show_report(self, report: HighlightReport) -> None:
        """Show a report; what is being typed in it is left alone."""
        if self._saving:
            return
        if self._report_id != report.id:
            self._typed.end()
            self._report_id = report.id
        locked = self._register.read_only
        for name, field in self.days.items():
            field.set_date(getattr(report, name))
        for aspect in ASPECTS:
            self.lights[aspect].set_light(report.light(aspect).value)
            self.lights[aspect].set_locked(locked)
            self.words[aspect].setReadOnly(locked)
            if not self._typed.is_pending(f"{aspect}_words"):
                self._show_words(aspect, report.words(aspect))
        for name, prose in self.texts.items():
            prose.setReadOnly(locked)
            if not self._typed.is_pending(name):
                prose.show_text(getattr(report, name))

    def _show_words(self, aspect: str, words: str) -> None:
        line = self.words[aspect]
        if line.text().strip() != words:
            line.setText(words)
            line.setCursorPosition(0)

    def _put(self, field: str, value: Any, *, now: bool = False) -> None:
        if not self._report_id:
            return
        self._typed.put(field, value)
        if now:
            self._typed.end()

    def _put_day(self, field: str, day: date | None) -> None:
        if day is not None or field == "from_on":
            self._put(field, day, now=True)

    def _save(self, changes: dict[str, Any], join: str) -> None:
        # The notice of what was typed must not bring it back to what was typed before.
        self._saving = True
        try:
            with self._register.step("Write highlight report", join=join):
                write_report(self._register, self._report_id, **changes)
        finally:
            self._saving = False

    def leave(self) -> None:
        """Save what is being typed."""
        self._typed.end()
