"""Word papers of many kinds, and how a joined file is read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from docx import Document as Word
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from PIL import Image

from egovdesk.exchange.joining.joining import WordPart, join_word
from egovdesk.exchange.joining.sections import Stamp

RED, GREEN = RGBColor(0xC0, 0, 0), RGBColor(0, 0x80, 0)
_FOOTNOTES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:id="5"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_FOOTNOTES_RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
)


def a_picture(colour: str) -> io.BytesIO:
    """A PNG of one colour."""
    written = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(written, "PNG")
    written.seek(0)
    return written


def a_paper(path: Path, name: str, colour: RGBColor = RED, size: int = 20) -> Path:
    """A paper with a look, a header, a footer and a counted list of its own, wide at its end."""
    word = Word()
    word.styles["Heading 1"].font.color.rgb = colour
    word.styles["Heading 1"].font.size = Pt(size)
    section = word.sections[0]
    section.header.paragraphs[0].text = f"Header of {name}"
    section.footer.paragraphs[0].text = f"Footer of {name}"
    word.add_heading(f"Options of {name}", 1)
    for step in ("First", "Second"):
        word.add_paragraph(f"{step} step of {name}", style="List Number")
    wide = word.add_section(WD_SECTION.NEW_PAGE)
    wide.orientation = WD_ORIENT.LANDSCAPE
    wide.page_width, wide.page_height = Cm(29.7), Cm(21)
    word.add_paragraph(f"Costs of {name}")
    word.add_picture(a_picture("red" if colour is RED else "green"), width=Cm(2))
    word.save(str(path))
    return path


def with_element(path: Path, *elements: Any) -> Path:
    """A paper of one paragraph with elements put into it."""
    word = Word()
    paragraph = word.add_paragraph("A paper")
    for one in elements:
        paragraph._p.append(one)
    word.save(str(path))
    return path


def field(code: str) -> Any:
    """A field in one element."""
    made = OxmlElement("w:fldSimple")
    made.set(qn("w:instr"), code)
    return made


def with_footnote(path: Path, words: str) -> Path:
    """A paper with one footnote."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    word = Word()
    run = word.add_paragraph(f"Text with a note: {words}").add_run()
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "5")
    run._r.append(reference)
    data = _FOOTNOTES.format(words=words).encode()
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES_TYPE, data, word.part.package)
    word.part.relate_to(part, _FOOTNOTES_RELATION)
    word.save(str(path))
    return path


def repacked(path: Path, **changes: bytes | None) -> Path:
    """The file with parts changed or put in; names have `__` for `/` and `_dot_` for `.`."""
    named = {key.replace("__", "/").replace("_dot_", "."): data for key, data in changes.items()}
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, data in {**parts, **named}.items():
            if data is not None:
                package.writestr(name, data)
    return path


def joined(folder: Path, *papers: Path) -> Any:
    """Papers joined, each named at the top of its pages, and opened by python-docx."""
    target = folder / "joined.docx"
    parts = [WordPart(one, f"_m{at}", Stamp(f"Item {at + 1}")) for at, one in enumerate(papers)]
    join_word(parts, target)
    return Word(str(target))


def texts(story: Any) -> list[str]:
    """The paragraphs of a header, footer or body that say something."""
    return [one.text for one in story.paragraphs if one.text]
