"""Files as authors send them: a paper that nothing is amiss in, and ways to spoil it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from egovdesk.documents.model import (
    Block,
    Document,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Table,
    text_runs,
)
from egovdesk.documents.writers.docx import write_docx

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BLOCKS: tuple[Block, ...] = (
    Heading("Purpose"),
    Paragraph(text_runs("This report is about the call centre.")),
    Heading("Recommendations"),
    ListBlock((ListItem(text_runs("That the Board agree to it.")),), ordered=True),
    Table(("Year", "Cost"), (("2003", "£120,000"), ("2004", "£80,000"))),
)


def a_paper(path: Path, *further: Block, title: str = "Call centre") -> Path:
    """A Word file in which nothing is amiss."""
    write_docx(Document(title, (*BLOCKS, *further)), path)
    return path


def spoiled(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """The same file with one part changed."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    return packed(path, parts)


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    """A package of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path


def with_text(path: Path, xml: str) -> Path:
    """The paper with this WordprocessingML at its end."""
    return spoiled(
        path, "word/document.xml", lambda text: xml.join(text.rsplit("<w:sectPr", 1)[:1])
        + xml + "<w:sectPr" + text.rsplit("<w:sectPr", 1)[1],
    )  # fmt: skip


def with_run(path: Path, words: str, style: str = "") -> Path:
    """The paper with a paragraph of one run at its end; `style` is the inside of its format."""
    run = f'<w:r><w:rPr>{style}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
    return with_text(path, f"<w:p>{run}</w:p>")


def with_part(
    path: Path,
    name: str,
    data: bytes,
    kind: str,
    *,
    type_: str = "",
    owner: str = "word/document.xml",
) -> Path:
    """The paper with a further part that another one refers to, as a relation of some kind."""
    with zipfile.ZipFile(path) as package:
        parts = {one: package.read(one) for one in package.namelist()}
    parts[name] = data
    if type_:
        override = f'<Override PartName="/{name}" ContentType="{type_}"/></Types>'
        types = parts["[Content_Types].xml"].decode().replace("</Types>", override)
        parts["[Content_Types].xml"] = types.encode()
    packed(path, parts)
    return with_relation(path, f"/{name}", kind, owner=owner)


def with_relation(
    path: Path, target: str, kind: str, *, external: bool = False, owner: str = "word/document.xml",
    relation: str = "rIdX",
) -> Path:  # fmt: skip
    """The paper with a further link of a part."""
    folder, _, base = owner.rpartition("/")
    links = f"{folder}/_rels/{base}.rels"
    mode = ' TargetMode="External"' if external else ""
    one = f'<Relationship Id="{relation}" Type="{_TYPES}/{kind}" Target="{target}"{mode}/>'
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    known = parts.get(links, empty.encode()).decode()
    known = (
        known.replace("/>", "></Relationships>") if known.endswith('/relationships"/>') else known
    )
    parts[links] = known.replace("</Relationships>", f"{one}</Relationships>").encode()
    return packed(path, parts)
