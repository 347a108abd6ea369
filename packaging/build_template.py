"""Build resources/templates/egovdesk.docx, the template of every Word document.

The whole file is written here: nothing in it comes from a word processor, so nothing hides in
it. Run it after a change of style, and commit both.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

TARGET = Path(__file__).parent.parent / "resources" / "templates" / "egovdesk.docx"

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

INK, QUIET, PETROL, LINE, SUNK = "1D2426", "4C5456", "14566B", "CEC9BD", "F2EFE9"
EXEMPT = "8A1C4A"
TEXT_WIDTH = 9638  # twentieths of a point: A4 less two margins of 20 mm


def style(
    style_id: str,
    name: str,
    *,
    based_on: str = "Normal",
    following: str = "",
    paragraph: str = "",
    run: str = "",
    kind: str = "paragraph",
    default: bool = False,
) -> str:
    """One style; `paragraph` and `run` are the insides of its properties."""
    return (
        f'<w:style w:type="{kind}"{DEFAULT if default else ""}'
        f' w:styleId="{style_id}">'
        f'<w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based_on}"/>' if based_on and not default else "")
        + (f'<w:next w:val="{following}"/>' if following else "")
        + "<w:qFormat/>"
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


def space(before: int, after: int, line: int = 0) -> str:
    """Space above and below, in twentieths of a point; line height in 240ths of a line."""
    height = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{height}/>'


def hang(left: int, hanging: int) -> str:
    """A hanging indent, with the tab stop where the text begins."""
    return f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'


def tab(at: int, kind: str = "left", leader: str = "none") -> str:
    """One tab stop."""
    return f'<w:tabs><w:tab w:val="{kind}" w:leader="{leader}" w:pos="{at}"/></w:tabs>'


def size(points: float) -> str:
    """The size of type."""
    return f'<w:sz w:val="{int(points * 2)}"/><w:szCs w:val="{int(points * 2)}"/>'


def colour(value: str) -> str:
    """The colour of type."""
    return f'<w:color w:val="{value}"/>'


DEFAULT = ' w:default="1"'
BOLD = "<w:b/><w:bCs/>"
KEEP = "<w:keepNext/><w:keepLines/>"


def heading(level: int, points: float, before: int, after: int) -> str:
    """A heading style of Word's own name."""
    return style(
        f"Heading{level}", f"heading {level}", following="BodyText",
        paragraph=KEEP + space(before, after) + f'<w:outlineLvl w:val="{level - 1}"/>',
        run=BOLD + colour(PETROL if level < 4 else INK) + size(points),
    )  # fmt: skip


def list_style(style_id: str, name: str, number_id: int) -> str:
    """A list style; depth is given by the paragraph."""
    numbering = f'<w:numPr><w:numId w:val="{number_id}"/></w:numPr>'
    return style(style_id, name, based_on="BodyText",
                 paragraph=numbering + space(0, 80))  # fmt: skip


def table_style() -> str:
    """The table: a quiet header row, hairlines between rows, nothing boxed."""
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
    strong = f'w:val="single" w:sz="8" w:space="0" w:color="{PETROL}"'
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="RegisterTable"><w:name w:val="Register table"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders><w:top {strong}/><w:bottom {line}/><w:insideH {line}/>"
        "</w:tblBorders>"
        '<w:tblCellMar><w:top w:w="70" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
        '<w:bottom w:w="70" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:rPr>{BOLD}</w:rPr><w:tcPr><w:shd w:val="clear" '
        f'w:color="auto" w:fill="{SUNK}"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
        f'<w:tblStylePr w:type="firstCol"><w:rPr>{BOLD}</w:rPr></w:tblStylePr></w:style>'
    )


def styles() -> str:
    """Every style, in the order of use."""
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    signature_tabs = (
        '<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="5670"/>'
        '<w:tab w:val="left" w:pos="5954"/>'
        f'<w:tab w:val="left" w:leader="underscore" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    )
    quiet = colour(QUIET)
    parts = [
        style("Normal", "Normal", default=True, paragraph=space(0, 0, 269), run=colour(INK)),
        ('<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'),
        style("BodyText", "Body Text", paragraph=space(0, 140)),
        style("Organisation", "Organisation", paragraph=KEEP + space(0, 60), run=quiet),
        style("Title", "Title", following="Subtitle",
              paragraph=KEEP + space(0, 100, 252) + '<w:outlineLvl w:val="0"/>',
              run=BOLD + colour(PETROL) + size(24)),
        style("Subtitle", "Subtitle", following="BodyText",
              paragraph=KEEP + space(0, 280), run=size(14)),
        heading(1, 20, 360, 120), heading(2, 16, 400, 120),
        heading(3, 14, 320, 100), heading(4, 12, 240, 80),
        style("MinuteHeading", "Minute heading", following="BodyText",
              paragraph=KEEP + tab(709) + space(360, 100) + hang(709, 709)
              + '<w:outlineLvl w:val="1"/>', run=BOLD + size(12.5)),
        style("MinuteNumber", "Minute number", based_on="BodyText",
              paragraph=tab(709) + hang(709, 709)),
        style("MinuteText", "Minute text", based_on="BodyText",
              paragraph='<w:ind w:left="709"/>'),
        style("Detail", "Detail", based_on="BodyText",
              paragraph=space(0, 120) + '<w:ind w:left="709"/>', run=quiet),
        style("Lead", "Lead", based_on="BodyText", paragraph=space(0, 240), run=size(13)),
        style("Decision", "Decision", based_on="BodyText",
              paragraph="<w:keepLines/>" + space(160, 100) + '<w:ind w:left="425"/>'),
        style("DecisionPart", "Decision part", based_on="BodyText",
              paragraph="<w:keepLines/>" + tab(992) + space(0, 80) + hang(992, 567)),
        style("DecisionDetail", "Decision detail", based_on="BodyText",
              paragraph=space(0, 80) + '<w:ind w:left="425"/>', run=quiet),
        style("Action", "Action", based_on="BodyText",
              paragraph="<w:keepLines/>" + space(120, 160) + '<w:ind w:left="425"/>'),
        style("Exempt", "Exempt", based_on="BodyText", following="BodyText",
              paragraph="<w:keepNext/>" + space(0, 120), run=BOLD + colour(EXEMPT)),
        style("Facts", "Facts", based_on="BodyText",
              paragraph=tab(2268) + space(0, 100) + hang(2268, 2268)),
        style("Note", "Note", based_on="BodyText", run=quiet),
        style("Quote", "Quote", based_on="BodyText",
              paragraph='<w:ind w:left="567" w:right="567"/>'),
        list_style("ListBullet", "List Bullet", 1),
        list_style("ListNumber", "List Number", 2),
        style("Caption", "caption", following="TableText",
              paragraph=KEEP + space(240, 100), run=BOLD),
        style("TableHeading", "Table heading", paragraph="<w:keepNext/>" + space(0, 0, 252),
              run=BOLD),
        style("TableText", "Table text", paragraph=space(0, 0, 252)),
        style("AfterTable", "After table", following="BodyText", paragraph=space(0, 80),
              run=size(6)),
        style("Signature", "Signature", following="BodyText",
              paragraph="<w:keepLines/>" + signature_tabs + space(480, 60)),
        style("ContentsHeading", "Contents heading", following="BodyText",
              paragraph=KEEP + space(240, 120), run=BOLD + colour(PETROL) + size(16)),
        *(style(f"TOC{level}", f"toc {level}",
                paragraph=tab(TEXT_WIDTH, "right", "dot") + space(0, 60)
                + f'<w:ind w:left="{max(level - 2, 0) * 340}" w:right="567"/>')
          for level in (1, 2, 3, 4)),
        style("Header", "header", paragraph=tab(TEXT_WIDTH, "right"), run=quiet + size(10)),
        style("Footer", "footer", paragraph=tab(TEXT_WIDTH, "right"), run=quiet + size(10)),
        ('<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        f'<w:rPr>{colour(PETROL)}<w:u w:val="single"/></w:rPr></w:style>'),
        ('<w:style w:type="character" w:styleId="Instruction"><w:name w:val="Instruction"/><w:qFormat/>'
        f'<w:rPr>{colour(PETROL)}<w:shd w:val="clear" w:color="auto" w:fill="{SUNK}"/></w:rPr></w:style>'),
        table_style(),
    ]  # fmt: skip
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{size(12)}"
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    return f'{HEAD}<w:styles xmlns:w="{W}">{defaults}{"".join(parts)}</w:styles>'


def numbering() -> str:
    """Bullets and counted numbers, four levels deep."""
    marks = ("•", "–", "•", "–")
    forms = (
        ("decimal", "%1."),
        ("lowerLetter", "(%2)"),
        ("lowerRoman", "(%3)"),
        ("decimal", "%4."),
    )

    def level(depth: int, form: str, text: str) -> str:
        left = 425 * (depth + 1)
        return (
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{left}" w:hanging="425"/></w:pPr></w:lvl>'
        )

    bullets = "".join(level(depth, "bullet", mark) for depth, mark in enumerate(marks))
    deep = '<w:multiLevelType w:val="multilevel"/>'
    numbers = "".join(level(depth, *form) for depth, form in enumerate(forms))
    return (
        f'{HEAD}<w:numbering xmlns:w="{W}">'
        f'<w:abstractNum w:abstractNumId="1">{deep}{bullets}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2">{deep}{numbers}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )


def parts() -> dict[str, str]:
    """Every part of the file by name."""
    wp = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    pkg = "http://schemas.openxmlformats.org/package/2006"
    override = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in (
            ("word/document.xml", f"{wp}.document.main+xml"),
            ("word/styles.xml", f"{wp}.styles+xml"),
            ("word/numbering.xml", f"{wp}.numbering+xml"),
            ("word/settings.xml", f"{wp}.settings+xml"),
            ("word/header1.xml", f"{wp}.header+xml"),
            ("word/footer1.xml", f"{wp}.footer+xml"),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            ("docProps/app.xml",
             "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
        )
    )  # fmt: skip
    links = "".join(
        f'<Relationship Id="rId{index}" Type="{R}/{kind}" Target="{kind}{suffix}.xml"/>'
        for index, (kind, suffix) in enumerate(
            (("styles", ""), ("numbering", ""), ("settings", ""), ("header", "1"), ("footer", "1")),
            1,
        )
    )
    relationships = f'<Relationships xmlns="{pkg}/relationships">'
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{pkg}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{override}</Types>',
        "_rels/.rels": f"{HEAD}{relationships}"
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{pkg}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{R}/extended-properties" Target="docProps/app.xml"/>'
        "</Relationships>",
        "word/_rels/document.xml.rels": f"{HEAD}{relationships}{links}</Relationships>",
        "word/document.xml": f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>'
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="default" r:id="rId5"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1247" '
        'w:left="1134" w:header="624" w:footer="567" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>",
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/settings.xml": f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB"/></w:settings>',
        "word/header1.xml": f'{HEAD}<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Header"/>'
        "</w:pPr></w:p></w:hdr>",
        "word/footer1.xml": f'{HEAD}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/>'
        "</w:pPr></w:p></w:ftr>",
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{pkg}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:language>en-GB</dc:language>'
        "</cp:coreProperties>",
        "docProps/app.xml": f"{HEAD}<Properties "
        'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>EgovDesk</Application></Properties>",
    }


def build(target: Path = TARGET) -> Path:
    """Write the template; the same source gives the same bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts().items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text.encode("utf-8"))
    return target


if __name__ == "__main__":
    print(build(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET))
