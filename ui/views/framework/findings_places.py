"""Where a finding is mended."""

from __future__ import annotations

from egovdesk.records.findings import Finding
from egovdesk.register import Register
from ui.places import Place

_TABS = {"R01": "structure", "R02": "responsibilities", "R35": "rights"}
_SEATED = frozenset(f"R{number:02d}" for number in (*range(4, 16), 37))


def place_of(register: Register, finding: Finding) -> Place:
    """The screen where what a finding is about can be changed."""
    if finding.table == "groups":
        tab = "members" if finding.rule in _SEATED else ""
        return Place("group", finding.record_id, tab)
    if finding.table == "decisions":
        return _of_decision(register, finding.record_id)
    if finding.table == "items":
        item = register.items.get(finding.record_id)
        return Place("meeting", item.meeting_id or "", "prepare", item.id)
    if finding.table == "programmes":
        return Place("programme", finding.record_id, "progress")
    if finding.table == "projects":
        return Place("project", finding.record_id)
    if finding.table == "statements":
        return Place("statement", finding.record_id)
    if finding.table == "meetings":
        return Place("meeting", finding.record_id, "prepare")
    return Place("framework", tab=_TABS.get(finding.rule, "authority"))


def _of_decision(register: Register, decision_id: str) -> Place:
    found = register.decisions.get(decision_id)
    if found.meeting_id:
        return Place("meeting", found.meeting_id, "minute", found.item_id or "")
    return Place("decisions", select=found.id)
