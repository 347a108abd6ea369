"""How the lines of Today look: what it is, whose, when, and the step that E does."""

from __future__ import annotations

from collections.abc import Sequence

from ui import theme
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Gap, Icon, Key, Text
from ui.views.today.due import Due, Section
from ui.widgets.painting import text_width

_WHO, _WHEN, _STEP = 108, 104, 126


def rows_of(sections: Sequence[Section]) -> list[Row]:
    """The lines under their headings."""
    found: list[Row] = []
    for section in sections:
        heading = Cell(
            (Text(section.title, "ink", "heading"), Text(str(section.count), "ink2", "note")),
            trailing=(Text(section.note, "ink2", "note"),) if section.note else (),
        )
        found.append(Row(f"section:{section.key}", heading, heading="section", height="agenda"))
        found += [row_of(line) for line in section.lines]
    return found


def row_of(due: Due) -> Row:
    """One line."""
    line = (
        Icon(due.icon),
        Text(due.title, "ink", "row"),
        Text(due.context, "ink2", "note", context=True),
    )
    room = max(0, _STEP - round(text_width(due.step, "heading") * 100 / theme.text_size()))
    trailing = (
        Text(due.who, "ink2", width=_WHO),
        Text(due.when, due.tone, "row" if due.tone in ("red", "amber") else "text", width=_WHEN),
        Text(due.step, "ink2", "step"),
        Key("E", current=True),
        Gap(room),
    )
    return Row(
        due.id,
        Cell(line, trailing=trailing),
        exempt="exempt" if due.exempt else "",
        tip=due.context,
    )
