"""Issuing an agenda or a supplement: to whom, by what means, when, and what notice that gives."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtWidgets import QWidget

from egovdesk.deadlines import Deadlines
from egovdesk.documents.meetings import (
    agenda_content,
    notice_sentence,
    pending_changes,
    supplement_content,
)
from egovdesk.documents.wording import clock_time, counted
from egovdesk.operations.meetings import (
    Sent,
    issue_agenda,
    issue_supplement,
    next_supplement,
    recipients_of,
)
from egovdesk.records.choices import ChoiceList
from egovdesk.records.meetings import Meeting, time_problems
from egovdesk.records.problems import Problem
from ui.context import Context
from ui.forms.form import Form
from ui.forms.meetings import read_time
from ui.widgets.labels import Label
from ui.widgets.note import Note

_WEB = "Council web site"


class IssueForm(Form):
    """The day's members are ticked; others are typed. OK issues, which is not undone."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None,
        meeting: Meeting,
        *,
        supplement: bool = False,
    ) -> None:
        register = context.register
        number = next_supplement(register, meeting.id)
        what = f"supplement {number}" if supplement else "the agenda"
        super().__init__(parent, f"Issue {what}", f"Issue {what}", today=register.today)
        self._register, self._meeting, self._supplement = register, meeting, supplement
        self._deadlines = Deadlines(register)
        self._open = register.groups.get(meeting.group_id).is_open
        self.notice = Note("green", "")
        self._column.insertWidget(2, Label(self._said(), wrap=True))
        self._column.insertWidget(3, self.notice)
        self._proposed = recipients_of(register, meeting)
        for at, one in enumerate(self._proposed):
            self.tick(f"to_{at}", one.recipient, True)
        if self._open:
            self.tick("web", "The public’s copy on the web site", True)
        means = register.choices.find(list=ChoiceList.MEANS)
        self.select("means", "To them by", [(one.code, one.label) for one in means])
        self.line("others", "Others, with commas between", whole=True)
        day = self.day("sent_on", "Sent on", register.today, needed="Type the day it goes out.")
        day.date_changed.connect(lambda _day: self._show_notice())
        self.line("sent_at", "At", clock_time(datetime.now().time()))
        self._show_notice()

    def _said(self) -> str:
        if not self._supplement:
            return (
                "The numbers of its items are fixed from now on, and the agenda is kept exactly as "
                "it goes out. What comes later makes a supplement. This cannot be undone."
            )
        found = pending_changes(self._register, self._meeting.id, as_of=self.today)
        return (
            f"{counted(len(found.added), 'item')} added, {len(found.changed)} changed, "
            f"{len(found.withdrawn)} withdrawn. Numbers that were issued stay as they are. "
            "This cannot be undone."
        )

    def _show_notice(self) -> None:
        """Say what notice the day typed gives; a supplement is urgent business, whatever its day."""
        day = self.value("sent_on")
        self.notice.setVisible(day is not None and not self._supplement)
        if day is not None:
            sentence, enough = notice_sentence(self._register, self._meeting, day, self._deadlines)
            self.notice.set_sentence(sentence, "green" if enough else "amber")

    def problems(self) -> tuple[Problem, ...]:
        """The time has to be one."""
        return tuple(time_problems("sent_at", read_time(self.value("sent_at"))))

    def _sent(self) -> list[Sent]:
        means = self.value("means")
        found = [
            Sent(one.recipient, means, one.person_id)
            for at, one in enumerate(self._proposed)
            if self.value(f"to_{at}")
        ]
        others = [one.strip() for one in self.value("others").split(",")]
        found += [Sent(one, means) for one in others if one]
        if self._open and self.value("web"):
            found.append(Sent(_WEB, "web", public=True))
        return found

    def _moment(self) -> datetime:
        at = time.fromisoformat(read_time(self.value("sent_at")) or "00:00")
        return datetime.combine(self.value("sent_on") or self.today, at).astimezone()

    def save(self) -> str:
        """Issue it."""
        make = supplement_content if self._supplement else agenda_content
        members, public = make(self._register, self._meeting.id, self.today)
        operation = issue_supplement if self._supplement else issue_agenda
        return operation(
            self._register, self._meeting.id, members, public=public, sent=self._sent(),
            sent_at=self._moment(),
        )  # fmt: skip
