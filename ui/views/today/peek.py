"""The pane at the right of Today: what the line is about, and its facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from egovdesk.deadlines import Deadlines
from egovdesk.documents.wording import counted, full_date, long_date
from egovdesk.records.notice import Step
from egovdesk.register import Register
from ui.details import Fact
from ui.item_models.segments import Icon, Key, Text
from ui.views.today.due import Due, when_due
from ui.widgets.labels import Label, SegmentLabel

KINDS = {
    "paper": "Paper to chase",
    "minutes": "Minutes to clear",
    "action": "Action overdue",
    "decision": "Decision waiting",
    "statement": "Statement due",
    "section": "Section to write",
}


def head(due: Due) -> list[QWidget | int]:
    """What kind of line it is, its title and where it belongs."""
    top = QWidget()
    row = QHBoxLayout(top)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(SegmentLabel((Icon(due.icon), Text(KINDS[due.kind], "ink2", "note"))))
    row.addStretch(1)
    row.addWidget(SegmentLabel((Key("Space"), Text("hide", "ink2", "note"))))
    words = Label(due.context, "text", "ink2", wrap=True)
    return [top, Label(due.title, "title18", wrap=True), words]


def facts_of(register: Register, deadlines: Deadlines, due: Due) -> list[Fact]:
    """Name, value and tone of each fact."""
    return _FACTS[due.kind](register, deadlines, due)


def _paper_facts(register: Register, deadlines: Deadlines, due: Due) -> list[Fact]:
    paper = register.papers.get(due.record_id)
    author = register.people.maybe(paper.author_id)
    ways = f", {author.phone or author.email}" if author and (author.phone or author.email) else ""
    meeting = register.meetings.maybe(due.meeting_id)
    wanted = paper.wanted_on or (deadlines.on(meeting, Step.PAPERS_DUE) if meeting else None)
    found = [("Author", f"{due.who}{ways}", "ink")]
    if wanted:
        late = when_due(wanted, register.today)[0]
        tone = "red" if wanted < register.today else "ink"
        found.append(("Wanted by", f"{full_date(wanted)}, {late}", tone))
    waiting = register.clearances.find(paper_id=paper.id, cleared_on=None)
    if waiting:
        found.append(("To clear", ", ".join(one.kind for one in waiting), "amber"))
    asked = register.reminders.find(paper_id=paper.id)
    return found + _asked(asked)


def _action_facts(register: Register, deadlines: Deadlines, due: Due) -> list[Fact]:
    action = register.actions.get(due.record_id)
    item = register.items.maybe(action.item_id)
    group = register.groups.get(action.group_id)
    found = [("Owner", due.who, "ink")]
    if action.due_on:
        found.append(("Due", f"{full_date(action.due_on)}, {due.when}", due.tone))
    found.append(("From", f"{item.title}, {action.number}" if item else group.name, "ink"))
    updates = register.action_updates.find(action_id=action.id)
    if updates:
        found.append(
            ("Last said", f"{updates[-1].text} ({long_date(updates[-1].noted_on)})", "ink")
        )
    moved = register.action_dues.find(action_id=action.id)
    if moved:
        found.append(("Put off", counted(len(moved), "time"), "ink"))
    return found + _asked(register.reminders.find(action_id=action.id))


def _minutes_facts(register: Register, deadlines: Deadlines, due: Due) -> list[Fact]:
    meeting = register.meetings.get(due.record_id)
    found = [("Held", full_date(meeting.held_on), "ink"), ("With", due.who, "ink")]
    for name, step in (("To chair by", Step.MINUTES_TO_CHAIR), ("Out by", Step.MINUTES_OUT)):
        day = deadlines.on(meeting, step)
        if day is not None:
            late = day < register.today and (
                step is Step.MINUTES_OUT or meeting.chair_sent_on is None
            )
            found.append((name, full_date(day), "red" if late else "ink"))
    return found


def _decision_facts(register: Register, deadlines: Deadlines, due: Due) -> list[Fact]:
    decision = register.decisions.get(due.record_id)
    group = register.groups.get(decision.group_id)
    parent = register.groups.maybe(group.parent_id)
    parts = register.decision_parts.find(decision_id=decision.id)
    found = [
        ("Taken by", group.name, "ink"),
        ("On", full_date(decision.decided_on), "ink"),
        ("To ratify", parent.name if parent else "no parent group", "ink"),
        ("On agenda", due.when, due.tone),
    ]
    if parts:
        found.append(("Wording", parts[0].text, "ink"))
    return found


def _statement_facts(register: Register, deadlines: Deadlines, due: Due) -> list[Fact]:
    statement = register.statements.get(due.record_id)
    stages = register.approval_stages.find(statement_id=statement.id)
    found = [("Owner", due.who, "ink"), ("Sections", due.context, "ink")]
    if statement.due_on is not None:
        found.append(("Due", f"{full_date(statement.due_on)}, {due.when}", due.tone))
    coming = [one for one in stages if one.done_on is None]
    if coming:
        day = f", {long_date(coming[0].due_on)}" if coming[0].due_on else ""
        found.append(("Next", f"{coming[0].title}{day}", "ink"))
    return found


def _section_facts(register: Register, deadlines: Deadlines, due: Due) -> list[Fact]:
    section = register.sections.get(due.record_id)
    found = [("Written by", due.who, "ink"), ("How far", section.readiness.label, "ink")]
    if section.due_on is not None:
        found.append(("Wanted by", f"{full_date(section.due_on)}, {due.when}", due.tone))
    return found


def _asked(reminders: Sequence[object]) -> list[Fact]:
    if not reminders:
        return []
    last = reminders[-1].written_on  # type: ignore[attr-defined]
    return [("Reminded", f"{counted(len(reminders), 'time')}, last on {long_date(last)}", "ink")]


_FACTS: dict[str, Callable[[Register, Deadlines, Due], list[Fact]]] = {
    "paper": _paper_facts,
    "action": _action_facts,
    "minutes": _minutes_facts,
    "decision": _decision_facts,
    "statement": _statement_facts,
    "section": _section_facts,
}
