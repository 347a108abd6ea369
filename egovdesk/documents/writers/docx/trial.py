"""A document with something of every kind, written in a council's template to see whether it can be."""

from __future__ import annotations

from datetime import date

from egovdesk.documents.model import (
    ActionBlock,
    Block,
    Contents,
    DecisionBlock,
    DecisionPart,
    Document,
    ExemptNote,
    Facts,
    Heading,
    Instruction,
    ListBlock,
    ListItem,
    Numbered,
    Paragraph,
    ParagraphStyle,
    SignatureBlock,
    Table,
    text_runs,
)

_WORDS = text_runs("Words.")
_POINTS = (ListItem(_WORDS, (ListBlock((ListItem(_WORDS),)),)), ListItem(_WORDS))
_BLOCKS: tuple[Block, ...] = (
    Facts((("Label", "Words"),), key="paper"),
    Contents("Contents", 2),
    *(Heading("Heading", level, "1") for level in (1, 2, 3, 4)),
    *(Paragraph(_WORDS, style) for style in ParagraphStyle),
    ListBlock(_POINTS),
    ListBlock(_POINTS, ordered=True),
    Numbered("1.1", (Paragraph(_WORDS),)),
    DecisionBlock("AGREED:", (DecisionPart("(1)", _WORDS),), details=(("Reason", "Words."),)),
    ActionBlock("Words", "Clerk", date(2003, 10, 21)),
    ExemptNote("Words"),
    Instruction("Words"),
    Table(("Label", "Sum"), (("Words", 1),), "Caption"),
    SignatureBlock(),
)
TRIAL = Document(
    "Title", _BLOCKS, subject="Subject", organisation="Council", header="Header", footer="Footer",
    landscape=True, dated=date(2003, 10, 21),
)  # fmt: skip
