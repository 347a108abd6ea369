"""Word files compared with those that were looked at and kept in tests/reference.

After a change that was meant: EGOVDESK_KEEP_REFERENCE=1 pytest tests/core/documents/writers, and
read the difference before committing it.
"""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from egovdesk.documents.writers.docx import write_docx
from tests.core.documents.writers.samples import SAMPLES

REFERENCE = Path(__file__).parents[3] / "reference"
PARTS = ("docProps/core.xml", "word/header1.xml", "word/footer1.xml", "word/document.xml")


def readable(path: Path) -> str:
    """The parts that carry text, indented, one after another."""
    written = []
    with zipfile.ZipFile(path) as package:
        for part in PARTS:
            tree = etree.fromstring(package.read(part))
            etree.indent(tree)
            written.append(f"<!-- {part} -->\n{etree.tostring(tree, encoding='unicode')}\n")
    return "\n".join(written)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_document_is_as_it_was_when_it_was_looked_at(name: str, tmp_path: Path) -> None:
    path = tmp_path / "out.docx"
    write_docx(SAMPLES[name](), path)
    kept = REFERENCE / f"{name}.docx.xml"
    if os.environ.get("EGOVDESK_KEEP_REFERENCE"):
        kept.write_text(readable(path), encoding="utf-8")
    assert readable(path) == kept.read_text(encoding="utf-8")
