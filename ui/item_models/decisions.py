"""The decision register as a table: its columns, filter, marks and found words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from egovdesk.documents.wording import short_date
from egovdesk.records.decisions import DecisionState
from egovdesk.records.ratifications import RatificationState
from egovdesk.register import Register
from ui.item_models.listed import Listed, ListFilter
from ui.item_models.record_table import Column, RecordSource, RecordTableModel
from ui.item_models.segments import Mark, MarkKind

MARKS = {
    DecisionState.DRAFT: MarkKind.PROPOSED,
    DecisionState.MADE: MarkKind.DECIDED,
    DecisionState.AWAITING: MarkKind.WAITING,
    DecisionState.RATIFIED: MarkKind.RATIFIED,
    DecisionState.VARIED: MarkKind.RATIFIED,
    DecisionState.REFERRED_BACK: MarkKind.DEFERRED,
    DecisionState.LAPSED: MarkKind.NOT_AGREED,
    DecisionState.IMPLEMENTED: MarkKind.RATIFIED,
    DecisionState.SUPERSEDED: MarkKind.PROPOSED,
}
ANSWERS = {
    RatificationState.WAITING: MarkKind.WAITING,
    RatificationState.RATIFIED: MarkKind.RATIFIED,
    RatificationState.VARIED: MarkKind.RATIFIED,
    RatificationState.REFERRED_BACK: MarkKind.DEFERRED,
    RatificationState.LAPSED: MarkKind.NOT_AGREED,
}
_OUTCOMES = {
    "deferred": (MarkKind.DEFERRED, "Deferred"),
    "not_agreed": (MarkKind.NOT_AGREED, "Not agreed"),
    "noted": (MarkKind.NOTE, "Noted"),
    "recommended": (MarkKind.RECOMMENDED, "Recommended"),
    "withdrawn": (MarkKind.NOT_AGREED, "Withdrawn"),
}
_AROUND = 34


def status_of(state: DecisionState, outcome: str) -> tuple[MarkKind, str]:
    """The mark and the word of a decision: how it came out, unless more has become of it."""
    if state is DecisionState.MADE and outcome in _OUTCOMES:
        return _OUTCOMES[outcome]
    return MARKS[state], state.label


def passage(text: str, words: Sequence[str]) -> str:
    """The part of a text around the first word found."""
    flat = " ".join(text.split())
    places = [flat.lower().find(word.lower()) for word in words]
    found = [place for place in places if place >= 0]
    start = max(0, min(found, default=0) - _AROUND)
    while start > 0 and flat[start - 1] != " ":
        start -= 1
    return ("… " if start else "") + flat[start : start + 240]


def make_model(register: Register, parent: Any = None) -> RecordTableModel[Any]:
    """The register's decisions as an item model."""
    names: dict[str, str] = {
        one.code: one.label for one in register.choices.find(list="categories")
    }

    def snippets(wanted: Sequence[str], shown: ListFilter | None) -> Mapping[str, tuple[str, str]]:
        words = (shown or ListFilter()).words.split()
        parts = register.decision_parts.of_decisions(wanted)
        return {
            key: ("Wording", passage(" ".join(part.text for part in found), words))
            for key, found in parts.items()
        }

    listed = Listed(register.decisions.register.ids, "decided_on", descending=True)
    source: RecordSource[Any] = RecordSource(
        listed.every, register.decisions.rows, first=listed.first, snippets=snippets
    )
    columns: tuple[Column[Any], ...] = (
        Column("Ref", lambda row: row.number or "–", sort="number", width=112),
        Column("Date", lambda row: short_date(row.decided_on), sort="decided_on", width=102,
               gives_way=2),
        Column("Decision", lambda row: row.title, sort="title", stretch=1),
        Column(
            "Category", lambda row: names.get(row.category, row.category), sort="category", width=124,
            gives_way=1,
        ),
        Column(
            "Status", lambda row: status_of(row.state, row.outcome)[1], sort="state", width=128,
            mark=lambda row: Mark(status_of(row.state, row.outcome)[0]),
        ),
    )  # fmt: skip
    return RecordTableModel(
        source, columns, parent, exempt=lambda row: "exempt" if row.exempt else ""
    )
