"""A project at a glance: what it is, who answers for it, what it is linked to, how it was assessed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from egovdesk.documents.text import plain_text
from egovdesk.documents.wording import long_date, short_date
from egovdesk.operations.projects.links import COLUMNS, linked, set_links
from egovdesk.operations.projects.risks import remove_assessment
from egovdesk.records.choices import ChoiceList
from egovdesk.records.programmes import Assessment
from egovdesk.records.projects import Project, ProjectStage
from egovdesk.register import Register
from ui.commands import Command, Hint
from ui.context import Context
from ui.details import facts
from ui.finding_notes import finding_widgets
from ui.forms.choosing import said_of
from ui.forms.project_parts import AssessmentForm
from ui.forms.projects import LinksForm
from ui.item_models.held import Held
from ui.item_models.progress import lit
from ui.item_models.public_screen import hidden_words
from ui.item_models.record_table import Column
from ui.item_models.segments import Cell, Icon, Text
from ui.messages import told
from ui.places import Place
from ui.views.projects.tab import ROW_KEYS, ROWS, RowsTab
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.section_heading import SectionHeading

_ICONS = {
    "strategies": "scale", "categories": "table-2", "decisions": "gavel", "items": "list-ordered",
    "actions": "square-check", "assessments": "file-text",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LinkRow:
    """Something that the project is linked to, or an assessment of it."""

    kind: str
    record_id: str
    words: str
    what: str
    when: str = ""
    place: Place | None = None
    assessment: Assessment | None = None

    @property
    def id(self) -> str:
        """The kind with the record's id."""
        return f"{self.kind}:{self.record_id}"


class OverviewTab(RowsTab[LinkRow]):
    """Links and assessments, beside the project's facts."""

    KEY, WORDS, LIST = "overview", "Overview", "Links and assessments"
    EMPTY = "Nothing is linked to it yet. Ins links strategies, kinds of decision and decisions."
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {"projects", "project_links", "assessments", "highlight_reports", "people", "groups",
         "decisions", "items", "actions", "strategies", "meetings", "programme_projects"}
    )  # fmt: skip
    WIDTHS = (640, 520)
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        *ROWS,
        Command("project.assess", "&Assess project…", "assess", "", "Register/Project",
                when="why_not_add", writes=True,
                tip="Record a cost-benefit analysis, risk review or evaluation of the project."),
    )  # fmt: skip
    LETTERS: ClassVar[dict[str, str]] = {"V": "assess"}
    BUTTONS: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Links…", "project.add_row", "link-2"), ("Edit project…", "project.change", "pencil"),
    )  # fmt: skip
    KEYS: ClassVar[tuple[Hint, ...]] = (
        ("↑↓", "move"), ("Enter", "open"), ("Ins", "link", "project.add_row"),
        ("V", "assess", "project.assess"), *ROW_KEYS[3:], ("Ctrl Tab", "next tab"),
    )  # fmt: skip
    NOTHING = "Select a link first."

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        context.findings.changed.connect(self._later.start)

    def make_rows(self) -> Held[LinkRow]:
        """The links, kind by kind."""
        return Held(lambda one: one.id)

    def columns(self) -> Sequence[Column[LinkRow]]:
        """What, of which kind, and when."""
        return (
            Column("Linked to", _words, stretch=1),
            Column("Kind", lambda one: one.what, width=150, gives_way=1),
            Column("When", lambda one: one.when, width=104),
        )

    def read(self) -> Sequence[LinkRow]:
        """What the project is linked to, and how it was assessed."""
        return list(link_rows(self.register, self.project_id))

    # -- the pane -----------------------------------------------------------------------------------

    def fill(self, row: LinkRow) -> Sequence[QWidget | int]:
        """The project's facts, whatever is selected; what an assessment found."""
        found = row.assessment
        words = plain_text(found.text) if found is not None else ""
        about: list[QWidget | int] = []
        if words:
            about = [SectionHeading(row.words), Label(words, "prose15", wrap=True), 12]
        return [*about, *self.fill_empty()]

    def fill_empty(self) -> Sequence[QWidget | int]:
        """The project's facts, its light and what the framework suggests."""
        project = self.project
        if project is None:
            return []
        widgets: list[QWidget | int] = []
        if project.summary:
            widgets += [Label(project.summary, "prose15", wrap=True), 4]
        standing = self.standing()
        widgets.append(SegmentLabel((Text("Status", "ink2", width=92), *lit(standing.light).line)))
        if standing.report is not None and standing.report.overall_words:
            widgets.append(Label(standing.report.overall_words, "text", "ink2", wrap=True))
        widgets.append(facts(_facts(self.register, project)))
        advice = finding_widgets(self.context, f"projects:{project.id}")
        return [*widgets, *([12, *advice] if advice else [])]

    # -- commands -----------------------------------------------------------------------------------

    def open_selected(self) -> None:
        """Go to what is linked, or change an assessment: Enter."""
        row = self.current()
        if row is not None and row.place is not None:
            self.context.go(row.place)
        elif row is not None and row.assessment is not None:
            self.context.menus.run("project.edit_row")

    def form(self, project: Project, row: LinkRow | None) -> str:
        """Ask for links; or for the assessment as it is."""
        if row is not None and row.assessment is not None:
            made = AssessmentForm(self.context, self, assessment=row.assessment).ask()
            return f"assessments:{made}" if made else ""
        return LinksForm(self.context, self, project).ask()

    def assess(self) -> None:
        """Record an assessment: V."""
        made = AssessmentForm(self.context, self, project_id=self.project_id).ask()
        self.done(f"assessments:{made}" if made else "", "Assessment recorded")

    @told
    def remove_row(self) -> None:
        """Take the link away, or the assessment out: Del."""
        row = self.current()
        if row is None:
            return
        if row.kind in COLUMNS:
            left = [one for one in linked(self.register, self.project_id, row.kind)
                    if one != row.record_id]  # fmt: skip
            set_links(self.register, self.project_id, {row.kind: left})
            self.context.say("Link taken away")
        else:
            remove_assessment(self.register, row.record_id)
            self.context.say("Assessment removed")


def link_rows(register: Register, project_id: str) -> Iterator[LinkRow]:
    """What a project is linked to, kind by kind, then its assessments."""
    kinds = {kind: linked(register, project_id, kind) for kind in COLUMNS}
    known = register.choices.of(ChoiceList.CATEGORIES)
    for strategy in register.strategies.many(kinds["strategies"]).values():
        yield LinkRow("strategies", strategy.id, strategy.title, "Corporate strategy",
                      place=Place("strategies", select=strategy.id))  # fmt: skip
    for code in kinds["categories"]:
        words = f"{code} {known[code].label}" if code in known else code
        yield LinkRow("categories", code, words, "Kind of decision",
                      place=Place("framework", tab="rights"))  # fmt: skip
    for decision in register.decisions.many(kinds["decisions"]).values():
        words = hidden_words(said_of(decision), decision.exempt)
        yield LinkRow("decisions", decision.id, words, "Decision", short_date(decision.decided_on),
                      Place("decisions", select=decision.id))  # fmt: skip
    for item in register.items.many(kinds["items"]).values():
        meeting = register.meetings.maybe(item.meeting_id)
        place = Place("meeting", meeting.id, "prepare", item.id) if meeting else Place(
            "plan", select=item.id
        )  # fmt: skip
        yield LinkRow("items", item.id, hidden_words(item.title, item.exempt), "Item",
                      short_date(meeting.held_on) if meeting else "waiting", place)  # fmt: skip
    for action in register.actions.many(kinds["actions"]).values():
        yield LinkRow("actions", action.id, hidden_words(action.title, action.exempt), "Action",
                      short_date(action.due_on) if action.due_on else "",
                      Place("actions", select=action.id))  # fmt: skip
    for one in register.assessments.find(project_id=project_id):
        yield LinkRow("assessments", one.id, f"{one.process.label}: {one.formality.label.lower()}",
                      "Assessment", short_date(one.made_on), assessment=one)  # fmt: skip


def _words(one: LinkRow) -> Cell:
    return Cell((Icon(_ICONS[one.kind], "ink3"), Text(one.words, "ink", "row")))


def _facts(register: Register, project: Project) -> list[tuple[str, str, str]]:
    people, groups = register.people, register.groups
    sponsor, lead = people.maybe(project.sponsor_id), people.maybe(project.ict_lead_id)
    group = groups.maybe(project.group_id)
    known = register.choices.of(ChoiceList.RESPONSIBILITIES)
    answers = known.get(project.responsibility)
    decision = register.decisions.maybe(project.case_decision_id)
    case = project.case_state.label
    if decision is not None:
        case += f", {hidden_words(said_of(decision), decision.exempt)}"
    days = [
        ("From", project.from_on),
        ("Until", project.until_on),
        ("Finished", project.finished_on),
    ]
    return [
        ("Stage", project.stage.label, "red" if project.stage is ProjectStage.STOPPED else "ink"),
        ("Service", project.service or "none named", "ink"),
        ("Sponsor", sponsor.name if sponsor else "nobody yet", "ink" if sponsor else "amber"),
        ("ICT lead", lead.name if lead else "nobody yet", "ink" if lead else "amber"),
        ("Owned by", group.name if group else "no group", "ink" if group else "amber"),
        ("Answers to", answers.label if answers else "none named", "ink"),
        ("Category", project.category or "none named", "ink"),
        *((label, long_date(day), "ink") for label, day in days if day),
        ("Case", case, "ink"),
        *((("Note", project.note, "ink"),) if project.note else ()),
    ]
