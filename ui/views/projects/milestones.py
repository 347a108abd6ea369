"""A project's milestones, on a line of time; and its risks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from egovdesk.documents.charts.timeline import timeline_figure
from egovdesk.documents.model import Marked, Tone
from egovdesk.documents.projects.standing import GRAVE
from egovdesk.documents.projects.tables import state_of
from egovdesk.documents.wording import short_date
from egovdesk.operations.projects.milestones import finish_milestone, remove_milestone
from egovdesk.operations.projects.risks import close_risk, remove_risk, reopen_risk
from egovdesk.records.projects import Milestone, Project, Risk
from ui.commands import Command, Hint
from ui.details import facts
from ui.forms.day import DayForm
from ui.forms.project_parts import MilestoneForm, RiskForm
from ui.item_models.held import Held
from ui.item_models.record_table import Column
from ui.item_models.segments import Cell, Mark, MarkKind, Text
from ui.messages import told
from ui.views.projects.tab import ROW_KEYS, ROWS, RowsTab
from ui.widgets.figure_view import FigureView
from ui.widgets.labels import Label
from ui.widgets.section_heading import SectionHeading

_MARKS = {Tone.GREEN: MarkKind.GREEN, Tone.AMBER: MarkKind.AMBER, Tone.RED: MarkKind.RED}


class MilestonesTab(RowsTab[Milestone]):
    """What is to be done by when."""

    KEY, WORDS, LIST = "milestones", "Milestones", "Milestones"
    EMPTY = "No milestone is set yet. Ins adds one."
    TABLES: ClassVar[frozenset[str]] = frozenset({"projects", "milestones"})
    WIDTHS = (640, 520)
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        *ROWS,
        Command("project.milestone_done", "Milestone &done, or not", "finish", "", "Register/Project",
                when="why_not_row", writes=True,
                tip="Say on which day it was done; or that it is still to be done."),
    )  # fmt: skip
    LETTERS: ClassVar[dict[str, str]] = {"D": "finish"}
    KEYS: ClassVar[tuple[Hint, ...]] = (*ROW_KEYS, ("D", "done", "project.milestone_done"),
                                        ("Ctrl Tab", "next tab"))  # fmt: skip
    NOTHING = "Select a milestone first."

    def make_rows(self) -> Held[Milestone]:
        """The milestones by the day they are planned for."""
        return Held(lambda one: one.id)

    def columns(self) -> Sequence[Column[Milestone]]:
        """Planned, forecast, done, and how that stands."""
        return (
            Column("Milestone", lambda one: Cell((Text(one.title, "ink", "row"),)), stretch=1),
            Column("Planned", lambda one: _day(one.due_on), width=104),
            Column("Forecast", lambda one: _day(one.forecast_on), width=104, gives_way=1),
            Column("Done", lambda one: _day(one.done_on), width=104),
            Column("State", self._state, width=124),
        )

    def _state(self, one: Milestone) -> Cell:
        said = state_of(one, self.register.today)
        if isinstance(said, Marked):
            return Cell((Mark(_MARKS[said.tone]), Text(said.text)))
        return Cell((Mark(MarkKind.PROPOSED), Text("To come", "ink2")))

    def read(self) -> Sequence[Milestone]:
        """The milestones of the project."""
        return self.register.milestones.find(project_id=self.project_id)

    def fill(self, row: Milestone) -> Sequence[QWidget | int]:
        """All of them on a line of time."""
        standing = self.standing()
        build = partial(timeline_figure, "Planned against actual", standing.dues, standing.day)
        widgets: list[QWidget | int] = [FigureView(build)]
        if row.note:
            widgets += [8, SectionHeading(row.title), Label(row.note, "text", "ink2", wrap=True)]
        return widgets

    def form(self, project: Project, row: Milestone | None) -> str:
        """Ask for a milestone."""
        return MilestoneForm(self.context, self, project, row).ask()

    @told
    def finish(self) -> None:
        """It was done on a day, or is still to be: D."""
        row = self.current()
        if row is None:
            return
        if row.done_on is not None:
            finish_milestone(self.register, row.id, None)
            self.context.say("It is still to be done")
            return
        today = self.register.today
        day = DayForm(self, f"{row.title}: done on", today, today).day_chosen()
        if day is not None:
            finish_milestone(self.register, row.id, day)
            self.context.say(f"Done on {short_date(day)}")

    @told
    def remove_row(self) -> None:
        """Take the milestone out: Del."""
        row = self.current()
        if row is not None:
            remove_milestone(self.register, row.id)
            self.context.say("Milestone removed")


class RisksTab(RowsTab[Risk]):
    """What may go wrong, the gravest first."""

    KEY, WORDS, LIST = "risks", "Risks", "Risks"
    EMPTY = "No risk is recorded yet. Ins adds one."
    TABLES: ClassVar[frozenset[str]] = frozenset({"projects", "risks", "people"})
    WIDTHS = (740, 420)
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        *ROWS,
        Command("project.close_risk", "&Close risk, or open it again", "turn", "", "Register/Project",
                when="why_not_row", writes=True,
                tip="Say that it is a risk no more, from today; it stays in the record."),
    )  # fmt: skip
    LETTERS: ClassVar[dict[str, str]] = {"C": "turn"}
    KEYS: ClassVar[tuple[Hint, ...]] = (*ROW_KEYS, ("C", "close", "project.close_risk"),
                                        ("Ctrl Tab", "next tab"))  # fmt: skip
    NOTHING = "Select a risk first."

    def make_rows(self) -> Held[Risk]:
        """The risks, those that are closed last."""
        return Held(lambda one: one.id)

    def columns(self) -> Sequence[Column[Risk]]:
        """How likely, how grave, whose."""
        return (
            Column("Risk", lambda one: Cell((Text(one.title, _faded(one), "row"),)), stretch=1),
            Column("Likelihood", lambda one: str(one.likelihood), right=True, width=84, gives_way=2),
            Column("Impact", lambda one: str(one.impact), right=True, width=70, gives_way=2),
            Column("Weight", _weight, width=92),
            Column("Owner", self._owner, width=130, gives_way=1),
        )  # fmt: skip

    def _owner(self, one: Risk) -> Cell:
        found = self.register.people.maybe(one.owner_id)
        return Cell((Text(found.name if found else "nobody yet", "ink2" if found else "amber"),))

    def read(self) -> Sequence[Risk]:
        """The risks of the project."""
        found = self.register.risks.find(project_id=self.project_id)
        return sorted(found, key=lambda one: (one.closed_on is not None, -one.weight))

    def fill(self, row: Risk) -> Sequence[QWidget | int]:
        """What is done about it, and since when it is one."""
        told_of = [
            ("Raised", short_date(row.raised_on) if row.raised_on else "no day", "ink"),
            ("Closed", short_date(row.closed_on) if row.closed_on else "open", "ink"),
        ]
        return [
            Label(row.title, "title20", wrap=True),
            facts(told_of),
            8,
            SectionHeading("What is done about it"),
            Label(row.response or "Nothing yet.", "prose15", wrap=True),
            *((Label(row.note, "text", "ink2", wrap=True),) if row.note else ()),
        ]

    def form(self, project: Project, row: Risk | None) -> str:
        """Ask for a risk."""
        return RiskForm(self.context, self, risk=row, project_id=project.id).ask()

    @told
    def turn(self) -> None:
        """It is one no more, or again: C."""
        row = self.current()
        if row is None:
            return
        if row.closed_on is not None:
            reopen_risk(self.register, row.id)
            self.context.say("Risk open again")
            return
        close_risk(self.register, row.id)
        self.context.say("Risk closed")

    @told
    def remove_row(self) -> None:
        """Take the risk out: Del."""
        row = self.current()
        if row is not None:
            remove_risk(self.register, row.id)
            self.context.say("Risk removed")


def _day(day: date | None) -> str:
    return short_date(day) if day else "–"


def _faded(one: Risk) -> str:
    return "ink3" if one.closed_on is not None else "ink"


def _weight(one: Risk) -> Cell:
    if one.closed_on is not None:
        return Cell((Text("closed", "ink3", "note"),))
    grave = one.weight >= GRAVE
    return Cell((Mark(MarkKind.RED if grave else MarkKind.NOTE), Text(f"{one.weight} of 25")))
