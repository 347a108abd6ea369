"""What the page shows of one template: its fields for a meeting, what it lacks, and its first page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from egovdesk.documents.template_fields import FIELDS
from egovdesk.documents.wording import counted, long_date
from egovdesk.records.meetings import Meeting
from egovdesk.records.packs import WordTemplate
from egovdesk.register import Register
from ui import details, theme
from ui.item_models.word_templates import group_words
from ui.views.templates.looking import Seen, SeenField
from ui.widgets.labels import Label
from ui.widgets.note import Note
from ui.widgets.section_heading import SectionHeading

Widgets = list[QWidget | int]
_ASTRAY = {
    "alone": "Words stand beside {{ document }} in one paragraph or table: they go out with it.",
    "unused": "The document goes once, into the text: its other places are left out.",
}
_OWN = {"title": "the title of the document", "document": "the document itself"}


def template_pane(
    register: Register, one: WordTemplate, meeting: Meeting | None, seen: Seen | None, width: int
) -> Widgets:
    """All that is shown; `width` is the room that its picture has, in pixels."""
    facts = [
        ("For", one.kind.label), ("Of", group_words(register, one)),
        ("Chosen", long_date(one.chosen_on)),
        ("Withdrawn", long_date(one.withdrawn_on) if one.withdrawn_on else ""), ("Note", one.note),
    ]  # fmt: skip
    shown = details.facts([(name, value, "ink") for name, value in facts if value])
    head: Widgets = [Label(one.name, "title20", wrap=True), shown, 8]
    if seen is None:
        return [*head, Label("Looking through it…", "row", "ink2")]
    if seen.refused:
        return [*head, Note("red", seen.refused)]
    return [*head, *_amiss(seen), *_fields(register, meeting, seen), *_picture(seen, width)]


def _amiss(seen: Seen) -> Widgets:
    unknown = [one for one in seen.fields if one.problem == "unknown"]
    empty = [one for one in seen.fields if one.problem == "no value"]
    astray = [one for one in seen.fields if one.problem in _ASTRAY]
    if not (unknown or empty or astray or seen.missing or seen.loses_text):
        return [Note("green", "It has every style, and a value for every field.")]
    found: Widgets = []
    if unknown:
        left = "it is left as it stands" if len(unknown) == 1 else "they are left as they stand"
        found.append(Note("amber", f"Nobody knows {counted(len(unknown), 'field')}: {left}."))
    if empty:
        found.append(
            Note("amber", f"{counted(len(empty), 'field')} without a value for this meeting.")
        )
    if seen.loses_text:
        found.append(Note("amber", "It says nowhere {{ document }}: its own text is left out."))
    found += [Note("amber", _ASTRAY[one]) for one in dict.fromkeys(each.problem for each in astray)]
    if seen.missing:
        words = f"It lacks {counted(len(seen.missing), 'style')}; EgovDesk’s own stand in."
        found.append(Note("amber", words))
        found.append(Label(", ".join(seen.missing), "note", "ink2", wrap=True))
    return found


def _fields(register: Register, meeting: Meeting | None, seen: Seen) -> Widgets:
    group = register.groups.maybe(meeting.group_id) if meeting else None
    when = f"{group.label}, {long_date(meeting.held_on)}" if group and meeting else "no meeting yet"
    if not seen.fields:
        words = "It has none. Words in {{ }} such as {{ group }} are filled in: "
        return [
            8,
            SectionHeading("Fields"),
            Label(words + ", ".join(FIELDS), "note", "ink2", wrap=True),
        ]
    found: Widgets = [8, SectionHeading(f"Fields for {when}")]
    for one in seen.fields:
        words, tone = _value(one)
        found.append(details.facts([(one.name or "{{ }}", words, tone)]))
        if one.problem:
            found.append(Label(f"In “{one.place}”", "note", "ink2", wrap=True))
    return found


def _value(one: SeenField) -> tuple[str, str]:
    if one.problem == "unknown":
        return "nobody knows this field", "red"
    if one.problem in _ASTRAY:
        return "the document" if one.problem == "alone" else "left out", "amber"
    if one.problem:
        return "no value", "amber"
    return one.value or _OWN.get(one.name, ""), "ink"


def _picture(seen: Seen, width: int) -> Widgets:
    found: Widgets = [8, SectionHeading("The first page")]
    if seen.picture is None:
        return [
            *found,
            Label(seen.no_picture or "It could not be drawn.", "row", "ink2", wrap=True),
        ]
    page = QLabel()
    page.setAccessibleName("The first page of a document in this template")
    page.setPixmap(_fitted(seen.picture, width, page.devicePixelRatioF()))
    return [*found, page]


def _fitted(picture: QPixmap, width: int, ratio: float) -> QPixmap:
    made = picture.scaledToWidth(
        max(1, round(min(width, theme.px(560)) * ratio)), Qt.TransformationMode.SmoothTransformation
    )
    made.setDevicePixelRatio(ratio)
    return made
