"""What the decision register shows of one decision: wording, its way from group to group, actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from egovdesk.documents.ratifications import where_it_stands
from egovdesk.documents.wording import short_date
from egovdesk.operations.projects.links import projects_of
from egovdesk.records.decisions import Decision, DecisionState
from egovdesk.records.ratifications import Ratification, RatificationState
from ui import details
from ui.context import Context
from ui.finding_notes import finding_widgets
from ui.forms.bears_upon import BearsUpon
from ui.item_models import actions as action_model
from ui.item_models import public_screen
from ui.item_models.decisions import ANSWERS, status_of
from ui.item_models.segments import Mark, MarkKind, Tag, Text
from ui.places import Place
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.section_heading import SectionHeading
from ui.widgets.trail import Trail, TrailStep

_WAITING = (("decisions.put_on_agenda", "Put on agenda", "outlined"),
            ("decisions.answer", "Record the answer…", "outlined"))  # fmt: skip


class DecisionDetails:
    """Fills the details of the register."""

    def __init__(self, context: Context) -> None:
        self._context, self._register = context, context.register

    def fill(self, found: Decision) -> Sequence[QWidget | int]:
        """The widgets for a decision."""
        extract = details.links(
            [("Extract…", self._context.menus.doing("decisions.extract_selected"), "")]
        )
        advice = finding_widgets(self._context, f"decisions:{found.id}")
        trail, actions = self._trail(found), self._actions(found)
        bears = BearsUpon(self._register, rule=True)
        bears.show_subject(decision_id=found.id)
        projects = self._projects(found)
        return [*self._head(found), 8, *trail, 8, *actions, 8, *projects, bears, 8, extract, 8,
                *advice]  # fmt: skip

    def _head(self, found: Decision) -> list[QWidget | int]:
        line: list[Any] = [Text(found.number or "no number yet", "ink2", "note600")]
        category = self._register.choices.find(list="categories", code=found.category)
        if category:
            line.append(Tag(category[0].label))
        if found.exempt:
            line.append(Tag("Exempt", "exempt", "lock"))
        widgets: list[QWidget | int] = [SegmentLabel(tuple(line))]
        widgets.append(Label(found.title, "title20", wrap=True))
        parts = self._register.decision_parts.find(decision_id=found.id)
        for at, part in enumerate(parts):
            lead = f"{self._lead(found)} " if at == 0 else ""
            mark = f"({chr(97 + at)}) " if len(parts) > 1 else ""
            widgets.append(Label(f"{lead}{mark}{part.text}", "prose15", wrap=True))
        if found.reason:
            widgets.append(Label(f"Reason: {found.reason}", "text", "ink2", wrap=True))
        return widgets

    def _lead(self, found: Decision) -> str:
        return found.lead_in or self._outcome(found)

    def _outcome(self, found: Decision) -> str:
        outcome = self._register.choices.find(list="outcomes", code=found.outcome)
        return outcome[0].label if outcome else ""

    def _projects(self, found: Decision) -> Iterator[QWidget | int]:
        """Each project that the decision is about, with the way to it."""
        for project, did in projects_of(self._register, found.id):
            hidden = project.exempt and public_screen.is_on()
            words = public_screen.hidden_words(project.label, project.exempt)
            heading = SectionHeading("Project", did, link="" if hidden else "Open")
            heading.link.setAccessibleName(f"Open the project {words}")
            place = Place("project", project.id)
            heading.link_clicked.connect(lambda to=place: self._context.go(to))
            yield heading
            yield Label(words, "text", "exempt" if project.exempt else "ink", wrap=True)
            yield 8

    # -- the way from group to group -------------------------------------------------------------

    def _trail(self, found: Decision) -> Iterator[QWidget | int]:
        asked = self._register.ratifications.find(decision_id=found.id)
        yield SectionHeading("Trail")
        yield Trail([self._taken(found, bool(asked)), *self._steps(found, asked)])
        for one in asked:
            yield from self._words(one)
        if asked and asked[-1].state is RatificationState.WAITING:
            yield self._buttons()

    def _taken(self, found: Decision, put_further: bool) -> TrailStep:
        group = self._register.groups.get(found.group_id)
        named = self._register.groups.named_on(group, found.decided_on)
        mark, word = status_of(found.state, found.outcome)
        if put_further:
            mark, word = MarkKind.DECIDED, self._outcome(found)
        said = f"{word}, minute {found.number}" if found.number else word
        return TrailStep(named.name, said, short_date(found.decided_on), mark, True)

    def _steps(self, found: Decision, asked: Sequence[Ratification]) -> Iterator[TrailStep]:
        for one in asked:
            day = one.answered_on or one.asked_on
            group = self._register.groups.named_on(self._register.groups.get(one.group_id), day)
            waits = one.state is RatificationState.WAITING
            said = where_it_stands(self._register, one)
            yield TrailStep(
                group.name, said, "" if waits else short_date(day), ANSWERS[one.state], not waits
            )
            if one.again_id is not None:
                yield self._again(found, one.again_id)

    def _again(self, found: Decision, item_id: str) -> TrailStep:
        item = self._register.items.maybe(item_id)
        meeting = self._register.meetings.maybe(item.meeting_id) if item is not None else None
        name = self._register.groups.get(found.group_id).name
        day = short_date(meeting.held_on) if meeting is not None else ""
        later = any(
            one.decided_on > found.decided_on
            for one in self._register.decisions.find(item_id=item_id)
        )
        words = "Taken up again" if later else "To take up again"
        return TrailStep(name, words, day, MarkKind.PROPOSED, later)

    def _words(self, asked: Ratification) -> Iterator[QWidget | int]:
        answer = self._register.decisions.maybe(asked.answer_id)
        if answer is not None and answer.exempt and public_screen.is_on():
            yield Label(public_screen.HIDDEN, "text", "exempt", wrap=True)
            return
        for label, words in (("As varied", asked.text), ("Reason", asked.reason)):
            if words:
                yield Label(f"{label}: {words}", "text", "ink2", wrap=True)

    def _buttons(self) -> QWidget:
        holder = QWidget()
        row = Flow(holder)
        row.setContentsMargins(0, 0, 0, 0)
        for command, words, kind in _WAITING:
            button = Button(words, kind)
            self._context.menus.follow(button, command)
            row.addWidget(button)
        return holder

    def _actions(self, found: Decision) -> list[QWidget | int]:
        actions = self._register.actions.find(decision_id=found.id)
        if not actions and found.item_id:
            actions = self._register.actions.find(item_id=found.item_id)
        if not actions:
            return []
        widgets: list[QWidget | int] = [SectionHeading("Actions")]
        if found.state is DecisionState.AWAITING:
            widgets.append(
                Label("They hang on a decision not ratified yet", "text", "amber", wrap=True)
            )
        for one in actions:
            mark, word, tone = action_model.status_of(one.due_on, one.state, self._register.today)
            due = word if tone == "red" else (short_date(one.due_on) if one.due_on else "no date")
            label = SegmentLabel((Mark(mark), Text(one.title), Text(due, tone, "note", right=True)))
            label.setToolTip(one.title)
            widgets.append(label)
        return widgets
