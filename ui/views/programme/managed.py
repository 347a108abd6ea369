"""How the programme itself is managed: its assessments and its own risks, each to change beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from egovdesk.documents.projects.programme_report import latest_by_process
from egovdesk.documents.projects.standing import GRAVE
from egovdesk.documents.text import plain_text
from egovdesk.documents.wording import short_date
from egovdesk.operations.projects.risks import close_risk
from egovdesk.records.programmes import Assessment, Formality, Process, Programme
from egovdesk.records.projects import Risk
from ui.context import Context
from ui.finding_notes import finding_widgets
from ui.item_models.segments import Mark, MarkKind, Text
from ui.messages import telling
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.section_heading import SectionHeading

Widgets = list[QWidget | int]
_FORMAL = {
    Formality.FORMAL: MarkKind.GREEN, Formality.INFORMAL: MarkKind.AMBER,
    Formality.NONE: MarkKind.RED,
}  # fmt: skip


class Managed:
    """Fills the pane of the programme's own row, and asks for its assessments and risks."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        self._context, self._register, self._parent = context, context.register, parent

    def fill(self, programme: Programme) -> Widgets:
        """Each process as it was last done, and the risks that are open, the gravest first."""
        made = latest_by_process(
            self._register.assessments.find(programme_id=programme.id), self._register.today
        )
        widgets: Widgets = [
            Label(programme.label, "title20", wrap=True),
            self._heading("How it is managed", "Assess…", partial(self.assess, programme.id)),
        ]
        for process in Process:
            widgets += self._process(process, made.get(process))
        heading = self._heading("Its own risks", "Add…", partial(self.add_risk, programme.id))
        widgets += [8, heading, *self._risks(programme)]
        advice = finding_widgets(self._context, f"programmes:{programme.id}")
        return [*widgets, *([8, *advice] if advice else [])]

    def assess(self, programme_id: str, made: Assessment | None = None) -> None:
        """Record how a process of the programme was done, or change what was recorded."""
        from ui.forms.project_parts import AssessmentForm

        form = AssessmentForm(self._context, self._parent, assessment=made,
                              programme_id=programme_id)  # fmt: skip
        if form.ask():
            self._context.say("Assessment changed" if made else "Assessment recorded")

    def add_risk(self, programme_id: str, risk: Risk | None = None) -> None:
        """Add a risk of the programme, or change one."""
        from ui.forms.project_parts import RiskForm

        form = RiskForm(self._context, self._parent, risk=risk, programme_id=programme_id)
        if form.ask():
            self._context.say("Risk changed" if risk else "Risk added")

    def _close(self, risk: Risk) -> None:
        with telling(self._parent):
            close_risk(self._register, risk.id)
            self._context.say("Risk closed")

    def _heading(self, words: str, link: str, act: Callable[[], None]) -> SectionHeading:
        heading = SectionHeading(words, link="" if self._register.read_only else link)
        heading.link_clicked.connect(act)
        return heading

    def _process(self, process: Process, made: Assessment | None) -> Widgets:
        formality = made.formality if made is not None else Formality.NONE
        when = short_date(made.made_on) if made is not None else ""
        line = (Mark(_FORMAL[formality]), Text(process.label),
                Text(formality.label, "ink2", "note"),
                Text(when, "ink2", "note", right=True))  # fmt: skip
        widgets: Widgets = [SegmentLabel(line)]
        if made is None or made.programme_id is None:
            return widgets
        words = plain_text(made.text)
        if words:
            widgets.append(Label(words, "note", "ink2", wrap=True))
        change = ("Change…", partial(self.assess, made.programme_id, made))
        return [*widgets, *self._acts(process.label, [change])]

    def _risks(self, programme: Programme) -> Widgets:
        found = [one for one in self._register.risks.find(programme_id=programme.id)
                 if one.closed_on is None]  # fmt: skip
        widgets: Widgets = []
        for risk in sorted(found, key=lambda one: -one.weight):
            owner = self._register.people.maybe(risk.owner_id)
            widgets.append(_weighed(risk, owner.name if owner else "nobody’s yet"))
            widgets.append(Label(risk.title, "text", wrap=True))
            if risk.response:
                widgets.append(Label(risk.response, "note", "ink2", wrap=True))
            change = ("Change…", partial(self.add_risk, programme.id, risk))
            close = ("Close", partial(self._close, risk))
            widgets += self._acts(risk.title, [change, close])
        return widgets or [Label("None is recorded.", "text", "ink3")]

    def _acts(self, of: str, acts: Sequence[tuple[str, Callable[[], None]]]) -> Widgets:
        """What can be done with a line above; each button says aloud what it is for."""
        if self._register.read_only:
            return []
        holder = QWidget()
        row = Flow(holder)
        row.setContentsMargins(0, 0, 0, 0)
        for words, act in acts:
            button = Button(words, "text")
            button.setAccessibleName(f"{words.removesuffix('…')}: {of}")
            button.clicked.connect(lambda _checked=False, do=act: do())
            row.addWidget(button)
        return [holder]


def risk_line(risk: Risk) -> QWidget:
    """A risk with its weight, on one line."""
    label = SegmentLabel((*_weight(risk), Text(risk.title)))
    label.setToolTip(f"{risk.title}. {risk.response}".strip())
    return label


def _weighed(risk: Risk, owner: str) -> QWidget:
    return SegmentLabel((*_weight(risk), Text(owner, "ink2", "note", right=True)))


def _weight(risk: Risk) -> tuple[Mark, Text]:
    grave = risk.weight >= GRAVE
    mark = Mark(MarkKind.RED if grave else MarkKind.NOTE, says="grave" if grave else "")
    return mark, Text(f"{risk.weight} of 25", "red" if grave else "ink2", "note", width=56)
