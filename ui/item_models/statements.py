"""Statements as a table, one statement open in its workspace, and its sections as rows of a tree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from egovdesk.documents.wording import clock_time, number, short_date
from egovdesk.records.outlines import Heading, Outline, outline
from egovdesk.records.statements import ApprovalStage, Draft, Readiness, StageKind, Statement
from egovdesk.register import Register
from ui.item_models.record_table import Column, RecordTableModel
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Gap, Icon, Line, Mark, MarkKind, Segment, Text
from ui.item_models.short_list import ShortList
from ui.item_models.standards import names

MARKS = {
    Readiness.READY: MarkKind.RATIFIED,
    Readiness.IN_DRAFT: MarkKind.RECOMMENDED,
    Readiness.TO_WRITE: MarkKind.PROPOSED,
    Readiness.QUERY: MarkKind.AMBER,
}
TABLES = frozenset(
    {"statements", "sections", "section_rows", "section_figures", "evidence", "drafts",
     "approval_stages", "amendments"}
)  # fmt: skip
"""What a statement is made of."""

_FAR = date(9999, 12, 31)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class OpenStatement:
    """A statement as it now stands: its sections in order, kept drafts and the way to approval."""

    statement: Statement
    outline: Outline
    drafts: tuple[Draft, ...]
    stages: tuple[ApprovalStage, ...]

    @classmethod
    def read(cls, register: Register, statement_id: str) -> OpenStatement:
        """As the register has it; raises NotFound where it has none."""
        statement = register.statements.get(statement_id)
        return cls(
            statement,
            outline(register.sections.find(statement_id=statement_id)),
            tuple(register.drafts.find(statement_id=statement_id)),
            tuple(register.approval_stages.find(statement_id=statement_id)),
        )

    def heading(self, section_id: str) -> Heading | None:
        """One of its sections."""
        return self.outline.of(section_id)

    @property
    def working(self) -> str:
        """What is worked on: the draft after the last that was kept."""
        last = self.drafts[-1].number if self.drafts else 0
        return f"Draft {last + 1}, working"

    @property
    def progress(self) -> str:
        """How many of the sections that are written are ready."""
        leaves = len(self.outline.leaves)
        return f"{self.outline.ready} of {leaves} sections ready" if leaves else "no sections yet"

    def route(self, register: Register) -> list[str]:
        """The way to approval that is left: who by when, and to whom it goes in the end."""
        statement = self.statement
        if statement.submitted_on is not None:
            return [f"Submitted{_on(statement.submitted_on)}"]
        left = [one for one in self.stages if one.done_on is None]
        found = [f"{_who(register, one)}{_by(one)}" for one in left]
        goes = any(one.kind is StageKind.SUBMIT for one in self.stages)
        if not goes and (statement.recipient or statement.due_on):
            due = f" by{_on(statement.due_on)}" if statement.due_on else ""
            found.append(f"{statement.recipient or 'due'}{due}")
        return found


def _by(stage: ApprovalStage) -> str:
    by = " by" if stage.kind is StageKind.SUBMIT and stage.due_on else ""
    return f"{by}{_on(stage.due_on)}"


def _who(register: Register, stage: ApprovalStage) -> str:
    group = register.groups.maybe(stage.group_id)
    return group.label if group is not None else stage.title


def _on(day: date | None) -> str:
    return f" {day.day} {_MONTHS[day.month - 1]}" if day else ""


def moment_words(moment: datetime, today: date) -> str:
    """A moment as the head of a section says it: "8 Oct, 4.20pm", "today, 10.05am"."""
    at = moment.astimezone()
    day = "today" if at.date() == today else f"{at.day} {_MONTHS[at.month - 1]}"
    return f"{day}, {clock_time(at.time())}"


def facts(register: Register, opened: OpenStatement, *, narrow: bool) -> list[Line]:
    """What the head of the workspace says: the draft, how far it is, and where it goes."""
    found: list[Line] = [(Text(opened.working, face="row"),), (Text(opened.progress, "ink2"),)]
    if narrow:
        return found[1:]
    way: list[Segment] = []
    for at, words in enumerate(opened.route(register)):
        way += [Icon("chevron-right", size=14)] if at else []
        way.append(Text(words, "ink2", context=True))
    return [*found, tuple(way)] if way else found


def section_rows(opened: OpenStatement) -> list[Row]:
    """The sections as a tree: number, title, words, and how far each has come."""
    return [_section_row(one) for one in opened.outline.headings]


def _section_row(heading: Heading) -> Row:
    section = heading.section
    tone = "red" if heading.is_past_limit else "ink2"
    lock = (Icon("lock", "exempt", "exempt", 14),) if section.exempt else ()
    cell = Cell(
        (
            Text(heading.number, "ink2"),
            Gap(2),
            *lock,
            Text(section.title, face="text" if heading.depth else "heading"),
        ),
        trailing=(
            Text(number(heading.words), tone),
            Mark(MARKS[heading.readiness], says=heading.readiness.label),
        ),
    )
    limit = f", at most {number(heading.limit)}" if heading.limit else ""
    tip = f"{heading.number} {section.title}: {number(heading.words)} words{limit}"
    return Row(
        section.id, cell, tuple(_section_row(one) for one in heading.below),
        exempt="exempt" if section.exempt else "", height="sidebar", tip=tip,
    )  # fmt: skip


def statements_model(register: Register, parent: Any = None) -> RecordTableModel[Statement]:
    """The council's statements."""
    known: dict[str, str] = {}

    def named(record_id: str | None) -> str:
        if record_id and record_id not in known:
            known.update(names(register))
        return known.get(record_id or "", "")

    listed = ShortList(
        register.statements,
        words=lambda one: f"{one.title} {one.round} {one.recipient} {named(one.owner_id)}",
        passes=lambda one, column, value: (
            (one.submitted_on is not None) is (value == "submitted")
            if column == "shown" else bool(getattr(one, column) == value)
        ),
        sorts={
            "title": lambda one: one.title.casefold(),
            "round": lambda one: (one.round, one.title.casefold()),
            "due_on": lambda one: one.due_on or _FAR,
        },
    )  # fmt: skip
    columns: tuple[Column[Statement], ...] = (
        Column("Statement", lambda one: one.title, sort="title", stretch=1),
        Column("Round", lambda one: one.round or "own", sort="round", width=60),
        Column("State", lambda one: state_of(register, one)[1], width=134,
               mark=lambda one: Mark(state_of(register, one)[0])),
        Column("Owner", lambda one: named(one.owner_id), width=124, gives_way=1),
        Column("Due", lambda one: short_date(one.due_on) if one.due_on else "none set",
               sort="due_on", width=96),
    )  # fmt: skip
    return RecordTableModel(listed.source(), columns, parent, exempt=_exempt)


def state_of(register: Register, statement: Statement) -> tuple[MarkKind, str]:
    """How far a statement has come: submitted, or what is kept and what is ready."""
    if statement.submitted_on is not None:
        return MarkKind.RATIFIED, f"Submitted {short_date(statement.submitted_on)}"
    opened = OpenStatement.read(register, statement.id)
    if not opened.outline.headings:
        return MarkKind.PROPOSED, "No sections yet"
    ready = f"{opened.outline.ready} of {len(opened.outline.leaves)} ready"
    late = statement.due_on is not None and statement.due_on < register.today
    return (MarkKind.RED, f"Late, {ready}") if late else (MarkKind.RECOMMENDED, ready)


def _exempt(one: Statement) -> str:
    return "exempt" if one.exempt else ""
