"""Forms of statements and of their sections."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import long_date
from egovdesk.operations.statements.sections import add_section, change_section
from egovdesk.operations.statements.statements import change_statement, start_statement
from egovdesk.records.authority import Nation
from egovdesk.records.money import read_count
from egovdesk.records.problems import Problem
from egovdesk.records.rounds import CAUTION
from egovdesk.records.statements import Readiness, Section, SectionKind, Statement
from egovdesk.shipped.rounds import shipped_round, shipped_rounds
from ui.context import Context
from ui.forms.choosing import group_options, people_options
from ui.forms.form import Form

_OWN = "none: an empty statement of our own"
_ELSEWHERE = "Rounds of IEG statements were asked of councils in England only."


class StartStatementForm(Form):
    """A statement for a round, with the parts that it prescribes, or an empty one."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        super().__init__(parent, "New statement", "Start it", today=context.register.today)
        self._register = context.register
        rounds = shipped_rounds() if self._register.authority.nation is Nation.ENGLAND else ()
        options = [(one.code, f"{one.code}, due {long_date(one.due_on)}") for one in rounds]
        coming = next((one.code for one in rounds if one.due_on >= self.today), "")
        chosen = self.select("round", "Round", [*options, ("", _OWN)], coming)
        self.line("title", "Title")
        owners = people_options(self._register)
        self.select("owner_id", "Owner", owners, "")
        self.select(
            "group_id", "Belongs to", group_options(self._register, "the framework’s board")
        )
        self.day("due_on", "Due on")
        chosen.chosen.connect(lambda _key: self._follow())
        self._follow()

    def _follow(self) -> None:
        """Take title and day from the round, and say what is not known for sure."""
        found = shipped_round(self.value("round"))
        title, day = self.fields["title"], self.fields["due_on"]
        title.set_text(found.title if found else "")  # type: ignore[union-attr]
        day.set_date(found.due_on if found else None)  # type: ignore[union-attr]
        if found is not None:
            self.advise(f"{found.guidance}. {found.note} {CAUTION}".replace("  ", " "), "tint")
        elif self._register.authority.nation is not Nation.ENGLAND:
            self.advise(_ELSEWHERE, "tint")
        else:
            self.advise("")

    def problems(self) -> tuple[Problem, ...]:
        """It has to have a title."""
        return Statement("", self.value("title").strip()).problems()

    def save(self) -> str:
        """Start it."""
        found = self.values()
        facts = {"owner_id": found["owner_id"] or None, "due_on": found["due_on"]}
        if found["group_id"]:
            facts["group_id"] = found["group_id"]
        return start_statement(self._register, found["title"], round=found["round"], **facts)


class StatementForm(Form):
    """A statement's header: who answers for it, to whom it goes, and by when."""

    def __init__(self, context: Context, parent: QWidget | None, statement: Statement) -> None:
        super().__init__(parent, "Statement", "Save", today=context.register.today)
        self._register, self._statement = context.register, statement
        self.shows_exempt = statement.exempt
        self.line("title", "Title", statement.title, whole=True)
        owners = people_options(self._register, statement.owner_id)
        self.select("owner_id", "Owner", owners, statement.owner_id or "")
        groups = group_options(self._register, "no group", statement.group_id)
        self.select("group_id", "Belongs to", groups, statement.group_id or "")
        self.line("contact", "Contact", statement.contact)
        self.line("email", "E-mail", statement.email)
        self.line("phone", "Telephone", statement.phone)
        self.line("recipient", "Goes to", statement.recipient)
        self.day("due_on", "Due on", statement.due_on)
        self.text("note", "Note", statement.note)

    def _facts(self) -> dict[str, Any]:
        found = self.values()
        for name in ("owner_id", "group_id"):
            found[name] = found[name] or None
        return found

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        return replace(self._statement, **self._facts()).problems()

    def save(self) -> str:
        """Change it."""
        change_statement(self._register, self._statement.id, **self._facts())
        return self._statement.id


class SectionForm(Form):
    """A section's facts; its words are written in the workspace."""

    def __init__(
        self, context: Context, parent: QWidget | None, statement_id: str,
        section: Section | None = None, *, after_id: str | None = None,
        parent_id: str | None = None,
    ) -> None:  # fmt: skip
        super().__init__(
            parent, "Section" if section else "New section", "Save" if section else "Add section",
            today=context.register.today,
        )  # fmt: skip
        self._register, self._section = context.register, section
        self._place = {"after_id": after_id, "parent_id": parent_id}
        base = section or Section("", statement_id, "")
        self._base, self.shows_exempt = base, base.exempt
        self.line("title", "Title", base.title, whole=True)
        if section is None:
            kinds = [(one.value, one.label) for one in SectionKind]
            self.select("kind", "What it holds", kinds, SectionKind.TEXT)
        states = [(one.value, one.label) for one in Readiness]
        self.select("readiness", "How far it is", states, base.readiness)
        owners = people_options(self._register, base.owner_id)
        self.select("owner_id", "Written by", owners, base.owner_id or "")
        self.day("due_on", "Wanted by", base.due_on)
        limit = f"{base.word_limit:,}" if base.word_limit else ""
        self.line("word_limit", "Words at most, with what stands below", limit)
        self.text("note", "Note to those who write it", base.note)

    def _limit(self) -> int | None:
        """The limit typed; 0, which no section may have, where it is no number."""
        try:
            return read_count(self.value("word_limit"))
        except ValueError:
            return 0

    def _facts(self) -> dict[str, Any]:
        found = self.values() | {"word_limit": self._limit()}
        found["readiness"] = Readiness(found["readiness"])
        if "kind" in found:
            found["kind"] = SectionKind(found["kind"])
        found["owner_id"] = found["owner_id"] or None
        return found

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        return replace(self._base, **self._facts()).problems()

    def save(self) -> str:
        """Add it, or change it."""
        facts = self._facts()
        if self._section is None:
            title = facts.pop("title")
            return add_section(
                self._register, self._base.statement_id, title, **self._place, **facts
            )
        change_section(self._register, self._section.id, **facts)
        return self._section.id
