"""Documents as a committee office sends them out, with every kind of block."""

from __future__ import annotations

import struct
import zlib
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
    Marked,
    Money,
    Numbered,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Picture,
    SignatureBlock,
    Table,
    Tone,
    text_runs,
)
from egovdesk.documents.text import blocks_from_markdown, runs_from_markdown

COUNCIL = "Northbridge Borough Council"


def a_png(width: int = 8, height: int = 4) -> bytes:
    """A small grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    rows = b"".join(b"\0" + b"\x99" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def _when(text: str) -> Paragraph:
    return Paragraph(text_runs(text), ParagraphStyle.SUBTITLE)


def minutes() -> Document:
    """Draft minutes of an officer board."""
    opening: tuple[Block, ...] = (
        _when("Tuesday 17 June 2003, 10.00am, Committee Room 2"),
        Facts(
            (
                ("Present", ("P. Marlowe (Deputy Chief Executive) (Chair)", "R. Osei")),
                ("In attendance", "J. Tate (Clerk)"),
                ("Apologies", text_runs("S. Brandt (Director of Housing)")),
            )
        ),
    )
    consultation: tuple[Block, ...] = (
        Heading("IEG3: consultation draft", 2, "EG/2003/034", "Report EG-05 (Head of ICT)"),
        *blocks_from_markdown(
            "The Board received the **consultation draft** and its [guidance]"
            "(https://www.northbridge.gov.uk/ieg).\n\n- channel figures were\n  - late\n"
            "  - incomplete\n- the *e-champion* would write\n\n1. first stage\n2. second stage"
        ),
        DecisionBlock(
            "AGREED:",
            (
                DecisionPart("(1)", text_runs("that the return be prepared in stages; and")),
                DecisionPart("(2)", text_runs("that the Head of ICT obtain channel figures.")),
            ),
            status="Ratification not required",
            details=(("Reason", "to meet the submission date."),),
        ),
        ActionBlock("Obtain channel figures from departments", "Head of ICT", date(2003, 7, 15)),
    )
    exempt: tuple[Block, ...] = (
        Heading("Customer services system: contract award", 2, "EG/2003/035"),
        ExemptNote("Exempt: paragraph 8, Part 1, Schedule 12A"),
        DecisionBlock(
            "AGREED:", (DecisionPart("", text_runs("that the tender of £640,000 be accepted.")),)
        ),
        Numbered("35.1", (Paragraph(text_runs("The Director of Finance would sign.")),)),
        SignatureBlock(),
    )
    return Document(
        "E-Council: minutes",
        opening + consultation + exempt,
        subject="Minutes of 17 June 2003",
        author=COUNCIL,
        organisation=COUNCIL,
        header="DRAFT v0.1 – subject to confirmation",
        footer="E-Council, 17 June 2003",
        keywords=("minutes", "E-Council"),
        dated=date(2003, 6, 18),
    )


def agenda() -> Document:
    """An agenda with a public and an exempt part."""
    return Document(
        "E-Council: agenda",
        (
            _when("Tuesday 17 June 2003, 10.00am, Committee Room 2"),
            Heading("Part A: open to the public"),
            Heading("Apologies for absence", 3, "1"),
            Heading("IEG3: consultation draft", 3, "2"),
            Paragraph(text_runs("To consider · Head of ICT"), ParagraphStyle.DETAIL),
            Heading("Part B: exempt"),
            Heading("Contract award", 3, "3"),
            ExemptNote("Exempt: paragraph 8, Part 1, Schedule 12A", indented=True),
        ),
        organisation=COUNCIL,
        dated=date(2003, 6, 10),
    )


def register(rows: int = 30) -> Document:
    """A wide register of decisions, with contents and a chart."""
    decisions = tuple(
        (
            f"EG/2003/{number:03d}",
            date(2003, 6, 17),
            runs_from_markdown("That the *draft return* be prepared"),
            Money(64_000_000 + number),
            Marked("Ratified", Tone.GREEN) if number % 3 else Marked("Awaiting", Tone.AMBER),
            None,
        )
        for number in range(1, rows + 1)
    )
    columns = ("Number", "Date", "Decision", "Cost", "State", "Superseded by")
    return Document(
        "Decision register",
        (
            Contents(),
            Heading("Decisions"),
            Table(columns, decisions, caption="Decisions, May and June 2003"),
            PageBreak(),
            Heading("Structure"),
            Picture(a_png(), "The E-Council stands above two groups"),
        ),
        organisation=COUNCIL,
        landscape=True,
        dated=date(2003, 6, 30),
    )


SAMPLES = {"minutes": minutes, "agenda": agenda, "register": register}
