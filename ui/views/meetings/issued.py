"""What went out of a meeting, exactly as it was: a list, the document, and to whom it went."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from egovdesk.documents.meetings import issued_document
from egovdesk.documents.wording import counted
from egovdesk.errors import EgovDeskError
from egovdesk.operations.meetings import WITHDRAWN, remove_dispatch
from egovdesk.records.choices import ChoiceList
from egovdesk.records.days import spoken_date
from egovdesk.records.meetings import Issue, MeetingState
from egovdesk.register import Changes
from ui import messages, theme
from ui.commands import READ_ONLY
from ui.context import Context
from ui.forms.dispatches import DispatchForm, WithdrawForm
from ui.item_models import public_screen
from ui.item_models.issues import dispatch_row, issue_words, issues_seen, kept_row, moment_words
from ui.widgets.buttons import Button
from ui.widgets.document_page import DocumentPage
from ui.widgets.labels import Elided
from ui.widgets.note import Note
from ui.widgets.row_tree import RowList
from ui.widgets.section_heading import SectionHeading

_TABLES = frozenset(("issues", "dispatches", "meetings"))
_NOTHING = "Nothing has gone out yet"
_HIDDEN = "What went to the public is shown on the public screen, and nothing else"


class IssuedDialog(QDialog):
    """A window beside the meeting's own: it stays open while the clerk looks things up in it."""

    def __init__(
        self, context: Context, parent: QWidget, meeting_id: str, issue_id: str = ""
    ) -> None:
        super().__init__(parent)
        self.context, self.register, self._meeting_id = context, context.register, meeting_id
        self._shown_id = ""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "pane")
        self.list = RowList(name="What went out", empty=_NOTHING)
        self.log_heading = SectionHeading("To whom it went")
        self.log = RowList(name="To whom it went", empty="Nobody is named")
        self.title = Elided("", "title20")
        self.facts = Elided("", "note", "ink2")
        self.hash = Elided("", "note", "ink3")
        self.hash.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.withdrawn = Note("amber", "")
        self.page = DocumentPage("The document as it went out")
        self.dispatch = Button("Record dispatch…", icon="send")
        self.withdraw = Button("Withdraw…", "quiet")
        self.print = Button("Print…", icon="printer", shortcut="Ctrl P")
        self.write = Button("Write as Word…", "primary", icon="file-output")
        self.close_button = Button("Close")
        self._name()
        self._lay_out(parent)
        self._connect()
        self._show_list()
        self._choose(issue_id)
        self.list.setFocus()

    def _name(self) -> None:
        meeting = self.register.meetings.get(self._meeting_id)
        group = self.register.groups.get(meeting.group_id)
        named = self.register.groups.named_on(group, meeting.held_on)
        self.setWindowTitle(f"Issued documents: {named.name}, {spoken_date(meeting.held_on)}")

    def _lay_out(self, parent: QWidget) -> None:
        px = theme.px
        self.resize(min(px(1160), parent.width() - 40), min(px(800), parent.height() - 40))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(20), px(20), px(20), px(16))
        outer.setSpacing(px(14))
        body = QHBoxLayout()
        body.setSpacing(px(20))
        side = QVBoxLayout()
        side.setSpacing(px(6))
        side.addWidget(SectionHeading("What went out"))
        side.addWidget(self.list, 3)
        side.addSpacing(px(10))
        side.addWidget(self.log_heading)
        side.addWidget(self.log, 2)
        body.addLayout(side, 4)
        main = QVBoxLayout()
        main.setSpacing(px(4))
        for one in (self.title, self.facts, self.hash, self.withdrawn):
            main.addWidget(one)
        main.addSpacing(px(6))
        main.addWidget(self.page, 1)
        body.addLayout(main, 8)
        outer.addLayout(body, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.dispatch)
        foot.addWidget(self.withdraw)
        foot.addStretch(1)
        for button in (self.close_button, self.print, self.write):
            foot.addWidget(button)
        outer.addLayout(foot)

    def _connect(self) -> None:
        self.list.current_changed.connect(lambda _id: self._show_issue())
        self.list.opened.connect(lambda _id: self.page.setFocus())
        self.close_button.clicked.connect(lambda _checked=False: self.close())
        self.write.clicked.connect(lambda _checked=False: self.write_as_word())
        self.print.clicked.connect(lambda _checked=False: self.print_it())
        self.dispatch.clicked.connect(lambda _checked=False: self.record_dispatch())
        self.withdraw.clicked.connect(lambda _checked=False: self.withdraw_it())
        QShortcut(QKeySequence("Ctrl+P"), self, self.print_it)
        self.context.signals.changed.connect(self._on_changed)
        public_screen.notices().changed.connect(self._show_list)

    # -- showing -------------------------------------------------------------------------------

    def issue(self) -> Issue | None:
        """The one that is shown."""
        return self.register.issues.maybe(self.list.current_id())

    def _on_changed(self, changes: Changes) -> None:
        if changes.tables & _TABLES:
            self._show_list()

    def _show_list(self) -> None:
        found = issues_seen(self.register.issues.find(meeting_id=self._meeting_id))
        self.list.empty_text = _HIDDEN if public_screen.is_on() else _NOTHING
        self.list.set_rows([kept_row(one) for one in found])
        if self.list.current_id() is None and found:
            self.list.select_id(found[0].id)
        self._show_issue()

    def _choose(self, issue_id: str) -> None:
        if issue_id and self.list.select_id(issue_id):
            self._show_issue()

    def _show_issue(self) -> None:
        issue = self.issue()
        for part in (self.title, self.facts, self.hash):
            part.setVisible(issue is not None)
        self.withdrawn.setVisible(issue is not None and issue.is_withdrawn)
        self._show_log(issue)
        self._show_reasons(issue)
        if issue is None:
            self.page.show_sentence(f"{self.list.empty_text}.")
            return
        self.title.setText(issue_words(issue))
        by = f", by {issue.issued_by}" if issue.issued_by else ""
        to = f", to {issue.issued_to}" if issue.issued_to else ""
        self.facts.setText(f"Issued {moment_words(issue.issued_at)}{by}{to}")
        self.hash.setText(f"SHA-256 {issue.sha256}")
        if issue.withdrawn_at is not None:
            when = moment_words(issue.withdrawn_at)
            self.withdrawn.set_sentence(f"Withdrawn {when}: {issue.withdrawn_reason}")
        self._show_document(issue)

    def _show_document(self, issue: Issue) -> None:
        """Show the document; what is shown already never changes, and stays where it is read."""
        if issue.id == self._shown_id and self.page.shown() is not None:
            return
        self._shown_id = issue.id
        try:
            self.page.show_document(issued_document(issue))
        except EgovDeskError as error:
            self.page.show_sentence(str(error))

    def _show_log(self, issue: Issue | None) -> None:
        log = self.register.dispatches.find(issue_id=issue.id) if issue else []
        means = {one.code: one.label for one in self.register.choices.find(list=ChoiceList.MEANS)}
        self.log.set_rows([dispatch_row(one, means) for one in log])
        self.log_heading.set_note(counted(len(log), "dispatch", "dispatches") if log else "")
        self.log_heading.set_right("Del takes one out" if log and not self._read_only() else "")

    def _show_reasons(self, issue: Issue | None) -> None:
        shown = self.page_reason(issue)
        for button in (self.print, self.write):
            _switch(button, shown)
        _switch(self.dispatch, shown or self._read_only())
        _switch(self.withdraw, shown or self._read_only() or self._why_in_force(issue))

    @staticmethod
    def page_reason(issue: Issue | None) -> str:
        """Why there is nothing to print."""
        return "" if issue is not None else "Nothing is shown."

    def _read_only(self) -> str:
        return READ_ONLY if self.register.read_only else ""

    def _why_in_force(self, issue: Issue | None) -> str:
        """Why what is shown cannot be withdrawn."""
        if issue is None or issue.kind.removesuffix("_public") not in WITHDRAWN:
            return "Only an agenda or a supplement can be withdrawn."
        if issue.is_withdrawn:
            return "This has been withdrawn."
        state = self.register.meetings.get(self._meeting_id).state
        return "The meeting has been held." if state.step >= MeetingState.HELD.step else ""

    # -- what can be done ----------------------------------------------------------------------

    def write_as_word(self) -> None:
        """Write what is shown as a Word file."""
        issue = self.issue()
        if issue is not None:
            self.context.export(
                "issued", meeting=issue.meeting_id, kept=issue.kind.removesuffix("_public"),
                version=issue.version, public=issue.is_public,
            )  # fmt: skip

    def print_it(self) -> None:
        """Ask for a printer and print what is shown."""
        if self.page.shown() is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            self.page.print_on(printer)

    def record_dispatch(self) -> None:
        """Write down that what is shown went to somebody, perhaps again."""
        issue = self.issue()
        if issue is not None:
            meeting = self.register.meetings.get(issue.meeting_id)
            if DispatchForm(self.context, self, meeting, issue.id).ask():
                self.context.say("Dispatch recorded")

    def withdraw_it(self) -> None:
        """Withdraw what is shown, the public's copy with the members'."""
        issue = self.issue()
        if issue is not None:
            meeting = self.register.meetings.get(issue.meeting_id)
            if WithdrawForm(self.context, self, meeting, self._members_of(issue)).ask():
                self.context.say(f"{issue_words(issue)} withdrawn")

    def _members_of(self, issue: Issue) -> str:
        """The members' copy of the same issue."""
        kind = issue.kind.removesuffix("_public")
        found = self.register.issues.find(
            meeting_id=issue.meeting_id, kind=kind, version=issue.version
        )
        return found[0].id if found else issue.id

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a dispatch out on Del; Enter closes nothing."""
        current = self.log.current_id()
        wanted = event.key() == Qt.Key.Key_Delete and self.log.hasFocus()
        if wanted and current and not self._read_only():
            with messages.telling(self):
                remove_dispatch(self.register, current)
                self.context.say("Dispatch taken out")
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


def _switch(button: Button, reason: str) -> None:
    """Let a button be used, or say why it cannot."""
    button.setEnabled(not reason)
    button.setToolTip(reason)
    button.setAccessibleDescription(reason)
