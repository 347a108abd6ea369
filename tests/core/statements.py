"""Statements for the tests of drafts: sections that differ in every way that two drafts can."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from egovdesk.identifiers import new_id
from egovdesk.operations.statements.evidence import link_evidence
from egovdesk.operations.statements.sections import add_section, write_section
from egovdesk.operations.statements.statements import start_statement
from egovdesk.records.kept_statements import (
    KeptEvidence,
    KeptFigure,
    KeptRow,
    KeptSection,
    KeptStatement,
)
from egovdesk.records.passages import chip
from egovdesk.records.statements import Light, SectionFigure, SectionKind, SectionRow
from egovdesk.register import Register


def a_section(title: str, text: str = "", **facts: Any) -> KeptSection:
    """A section as a draft keeps it, whose id is its title."""
    return KeptSection(**{"id": title, "title": title, "text": text, **facts})


def a_kept_statement(*sections: KeptSection, **facts: Any) -> KeptStatement:
    """A statement as a draft keeps it, its sections numbered one after another."""
    numbered = tuple(
        one if one.number else KeptSection(**{**vars(one), "number": str(at)})
        for at, one in enumerate(sections, 1)
    )
    return KeptStatement(**{"title": "IEG3 statement", "sections": numbered, **facts})


EVERYTHING = KeptStatement(
    "IEG3 statement", "Northbridge Borough Council", "ieg3", "Customer First Board", "Alan Birtwistle",
    "A. Birtwistle", "ab@northbridge.gov.uk", "01234 567890", date(2003, 11, 10), "ODPM",
    sections=(
        KeptSection(
            "s1", "BVPI 157", "1", 1, None, SectionKind.BVPI157, "part_3", "As *counted*.", "",
            rows=(
                KeptRow("r1", "Paying", "8", "required", Light.AMBER, "under way",
                        date(2004, 4, 1), None, "Slow.",
                        (KeptFigure("2003/04", 12), KeptFigure("2004/05", 15, True))),
            ),
            evidence=(
                KeptEvidence("e1", "decision", "d1", "SDG 18/03", "Authentication policy",
                             "the policy be adopted", "ratified", "Service Delivery Group",
                             date(2003, 7, 17), answered_by="Customer First Board",
                             answered_on=date(2003, 9, 16), answer="CFB 11/03"),
            ),
        ),
        KeptSection("s2", "Costs", "1.1", 2, "s1", exempt=True, ground="A8", text="£640,000"),
    ),
)  # fmt: skip
"""A statement that uses every kind of field."""


@dataclass
class Written:
    """A statement in a register, with the ids of its sections by their titles."""

    register: Register
    statement_id: str
    sections: dict[str, str] = field(default_factory=dict)

    def section(self, title: str, text: str = "", **facts: Any) -> str:
        """Put a section in after the others, and return its id."""
        one = add_section(self.register, self.statement_id, title, **facts)
        self.sections[title] = one
        if text:
            self.write(title, text)
        return one

    def write(self, title: str, text: str) -> None:
        """Give a section another text."""
        write_section(self.register, self.sections[title], text)

    def row(self, title: str, name: str, figures: dict[str, int], **facts: Any) -> str:
        """Put a row with its numbers into a section's table."""
        row = SectionRow(new_id(), self.sections[title], name, **facts)
        with self.register.step("Add row"):
            self.register.section_rows.add(row)
            self.register.section_figures.add_all(
                SectionFigure(new_id(), row.id, column, value) for column, value in figures.items()
            )
        return row.id

    def evidence(self, title: str, **target: Any) -> str:
        """Let a section rest on something, and say so at the end of its text; return its id."""
        section_id = self.sections[title]
        linked = link_evidence(self.register, section_id, **target)
        text = self.register.sections.get(section_id).text
        self.write(title, f"{text} {chip(linked, 'evidence')}".strip())
        return linked


def a_statement(register: Register, **facts: Any) -> Written:
    """A statement without any section."""
    return Written(register, start_statement(register, "IEG3 statement", **facts))
