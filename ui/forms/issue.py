"""Issuing an agenda or a supplement: to whom, by what means, when, and what notice that gives."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from egovdesk.deadlines import Deadlines
from egovdesk.documents.meetings import (
    agenda_content,
    notice_sentence,
    pending_changes,
    supplement_content,
)
from egovdesk.documents.wording import counted
from egovdesk.operations.meetings import (
    Sent,
    issue_agenda,
    issue_supplement,
    late_items,
    next_supplement,
)
from egovdesk.records.meetings import Item, Meeting
from ui.context import Context
from ui.forms.sending import SendingForm
from ui.item_models import public_screen
from ui.widgets.labels import Label
from ui.widgets.note import Note
from ui.widgets.tick import Tick

_WEB = "Council web site"


class IssueForm(SendingForm):
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
        super().__init__(context, parent, meeting, f"Issue {what}", f"Issue {what}")
        self._supplement = supplement
        self._deadlines = Deadlines(register)
        self._open = register.groups.get(meeting.group_id).is_open
        self._late = self._asked_about() if supplement else []
        self.notice = Note("green", "")
        self._column.insertWidget(2, Label(self._said(), wrap=True))
        self._column.insertWidget(3, self.notice)
        self.ask_to_whom(ticked=True, others=len(self._late))
        if self._open:
            self.web = Tick("The public’s copy on the web site")
            self.web.setChecked(True)
            self.add("web", self.web, whole=True)
        for item in self._late:
            label = f"Why “{item.title}” is late"
            self.line(f"late_{item.id}", label, item.late_reason, whole=True)
        if self._late:
            self.advise("Why an item is late is printed on the supplement.", "tint")
        self.ask_when()
        self.sent_on.date_changed.connect(lambda _day: self._show_notice())
        self._show_notice()

    def _asked_about(self) -> list[Item]:
        """The items that came late, less those whose words the public may not see."""
        hides = public_screen.is_on()
        found = late_items(self._register, self._meeting)
        return [one for one in found if not (hides and one.exempt)]

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

    def sent(self) -> list[Sent]:
        """To whom it goes, and to the public where it may read it."""
        web = self._open and self.web.isChecked()
        return super().sent() + ([Sent(_WEB, "web", public=True)] if web else [])

    def save(self) -> str:
        """Issue it."""
        register, meeting_id = self._register, self._meeting.id
        make = supplement_content if self._supplement else agenda_content
        members, public = make(register, meeting_id, self.today)
        if not self._supplement:
            return issue_agenda(
                register, meeting_id, members, public=public, sent=self.sent(),
                sent_at=self.moment(),
            )  # fmt: skip
        reasons = {item.id: self.value(f"late_{item.id}") for item in self._late}
        return issue_supplement(
            register, meeting_id, members, public=public, sent=self.sent(),
            sent_at=self.moment(), late_reasons=reasons,
        )  # fmt: skip
