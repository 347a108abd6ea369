"""To whom something goes, by what means each, and when: what issuing and recording a dispatch ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from egovdesk.documents.wording import clock_time, long_date
from egovdesk.operations.meetings import Sent, recipients_of
from egovdesk.records.choices import ChoiceList
from egovdesk.records.meetings import Meeting, time_problems
from egovdesk.records.problems import Problem
from ui import theme
from ui.context import Context
from ui.forms.form import Form
from ui.forms.meetings import read_time
from ui.widgets.fields import Labelled, Select
from ui.widgets.tick import Tick

Options = list[tuple[str, str]]
_ROWS, _FEWEST = 6, 3
_ROW, _BETWEEN = 30, 4


class Recipients(Labelled):
    """People on rows, each with a tick and the means by which it goes to that person."""

    def __init__(
        self, proposed: Sequence[Sent], means: Options, *, ticked: bool, rows: int = _ROWS
    ) -> None:
        self._proposed = list(proposed)
        self.ticks: list[Tick] = []
        self.means: list[Select] = []
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        super().__init__("To, and by what means", area)
        self._rows = QGridLayout()
        self._rows.setContentsMargins(0, 0, theme.px(4), 0)
        self._rows.setVerticalSpacing(theme.px(_BETWEEN))
        self._rows.setColumnStretch(0, 1)
        for one in self._proposed:
            self._add(one, means, ticked)
        page = QWidget()
        page.setLayout(self._rows)
        page.setProperty("ground", "paper")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        area.setWidget(page)
        shown = min(rows, len(self._proposed))
        area.setFixedHeight(theme.px((_ROW + _BETWEEN) * shown))
        if self.ticks:
            area.setFocusProxy(self.ticks[0])
        self.setVisible(bool(self._proposed))

    def _add(self, one: Sent, means: Options, ticked: bool) -> None:
        at = len(self.ticks)
        tick = Tick(one.recipient)
        tick.setChecked(ticked)
        by = Select("", means, key=one.means)
        if by.key() is None and means:
            by.set_key(means[0][0])
        by.combo.setAccessibleName(f"How it goes to {one.recipient}")
        by.setFixedWidth(theme.px(170))
        self._rows.addWidget(tick, at, 0)
        self._rows.addWidget(by, at, 1)
        self.ticks.append(tick)
        self.means.append(by)

    def chosen(self) -> list[Sent]:
        """Those ticked, each with the means."""
        rows = zip(self._proposed, self.ticks, self.means, strict=True)
        return [replace(one, means=by.key() or "") for one, tick, by in rows if tick.isChecked()]


class SendingForm(Form):
    """A form about something that goes out of a meeting, to whom, how and when."""

    def __init__(
        self, context: Context, parent: QWidget | None, meeting: Meeting, title: str, ok: str
    ) -> None:
        super().__init__(parent, title, ok, today=context.register.today)
        self._register, self._meeting = context.register, meeting
        found = self._register.choices.find(list=ChoiceList.MEANS)
        self._means: Options = [(one.code, one.label) for one in found]
        self._asked: date | None = None
        self._sure: date | None = None

    def ask_to_whom(self, *, ticked: bool, others: int = 0) -> None:
        """Ask whom of the day's members it goes to, and who else; beside `others` further fields."""
        proposed = recipients_of(self._register, self._meeting)
        rows = max(_FEWEST, (_ROWS - others) * 100 // theme.text_size())
        self.recipients = Recipients(proposed, self._means, ticked=ticked, rows=rows)
        self.add("to", self.recipients, whole=True)
        self.line("others", "Others, with commas between")
        self.select("others_means", "To them by", self._means)

    def ask_when(self) -> None:
        """Ask on what day and at what time it goes out."""
        today = self._register.today
        self.sent_on = self.day("sent_on", "Sent on", today, needed="Type the day it goes out.")
        self.line("sent_at", "At", clock_time(datetime.now().time()))

    def goes_before(self) -> bool:
        """Whether what goes out is for the meeting, and not its minutes."""
        return True

    def problems(self) -> tuple[Problem, ...]:
        """The time has to be one, and a day after the meeting is asked about once."""
        found = tuple(time_problems("sent_at", read_time(self.value("sent_at"))))
        day = self._after()
        if day is None or day == self._sure:
            return found
        held = long_date(self._meeting.held_on)
        again = f"choose “{self.ok.text()}” again"
        sentence = f"The meeting is before that, on {held}. If the day is right, {again}."
        return (Problem("sent_on", sentence), *found)

    def _after(self) -> date | None:
        """The day typed, where it comes after the meeting that the papers are for."""
        day: date | None = self.value("sent_on")
        late = day is not None and day > self._meeting.held_on and self.goes_before()
        return day if late else None

    def try_saving(self) -> None:
        """OK; a second time says that a day after the meeting is right."""
        self._sure, self._asked = self._asked, self._after()
        super().try_saving()

    def sent(self) -> list[Sent]:
        """To whom it goes, and how."""
        others = [one.strip() for one in self.value("others").split(",")]
        means = self.value("others_means")
        return self.recipients.chosen() + [Sent(one, means) for one in others if one]

    def moment(self) -> datetime:
        """When it goes out."""
        at = time.fromisoformat(read_time(self.value("sent_at")) or "00:00")
        return datetime.combine(self.value("sent_on") or self.today, at).astimezone()
