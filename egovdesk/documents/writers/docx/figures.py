"""A drawing in Word: boxes with real text and lines between them, grouped as one figure with its words."""

from __future__ import annotations

from lxml import etree

from egovdesk.documents.inline import xml_text
from egovdesk.documents.model import (
    Figure,
    FigureBox,
    FigureLine,
    Fill,
    Side,
    Stroke,
    plain,
)
from egovdesk.documents.writers.docx.xml import W_NAMESPACE, Element, add, add_text, w

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_NAMES = {"mc": _MC, "wp": _WP, "a": _A, "wpg": _WPG, "wps": _WPS, "w": W_NAMESPACE}
_EMU = 9525
"""In a pixel of 1/96 inch."""
_EDGE, _PETROL, _PALE, _FAINT = "6B675D", "14566B", "DCE9ED", "CEC9BD"
_FILLS = {Fill.SOLID: _PETROL, Fill.PALE: _PALE}
_SIDES = {Side.MIDDLE: "center", Side.RIGHT: "right"}
_THIN, _THICK = 12700, 19050
_LEAST_TEXT = 12
"""Half-points; a wide chart is set no smaller."""


def draw_figure(paragraph: Element, figure: Figure, number: int, room: int) -> None:
    """Draw a figure, made smaller where it is wider than the text: `room`, in twentieths of a point."""
    scale = min(1.0, room * 635 / (figure.width * _EMU))
    width, height = round(figure.width * _EMU * scale), round(figure.height * _EMU * scale)
    run = add(paragraph, "r")
    choice = _sub(_sub(run, "mc:AlternateContent"), "mc:Choice", Requires="wpg")
    inline = _sub(add(choice, "drawing"), "wp:inline", distT=0, distB=0, distL=0, distR=0)
    _sub(inline, "wp:extent", cx=width, cy=height)
    _sub(inline, "wp:docPr", id=number, name=f"Figure {number}", descr=xml_text(figure.alt))
    _sub(inline, "wp:cNvGraphicFramePr")
    data = _sub(_sub(inline, "a:graphic"), "a:graphicData", uri=_WPG)
    group = _sub(data, "wpg:wgp")
    _sub(group, "wpg:cNvGrpSpPr")
    frame = _sub(_sub(group, "wpg:grpSpPr"), "a:xfrm")
    whole = (round(figure.width * _EMU), round(figure.height * _EMU))
    for tag, names, values in (
        ("a:off", ("x", "y"), (0, 0)), ("a:ext", ("cx", "cy"), (width, height)),
        ("a:chOff", ("x", "y"), (0, 0)), ("a:chExt", ("cx", "cy"), whole),
    ):  # fmt: skip
        _sub(frame, tag, **dict(zip(names, values, strict=True)))
    for at, line in enumerate(figure.lines):
        _draw_line(group, line, number * 1000 + at)
    for at, box in enumerate(figure.boxes):
        _draw_box(group, box, number * 1000 + 500 + at, scale)


def _sub(parent: Element, tag: str, **attributes: str | int) -> Element:
    prefix, _, name = tag.partition(":")
    names = {key: uri for key, uri in _NAMES.items() if key in (prefix, "w", "wpg")}
    child = etree.SubElement(parent, f"{{{_NAMES[prefix]}}}{name}", nsmap=names)
    for key, value in attributes.items():
        child.set(key, str(value))
    return child


def _shape(group: Element, number: int, name: str) -> Element:
    shape = _sub(group, "wps:wsp")
    _sub(shape, "wps:cNvPr", id=number, name=name)
    _sub(shape, "wps:cNvSpPr")
    return shape


def _place(look: Element, left: float, top: float, width: float, height: float) -> None:
    frame = _sub(look, "a:xfrm")
    _sub(frame, "a:off", x=round(left * _EMU), y=round(top * _EMU))
    _sub(frame, "a:ext", cx=round(width * _EMU), cy=round(height * _EMU))


def _stroke(look: Element, colour: str, dash: str, width: int = _THIN) -> None:
    line = _sub(look, "a:ln", w=width)
    _sub(_sub(line, "a:solidFill"), "a:srgbClr", val=colour)
    if dash:
        _sub(line, "a:prstDash", val=dash)


def _draw_line(group: Element, line: FigureLine, number: int) -> None:
    """A line as a shape of its own, through its corners."""
    xs, ys = [x for x, _ in line.points], [y for _, y in line.points]
    left, top, width, height = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    shape = _shape(group, number, "Line")
    look = _sub(shape, "wps:spPr")
    _place(look, left, top, width, height)
    geometry = _sub(look, "a:custGeom")
    for part in ("a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"):
        _sub(geometry, part)
    _sub(geometry, "a:rect", l="0", t="0", r="r", b="b")
    path = _sub(
        _sub(geometry, "a:pathLst"), "a:path", w=round(width * _EMU), h=round(height * _EMU),
        fill="none",
    )  # fmt: skip
    for at, (x, y) in enumerate(line.points):
        step = _sub(path, "a:lnTo" if at else "a:moveTo")
        _sub(step, "a:pt", x=round((x - left) * _EMU), y=round((y - top) * _EMU))
    _sub(look, "a:noFill")
    strong = line.stroke is Stroke.STRONG
    colour = _PETROL if strong or line.dash == "dash" else _EDGE
    colour = _FAINT if line.stroke is Stroke.FAINT else colour
    _stroke(look, colour, line.dash, _THICK if strong else _THIN)
    _sub(shape, "wps:bodyPr")


def _draw_box(group: Element, box: FigureBox, number: int, scale: float) -> None:
    """A box with its lines of text; without an edge it is words alone, filled it is a bar."""
    shape = _shape(group, number, f"Box {plain(box.lines[0])}" if box.lines else "Box")
    look = _sub(shape, "wps:spPr")
    _place(look, box.left, box.top, box.width, box.height)
    geometry = _sub(look, "a:prstGeom", prst="roundRect" if box.edged else "rect")
    values = _sub(geometry, "a:avLst")
    if box.fill is not Fill.NONE:
        _sub(_sub(look, "a:solidFill"), "a:srgbClr", val=_FILLS[box.fill])
        _stroke(look, _PETROL, "")
        _sub(shape, "wps:bodyPr")
        return
    if box.edged:
        _sub(values, "a:gd", name="adj", fmla="val 6000")
        _sub(_sub(look, "a:solidFill"), "a:srgbClr", val="FFFFFF")
        _stroke(look, _PETROL if box.dash == "dash" else _EDGE, box.dash)
    else:
        _sub(look, "a:noFill")
    _write_lines(shape, box, scale)
    left, right = (36000, 36000) if box.side else (72000, 36000)
    _sub(shape, "wps:bodyPr", lIns=left, tIns=18000, rIns=right, bIns=18000, anchor="ctr")


def _write_lines(shape: Element, box: FigureBox, scale: float) -> None:
    """The words of a box, at its side."""
    content = add(_sub(shape, "wps:txbx"), "txbxContent")
    size = max(_LEAST_TEXT, round(2 * 9 * scale))
    for line in box.lines or ((),):
        paragraph = add(content, "p")
        settings = add(paragraph, "pPr")
        add(settings, "spacing", before=0, after=0, line=240, lineRule="auto")
        if box.side in _SIDES:
            add(settings, "jc", val=_SIDES[box.side])
        for run in line:
            made = add(paragraph, "r")
            looks = add(made, "rPr")
            if run.bold:
                add(looks, "b")
            add(looks, "sz", val=size)
            add_text(made, xml_text(run.text), w("t"))
