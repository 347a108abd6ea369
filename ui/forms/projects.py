"""Forms of a project: its facts, its stage, what it is linked to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from egovdesk.operations.projects.facts import add_project, change_project, move_project
from egovdesk.operations.projects.links import linked, set_links
from egovdesk.records.choices import ChoiceList
from egovdesk.records.problems import Problem
from egovdesk.records.programmes import Programme
from egovdesk.records.projects import Project, ProjectStage
from egovdesk.register import Register
from ui.context import Context
from ui.forms.choosing import (
    DecisionField,
    RecordField,
    group_options,
    latest_items,
    open_actions,
    people_options,
)
from ui.forms.form import Form
from ui.widgets.fields import TextField

_NONE = ("group_id", "sponsor_id", "ict_lead_id")


class ProjectForm(Form):
    """A project: its sponsor in the service and its lead in ICT, the group that owns it, its dates."""

    def __init__(
        self, context: Context, parent: QWidget | None, project: Project | None = None, *,
        programme: Programme | None = None,
    ) -> None:  # fmt: skip
        title = "Project" if project else "New project"
        super().__init__(
            parent, title, "Save" if project else "Add project", today=context.register.today
        )
        self._register, self._project, self._programme = context.register, project, programme
        self.shows_exempt = project is not None and project.exempt
        base = project or Project("", "")
        self.line("title", "Title", base.title, whole=True)
        self.line("code", "Code", base.code)
        stages = [(one.value, one.label) for one in ProjectStage]
        if project is None:
            self.select("stage", "Stage", stages, base.stage)
        self.line("service", "Sponsoring service", base.service)
        sponsors = people_options(self._register, base.sponsor_id)
        self.select("sponsor_id", "Sponsor", sponsors, base.sponsor_id or "")
        leads = people_options(self._register, base.ict_lead_id)
        self.select("ict_lead_id", "ICT lead", leads, base.ict_lead_id or "")
        groups = group_options(self._register, "no group", base.group_id)
        self.select("group_id", "Owned by", groups, base.group_id or "")
        self.select("category", "Kind of decision", _codes(self._register, ChoiceList.CATEGORIES),
                    base.category)  # fmt: skip
        self.select(
            "responsibility", "Responsibility",
            _codes(self._register, ChoiceList.RESPONSIBILITIES), base.responsibility,
        )  # fmt: skip
        self.day("from_on", "From", base.from_on)
        self.day("until_on", "Until", base.until_on)
        self.add("summary", TextField("What it is for", base.summary, lines=3), whole=True)

    def _facts(self) -> dict[str, Any]:
        found = self.values()
        for name in _NONE:
            found[name] = found[name] or None
        if "stage" in found:
            found["stage"] = ProjectStage(found["stage"])
        return found

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        return replace(self._project or Project("", ""), **self._facts()).problems()

    def save(self) -> str:
        """Add the project, to the programme where it was asked for from there; or change it."""
        facts = self._facts()
        if self._project is None:
            programme = self._programme.id if self._programme is not None else None
            return add_project(self._register, facts.pop("title"), programme_id=programme, **facts)
        change_project(self._register, self._project.id, **facts)
        return self._project.id


class StageForm(Form):
    """The stage that a project comes to, and why and when where it ends."""

    def __init__(self, context: Context, parent: QWidget | None, project: Project) -> None:
        super().__init__(parent, f"Stage of {project.title}", "Move", today=context.register.today)
        self._register, self._project = context.register, project
        self.shows_exempt = project.exempt
        others = [(one.value, one.label) for one in ProjectStage if one is not project.stage]
        following = list(ProjectStage).index(project.stage) + 1
        proposed = list(ProjectStage)[min(following, len(ProjectStage) - 1)]
        self.select("stage", "Comes to", others, proposed.value)
        self.day("on", "Finished on, where it ends")
        self.line("reason", "Why", whole=True)
        if project.stage.is_running:
            self.advise("A project that is stopped needs the reason.", "tint")

    def problems(self) -> tuple[Problem, ...]:
        """One that is stopped has its reason."""
        stopped = self.value("stage") == ProjectStage.STOPPED
        if stopped and not self.value("reason").strip():
            return (Problem("reason", "Say why it is stopped."),)
        return ()

    def save(self) -> str:
        """Move it."""
        move_project(
            self._register, self._project.id, ProjectStage(self.value("stage")),
            on=self.value("on"), reason=self.value("reason"),
        )  # fmt: skip
        return self._project.id


class LinksForm(Form):
    """What a project is linked to: strategies, kinds of decision, and a decision, item or action more."""

    def __init__(self, context: Context, parent: QWidget | None, project: Project) -> None:
        super().__init__(
            parent, f"What {project.title} is linked to", "Save", today=context.register.today
        )
        self._register, self._project = context.register, project
        self.shows_exempt = project.exempt
        strategies = [(one.id, one.title) for one in self._register.strategies.all()]
        if strategies:
            self.ticks("strategies", "Corporate strategies", strategies, self._kept("strategies"))
        self.ticks("categories", "Kinds of decision",
                   _codes(self._register, ChoiceList.CATEGORIES)[1:], self._kept("categories"))  # fmt: skip
        group = project.group_id
        self.more: dict[str, RecordField] = {
            "decisions": DecisionField(self._register, "Link a decision"),
            "items": RecordField(
                "Link an item", lambda: latest_items(self._register, group), "item"
            ),
            "actions": RecordField(
                "Link an action", lambda: open_actions(self._register), "open action"
            ),
        }
        for kind, field in self.more.items():
            self.add(kind, field, whole=True)

    def _kept(self, kind: str) -> Sequence[str]:
        return linked(self._register, self._project.id, kind)

    def problems(self) -> tuple[Problem, ...]:
        """What is typed has to be there."""
        return tuple(found for kind, field in self.more.items() for found in field.problems(kind))

    def save(self) -> str:
        """Link it to these and no others; a decision, item or action is added to those there are."""
        wanted: dict[str, Sequence[str]] = {
            kind: self.value(kind) for kind in ("strategies", "categories") if kind in self.fields
        }
        for kind, field in self.more.items():
            if chosen := field.chosen():
                wanted[kind] = [*self._kept(kind), chosen]
        set_links(self._register, self._project.id, wanted)
        return self._project.id


def _codes(register: Register, kind: ChoiceList) -> list[tuple[str, str]]:
    """The codes of a list with their words, after none."""
    found = register.choices.of(kind)
    return [("", "none named"), *((code, f"{code} {one.label}") for code, one in found.items())]
