"""Forms of the authority's own facts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from egovdesk.operations.authority import change_authority
from egovdesk.operations.facts import (
    add_champion,
    add_consultation,
    add_department,
    change_allocation,
    change_champion,
    change_consultation,
    change_department,
    give_role,
)
from egovdesk.records.authority import Architecture, Arrangement, Stage
from egovdesk.records.facts import (
    Allocation,
    Champion,
    ChampionKind,
    Consultation,
    ConsultationAudience,
    Department,
    EmergingRole,
    Seniority,
    Support,
)
from egovdesk.records.problems import Problem
from ui.context import Context
from ui.forms.choosing import DecisionField, people_options
from ui.forms.form import Form
from ui.widgets.fields import TextField


class CouncilFactsForm(Form):
    """How e-government is led, how far the council is, and to whom the ICT unit answers."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        super().__init__(parent, "How e-government is managed", "Save")
        self._register = context.register
        council = context.register.authority
        self.select("arrangement", "E-government is led by",
                    [(one.value, one.label) for one in Arrangement], council.arrangement)  # fmt: skip
        self.select("stage", "How far the council has come",
                    [(one.value, one.label) for one in Stage], council.stage)  # fmt: skip
        self.line("ict_reports_to", "The ICT unit reports to", council.ict_reports_to)
        self.line("partner", "Strategic partner, if there is one", council.partner)
        self.tick("head_im_in_post", "A head of information management is in post",
                  council.head_im_in_post)  # fmt: skip
        self.tick("has_partner", "There is a strategic partner", council.has_partner)
        self.select("architecture", "The ICT architecture is decided by",
                    [(one.value, one.label) for one in Architecture], council.architecture)  # fmt: skip
        self.line("architecture_reason", "Why so", council.architecture_reason)

    def _facts(self) -> dict[str, Any]:
        found = self.values()
        found["arrangement"] = Arrangement(found["arrangement"])
        found["has_partner"] = found["has_partner"] or bool(found["partner"].strip())
        return found

    def problems(self) -> tuple[Problem, ...]:
        """A choice of who decides the architecture wants its reason."""
        if self.value("architecture") and not self.value("architecture_reason").strip():
            return (Problem("architecture_reason", "Say why it is decided so."),)
        return ()

    def save(self) -> str:
        """Change the council's facts."""
        change_authority(self._register, **self._facts())
        return self._register.authority.id


class DepartmentForm(Form):
    """A department; under a new name it stands on its posts too."""

    def __init__(
        self, context: Context, parent: QWidget | None, department: Department | None = None
    ) -> None:
        title = "Department" if department else "New department"
        super().__init__(
            parent, title, "Save" if department else "Add department", today=context.register.today
        )
        self._register, self._department = context.register, department
        base = department or Department("", "")
        self.line("name", "Name", base.name, whole=True)
        self.tick(
            "major", "A major department: its director sits on the e-governance group", base.major
        )
        self.day("until_on", "Until, where it has ended", base.until_on)

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        return replace(self._department or Department("", ""), **self.values()).problems()

    def save(self) -> str:
        """Add the department, or change it."""
        facts = self.values()
        if self._department is None:
            return add_department(self._register, facts.pop("name"), **facts)
        change_department(self._register, self._department.id, **facts)
        return self._department.id


class ChampionForm(Form):
    """An e-champion: officer or member, how senior, how active, with whose support."""

    def __init__(
        self, context: Context, parent: QWidget | None, champion: Champion | None = None
    ) -> None:
        title = "E-champion" if champion else "New e-champion"
        super().__init__(
            parent, title, "Save" if champion else "Add e-champion", today=context.register.today
        )
        self._register, self._champion = context.register, champion
        base = champion or Champion("", "", from_on=self.today)
        people = people_options(self._register, base.person_id)[1:]
        self.select("person_id", "Who", people, base.person_id or None)
        self.select("kind", "As", [(one.value, one.label) for one in ChampionKind], base.kind)
        self.select("seniority", "How senior", [(one.value, one.label) for one in Seniority],
                    base.seniority)  # fmt: skip
        self.line("time", "Time for it, such as “a day a week”", base.time)
        self.select("support", "Supported by", [(one.value, one.label) for one in Support],
                    base.support)  # fmt: skip
        helpers = people_options(self._register, base.supporter_id)
        self.select("supporter_id", "Who that is", helpers, base.supporter_id or "")
        self.tick("active", "Takes an active part", base.active)
        self.day("from_on", "From", base.from_on)
        self.day("until_on", "Until", base.until_on)

    def _facts(self) -> dict[str, Any]:
        found = self.values()
        return found | {
            "kind": ChampionKind(found["kind"]),
            "seniority": Seniority(found["seniority"]),
            "support": Support(found["support"]),
            "supporter_id": found["supporter_id"] or None,
        }

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        found = replace(self._champion or Champion("", ""), **self._facts()).problems()
        if not self.value("person_id"):
            found = (*found, Problem("person_id", "There are no people yet. Add one in People."))
        return found

    def save(self) -> str:
        """Add the e-champion, or change what is held."""
        facts = self._facts()
        if self._champion is None:
            return add_champion(self._register, facts.pop("person_id"), **facts)
        change_champion(self._register, self._champion.id, **facts)
        return self._champion.id


class RoleForm(Form):
    """Who holds an emerging role, as a person or by a post, from when."""

    def __init__(
        self, context: Context, parent: QWidget | None, role: EmergingRole,
        held: Allocation | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent, role.label, "Save", today=context.register.today)
        self._register, self._role, self._held = context.register, role, held
        base = held or Allocation("", role, from_on=self.today)
        kept = f"person:{base.person_id}" if base.person_id else f"post:{base.post_id}"
        self.select("who", "Held by", self._who(), kept if held else None)
        self.day("from_on", "From", self.today)
        self.day("until_on", "Until", base.until_on)
        self.line("note", "Note", base.note, whole=True)
        if held is not None:
            self.fields["from_on"].set_date(held.from_on)  # type: ignore[union-attr]
            self.advise("Somebody else from a later day takes it over; it stays on record.", "tint")

    def _who(self) -> list[tuple[str, str]]:
        people = people_options(self._register, self._held.person_id if self._held else None)[1:]
        found = [(f"person:{key}", name) for key, name in people]
        return found + [
            (f"post:{one.id}", f"Post: {one.title}") for one in self._register.posts.all()
        ]

    def _facts(self) -> dict[str, Any]:
        kind, _, who = self.value("who").partition(":")
        found = {name: self.value(name) for name in ("from_on", "until_on", "note")}
        return found | {
            "person_id": who if kind == "person" else None,
            "post_id": who if kind == "post" else None,
        }

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        found = Allocation("", self._role, **self._facts()).problems()
        return tuple(
            replace(one, field="who") if one.field == "person_id" else one for one in found
        )

    def save(self) -> str:
        """Give the role, pass it on, or change the dates of who holds it."""
        facts, held = self._facts(), self._held
        same = held is not None and all(
            getattr(held, name) == facts[name] for name in ("person_id", "post_id")
        )
        if held is not None and (same or facts["from_on"] == held.from_on):
            change_allocation(self._register, held.id, **facts)
            return held.id
        until_on = facts.pop("until_on")
        with self._register.step("Give role"):
            made = give_role(self._register, self._role, **facts)
            if until_on is not None:
                change_allocation(self._register, made, until_on=until_on)
        return made


class ConsultationForm(Form):
    """A consultation of the public or of business, and what came of it."""

    def __init__(
        self, context: Context, parent: QWidget | None, consultation: Consultation | None = None
    ) -> None:
        title = "Consultation" if consultation else "New consultation"
        super().__init__(
            parent, title, "Save" if consultation else "Add consultation",
            today=context.register.today,
        )  # fmt: skip
        self._register, self._consultation = context.register, consultation
        base = consultation or Consultation("", ConsultationAudience.PUBLIC, "")
        self.line("title", "What was done", base.title, whole=True)
        self.select("audience", "Who was asked",
                    [(one.value, one.label) for one in ConsultationAudience], base.audience)  # fmt: skip
        self.decision = DecisionField(self._register, "Decision it led to", base.decision_id)
        self.add("decision", self.decision)
        self.day("from_on", "From", base.from_on)
        self.day("until_on", "Until", base.until_on)
        self.add("outcome", TextField("What came of it", base.outcome, lines=2), whole=True)

    def _facts(self) -> dict[str, Any]:
        found = {name: value for name, value in self.values().items() if name != "decision"}
        return found | {"audience": ConsultationAudience(found["audience"])}

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        base = self._consultation or Consultation("", ConsultationAudience.PUBLIC, "")
        found = replace(base, **self._facts()).problems()
        return (*found, *self.decision.problems("decision"))

    def save(self) -> str:
        """Add the consultation, or change it."""
        facts = self._facts() | {"decision_id": self.decision.decision_id()}
        if self._consultation is None:
            audience, title = facts.pop("audience"), facts.pop("title")
            return add_consultation(self._register, audience, title, **facts)
        change_consultation(self._register, self._consultation.id, **facts)
        return self._consultation.id
