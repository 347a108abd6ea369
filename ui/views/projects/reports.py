"""A project's highlight reports: the one being written, and those that went out as they were."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from egovdesk.documents.kept import to_json
from egovdesk.documents.projects.highlight import highlight_report
from egovdesk.documents.wording import long_date, short_date
from egovdesk.operations.projects.reports import (
    issue_report,
    put_report,
    remove_report,
    start_report,
)
from egovdesk.records.projects import HighlightReport, Rag
from ui import messages, theme
from ui.commands import Command, Hint
from ui.context import Context
from ui.forms.own_papers import put_on_agenda
from ui.item_models.progress import lit
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Tag, Text
from ui.messages import told
from ui.places import Place
from ui.views.projects.report_editor import ReportEditor
from ui.views.projects.tab import PUT, REMOVE, ListedTab
from ui.widgets.document_page import DocumentPage
from ui.widgets.list_pane import ListPane
from ui.widgets.panes import Pane, Panes
from ui.widgets.row_tree import RowList
from ui.widgets.stacked import stacked

_MENU = "Register/Project"


class ReportsTab(ListedTab):
    """Reports at the left; the one being written, or one as it was issued, beside them."""

    KEY, WORDS = "reports", "Reports"
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {"projects", "highlight_reports", "items", "meetings"}
    )
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        REMOVE,
        Command("project.report", "Highlight &report", "write_on", "Ctrl+Shift+R", _MENU,
                when="why_not_write", writes=True,
                tip="Go on with the report being written, or begin the next from the last."),
        Command("project.issue_report", "Iss&ue report", "issue", "Ctrl+Shift+I", _MENU,
                when="why_not_issue", writes=True,
                tip="Make the report final; what it says is kept as it is now."),
        PUT,
        Command("project.withdraw_report", "&Withdraw report…", "withdraw", "", _MENU,
                when="why_not_withdraw", writes=True,
                tip="Say that it should not have been issued; it stays in the record."),
        Command("project.export_report", "Highlight report…", "export_report", "", "File/Export",
                when="why_not_export", tip="Write the highlight report as a Word file."),
    )  # fmt: skip
    LETTERS: ClassVar[dict[str, str]] = {"R": "write_on", "A": "put_on_agenda"}
    BUTTONS: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Export…", "project.export_report", "file-output"),
        ("Put on agenda", "project.put", "send"),
        ("Issue report", "project.issue_report", "check"),
    )
    PRIMARY = "project.issue_report"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._reports: dict[str, HighlightReport] = {}
        self.list = RowList(name="Highlight reports")
        self.list.current_changed.connect(lambda _row: self._turn())
        self.list.opened.connect(lambda _row: self._into())
        self.list.installEventFilter(self)
        self.editor = ReportEditor(self.register)
        self.page = DocumentPage("The report as it was issued")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.editor)
        self._stack.addWidget(self.page)
        listed = ListPane(self.list, top=8, right=8)
        self._split = Panes(
            (
                Pane("list", "Reports", listed, 330, least=220),
                Pane("work", "Report", self._stack, 830, least=320),
            ),
            main="work", margin=theme.PAGE_MARGIN,
        )  # fmt: skip
        stacked(self, self._split)
        self.setFocusProxy(self.list)

    # -- showing ------------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show the reports; "new" goes on with the one being written, or begins the next."""
        super().show_place(place)
        if place.select == "new" and not self.why_not_write():
            self.write_on()

    def load(self) -> None:
        """Read the reports again, the latest at the top."""
        found = self.register.highlight_reports.find(project_id=self.project_id)
        found.sort(key=lambda one: (one.issued_on is None, one.until_on, one.id), reverse=True)
        self._reports = {one.id: one for one in found}
        here = self.list.current_id()
        self.list.set_rows([_row(one) for one in found])
        if found and not (here and self.list.select_id(here)):
            self.list.select_id(found[0].id)
        self._show()
        self.subtitle_changed.emit(self.subtitle())
        self.state_changed.emit()

    def current(self) -> HighlightReport | None:
        """The current report."""
        return self._reports.get(self.list.current_id() or "")

    def _turn(self) -> None:
        self.editor.leave()
        self._show()
        self.state_changed.emit()

    def _show(self) -> None:
        report = self.current()
        if report is None:
            self.page.show_sentence("No report yet. R begins the first.")
            self._stack.setCurrentWidget(self.page)
        elif report.issued_on is None:
            self.editor.show_report(report)
            self._stack.setCurrentWidget(self.editor)
        else:
            self.page.show_document(
                highlight_report(self.register, report.id, as_of=self.register.today)
            )
            self._stack.setCurrentWidget(self.page)

    def _into(self) -> None:
        """Go into the report: Enter."""
        if self._stack.currentWidget() is self.editor:
            self.editor.lights["overall"].setFocus()
        else:
            self.page.setFocus()

    def subtitle(self) -> str:
        """The latest light, and how many reports there are."""
        standing = [one for one in self._reports.values() if one.stands]
        if not standing:
            return "No report has been issued"
        latest = max(standing, key=lambda one: (one.until_on, one.id))
        return f"{latest.overall.label}, {latest.overall.meaning}, to {long_date(latest.until_on)}"

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the list, or of the lights."""
        if any(one.hasFocus() for one in self.editor.lights.values()):
            return (("G A R", "green, amber, red"), ("Tab", "why"), ("F6", "next pane"),
                    ("Ctrl Shift I", "issue", "project.issue_report"))  # fmt: skip
        return (("↑↓", "move"), ("Enter", "open"), ("R", "write", "project.report"),
                ("A", "put on agenda", "project.put"), ("Ctrl Tab", "next tab"))  # fmt: skip

    def panes(self) -> tuple[QWidget, ...]:
        """The reports, then the one that is shown."""
        shown = self._stack.currentWidget()
        return (self.list, self.editor.lights["overall"] if shown is self.editor else self.page)

    def work(self) -> Panes:
        """The two."""
        return self._split

    def leave(self) -> None:
        """Save what is being typed."""
        self.editor.leave()

    # -- commands -----------------------------------------------------------------------------------

    def why_not_write(self) -> str:
        """There has to be a project, in a register that can be written."""
        if self.register.read_only:
            return "This register is open to read only."
        return "" if self.project is not None else "There is no project."

    @told
    def write_on(self) -> None:
        """Go on with the report being written, or begin the next: R."""
        drafts = [one.id for one in self._reports.values() if one.issued_on is None]
        made = drafts[0] if drafts else start_report(self.register, self.project_id)
        self.load()
        self.select_row(made)
        self.editor.lights["overall"].setFocus()

    def why_not_issue(self) -> str:
        """The one being written has to be selected."""
        report = self.current()
        return "" if report is not None and report.issued_on is None else "It is issued already."

    @told
    def issue(self) -> None:
        """Make it final."""
        self.editor.leave()
        report = self.current()
        if report is None or report.issued_on is not None:
            return
        kept = self.register.highlight_reports.get(report.id)
        if kept.overall is not Rag.UNSAID and not self._sure(kept):
            return
        today = self.register.today
        issue_report(
            self.register, report.id,
            lambda: to_json(highlight_report(self.register, report.id, as_of=today)),
        )  # fmt: skip
        self.context.say("Report issued")

    def _sure(self, report: HighlightReport) -> bool:
        return messages.ask(
            self, "Issue this report?",
            f"It is final then: {report.overall.label.lower()}, to {long_date(report.until_on)}. What it"
            " says is kept as it is now, and is withdrawn or followed by the next, never changed.",
            [("", "Not now", "outlined"), ("issue", "Issue it", "primary")],
            icon="send", tone="tint",
        ) == "issue"  # fmt: skip

    def why_not_put(self) -> str:
        """It has to be one that stands, and on no agenda yet."""
        report = self.current()
        if report is None or not report.stands:
            return "Select a report that has been issued."
        return "It is on an agenda already." if report.item_id else ""

    @told
    def put_on_agenda(self) -> None:
        """Put it on the board's next agenda: A."""
        report = self.current()
        if report is None or self.why_not_put():
            return
        from egovdesk.packing.reports import report_papers

        put = partial(put_report, self.register, report.id, received=False)
        papers = report_papers(self.register, report.id)
        put_on_agenda(self.context, self, "Put highlight report on agenda", papers, put)

    def why_not_withdraw(self) -> str:
        """It has to be one that stands."""
        report = self.current()
        return "" if report is not None and report.stands else "Select a report that is in force."

    def withdraw(self) -> None:
        """Withdraw it, with the reason."""
        from ui.forms.cases import WithdrawReportForm

        report = self.current()
        if report is not None and WithdrawReportForm(self.context, self, report).ask():
            self.context.say("Report withdrawn")

    def why_not_row(self) -> str:
        """Only a report being written is taken out."""
        return self.why_not_issue()

    @told
    def remove_row(self) -> None:
        """Take the draft out: Del."""
        report = self.current()
        if report is not None:
            remove_report(self.register, report.id)
            self.context.say("Draft removed")

    def why_not_export(self) -> str:
        """There has to be a report."""
        return "" if self.current() is not None else "There is no report yet."

    def export_report(self) -> None:
        """Write it in Word."""
        self.editor.leave()
        report, project = self.current(), self.project
        if report is not None and project is not None:
            self.context.export(
                "highlight-report", project=project.code or project.title,
                until=report.until_on.isoformat(), prefix=project.group_id,
            )  # fmt: skip


def _row(one: HighlightReport) -> Row:
    state = "draft" if one.issued_on is None else "withdrawn" if one.withdrawn_on else ""
    tag = (Tag(state, "amber" if state == "draft" else "plain"),) if state else ()
    line = (Text(short_date(one.until_on), "ink", "row", width=96), *lit(one.overall).line)
    when = "on an agenda" if one.item_id else ""
    return Row(
        one.id, Cell((*line, *tag), trailing=(Text(when, "ink2", "note"),)),
        tip=f"To {long_date(one.until_on)}: {one.overall.label.lower()} {state}".strip(),
    )  # fmt: skip
