"""Another word processor opens tracked changes, and taking or refusing all gives each draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from egovdesk.documents.changes import compare
from egovdesk.documents.model import Block, Document, Heading, Paragraph
from egovdesk.documents.writers.docx import write_docx
from tests.core.documents.revisions import body_of, lines
from tests.core.documents.writers.settling import (
    a_profile,
    read_by_libreoffice,
    settled_by_libreoffice,
)
from tests.core.documents.writers.test_revisions import PAIRS, text


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of LibreOffice."""
    return a_profile(tmp_path_factory.mktemp("profile"))


def all_blocks(side: int) -> tuple[Block, ...]:
    """Everything that the pairs hold, one after another, each under its name."""
    found: list[Block] = []
    for name, pair in PAIRS.items():
        found += [Heading(name, 2), *pair[side], Paragraph(text(f"After {name}."))]
    return tuple(found)


@pytest.mark.parametrize("verb", ["Accept", "Reject"])
def test_libreoffice_gives_each_draft_back(verb: str, profile: Path, tmp_path: Path) -> None:
    old, new = (Document("Minutes", all_blocks(side)) for side in (0, 1))
    write_docx(compare(old, new), tmp_path / "marked.docx")
    write_docx(new if verb == "Accept" else old, tmp_path / "plain.docx")
    settled = settled_by_libreoffice(profile, tmp_path / "marked.docx", verb)
    assert settled == read_by_libreoffice(profile, tmp_path / "plain.docx")
    assert len(lines(body_of(tmp_path / "plain.docx"))) > 60
