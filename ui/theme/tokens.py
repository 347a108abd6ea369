"""The one table that colours, type and spacing come from.

Each colour is named once, with its light and its dark value. Palette, stylesheet, icons and
painted rows all read this table, so the two themes cannot drift apart.
"""

from __future__ import annotations

from typing import NamedTuple

COLOURS: dict[str, tuple[str, str]] = {
    # grounds
    "desk": ("#F2EFE9", "#16191A"),
    "desk2": ("#E6E2D8", "#2C3234"),
    "paper": ("#FFFFFF", "#1D2021"),
    "pane": ("#FAF8F5", "#191C1D"),
    "sunk": ("#F5F3EE", "#232728"),
    # lines
    "line": ("#E4E0D7", "#2E3335"),
    "rule": ("#CEC9BD", "#434A4C"),
    "field": ("#8E897C", "#7B8385"),
    # text
    "ink": ("#1D2426", "#E8E5DF"),
    "ink2": ("#4C5456", "#B7BBB8"),
    "ink3": ("#5D6364", "#979D9B"),
    # the accent
    "petrol": ("#14566B", "#7FC4D6"),
    "on_petrol": ("#FFFFFF", "#08222A"),
    "petrol_hover": ("#0E4556", "#9DD4E2"),
    "tint": ("#E1EDF0", "#1B3740"),
    "tint2": ("#C6DDE3", "#275260"),
    # exempt matter: nothing else is pink
    "exempt": ("#8A1C4A", "#F3A8C1"),
    "pink": ("#FCE9EF", "#38202B"),
    "exempt_edge": ("#E7B4C5", "#6B384E"),
    # messages: text, ground, edge, mark
    "amber": ("#845000", "#EDBA62"),
    "amber_ground": ("#FCF1DE", "#352912"),
    "amber_edge": ("#E6C68C", "#6A5220"),
    "amber_mark": ("#C27803", "#D99A2B"),
    "red": ("#A1271F", "#F29C92"),
    "red_ground": ("#FBEBE9", "#3A201E"),
    "red_edge": ("#E9B7B2", "#6E3833"),
    "red_mark": ("#C5392D", "#E0665A"),
    "green": ("#1F6641", "#82CDA2"),
    "green_ground": ("#E5F2EA", "#183024"),
    "green_edge": ("#A7D0B8", "#2F5C45"),
    "green_mark": ("#2F8757", "#4DAE7B"),
    # text with a meaning
    "found": ("#FFE7A3", "#5B4A12"),
    "on_found": ("#1D2426", "#E8E5DF"),
    "inserted": ("#17502F", "#9ADDB6"),
    "inserted_ground": ("#DDF0E4", "#19372A"),
    "deleted": ("#8C2019", "#F0A59C"),
    "deleted_ground": ("#FBE2DF", "#42221F"),
    # what floats
    "toast": ("#1D2426", "#2C3234"),
    "on_toast": ("#FFFFFF", "#E8E5DF"),
    "toast_note": ("#B7BBB8", "#B7BBB8"),
    "toast_link": ("#7FC4D6", "#7FC4D6"),
}


class Face(NamedTuple):
    """One size and weight of one family."""

    serif: bool
    pixels: int
    weight: int
    italic: bool = False


FACES: dict[str, Face] = {
    "text": Face(False, 13, 400),
    # a place in the sidebar: semibold where the window is
    "place": Face(False, 13, 400),
    # the next step of a row: petrol and semibold where the row is current
    "step": Face(False, 13, 400),
    "row": Face(False, 13, 500),
    "heading": Face(False, 13, 600),
    "note": Face(False, 12, 400),
    "note500": Face(False, 12, 500),
    "note600": Face(False, 12, 600),
    "search": Face(False, 18, 400),
    "lead": Face(False, 14, 400),
    "lead600": Face(False, 14, 600),
    "title18": Face(True, 18, 600),
    "title20": Face(True, 20, 600),
    "title22": Face(True, 22, 600),
    "title24": Face(True, 24, 600),
    "title26": Face(True, 26, 600),
    "prose15": Face(True, 15, 400),
    "prose16": Face(True, 16, 400),
    "prose15_bold": Face(True, 15, 600),
    "prose16_bold": Face(True, 16, 600),
    "prose15_italic": Face(True, 15, 400, True),
    "prose16_italic": Face(True, 16, 400, True),
}

#: The steps of spacing, and the margins made of them.
SPACING = (4, 8, 12, 16, 20, 28)
PAGE_MARGIN = 28
PANE_MARGIN = 18
OVERHANG = 8

#: Heights at 100% text size, by what they are the height of.
HEIGHTS: dict[str, int] = {
    "row": 31,
    "row2": 46,
    "agenda": 32,
    "agenda2": 48,
    "sidebar": 28,
    "sidebar_head": 34,
    "band": 27,
    "section": 38,
    "head": 28,
    "head2": 46,
    "button": 30,
    "field": 30,
    "tag": 19,
    "strip": 38,
    "status": 26,
    "attendance": 42,
}

RADII: dict[str, int] = {"row": 4, "tag": 4, "field": 5, "button": 6, "note": 6, "floating": 12}

ICON = 16
ICON_STROKE = 1.75
PROSE_LINE_HEIGHT = 1.29
SMALLEST_TEXT, LARGEST_TEXT = 90, 200
