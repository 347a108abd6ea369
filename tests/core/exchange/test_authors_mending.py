"""A mended file: what was amiss is right, and not a word is another."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egovdesk.errors import Refused
from egovdesk.exchange.authors import MendWishes, check_file, mend_file, mending
from egovdesk.exchange.authors.editing import Editing
from egovdesk.exchange.authors.mending import words_of
from egovdesk.exchange.authors.word import WordFile
from egovdesk.records.file_checks import Mending, Wish
from tests.core.exchange.authors_files import (
    WORD,
    a_paper,
    spoiled,
    with_part,
    with_relation,
    with_run,
    with_text,
)

CHANGED = (
    '<w:p><w:r><w:t xml:space="preserve">It costs </w:t></w:r>'
    '<w:ins w:id="1" w:author="Joan"><w:r><w:t>one</w:t></w:r></w:ins>'
    '<w:del w:id="2" w:author="Joan"><w:r><w:delText>two</w:delText></w:r></w:del>'
    '<w:r><w:rPr><w:rPrChange w:id="3" w:author="Joan"><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr>'
    '<w:t xml:space="preserve"> million.</w:t></w:r></w:p>'
)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return a_paper(tmp_path / "draft.docx")


def mended(path: Path, *wishes: Wish, title: str = "") -> Path:
    target = path.with_name("mended.docx")
    mend_file(path, target, MendWishes(wishes, title))
    docx.Document(str(target))  # another reader opens it too
    return target


def words(path: Path) -> str:
    return words_of(WordFile(path))


def rules(path: Path) -> set[str]:
    return {one.rule for one in check_file(path).findings}


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode()


def test_what_can_be_mended_is_right_and_the_words_are_the_same(paper: Path) -> None:
    with_run(paper, "Small", '<w:rFonts w:ascii="Times New Roman"/><w:sz w:val="16"/>')
    with_run(paper, "Loud words here", "<w:caps/>")
    with_run(paper, "color", '<w:lang w:val="en-US"/>')
    with_text(
        paper, '<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:t>Both sides</w:t></w:r></w:p>'
    )
    with_text(paper, "<w:tbl><w:tblPr/><w:tblGrid/>" + 2 * (
        "<w:tr>" + 2 * "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>" + "</w:tr>") + "</w:tbl><w:p/>"
    )  # fmt: skip
    with_part(paper, "word/vbaProject.bin", b"macro", "vbaProject")
    assert len(rules(paper)) == 7
    assert rules(mended(paper)) == set()
    assert words(mended(paper)) == words(paper)


def test_symbols_and_headers_keep_their_look(tmp_path: Path) -> None:
    paper = a_paper(tmp_path / "draft.docx")
    with_run(paper, "\uf0fc", '<w:rFonts w:ascii="Wingdings"/>')
    with_run(paper, "Small", '<w:sz w:val="16"/>')
    text = part(mended(paper), "word/document.xml")
    assert 'w:ascii="Wingdings"' in text
    styles = part(mended(paper), "word/styles.xml")
    header = styles[styles.index('w:styleId="Header"') :]
    assert '<w:sz w:val="20"/>' in header[: header.index("</w:style>")]


def test_changes_comments_and_hidden_text_stay_until_they_are_asked_out(paper: Path) -> None:
    with_text(paper, CHANGED)
    with_run(paper, "the price", "<w:vanish/>")
    left = mended(paper)
    assert rules(left) == {"changes", "text.hidden"}
    asked = mended(paper, Wish.CHANGES, Wish.HIDDEN)
    assert rules(asked) == set()
    assert "It costs one million." in words(asked)
    assert "the price" not in part(asked, "word/document.xml")
    assert "two" not in part(asked, "word/document.xml")


def test_accepted_changes_take_rows_and_ends_of_paragraphs_with_them(paper: Path) -> None:
    gone = '<w:trPr><w:del w:id="5" w:author="J"/></w:trPr>'
    cells = "<w:tc><w:p><w:r><w:t>{0}</w:t></w:r></w:p></w:tc>" * 2
    old = '<w:del w:id="6" w:author="J"><w:r><w:delText>old</w:delText></w:r></w:del>'
    cut = cells.replace("<w:r><w:t>{0}</w:t></w:r>", old)
    with_text(
        paper,
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        f"{cells.format('Head')}</w:tr><w:tr>{gone}{cut}</w:tr><w:tr>{cells.format('x')}</w:tr></w:tbl>"
        '<w:p><w:pPr><w:rPr><w:del w:id="7" w:author="J"/></w:rPr></w:pPr><w:r><w:t>Half a </w:t></w:r>'
        "</w:p><w:p><w:r><w:t>sentence.</w:t></w:r></w:p>",
    )
    word = docx.Document(str(mended(paper, Wish.CHANGES)))
    assert len(word.tables[-1].rows) == 2
    assert word.paragraphs[-1].text == "Half a sentence."


def test_comments_go_with_their_marks_and_the_names_of_who_wrote_them(paper: Path) -> None:
    comments = (
        f'<w:comments xmlns:w="{WORD}"><w:comment w:id="1" w:author="Joan"><w:p><w:r>'
        "<w:t>Is this right?</w:t></w:r></w:p></w:comment></w:comments>"
    )
    with_part(paper, "word/comments.xml", comments.encode(), "comments")
    with_text(
        paper,
        '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>Words</w:t></w:r><w:commentRangeEnd w:id="1"/>'
        '<w:r><w:rPr/><w:commentReference w:id="1"/></w:r></w:p>',
    )
    target = mended(paper, Wish.COMMENTS)
    with zipfile.ZipFile(target) as package:
        everything = b"".join(package.read(one) for one in package.namelist())
        assert "word/comments.xml" not in package.namelist()
    assert b"Joan" not in everything and b"comment" not in everything


def test_properties_and_the_template_are_emptied_and_the_title_set(paper: Path) -> None:
    spoiled(paper, "docProps/core.xml", lambda text: text.replace(
        "<dc:title>Call centre</dc:title>", "<dc:creator>joan</dc:creator>"
    ))  # fmt: skip
    settings_part = "word/settings.xml"
    spoiled(paper, settings_part, lambda text: text.replace(
        "<w:zoom", '<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships" r:id="rIdX"/><w:zoom', 1,
    ))  # fmt: skip
    with_relation(
        paper, "file:///c:/joan/x.dot", "attachedTemplate", external=True, owner=settings_part
    )
    target = mended(paper, title="IEG3: first draft")
    with zipfile.ZipFile(target) as package:
        everything = b"".join(package.read(one) for one in package.namelist())
    assert b"joan" not in everything
    assert check_file(target).findings == ()
    assert docx.Document(str(target)).core_properties.title == "IEG3: first draft"


def test_a_document_with_macros_becomes_a_plain_one(paper: Path) -> None:
    spoiled(paper, "[Content_Types].xml", lambda text: text.replace(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    ))  # fmt: skip
    with_part(paper, "word/vbaProject.bin", b"macro", "vbaProject")
    with zipfile.ZipFile(mended(paper)) as package:
        assert "word/vbaProject.bin" not in package.namelist()
        assert b"macro" not in package.read("[Content_Types].xml").lower()


def test_parts_that_are_not_touched_are_the_same_bytes(paper: Path) -> None:
    with_part(paper, "word/media/image1.png", b"\x89PNG" * 1000, "image", type_="image/png")
    with zipfile.ZipFile(mended(paper)) as after, zipfile.ZipFile(paper) as before:
        for name in ("word/media/image1.png", "word/numbering.xml"):
            assert after.read(name) == before.read(name)


def test_a_file_whose_words_would_change_is_refused(
    paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forget(word: WordFile, editing: Editing) -> None:
        editing.xml(word.main).find(f".//{{{WORD}}}t").text = "Other words"

    monkeypatch.setattr(mending, "_ALWAYS", (forget,))
    with pytest.raises(Refused, match="without touching its words"):
        mended(paper)


_STYLES = ("", "<w:b/>", "<w:caps/>", '<w:sz w:val="14"/>', "<w:vanish/>",
           '<w:rFonts w:ascii="Verdana"/>', '<w:lang w:val="en-US"/>')  # fmt: skip
_WORDS = st.text(st.characters(codec="utf-8", exclude_characters="<&\r", exclude_categories=("Cc", "Cs")),
                 max_size=30)  # fmt: skip


@settings(max_examples=20, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(st.lists(st.tuples(_WORDS, st.sampled_from(_STYLES)), max_size=8))
def test_whatever_is_typed_mending_twice_is_mending_once(
    tmp_path: Path, typed: list[tuple[str, str]]
) -> None:
    paper = a_paper(tmp_path / "draft.docx")
    runs = (f'<w:p><w:r><w:rPr>{style}</w:rPr><w:t xml:space="preserve">{said}</w:t></w:r></w:p>'
            for said, style in typed)  # fmt: skip
    with_text(paper, "".join(runs))
    target = mended(paper)
    assert words(target) == words(paper)
    assert not [one for one in check_file(target).findings if one.mending is Mending.ITSELF]
