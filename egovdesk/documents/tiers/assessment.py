"""The response to the paper's questions, on one page or little more: answers, with evidence."""

from __future__ import annotations

from datetime import date

from egovdesk.documents.frames import council_document
from egovdesk.documents.model import (
    Block,
    Document,
    Heading,
    Paragraph,
    ParagraphStyle,
    text_runs,
)
from egovdesk.documents.text import blocks_from_markdown
from egovdesk.documents.tiers.evidence import evidence
from egovdesk.documents.wording import long_date
from egovdesk.records.facts import Answer, AnswerState
from egovdesk.register import Register
from egovdesk.shipped.questions import Question, shipped_questions

_PLACES = {"opening": "How e-government is managed now", "closing": "The proposed framework"}


def self_assessment(register: Register, *, as_of: date) -> Document:
    """The council's own words to each question, and what the register holds on it.

    Chart 1 is no part of it: it is a private reflection (reference.md 1.5).
    """
    answers = {one.question: one for one in register.answers.all()}
    blocks: list[Block] = [
        Paragraph(
            text_runs(f"As at {long_date(as_of)}. {_about(register)}"), ParagraphStyle.SUBTITLE
        ),
    ]
    for place, heading in _PLACES.items():
        blocks.append(Heading(heading, 2))
        for question in shipped_questions():
            if question.place == place:
                blocks += _answered(register, question, answers.get(question.code), as_of)
    return council_document(
        register,
        "Managing e-government: self-assessment",
        blocks,
        subject="Response to the Socitm Insight discussion paper of May 2003",
        header="" if _is_final(answers) else "Draft",
        footer="Managing e-government: self-assessment",
        as_of=as_of,
    )


def _about(register: Register) -> str:
    council = register.authority
    stage = f"; e-government management {_stage(council.stage)}" if council.stage else ""
    return f"{council.type.label}, {council.nation.label}{stage}."


def _stage(stage: str) -> str:
    return stage.replace("_", " ")


def _answered(
    register: Register, question: Question, answer: Answer | None, as_of: date
) -> list[Block]:
    blocks: list[Block] = [Heading(question.text, 3, number=question.code)]
    held = text_runs(f"In the register: {evidence(register, question.code, as_of)}")
    if answer is not None and answer.text.strip():
        blocks += blocks_from_markdown(answer.text, top_level=4)
    else:
        # On one line with the evidence: a response that is hardly begun is to stay on a page.
        held = (*text_runs("Not answered yet. ", italic=True), *held)
    return [*blocks, Paragraph(held, ParagraphStyle.NOTE)]


def _is_final(answers: dict[str, Answer]) -> bool:
    codes = [one.code for one in shipped_questions()]
    return all(code in answers and answers[code].state is AnswerState.FINAL for code in codes)
