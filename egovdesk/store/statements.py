"""IEG statements: sections, tables, evidence, drafts and the way to approval."""

from __future__ import annotations

from egovdesk.records.statements import (
    Amendment,
    ApprovalStage,
    Draft,
    Evidence,
    Section,
    SectionFigure,
    SectionRow,
    Statement,
)
from egovdesk.store.repository import Repository


class StatementRepository(Repository[Statement]):
    """Statements, the latest first."""

    table = "statements"
    record = Statement
    order = "due_on IS NULL, due_on DESC, title, id"
    noun = "statement"


class SectionRepository(Repository[Section]):
    """Sections in their order."""

    table = "sections"
    record = Section
    order = "statement_id, position, id"
    noun = "section"


class SectionRowRepository(Repository[SectionRow]):
    """Rows of sections’ tables, in order."""

    table = "section_rows"
    record = SectionRow
    order = "section_id, position, id"
    noun = "row"


class SectionFigureRepository(Repository[SectionFigure]):
    """Numbers of rows, by column."""

    table = "section_figures"
    record = SectionFigure
    order = 'row_id, "column"'
    noun = "figure"


class EvidenceRepository(Repository[Evidence]):
    """What sections rest on."""

    table = "evidence"
    record = Evidence
    order = "section_id, position, id"
    noun = "evidence"


class DraftRepository(Repository[Draft]):
    """Kept drafts, oldest first."""

    table = "drafts"
    record = Draft
    order = "statement_id, number"
    noun = "draft"


class ApprovalStageRepository(Repository[ApprovalStage]):
    """Stages of approval, in order."""

    table = "approval_stages"
    record = ApprovalStage
    order = "statement_id, position, id"
    noun = "stage"


class AmendmentRepository(Repository[Amendment]):
    """Changes made under a delegation, oldest first."""

    table = "amendments"
    record = Amendment
    order = "made_on, id"
    noun = "amendment"
