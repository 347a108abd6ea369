"""A council's IEG statements in the example: sections, tables, evidence and the way to approval."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import Any

from egovdesk.example.council import Cast
from egovdesk.example.drafts import add_drafts, add_stages
from egovdesk.identifiers import new_id
from egovdesk.operations.statements.evidence import link_evidence
from egovdesk.operations.statements.sections import (
    add_section,
    change_section,
    set_section_exempt,
    write_section,
)
from egovdesk.operations.statements.statements import change_statement, start_statement
from egovdesk.records.passages import chip
from egovdesk.records.statements import (
    Light,
    Readiness,
    Section,
    SectionFigure,
    SectionKind,
    SectionRow,
)
from egovdesk.register import Register
from egovdesk.resources import resource
from egovdesk.shipped.rounds import shipped_part

_CHIP = re.compile(r"\{([^{}]+)\}")
_FORECAST = "2004/05"
_HEADER = ("title", "contact", "email", "phone", "recipient", "due_on")


def add_statements(register: Register, council: str, cast: Cast) -> None:
    """Put in what `statements.toml` of a council says."""
    text = resource("example", council, "statements.toml").read_text(encoding="utf-8")
    for facts in tomllib.loads(text)["statements"]:
        with register.step("Write statement", undoable=False):
            _Statement(register, cast, facts).add()


class _Statement:
    """One statement, made by the operations by which a clerk would make it."""

    def __init__(self, register: Register, cast: Cast, facts: dict[str, Any]) -> None:
        self._register, self._cast, self._facts = register, cast, facts
        self._ids: dict[str, str] = {}
        self._round = facts["round"]

    def add(self) -> None:
        header = {name: self._facts[name] for name in _HEADER if name in self._facts}
        header["group_id"] = self._cast.groups[self._facts["group"]]
        header["owner_id"] = self._cast.people[self._facts["owner"]]
        prescribed = self._facts.get("prescribed", False)
        self._id = start_statement(
            self._register, round=self._round if prescribed else "", **header
        )
        if not prescribed:
            change_statement(self._register, self._id, round=self._round)
        add_stages(self._register, self._cast, self._id, self._facts["stages"])
        for facts in self._facts["sections"]:
            self._add_section(facts)
        add_drafts(self._register, self._id, self._facts.get("drafts", []))

    def _add_section(self, facts: dict[str, Any]) -> None:
        register = self._register
        section = self._prescribed(facts) if "number" not in facts else self._own(facts)
        if "text" in facts:
            write_section(register, section.id, self._linked(section.id, facts["text"].strip()))
        if "readiness" in facts:
            change_section(register, section.id, readiness=Readiness(facts["readiness"]))
        if facts.get("exempt"):
            set_section_exempt(register, section.id, True, facts["ground"])
        if "rows" in facts:
            self._fill(section, facts["rows"], facts.get("columns", ()))

    def _prescribed(self, facts: dict[str, Any]) -> Section:
        return self._register.sections.find(statement_id=self._id, code=facts["code"])[0]

    def _own(self, facts: dict[str, Any]) -> Section:
        number = facts["number"]
        part = shipped_part(self._round, facts.get("code", ""))
        made = add_section(
            self._register, self._id, facts["title"],
            parent_id=self._ids.get(number.rpartition(".")[0]),
            kind=SectionKind(facts.get("kind", "text")), code=facts.get("code", ""),
            owner_id=self._cast.people.get(facts.get("owner", "")),
            word_limit=facts.get("word_limit"), required=facts.get("required", False),
            guidance=part.advice if part is not None else "", unit=part.unit if part is not None else "",
        )  # fmt: skip
        self._ids[number] = made
        for position, row in enumerate(part.rows if part is not None else (), 1):
            self._register.section_rows.add(
                SectionRow(new_id(), made, row.title, row.code, row.kind, position=position)
            )
        return self._register.sections.get(made)

    def _linked(self, section_id: str, text: str) -> str:
        """The text with its chips; what a register without projects does not have is left out."""

        def put(found: re.Match[str]) -> str:
            decisions = self._register.decisions.find(number=found[1])
            projects = self._register.projects.find(code=found[1])
            if decisions:
                linked = link_evidence(self._register, section_id, decision_id=decisions[0].id)
                return chip(linked, found[1])
            if projects:
                linked = link_evidence(self._register, section_id, project_id=projects[0].id)
                return chip(linked, f"Project {found[1]}")
            raise ValueError(f"{found[1]!r} is no decision and no project of the example")

        return _CHIP.sub(put, text)

    def _fill(self, section: Section, rows: list[list[Any]], columns: list[str]) -> None:
        """Figures under their columns, or light, status, day and comment, by code or by title."""
        known = self._register.section_rows.find(section_id=section.id)
        for name, *values in rows:
            row = next(one for one in known if name in (one.code, one.title))
            if columns:
                self._register.section_figures.add_all(
                    SectionFigure(
                        new_id(), row.id, year, value, year != "total" and year >= _FORECAST
                    )
                    for year, value in zip(columns, values, strict=True)
                )
            else:
                self._describe(row, *values)

    def _describe(
        self, row: SectionRow, light: str, status: str, due: date | str, comment: str
    ) -> None:
        self._register.section_rows.update(
            row.id, light=Light(light), status=status, due_on=due or None, comment=comment
        )
