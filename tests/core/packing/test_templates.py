"""The council's own templates: their fields and styles are looked through before they are used."""

from __future__ import annotations

import errno
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from egovdesk.documents.model import (
    Document,
    Facts,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    text_runs,
)
from egovdesk.documents.template_fields import field_values
from egovdesk.documents.writers.docx import default_template, write_docx
from egovdesk.errors import DiskFault, EgovDeskError, NotFound, Refused
from egovdesk.exchange.printing import NO_PROGRAM
from egovdesk.operations.packs.templates import choose_template, withdraw_template
from egovdesk.packing.making import Wish
from egovdesk.packing.template_pictures import draw_template, specimen
from egovdesk.packing.templates import Chosen, check_template, chosen
from egovdesk.packing.word import make_word
from egovdesk.records.packs import Audience, TemplateKind
from tests.core.packing.scenes import quiet
from tests.scenes import TODAY, Board

AGENDA, EVERY, MINUTES = TemplateKind.AGENDA, TemplateKind.EVERY, TemplateKind.MINUTES
SAID = Document("Minutes", (
    Heading("Opening", number="1"), Paragraph(text_runs("The chair opened.")),
    ListBlock((ListItem(text_runs("first")), ListItem(text_runs("second"))), ordered=True),
))  # fmt: skip
CONTROL = (
    "<w:p {0}><w:sdt><w:sdtPr><w:tag w:val='{1}'/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
    "<w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt></w:p>"
)
MERGE = (
    "<w:p {0}><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> MERGEFIELD {1} "
    "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>«{1}»</w:t></w:r>"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
)


def a_template(path: Path, change: Callable[[Any], None] | None = None) -> Path:
    """Our template, changed as a council might."""
    word = Word(str(default_template()))
    if change is not None:
        change(word)
    word.save(str(path))
    return path


def with_fields(word: Any) -> None:
    """A crest and the day in the header, the place in the footer, a letter round the document."""
    header = word.sections[0].header
    split = header.paragraphs[0]
    for piece in ("Meeting of {{ gr", "oup }} on {", "{date}}"):
        split.add_run(piece)
    footer = word.sections[0].footer
    footer._element.append(parse_xml(CONTROL.format(nsdecls("w"), "place")))
    body = word.element.body
    for at, made in enumerate(
        (MERGE.format(nsdecls("w"), "chair"), MERGE.format(nsdecls("w"), "crest"))
    ):
        body.insert(at, parse_xml(made))
    body.insert(2, parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>{{{{ document }}}}</w:t></w:r></w:p>"))
    body.insert(
        3, parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>Yours, {{{{clerk}}}}</w:t></w:r></w:p>")
    )


def whole(path: Path) -> str:
    """All that is in the parts of a file."""
    with zipfile.ZipFile(path) as package:
        return "\n".join(package.read(one).decode("utf-8", "replace") for one in package.namelist())


def values(board: Board) -> dict[str, str]:
    """Those of the board's meeting."""
    meeting = board.register.meetings.get(board.meeting)
    return dict(field_values(board.register, board.group_id, meeting.held_on, meeting.id))


def test_each_field_is_told_with_its_value_and_its_paragraph(board: Board, tmp_path: Path) -> None:
    report = check_template(a_template(tmp_path / "t.docx", with_fields), values(board))
    told = {one.field.name: one for one in report.fields}
    assert told["group"].value == "Customer First Board"
    assert told["date"].value == "21 October 2003"
    assert told["date"].field.place.startswith("Meeting of {{ group }}")
    assert told["chair"].value == board.register.people.get(board.chair).name
    assert (told["crest"].value, told["crest"].problem) == (None, "unknown")
    assert told["crest"].field.place == "«crest»"
    assert told["group"].field.story == "header" and told["place"].field.story == "footer"
    assert report.missing == ()


def test_a_document_goes_where_the_template_says_and_its_fields_are_filled(
    board: Board, tmp_path: Path
) -> None:
    template = a_template(tmp_path / "t.docx", with_fields)
    write_docx(SAID, tmp_path / "a.docx", template, values(board))
    word = Word(str(tmp_path / "a.docx"))
    texts = [one.text for one in word.paragraphs]
    chair = board.register.people.get(board.chair).name
    assert texts[0] == chair and texts[1] == "«crest»"
    assert texts.index("The chair opened.") < next(
        i for i, one in enumerate(texts) if "Yours, " in one
    )
    assert word.sections[0].header.paragraphs[0].text == (
        "Meeting of Customer First Board on 21 October 2003"
    )
    said = whole(tmp_path / "a.docx")
    assert "{{" not in said and "Click here" not in said and "MERGEFIELD chair" not in said
    assert values(board)["place"] in said


def test_a_style_that_is_not_there_is_told_and_ours_stands_in(tmp_path: Path) -> None:
    def poor(word: Any) -> None:
        for name in ("Minute heading", "List Number", "Register table", "Body Text"):
            word.styles[name].delete()

    template = a_template(tmp_path / "poor.docx", poor)
    missing = check_template(template, {}).missing
    assert set(missing) == {"Minute heading", "List Number", "Register table", "Body Text"}
    assert set(write_docx(SAID, tmp_path / "a.docx", template)) == set(missing)
    word = Word(str(tmp_path / "a.docx"))
    (heading,) = (one for one in word.paragraphs if "Opening" in one.text)
    assert heading.style.name == "Minute heading"
    ours = Word(str(default_template())).styles["Minute heading"]
    assert heading.style.font.bold == ours.font.bold


BOX = """<w:p {0} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:t>At {{{{ pla</w:t></w:r><w:r><mc:AlternateContent>
<mc:Choice Requires="wps">{1}</mc:Choice><mc:Fallback>{1}</mc:Fallback></mc:AlternateContent></w:r>
<w:r><w:t>ce }}}}.</w:t></w:r></w:p>"""
IN_BOX = (
    "<w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Crest of {{{{ gr</w:t></w:r><w:r>"
    "<w:t>oup }}}}, {{{{ mayor }}}}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
)
SPLIT = (
    "<w:p {0}><w:r><w:t>For </w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
    "<w:r><w:instrText> MERGE</w:instrText></w:r><w:r><w:instrText>FIELD {1} </w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>«x»</w:t></w:r>"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t>.</w:t></w:r></w:p>"
)
AT_ONCE = (
    "<w:p {0}><w:r><w:t>Chair: </w:t><w:fldChar w:fldCharType='begin'/><w:instrText>MERGEFIELD chair"
    "</w:instrText><w:fldChar w:fldCharType='separate'/><w:t>«chair»</w:t>"
    "<w:fldChar w:fldCharType='end'/><w:t>.</w:t></w:r></w:p>"
)
BOUND = (
    "<w:p {0}><w:sdt><w:sdtPr><w:alias w:val='Title'/><w:dataBinding w:xpath='/a' w:storeItemID='{{1}}'/>"
    "</w:sdtPr><w:sdtContent><w:r><w:t>[Title]</w:t></w:r></w:sdtContent></w:sdt></w:p>"
)
BLOCK = "<w:sdt {0}><w:sdtPr><w:tag w:val='{1}'/></w:sdtPr><w:sdtContent>{2}</w:sdtContent></w:sdt>"


def at_the_top(*made: str) -> Callable[[Any], None]:
    """What puts these before the place of the document."""

    def change(word: Any) -> None:
        for one in reversed(made):
            word.element.body.insert(0, parse_xml(one))
        word.add_paragraph("{{ document }}")

    return change


def test_a_field_in_a_text_box_is_told_once_and_filled_in_both_of_its_drawings(
    board: Board, tmp_path: Path
) -> None:
    box = BOX.format(nsdecls("w"), IN_BOX.format())
    template = a_template(tmp_path / "t.docx", at_the_top(box))
    told = {one.field.name: one for one in check_template(template, values(board)).fields}
    assert len(told) == len(check_template(template, values(board)).fields) == 4
    assert told["mayor"].field.place == "Crest of {{ group }}, {{ mayor }}"
    write_docx(SAID, tmp_path / "a.docx", template, values(board))
    said = whole(tmp_path / "a.docx")
    assert said.count("Crest of Customer First Board") == 2
    assert "{{ gr" not in said and "{{ pla" not in said


def test_a_merge_field_is_known_however_word_has_divided_it(board: Board, tmp_path: Path) -> None:
    made = [SPLIT.format(nsdecls("w"), name) for name in ("group", '"lord mayor"')]
    template = a_template(tmp_path / "t.docx", at_the_top(*made, AT_ONCE.format(nsdecls("w"))))
    told = {one.field.name: one.problem for one in check_template(template, values(board)).fields}
    assert told == {"group": "", "lord mayor": "unknown", "chair": "", "document": ""}
    write_docx(SAID, tmp_path / "a.docx", template, values(board))
    texts = [one.text for one in Word(str(tmp_path / "a.docx")).paragraphs]
    chair = board.register.people.get(board.chair).name
    assert texts[:3] == ["For Customer First Board.", "For «x».", f"Chair: {chair}."]


def test_a_control_is_filled_for_good(board: Board, tmp_path: Path) -> None:
    two = "<w:p><w:r><w:t>One</w:t></w:r></w:p><w:p><w:r><w:t>Two</w:t></w:r></w:p>"
    made = (
        BOUND.format(nsdecls("w")), BLOCK.format(nsdecls("w"), "group", two),
        BLOCK.format(nsdecls("w"), "chair", "<w:p/>"),
    )  # fmt: skip
    write_docx(
        SAID, tmp_path / "a.docx", a_template(tmp_path / "t.docx", at_the_top(*made)), values(board)
    )
    body = Word(str(tmp_path / "a.docx")).element.body
    said = ["".join(one.text or "" for one in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]
    chair = board.register.people.get(board.chair).name
    assert said[:3] == ["Minutes", "Customer First Board", chair]
    assert "dataBinding" not in whole(tmp_path / "a.docx")


def test_places_that_the_document_does_not_take_are_told_and_left_out(tmp_path: Path) -> None:
    def change(word: Any) -> None:
        word.sections[0].header.paragraphs[0].text = "Top {{ document }}"
        word.add_paragraph("Before {{ document }}")
        word.add_paragraph("Again {{ document }}")

    template = a_template(tmp_path / "t.docx", change)
    report = check_template(template, {})
    assert [(one.field.story, one.problem) for one in report.fields] == [
        ("", "alone"), ("", "unused"), ("header", "unused"),
    ]  # fmt: skip
    assert not report.loses_text
    write_docx(SAID, tmp_path / "a.docx", template)
    word = Word(str(tmp_path / "a.docx"))
    texts = [one.text for one in word.paragraphs]
    assert "Again " in texts and "The chair opened." in texts
    assert "{{" not in whole(tmp_path / "a.docx")


def test_a_template_whose_own_text_is_left_out_says_so(tmp_path: Path) -> None:
    def sample(word: Any) -> None:
        word.add_paragraph("Dear {{ chair }}")

    assert check_template(a_template(tmp_path / "t.docx", sample), {}).loses_text
    assert not check_template(a_template(tmp_path / "u.docx"), {}).loses_text


def test_a_style_for_letters_is_none_for_paragraphs(tmp_path: Path) -> None:
    def change(word: Any) -> None:
        for name, kind in (("Facts", WD_STYLE_TYPE.CHARACTER), ("Decision", WD_STYLE_TYPE.TABLE)):
            word.styles[name].delete()
            word.styles.add_style(name, kind)

    template = a_template(tmp_path / "t.docx", change)
    assert set(check_template(template, {}).missing) == {"Facts", "Decision"}
    write_docx(replace(SAID, blocks=(Facts((("Date", "today"),)),)), tmp_path / "a.docx", template)
    word = Word(str(tmp_path / "a.docx"))
    (facts,) = (one for one in word.paragraphs if "today" in one.text)
    assert (facts.style.name, facts.style.type) == ("Facts", WD_STYLE_TYPE.PARAGRAPH)
    names = [one.name for one in word.styles]
    assert len(names) == len(set(names))


def test_a_plain_word_template_will_do(tmp_path: Path) -> None:
    Word().save(str(tmp_path / "plain.docx"))
    supplied = write_docx(SAID, tmp_path / "a.docx", tmp_path / "plain.docx")
    assert "Decision" in supplied and "Heading 1" not in supplied
    word = Word(str(tmp_path / "a.docx"))
    ids = [one.style_id for one in word.styles]
    assert len(ids) == len(set(ids))


def _macros(path: Path) -> None:
    a_template(path)
    with zipfile.ZipFile(path) as package:
        parts = {one: package.read(one) for one in package.namelist()}
    links = "word/_rels/document.xml.rels"
    macros = (
        b"<Relationship Id='rId99' Target='vbaProject.bin' "
        b"Type='http://schemas.microsoft.com/office/2006/relationships/vbaProject'/></Relationships>"
    )
    parts[links] = parts[links].replace(b"</Relationships>", macros)
    parts["word/vbaProject.bin"] = b"x"
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def _cut(path: Path) -> None:
    a_template(path)
    path.write_bytes(path.read_bytes()[:4000])


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_macros, "has macros"), (_cut, "damaged"),
        (lambda path: path.write_text("Dear all"), "no Word"),
        (lambda path: path.write_bytes(b""), "0 bytes"),
    ],
)  # fmt: skip
def test_what_is_no_template_is_refused_by_name(
    tmp_path: Path, make: Callable[[Path], object], said: str
) -> None:
    path = tmp_path / "council.dotx"
    make(path)
    with pytest.raises(Refused, match=rf"council\.dotx.*{said}"):
        check_template(path, {})


@pytest.mark.parametrize(
    ("part", "was", "becomes"),
    [
        ("word/numbering.xml", 'w:numId="', 'w:numId="x'),
        ("word/document.xml", 'r:id="', 'r:id="x'),
        ("word/document.xml", 'r:id="', 'w:id="'),
        ("word/settings.xml", "w:settings", "w:p"),
        ("[Content_Types].xml", "wordprocessingml.styles+xml", "wordprocessingml.other+xml"),
        ("[Content_Types].xml", "wordprocessingml.header+xml", "wordprocessingml.other+xml"),
        ("word/document.xml", 'w:w="11906"', 'w:w="broad"'),
    ],
)
def test_a_template_in_which_nothing_can_be_written_is_found_out_before_the_night(
    tmp_path: Path, part: str, was: str, becomes: str
) -> None:
    path = tmp_path / "council.docx"
    a_template(path, lambda word: word.sections[0].header.paragraphs[0].add_run("Crest"))
    with zipfile.ZipFile(path) as package:
        parts = {one: package.read(one).decode("latin-1") for one in package.namelist()}
    assert was in parts[part]
    parts[part] = parts[part].replace(was, becomes)
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text.encode("latin-1"))
    with pytest.raises(EgovDeskError, match=r"council\.docx cannot be read as a Word document"):
        check_template(path, {})


def choose(board: Board, path: Path, kind: TemplateKind, *, of_group: bool = False) -> str:
    """Choose a template for a kind of document."""
    register = board.register
    kept = register.contents.keep(path)
    group_id = board.group_id if of_group else None
    return choose_template(register, kind, kept, path.name, group_id=group_id)


def test_the_nearest_template_is_used(board: Board, tmp_path: Path) -> None:
    register, group = board.register, board.group_id
    files = {
        name: a_template(
            tmp_path / f"{name}.docx", lambda word, name=name: word.add_paragraph(name)
        )
        for name in ("all", "agendas", "board", "later")
    }
    assert chosen(register, AGENDA, group) is None
    choose(board, files["all"], EVERY)
    choose(board, files["agendas"], AGENDA)
    of_board = choose(board, files["board"], AGENDA, of_group=True)

    def name(kind: TemplateKind, group_id: str | None) -> str:
        found = chosen(register, kind, group_id)
        return found.name if found else ""

    assert name(AGENDA, group) == "board.docx"
    assert name(AGENDA, None) == "agendas.docx"
    assert name(MINUTES, group) == "all.docx"
    withdraw_template(register, of_board)
    assert name(AGENDA, group) == "agendas.docx"
    with pytest.raises(Refused, match="withdrawn already"):
        withdraw_template(register, of_board)
    choose(board, files["later"], AGENDA)
    assert name(AGENDA, group) == "later.docx"
    assert len(register.word_templates.find(kind=AGENDA, withdrawn_on=None)) == 1


def test_a_pack_in_word_is_written_in_the_councils_template(board: Board, tmp_path: Path) -> None:
    def crest(word: Any) -> None:
        word.sections[0].header.paragraphs[0].text = "Crest of {{ authority }}"

    choose(board, a_template(tmp_path / "t.docx", crest), EVERY)
    made = make_word(board.register, Wish(board.meeting, Audience.MEMBERS), tmp_path, quiet)
    said = whole(made.path)
    assert f"Crest of {board.register.authority.name}" in said


def test_every_page_of_a_pack_is_numbered_also_a_first_page_that_is_set_apart(
    board: Board, tmp_path: Path
) -> None:
    def first(word: Any) -> None:
        word.sections[0].different_first_page_header_footer = True

    choose(board, a_template(tmp_path / "t.docx", first), EVERY)
    made = make_word(board.register, Wish(board.meeting, Audience.MEMBERS), tmp_path, quiet)
    section = Word(str(made.path)).sections[0]
    assert section.different_first_page_header_footer
    assert "Page 1" in section.first_page_footer.paragraphs[0].text


def test_a_lost_template_costs_no_export(
    board: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(board, a_template(tmp_path / "t.docx"), EVERY)
    found = Chosen.of(board.register, board.group_id)

    def lost(*_args: Any) -> None:
        raise NotFound("The contents of this file are not in the register.")

    monkeypatch.setattr(type(found.contents), "write_to", lost)
    with found.file(EVERY) as template:
        assert template is None


def test_without_a_program_there_is_a_sentence_in_place_of_a_picture(
    board: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("egovdesk.packing.template_pictures.find_program", lambda: None)
    page = specimen(board.register, None, TODAY)
    undrawn = draw_template(page, a_template(tmp_path / "t.docx"), {}, tmp_path / "page.png")
    assert undrawn == NO_PROGRAM
    assert not (tmp_path / "page.png").exists()


def test_a_picture_for_which_there_is_no_room_leaves_nothing(
    board: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template, target = a_template(tmp_path / "t.docx"), tmp_path / "out" / "page.png"
    target.parent.mkdir()

    def full(_pdf: Path, _page: int, _width: int) -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("egovdesk.packing.template_pictures.page_png", full)
    with pytest.raises(DiskFault, match="no room left"):
        draw_template(specimen(board.register, None, TODAY), template, {}, target)
    assert list(target.parent.iterdir()) == []
