"""What is painted round the words of a minute: headings, bars, grounds and letters of parts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QTextBlock

from egovdesk.documents.wording import letter_label
from egovdesk.records.minutes import BlockKind
from ui import theme
from ui.item_models import public_screen
from ui.item_models.segments import Gap, Icon, Line, Mark, MarkKind, Segment, Text
from ui.widgets.block_editor import formats
from ui.widgets.block_editor.prose import LINE_BREAK
from ui.widgets.block_editor.shapes import BlockText, Detail, Shape
from ui.widgets.painting import metrics, paint_line

_MARK_TONES = {
    MarkKind.WAITING: "amber",
    MarkKind.LOOK: "amber",
    MarkKind.RATIFIED: "green",
    MarkKind.NOT_AGREED: "red",
    MarkKind.LATE: "red",
}
_CAPTION = 24  # the height of a heading's line
_HEADING_TO_TEXT = 26
_TEXT_MIDDLE = 12.6  # from the top of a line to the middle of its small letters
_LABELS = {
    BlockKind.VOTE: "Vote",
    BlockKind.MOVEMENT: "Movement",
    BlockKind.DECLARATION: "Interest declared",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A line on screen: the rectangle of its words, and what stands round it."""

    shape: Shape
    before: Shape | None
    after: Shape | None
    words: QRectF
    heading: BlockText | None
    letter: str
    row_ends: tuple[float, ...] = ()  # of a table, from the top of its words


def paint_ground(painter: QPainter, seen: Seen, left: float, right: float) -> None:
    """Paint the coloured paper and the bar behind a line."""
    shape = seen.shape
    if not shape.is_barred:
        return
    area = QRectF(left, 0, right - left, 0)
    area.setTop(seen.words.top() - _room_above(seen))
    ends = seen.after is None or not seen.after.follows(shape)
    end = formats.spare(shape) + (formats.foot(shape) if ends else 0)
    area.setBottom(seen.words.bottom() + theme.px(end))
    if shape.exempt:
        _paint_paper(painter, area, begins=not shape.follows(seen.before), ends=ends)
    bar = QRectF(area.left(), area.top(), theme.px(formats.BAR), area.height())
    painter.fillRect(bar, theme.color(_bar_tone(shape)))


def _paint_paper(painter: QPainter, area: QRectF, *, begins: bool, ends: bool) -> None:
    """Paint exempt paper, with the round corners of its first and last line."""
    reach = theme.radius("row")
    path = QPainterPath()
    path.addRoundedRect(area, reach, reach)
    path.addRect(area.adjusted(0, 0, -reach, 0))
    path.addRect(area.adjusted(0, reach if begins else 0, 0, -reach if ends else 0))
    path.setFillRule(Qt.FillRule.WindingFill)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, theme.color("pink"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _room_above(seen: Seen) -> float:
    has_lead_in = bool(seen.heading and seen.heading.lead_in)
    where = formats.place(seen.shape, seen.before, lettered=False, has_lead_in=has_lead_in)
    return theme.px(where.heading or where.above)


def _bar_tone(shape: Shape) -> str:
    if shape.exempt:
        return "exempt"
    return "petrol" if shape.is_part else "rule"


def paint_words(painter: QPainter, seen: Seen, left: float, right: float) -> None:
    """Paint what is read but not typed: heading, lead-in, letter or bullet; bars over the hidden."""
    hidden = seen.shape.exempt and public_screen.is_on()
    if hidden:
        _paint_bar(painter, seen)
    _paint_letter(painter, seen, left)
    if not hidden:
        _paint_rows(painter, seen, right)
    if not seen.shape.is_barred or seen.shape.follows(seen.before):
        return
    has_lead_in = bool(seen.heading and seen.heading.lead_in and seen.shape.is_part)
    text_left = left + theme.px(formats.INDENT)
    middle = seen.words.top() + theme.px(round(_TEXT_MIDDLE)) - theme.px(_HEADING_TO_TEXT)
    if has_lead_in:
        middle -= theme.px(formats.LEAD_IN)
        if not hidden:
            _paint_lead_in(painter, seen, text_left)
    caption = QRectF(text_left, 0, right - text_left - theme.px(8), theme.px(_CAPTION))
    caption.moveTop(middle - caption.height() / 2)
    paint_line(painter, caption, heading_line(seen.shape, seen.heading))


def _paint_rows(painter: QPainter, seen: Seen, right: float) -> None:
    """Paint a rule below a table's heading, and lighter ones between its rows."""
    where = formats.place(seen.shape, seen.before, lettered=False, has_lead_in=False)
    left = seen.words.left() + theme.px(where.left)
    width = right - theme.px(where.right) - left
    for at, end in enumerate(seen.row_ends[:-1]):
        tone = "rule" if at else "ink3"
        painter.fillRect(QRectF(left, seen.words.top() + end, width, 1), theme.color(tone))


def row_ends(block: QTextBlock) -> tuple[float, ...]:
    """Where each row of a table ends, from the top of its words."""
    layout, text = block.layout(), block.text()
    ends = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        last = line.textStart() + line.textLength()
        if last >= len(text) or text[last - 1 : last] == LINE_BREAK:
            ends.append(line.y() + line.height())
    return tuple(ends)


def _paint_bar(painter: QPainter, seen: Seen) -> None:
    """Paint exempt paper over what stands for exempt words, beside their edge, and a bar on it."""
    over = seen.words.adjusted(theme.px(formats.BAR), 0, 0, theme.px(2))
    painter.fillRect(over, theme.color("pink"))
    where = formats.place(seen.shape, seen.before, lettered=bool(seen.letter), has_lead_in=False)
    bar = QRectF(seen.words.left() + theme.px(where.left), 0, 0, theme.px(12))
    bar.setRight(min(seen.words.right() - theme.px(60), bar.left() + theme.px(420)))
    bar.moveTop(seen.words.top() + theme.px(round(_TEXT_MIDDLE)) - bar.height() / 2)
    painter.setBrush(theme.color("exempt_edge"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(bar, theme.radius("row") / 2, theme.radius("row") / 2)


def _paint_lead_in(painter: QPainter, seen: Seen, left: float) -> None:
    assert seen.heading is not None
    first, _, rest = seen.heading.lead_in.partition(" ")
    painter.setPen(theme.color("ink"))
    baseline = seen.words.top() - theme.px(formats.LEAD_IN) + _ascent()
    painter.setFont(theme.font("prose16_bold"))
    painter.drawText(QPointF(left, baseline), first)
    left += painter.fontMetrics().horizontalAdvance(first + " ")
    painter.setFont(theme.font("prose16"))
    painter.drawText(QPointF(left, baseline), rest)


def _ascent() -> float:
    return metrics("prose16").ascent()


def _paint_letter(painter: QPainter, seen: Seen, left: float) -> None:
    mark = seen.letter or ("•" if seen.shape.bullet else "")
    if not mark:
        return
    if seen.shape.is_barred:
        left += theme.px(formats.INDENT)
    painter.setPen(theme.color("ink"))
    painter.setFont(theme.font("prose16"))
    inset = theme.px(4) if seen.shape.bullet else 0
    painter.drawText(QPointF(left + inset, seen.words.top() + _ascent()), mark)


def heading_line(shape: Shape, heading: BlockText | None) -> Line:
    """What stands above a line, as segments; of what is exempt, no more than that on a public screen."""
    name = heading.heading if heading else ""
    detail = heading.heading_detail if heading else ()
    if shape.exempt and public_screen.is_on():
        label = name or ("" if shape.is_paragraph else shape.kind.label)
        hidden = Text("hidden on the public screen", "exempt", "note")
        return (Icon("lock", "exempt"), Text(label or "Exempt", "exempt", "note600"), hidden)
    if shape.is_paragraph:
        return _exempt_line(shape, name, detail)
    tone = "exempt" if shape.exempt else "petrol" if shape.is_part else "ink2"
    line: list[Segment] = []
    if shape.is_part:
        line.append(Mark(MarkKind.DECIDED, tone=tone))
    elif shape.kind is BlockKind.ACTION:
        line.append(Icon("square-check", "exempt" if shape.exempt else "ink3"))
    label = name or _LABELS.get(shape.kind, shape.kind.label)
    line.append(Text(label, tone, "note600"))
    for mark, words in detail:
        line += _detail(mark, words, shape.exempt)
    if shape.exempt:
        line += [Gap(7), Icon("lock", "exempt", size=14), Text(_left_out(shape), "exempt", "note")]
    return tuple(line)


def _exempt_line(shape: Shape, name: str, detail: tuple[Detail, ...]) -> Line:
    words = detail[0][1] if detail else _left_out(shape)
    return (
        Icon("lock", "exempt"),
        Text(name or "Exempt", "exempt", "note600"),
        Text(words, "exempt", "note"),
    )


def _left_out(shape: Shape) -> str:
    return ", ".join(filter(None, (shape.ground, "left out of the public minutes")))


def _detail(mark: str, words: str, exempt: bool) -> list[Segment]:
    if mark == "name":
        return [Gap(7), Text(words, "exempt" if exempt else "ink", "note500")]
    if not mark:
        return [Gap(7), Text(words, "exempt" if exempt else "ink2", "note")]
    kind = MarkKind(mark)
    tone = "exempt" if exempt else _MARK_TONES.get(kind, "ink2")
    return [Gap(7), Mark(kind), Text(words, tone, "note500")]


def spoken(shape: Shape, heading: BlockText | None, letter: str) -> str:
    """What a screen reader says of the line that the caret comes to."""
    if not shape.is_barred:
        return "Table" if shape.table else "Bullet" if shape.bullet else "Paragraph"
    parts = [part.text for part in heading_line(shape, heading) if isinstance(part, Text)]
    if heading and heading.lead_in and shape.is_part:
        parts.append(heading.lead_in)
    return ", ".join([*parts, *([f"part {letter}"] if letter else [])])


def letter_of(block: QTextBlock) -> str:
    """The letter of a decision's part, where it has more than one."""
    shape = formats.sure_shape(block)
    if not shape.is_part:
        return ""
    place = 0
    before = block.previous()
    while before.isValid() and formats.sure_shape(before).id == shape.id:
        place += 1
        before = before.previous()
    after = block.next()
    alone = place == 0 and not (after.isValid() and formats.sure_shape(after).id == shape.id)
    return "" if alone else letter_label(place)
