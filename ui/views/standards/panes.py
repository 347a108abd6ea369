"""What the pages show of one standard, system or strategy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from egovdesk.documents.text import plain_text
from egovdesk.documents.wording import long_date, short_date
from egovdesk.records.decisions import Decision
from egovdesk.records.standards import Standard, StandardStage, Strategy, System
from egovdesk.register import Register
from ui import details, theme
from ui.forms.choosing import said_of
from ui.item_models.public_screen import hidden_words
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Icon, Line, Mark, Tag, Text
from ui.item_models.standards import names, stage_of
from ui.places import Place
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.row_tree import RowList
from ui.widgets.section_heading import SectionHeading
from ui.widgets.trail import Trail, TrailStep

if TYPE_CHECKING:
    from ui.views.standards.page import RegisterPage

Widgets = list[QWidget | int]
_MOST = 12


def head(line: Sequence[Any], title: str, mark: Line, *, exempt: bool = False) -> Widgets:
    """What it is, its title, and how it stands."""
    tag = (Tag("Exempt", "exempt", "lock"),) if exempt else ()
    found: Widgets = [SegmentLabel((*line, *tag)), Label(title, "title20", wrap=True)]
    return [*found, SegmentLabel(mark), 4] if mark else [*found, 4]


def told(pairs: Sequence[tuple[str, str]]) -> QWidget:
    """The facts that there are."""
    return details.facts([(name, value, "ink") for name, value in pairs if value])


def commands(page: RegisterPage[Any], offered: Sequence[tuple[str, str, str]]) -> QWidget:
    """Buttons for the commands that can be used: words, command, key."""
    holder = QWidget()
    row = Flow(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for words, command, key in offered:
        button = Button(words, shortcut=key)
        page.context.menus.follow(button, command)
        row.addWidget(button)
    return holder


def links(
    page: RegisterPage[Any], heading: str, found: Sequence[tuple[str, str, str, Place]], *,
    exempt: frozenset[str] = frozenset(),
) -> Widgets:  # fmt: skip
    """A heading over rows that lead elsewhere: icon, words, note, place; nothing where there are none."""
    if not found:
        return []
    shown = RowList(name=heading)
    shown.setProperty("ground", "pane")
    places = {str(at): place for at, (_i, _w, _n, place) in enumerate(found)}
    rows = []
    for at, (icon, words, note, place) in enumerate(found[:_MOST]):
        hidden = place.select in exempt
        line = (Icon("lock" if hidden else icon), Text(words))
        trailing = (Text("exempt" if hidden else note, "ink2", "note"),)
        cell = Cell(line, trailing=trailing)
        rows.append(Row(str(at), cell, exempt="exempt" if hidden else "", tip=words))
    shown.set_rows(rows)
    shown.setFixedHeight(theme.height("row") * len(rows))
    shown.opened.connect(lambda row: page.context.go(places[row]))
    more = len(found) - _MOST
    tail: Widgets = [Label(f"and {more} more", "note", "ink2")] if more > 0 else []
    return [8, SectionHeading(heading), shown, *tail]


def standard_pane(page: RegisterPage[Standard], found: Standard) -> Widgets:
    """A standard's facts, what it says, its versions, and what names it."""
    register, today = page.register, page.register.today
    mark, word = stage_of(found, today)
    tone = "amber" if found.is_due(today) else "ink"
    line = (Text(found.area.label, "ink2", "note600"), Tag(found.kind.label))
    widgets = head(line, found.title, (Mark(mark), Text(word, tone, "row")), exempt=found.exempt)
    widgets.append(told(_standard_facts(register, found)))
    if found.text.strip():
        widgets += [6, Label(plain_text(found.text), "prose15", wrap=True)]
    widgets += [6, commands(page, _steps(found, today))]
    widgets += _versions(register, found)
    selections = [
        register.selections.get(one.selection_id)
        for one in register.selection_standards.find(standard_id=found.id)
    ]
    hidden = frozenset(one.id for one in selections if one.exempt)
    for heading, rows in (
        ("Systems chosen by it", [
            ("table-2", one.name, one.kind.label, Place("systems", select=one.id))
            for one in register.systems.find(standard_id=found.id)
        ]),
        ("Selections that name it", [
            ("scale", one.title, one.stage.label, Place("selections", select=one.id))
            for one in selections
        ]),
    ):  # fmt: skip
        widgets += links(page, heading, rows, exempt=hidden)
    widgets += bearing(page, standard_id=found.id)
    return note(widgets, found.note)


def _steps(found: Standard, today: date) -> list[tuple[str, str, str]]:
    if found.stage is StandardStage.ADOPTED:
        due = [("Keep after review…", "standards.next", "E")] if found.is_due(today) else []
        return [*due, ("New version…", "standards.version", "V")]
    if found.stage.is_worked_up:
        first = "Adopt…" if found.stage is StandardStage.PROPOSED else "Next stage"
        return [(first, "standards.next", "E"), ("Withdraw…", "standards.withdraw", "")]
    return []


def _standard_facts(register: Register, found: Standard) -> list[tuple[str, str]]:
    known = names(register)
    asked = known.get(found.asked_by_id or "", found.asked_by)
    when = f", {long_date(found.asked_on)}" if found.asked_on and asked else ""
    facts = [
        ("Version", found.version),
        ("Owner", known.get(found.owner_id or "", "nobody yet")),
        ("Worked up by", known.get(found.group_id or "", "")),
        ("Asked for by", f"{asked}{when}" if asked else ""),
        ("Wanted by", long_date(found.due_on) if found.due_on else ""),
        ("Adopted", long_date(found.adopted_on) if found.adopted_on else ""),
        ("Decision", decision_words(register, found.decision_id)),
    ]
    if found.stage is StandardStage.ADOPTED:
        facts.append(("Review", long_date(found.review_on) if found.review_on else "none set"))
    return [*facts, ("Document", found.reference)]


def decision_words(register: Register, decision_id: str | None) -> str:
    """The number and title of a decision; an exempt one by its number alone."""
    found: Decision | None = register.decisions.maybe(decision_id)
    if found is None:
        return ""
    return f"{found.number} (exempt)".strip() if found.exempt else said_of(found)


def standard_words(found: Standard) -> str:
    """A standard with its version, as it may be read on the screen now."""
    return hidden_words(found.label, found.exempt)


def _versions(register: Register, found: Standard) -> Widgets:
    """The chain of versions, the first at the top."""
    chain = [found]
    while (before := register.standards.maybe(chain[0].replaces_id)) is not None:
        chain.insert(0, before)
    while following := register.standards.find(replaces_id=chain[-1].id):
        chain.append(following[-1])
    if len(chain) < 2:
        return []
    steps = []
    for one in chain:
        mark, word = stage_of(one, register.today)
        day = short_date(one.adopted_on) if one.adopted_on else ""
        said = one.version or hidden_words(one.title, one.exempt)
        steps.append(TrailStep(said, word, day, mark, bool(one.adopted_on)))
    return [8, SectionHeading("Versions"), Trail(steps)]


def system_pane(page: RegisterPage[System], found: System) -> Widgets:
    """A common system's facts, and what bears upon it."""
    register = page.register
    known = names(register)
    standard = register.standards.maybe(found.standard_id)
    widgets = head((Text(found.kind.label, "ink2", "note600"),), found.name, ())
    widgets.append(told([
        ("Version", found.version),
        ("Supplier", found.supplier),
        ("Owner", known.get(found.owner_id or "", "nobody yet")),
        ("In use from", long_date(found.from_on) if found.from_on else ""),
        ("In use until", long_date(found.until_on) if found.until_on else ""),
        ("Standard", standard_words(standard) if standard else "none named"),
        ("Decision", decision_words(register, found.decision_id)),
        ("Review", long_date(found.review_on) if found.review_on else "none set"),
    ]))  # fmt: skip
    return note([*widgets, *bearing(page, system_id=found.id)], found.note)


def strategy_pane(page: RegisterPage[Strategy], found: Strategy) -> Widgets:
    """A strategy's facts, and the decisions and items linked to it."""
    known = names(page.register)
    widgets = head((Text(found.kind.label, "ink2", "note600"),), found.title, ())
    widgets.append(told([
        ("Owner", known.get(found.owner_id or "", "nobody yet")),
        ("Holds from", long_date(found.from_on) if found.from_on else ""),
        ("Holds until", long_date(found.until_on) if found.until_on else ""),
    ]))  # fmt: skip
    linked = bearing(page, strategy_id=found.id)
    none = Label("No decision is linked to it yet.", "text", "ink3", wrap=True)
    return note([*widgets, *(linked or [8, none])], found.note)


def bearing(page: RegisterPage[Any], **upon: str) -> Widgets:
    """The decisions and items that bear upon it."""
    register = page.register
    rows, hidden = [], set()
    for one in register.bearings.find(**upon):
        decision, item = (
            register.decisions.maybe(one.decision_id),
            register.items.maybe(one.item_id),
        )
        if decision is not None:
            place = Place("decisions", select=decision.id)
            rows.append(("gavel", said_of(decision), short_date(decision.decided_on), place))
            hidden |= {decision.id} if decision.exempt else set()
        elif item is not None:
            meeting = register.meetings.maybe(item.meeting_id)
            place = Place("meeting", meeting.id, "prepare", item.id) if meeting else Place(
                "plan", select=item.id
            )  # fmt: skip
            day = short_date(meeting.held_on) if meeting else "waiting"
            rows.append(("list-ordered", item.title, day, place))
            hidden |= {item.id} if item.exempt else set()
    return links(page, "Bearing upon it", rows, exempt=frozenset(hidden))


def note(widgets: Widgets, text: str) -> Widgets:
    """The widgets, with the note after them where there is one."""
    if not text.strip():
        return widgets
    return [*widgets, 8, SectionHeading("Note"), Label(text, "text", "ink2", wrap=True)]
