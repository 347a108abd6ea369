"""Forms of the way to approval: a stage, what settled it, who may make minor changes, and each of those."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from egovdesk.operations.statements.stages import add_stage, change_stage, settle_stage
from egovdesk.operations.statements.submission import (
    agreed_draft,
    changed_since_agreed,
    delegate_changes,
    log_amendment,
)
from egovdesk.records.problems import Problem
from egovdesk.records.statements import ApprovalStage, StageKind, Statement
from ui.context import Context
from ui.forms.choosing import DecisionField, group_options, people_options
from ui.forms.form import Form
from ui.item_models.statements import OpenStatement

_NO_GROUP = "no group of the register"


class StageForm(Form):
    """Whose a stage is, what it asks, and by when."""

    def __init__(
        self, context: Context, parent: QWidget | None, statement_id: str,
        stage: ApprovalStage | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent, "Stage" if stage else "New stage", "Save" if stage else "Add stage",
                         today=context.register.today)  # fmt: skip
        self._register, self._stage = context.register, stage
        self._base = stage or ApprovalStage("", statement_id, "")
        groups = group_options(self._register, _NO_GROUP, self._base.group_id)
        self.select("group_id", "Group", groups, self._base.group_id or "")
        people = people_options(self._register, self._base.person_id)
        self.select("person_id", "Or person", people, self._base.person_id or "")
        self.line("title", "Called, where it is neither, such as “Portfolio holder”",
                  self._base.title)  # fmt: skip
        kinds = [(one.value, one.label) for one in StageKind]
        self.select("kind", "It is asked to", kinds, self._base.kind)
        self.day("due_on", "By", self._base.due_on)
        self.text("note", "Note", self._base.note)

    def _facts(self) -> dict[str, Any]:
        found = self.values()
        for name in ("group_id", "person_id"):
            found[name] = found[name] or None
        found["kind"] = StageKind(found["kind"])
        if not found["title"].strip():
            group = self._register.groups.maybe(found["group_id"])
            person = self._register.people.maybe(found["person_id"])
            found["title"] = group.name if group else person.name if person else ""
        return found

    def problems(self) -> tuple[Problem, ...]:
        """It has to be somebody's."""
        return replace(self._base, **self._facts()).problems()

    def save(self) -> str:
        """Add it, or change it."""
        facts = self._facts()
        if self._stage is None:
            title = facts.pop("title")
            return add_stage(self._register, self._base.statement_id, title, **facts)
        change_stage(self._register, self._stage.id, **facts)
        return self._stage.id


class SettleStageForm(Form):
    """When a stage was done, and by which decision."""

    def __init__(self, context: Context, parent: QWidget | None, stage: ApprovalStage) -> None:
        super().__init__(parent, f"Done: {stage.title}", "It is done", today=context.register.today)
        self._register, self._stage = context.register, stage
        self.day("on", "On", self.today, needed="Type the day on which it was done.")
        self._decision = DecisionField(self._register, "By decision", stage.decision_id)
        self.add("decision_id", self._decision)
        self.text("note", "Note", stage.note)
        self.advise(
            "A decision under the item that the draft was sent to does this by itself.", "tint"
        )

    def problems(self) -> tuple[Problem, ...]:
        """The decision has to be one."""
        return self._decision.problems("decision_id")

    def save(self) -> str:
        """Settle it."""
        settle_stage(self._register, self._stage.id, self.value("on"),
                     decision_id=self._decision.decision_id(), note=self.value("note"))  # fmt: skip
        return self._stage.id


class DelegateForm(Form):
    """Who may make minor changes once it is approved, on what terms, and who said so."""

    def __init__(self, context: Context, parent: QWidget | None, statement: Statement) -> None:
        super().__init__(parent, "Minor changes after approval", "Save",
                         today=context.register.today)  # fmt: skip
        self._register, self._statement = context.register, statement
        self.line("to", "Delegated to, such as “Head of ICT with the lead member”",
                  statement.delegated_to, whole=True)  # fmt: skip
        self.text("terms", "On what terms", statement.delegated_terms)
        self._decision = DecisionField(self._register, "By decision", statement.delegation_id)
        self.add("decision_id", self._decision)

    def problems(self) -> tuple[Problem, ...]:
        """The decision has to be one."""
        return self._decision.problems("decision_id")

    def save(self) -> str:
        """Record it."""
        delegate_changes(self._register, self._statement.id, self.value("to"), self.value("terms"),
                         self._decision.decision_id())  # fmt: skip
        return self._statement.id


class AmendmentForm(Form):
    """What was changed in a section since it was agreed, why, and by whom."""

    def __init__(
        self, context: Context, parent: QWidget | None, opened: OpenStatement, section_id: str
    ) -> None:
        super().__init__(parent, "Change since it was agreed", "Log it",
                         today=context.register.today)  # fmt: skip
        self._register, self.shows_exempt = context.register, opened.statement.exempt
        changed = changed_since_agreed(self._register, opened.statement.id)
        known = {one.id for one in changed}
        options = [(one.section.id, f"{one.number} {one.section.title}")
                   for one in opened.outline.whole() if one.section.id in known]  # fmt: skip
        first = section_id if section_id in known else None
        self.select("section_id", "Section", options, first)
        self.day("made_on", "Made on", self.today, needed="Type the day of the change.")
        self.text("text", "What was changed", lines=2)
        self.text("reason", "Why", lines=2)
        self.select("by_id", "By", people_options(self._register), "")
        draft = agreed_draft(self._register, opened.statement.id)
        if draft is not None and options:
            self.advise(f"Its words before, in draft {draft.number}, and as they are now are kept.",
                        "tint")  # fmt: skip
        elif draft is not None:
            self.advise("No section says anything else than what was agreed and logged.")

    def problems(self) -> tuple[Problem, ...]:
        """It has to be said what was changed."""
        if not self.value("text").strip():
            return (Problem("text", "Say what was changed."),)
        return ()

    def save(self) -> str:
        """Log it."""
        found = self.values()
        return log_amendment(
            self._register, found["section_id"], found["text"], made_on=found["made_on"],
            reason=found["reason"], by_id=found["by_id"] or None,
        )  # fmt: skip
