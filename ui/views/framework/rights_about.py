"""What the pane says below the gaps: the row one is on, and the version that was adopted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import long_date
from egovdesk.records.authority import Architecture
from egovdesk.records.framework import Adoption
from egovdesk.records.kept_rights import ARCHITECTURE, LIMITS, RowChange, changes_between
from egovdesk.records.money import pounds
from egovdesk.rights import kept_of
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.section_heading import SectionHeading

if TYPE_CHECKING:
    from ui.views.framework.rights import RightsTab

Widgets = list[QWidget | int]


def about_row(tab: RightsTab, category: str) -> Widgets:
    """A row's full wording, who decides it, its limits, and for the architecture the choice made."""
    rights = tab.rights
    row = rights.rows[category]
    entry = tab.register.choices.find(list="categories", code=category)
    found: Widgets = [SectionHeading(f"{category} {row.label}")]
    if entry and entry[0].wording != row.label:
        found.append(Label(f"{entry[0].wording}.", "text", "ink2", wrap=True))
    if row.model.input:
        found.append(Label(f"The model hears: {row.model.input}.", "text", "ink2", wrap=True))
    for limit in rights.limits:
        if limit.category == category:
            group = tab.register.groups.maybe(limit.group_id)
            whose = group.label if group else "whoever decides"
            found.append(Label(f"Ratified over {pounds(limit.amount)}: {whose}", wrap=True))
    found.append(_link(tab, "Limit by amount…", "rights.limit"))
    if category.startswith("D"):
        found += _architecture(tab, row.model.note)
    return found


def _architecture(tab: RightsTab, note: str) -> Widgets:
    council = tab.register.authority
    chosen = Architecture(council.architecture).label
    found: Widgets = [4, Label(f"Who decides category D: {chosen}", "row", wrap=True)]
    if council.architecture_reason:
        found.append(Label(council.architecture_reason, wrap=True))
    found.append(Label(f"{note} (Section 2.3)", "text", "ink2", wrap=True))
    found.append(
        _link(tab, "Change…" if council.architecture else "Choose…", "rights.architecture")
    )
    return found


def about_versions(tab: RightsTab) -> Widgets:
    """The day shown, the version adopted and what has changed since, and the one on an agenda."""
    found: Widgets = []
    if tab.day is not None:
        found.append(Label(f"As on {long_date(tab.day)}. What you set holds from then.", wrap=True))
        found.append(_link(tab, "Show today’s", "rights.as_today"))
    adopted, proposed = tab.adopted(), tab.proposed()
    if adopted is not None:
        found.append(Label(_adopted_words(tab, adopted), "text", "ink2", wrap=True))
        words = "Hide what has changed" if tab.shows_changes else "What has changed since"
        found.append(_link(tab, words, "rights.changes"))
        if tab.shows_changes:
            found += _changes(tab, adopted)
    elif proposed is None and not tab.rights.is_empty:
        found.append(Label("Not adopted yet.", "text", "ink2"))
        found.append(_link(tab, "Adopted on paper…", "rights.record"))
    if proposed is not None:
        found += _proposed(tab, proposed)
    return found


def _adopted_words(tab: RightsTab, adopted: Adoption) -> str:
    decision = tab.register.decisions.maybe(adopted.decision_id)
    day = long_date(adopted.adopted_on or adopted.drafted_on)
    words = f"Adopted {day}"
    if decision is not None:
        words = f"Adopted by {tab.register.groups.get(decision.group_id).label}, {day}"
    note = f" {adopted.note.strip().rstrip('.')}." if adopted.note.strip() else ""
    due = f" Review by {long_date(adopted.review_on)}." if adopted.review_on else ""
    return f"{words}.{note}{due}"


def _proposed(tab: RightsTab, proposed: Adoption) -> Widgets:
    item = tab.register.items.maybe(proposed.item_id)
    if item is None:
        return []
    meeting = tab.register.meetings.maybe(item.meeting_id)
    group = tab.register.groups.get(item.group_id)
    when = f", {long_date(meeting.held_on)}" if meeting else ""
    button = Button("Open the item", "text")
    button.clicked.connect(lambda _checked=False: tab.open_proposed())
    words = f"Version {proposed.version} is before {group.label}{when}."
    return [Label(words, wrap=True), button]


def _changes(tab: RightsTab, adopted: Adoption) -> Widgets:
    changes = changes_between(kept_of(tab.register, adopted), tab.rights.kept())
    if not changes:
        return [Label("Nothing has changed.", "text", "ink2")]
    found: Widgets = []
    for one in changes:
        found.append(Label(_heading(one), "row", wrap=True))
        found += [Label(sentence, "text", "ink2", wrap=True) for sentence in one.sentences]
    return found


def _heading(one: RowChange) -> str:
    return one.label if one.category in (LIMITS, ARCHITECTURE) else f"{one.category} {one.label}"


def _link(tab: RightsTab, words: str, command: str) -> Button:
    button = Button(words, "text")
    tab.context.menus.follow(button, command)
    return button
