"""The progress tab: lights with words and trend, milestones, and what is needed of the board."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from egovdesk.documents.charts.timeline import timeline_figure
from egovdesk.documents.kept import to_json
from egovdesk.documents.projects.standing import Standing, trend
from egovdesk.documents.text import plain_text
from egovdesk.documents.wording import long_date
from egovdesk.operations.projects.programme_report import put_programme_report
from egovdesk.operations.projects.reports import put_report
from egovdesk.records.projects import ASPECTS, HighlightReport, Rag
from ui.commands import Command, Hint
from ui.finding_notes import finding_widgets
from ui.forms.own_papers import put_on_agenda
from ui.item_models.progress import ProgressRow, lit, progress_columns
from ui.item_models.record_table import Column
from ui.item_models.segments import Text
from ui.messages import told
from ui.places import Place
from ui.views.programme.managed import Managed, risk_line
from ui.views.programme.projects_tab import LETTERS as OPENING_LETTERS
from ui.views.programme.projects_tab import OPENING, ProjectsTab
from ui.widgets.figure_view import FigureView
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.section_heading import SectionHeading

Widgets = list[QWidget | int]
_MENU = "Register/Programme"


class ProgressTab(ProjectsTab):
    """How the projects go."""

    KEY, WORDS = "progress", "Progress"
    WIDTHS = (810, 370)
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        *OPENING,
        Command("programme.put_report", "Put report on agenda", "put_on_agenda", "Ctrl+Shift+A",
                _MENU, when="why_not_put", writes=True,
                tip="Put the selected project’s report on its board’s next agenda; in the first row,"
                " the programme report."),
        Command("programme.assess", "&Assess programme…", "assess", "", _MENU,
                when="why_not_programme", writes=True,
                tip="Record a cost-benefit analysis, risk review or evaluation of the programme."),
        Command("programme.add_risk", "Programme r&isk…", "add_risk", "", _MENU,
                when="why_not_programme", writes=True, tip="Add a risk of the whole programme."),
        Command("programme.export_report", "Programme report…", "export_report", "", "File/Export",
                when="why_not_programme",
                tip="Write the programme report: a row a project, then exceptions."),
    )  # fmt: skip
    LETTERS: ClassVar[dict[str, str]] = OPENING_LETTERS | {"A": "put_on_agenda"}
    BUTTONS: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Export…", "programme.export_report", "file-output"),
        ("Put report on agenda", "programme.put_report", "send"),
    )
    PRIMARY = "programme.put_report"
    KEYS: ClassVar[tuple[Hint, ...]] = (
        *ProjectsTab.KEYS[:3], ("A", "put on agenda", "programme.put_report"), *ProjectsTab.KEYS[3:],
    )  # fmt: skip

    def columns(self) -> Sequence[Column[ProgressRow]]:
        """How each goes."""
        return progress_columns(self.register.today)

    def subtitle(self) -> str:
        """How many lights of each colour."""
        rows = [row.one for row in self.held.rows() if row.one is not None]
        lights = [one.light for one in rows]
        said = [f"{lights.count(rag)} {rag.value}" for rag in (Rag.RED, Rag.AMBER, Rag.GREEN)
                if lights.count(rag)]  # fmt: skip
        asking = sum(bool(one.needs) for one in rows)
        return ", ".join([*said, *([f"{asking} ask for a decision"] if asking else [])])

    # -- the pane ---------------------------------------------------------------------------------

    def fill(self, row: ProgressRow) -> Sequence[QWidget | int]:
        """A project's lights, milestones and report; or how the programme itself is managed."""
        if row.one is not None:
            return self._project(row.one)
        return self._managed().fill(self.programme) if self.programme is not None else []

    def _managed(self) -> Managed:
        return Managed(self.context, self)

    def _project(self, one: Standing) -> Widgets:
        project, report = one.project, one.report
        widgets: Widgets = [Label(project.title, "title20", wrap=True)]
        if report is None:
            widgets.append(Label("No report has been issued. R begins the first.", "text", "ink2",
                                 wrap=True))  # fmt: skip
        else:
            widgets += _lights(report, one)
            widgets += self._asked(report)
        if one.milestones:
            build = partial(timeline_figure, "Milestones", one.dues, one.day)
            widgets += [8, FigureView(build)]
        if one.open_risks:
            widgets += [
                8,
                SectionHeading("Risks"),
                *(risk_line(risk) for risk in one.open_risks[:3]),
            ]
        advice = finding_widgets(self.context, f"projects:{project.id}")
        return [*widgets, *([8, *advice] if advice else [])]

    def _asked(self, report: HighlightReport) -> Widgets:
        widgets: Widgets = []
        if report.decisions_needed.strip():
            words = plain_text(report.decisions_needed)
            heading = SectionHeading("Needed of the board")
            widgets += [8, heading, Label(words[:1].upper() + words[1:], "prose15", wrap=True)]
        if report.overall_words:
            words = f"Report to {long_date(report.until_on)}"
            heading = SectionHeading(words, link="Read it")
            place = Place("project", report.project_id, "reports", report.id)
            heading.link_clicked.connect(lambda: self.context.go(place))
            widgets += [8, heading, Label(report.overall_words, "prose15", wrap=True)]
        return widgets

    # -- commands ---------------------------------------------------------------------------------

    def why_not_put(self) -> str:
        """A project needs a report that was issued and is on no agenda yet."""
        row = self.current()
        if row is None or row.one is None:
            return self.why_not_programme()
        if row.one.report is None:
            return "No report of it has been issued yet."
        return "Its report is on an agenda already." if row.one.report.item_id else ""

    @told
    def put_on_agenda(self) -> None:
        """Put the project's report, or the programme's, on the next agenda: A."""
        if self.why_not_put():
            return
        row = self.current()
        if row is not None and row.one is not None and row.one.report is not None:
            self._put_project(row.one.report)
        else:
            self._put_programme()

    def _put_project(self, report: HighlightReport) -> None:
        from egovdesk.packing.reports import report_papers

        put = partial(put_report, self.register, report.id, received=False)
        papers = report_papers(self.register, report.id)
        put_on_agenda(self.context, self, "Put highlight report on agenda", papers, put)

    def _put_programme(self) -> None:
        """The board's own copy is kept; where there are exempt projects, the public's beside it."""
        from egovdesk.packing.reports import programme_papers

        papers = programme_papers(self.register, self.programme_id)
        kept = [to_json(one.document) for one in papers]
        put = partial(
            put_programme_report, self.register, self.programme_id, kept[-1],
            kept[0] if len(kept) > 1 else "", received=False,
        )  # fmt: skip
        put_on_agenda(self.context, self, "Put programme report on agenda", papers, put)

    def assess(self) -> None:
        """Record how a process of the programme was done."""
        self._managed().assess(self.programme_id)

    def add_risk(self) -> None:
        """Add a risk of the programme."""
        self._managed().add_risk(self.programme_id)

    def export_report(self) -> None:
        """Write the programme report in Word."""
        if self.programme is not None:
            group = self.programme.group_id
            self.context.export("programme-report", year=self.programme.year, prefix=group)


def _lights(report: HighlightReport, one: Standing) -> Widgets:
    """Each light with its word, how it moved, and the words beside it."""
    widgets: Widgets = []
    for aspect in ASPECTS:
        light = report.light(aspect)
        if light is Rag.UNSAID:
            continue
        moved = trend(light, one.former(aspect))
        line = (Text(aspect.capitalize(), "ink2", width=72), *lit(light).line,
                Text("" if moved == "as before" else moved, "ink2", "note"))  # fmt: skip
        widgets.append(SegmentLabel(line))
        words = report.words(aspect)
        if words and aspect != "overall":
            widgets.append(Label(words, "note", "ink2", wrap=True))
    return widgets
