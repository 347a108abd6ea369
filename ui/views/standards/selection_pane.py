"""What the page shows of one application selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from egovdesk.documents.model import Money
from egovdesk.documents.wording import amount, long_date
from egovdesk.records.standards import Conforms, Selection, SelectionOption, SelectionStage
from egovdesk.register import Register
from ui import theme
from ui.item_models.public_screen import hidden_words
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Mark, MarkKind, Text
from ui.item_models.standards import CHOOSING, confirmed, names
from ui.views.standards.panes import (
    Widgets,
    commands,
    decision_words,
    head,
    note,
    standard_words,
    told,
)
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.row_tree import RowList
from ui.widgets.section_heading import SectionHeading

if TYPE_CHECKING:
    from ui.views.standards.selections import SelectionsView

_SAID = {
    Conforms.YES: (MarkKind.GREEN, "ink", "conforms"),
    Conforms.NO: (MarkKind.RED, "red", "does not"),
    Conforms.UNSAID: (MarkKind.PROPOSED, "ink2", "to confirm"),
}
_NEXT = {
    SelectionStage.NEED: "Add an option…",
    SelectionStage.OPTIONS: "To business case",
    SelectionStage.BUSINESS_CASE: "Choose…",
    SelectionStage.CHOSEN: "In use",
}


def selection_pane(page: SelectionsView, found: Selection) -> Widgets:
    """Need, options, business case, standards, and the waiver."""
    register = page.register
    known = names(register)
    line = (Text(known.get(found.group_id, ""), "ink2", "note600"),)
    stage = (Mark(CHOOSING[found.stage]), Text(found.stage.label, "ink", "row"))
    widgets = head(line, found.title, stage, exempt=found.exempt)
    widgets.append(told([
        ("Owner", known.get(found.owner_id or "", "nobody yet")),
        ("Begun", long_date(found.started_on)),
        ("Wanted by", long_date(found.due_on) if found.due_on else ""),
        ("Decision", decision_words(register, found.decision_id)),
    ]))  # fmt: skip
    if found.need.strip():
        widgets += [6, Label(found.need, "prose15", wrap=True)]
    steps = [(_NEXT[found.stage], "selections.next", "E")] if found.stage in _NEXT else []
    steps += [("Standards…", "selections.conform", "C"), ("Waive…", "selections.waive", "W")]
    widgets += [6, commands(page, steps), *_options(page, found), *_case(found)]
    return note([*widgets, *_standards(register, found, known)], found.note)


def _options(page: SelectionsView, found: Selection) -> Widgets:
    options = page.register.selection_options.find(selection_id=found.id)
    if not options:
        return [8, SectionHeading("Options"), Label("None looked at yet.", "text", "ink3")]
    shown = RowList(name="Options")
    shown.setProperty("ground", "pane")
    shown.set_rows([_option_row(one) for one in options])
    shown.setFixedHeight(theme.height("row") * len(options))
    shown.opened.connect(page.change_option)
    return [8, SectionHeading("Options"), shown]


def _option_row(one: SelectionOption) -> Row:
    mark = Mark(MarkKind.DECIDED if one.chosen else MarkKind.PROPOSED, "chosen" * one.chosen)
    face = "row" if one.chosen else "text"
    cost = amount(Money(one.amount)) if one.amount is not None else ""
    line = (mark, Text(one.name, "ink", face), Text(one.supplier, "ink2", "note", context=True))
    tip = ". ".join(part for part in (one.name, one.supplier, one.note) if part)
    return Row(one.id, Cell(line, trailing=(Text(cost, "ink2", "note"),)), tip=tip)


def _case(found: Selection) -> Widgets:
    words = found.business_case.strip()
    shown = Label(words or "Not written down yet.", "text", "ink" if words else "ink3", wrap=True)
    return [8, SectionHeading("Business case"), shown]


def _standards(register: Register, found: Selection, known: dict[str, str]) -> Widgets:
    mark, word = confirmed(register, found)
    widgets: Widgets = [8, SectionHeading("Standards")]
    widgets.append(SegmentLabel((Mark(mark), Text(word, "ink", "row"))))
    named = register.selection_standards.find(selection_id=found.id)
    for one in named:
        kind, tone, word = _SAID[one.conforms]
        standard = register.standards.get(one.standard_id)
        title = standard_words(standard)
        said = Text(word, tone, "note", right=True)
        label = SegmentLabel((Mark(kind), Text(title), said))
        note_on = hidden_words(one.note, standard.exempt)
        label.setToolTip(f"{title}: {one.conforms.label}. {note_on}".strip())
        widgets.append(label)
    if found.waived_on is not None:
        who = known.get(found.waived_by_id or "", "")
        by = f" by {who}" if who else ""
        decision = decision_words(register, found.waiver_decision_id)
        under = f" ({decision})" if decision else ""
        words = f"Waived{by} on {long_date(found.waived_on)}{under}: {found.waiver}"
        widgets.append(Label(words, "text", "ink2", wrap=True))
    return widgets
