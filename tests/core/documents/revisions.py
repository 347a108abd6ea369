"""Takes tracked changes as Word does: accepts or rejects every one, in the XML of a body."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Lines = list[tuple[str, str]]


def body_of(path: Path) -> Any:
    """The body of a Word file."""
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read("word/document.xml")).find(f"{W}body")


def settled(path: Path, *, accept: bool) -> Lines:
    """What the file says once every change has been accepted, or rejected."""
    body = body_of(path)
    goes, stays = ("del", "ins") if accept else ("ins", "del")
    for row in body.findall(f".//{W}tr"):
        if row.find(f"{W}trPr/{W}{goes}") is not None:
            row.getparent().remove(row)
    for table in body.findall(f".//{W}tbl"):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)
    for paragraph in body.findall(f".//{W}p"):
        for gone in paragraph.findall(f".//{W}r/..[@{W}author]"):
            if gone.tag == f"{W}{goes}":
                gone.getparent().remove(gone)
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{goes}") is not None:
            assert not "".join(_texts(paragraph)), "words are left in a paragraph whose end is gone"
            assert paragraph.getnext().tag != f"{W}sectPr", "the last end of a paragraph cannot go"
            paragraph.getparent().remove(paragraph)
    assert body.find(f".//{W}{goes}") is None
    for kept in body.findall(f".//{W}{stays}"):
        assert kept.get(f"{W}author") and kept.get(f"{W}date")
    return lines(body)


def lines(body: Any) -> Lines:
    """Each paragraph's style and its words in their formats; empty ones at the end say nothing."""
    found = [(_style(one), _formatted(one)) for one in body.iter(f"{W}p")]
    while found and found[-1] == ("AfterTable", ""):
        found.pop()
    return found


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(f"{W}val"))


def _formatted(paragraph: Any) -> str:
    """The words, with what opens and ends bold, italic and links wherever runs begin."""
    said, before = [], ""
    for run in paragraph.iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        marks = (
            "" if properties is None else ",".join(one.tag.rpartition("}")[2] for one in properties)
        )
        link = next((one for one in run.iterancestors(f"{W}hyperlink")), None)
        marks += "" if link is None else str(sorted(link.attrib.values()))
        said.append(f"<{marks}>" if marks != before else "")
        said += _texts(run)
        before = marks
    return "".join(said)


def _texts(element: Any) -> list[str]:
    breaks = {f"{W}br": "\n", f"{W}tab": "\t"}
    kinds = (f"{W}t", f"{W}delText", *breaks)
    found = (one for one in element.iter(*kinds) if one.getparent().tag == f"{W}r")
    return [breaks.get(one.tag, one.text or "") for one in found]
