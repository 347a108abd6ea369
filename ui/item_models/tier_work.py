"""The work of a group's tier as rows: SMT's time, what tier 1 is for, standards, selections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from egovdesk.documents.tiers.smt import Sitting, sittings
from egovdesk.documents.wording import counted, short_date
from egovdesk.records.authority import Arrangement
from egovdesk.records.groups import Group, Tier, holds_on
from egovdesk.records.meetings import Item, ItemState, Meeting, MeetingState
from egovdesk.records.ratifications import RatificationState
from egovdesk.records.standards import Standard, StandardStage
from egovdesk.register import Register
from ui.item_models.meetings import mark_of
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Icon, Line, Mark, MarkKind, Tag, Text
from ui.item_models.standards import CHOOSING, confirmed, names, stage_of
from ui.item_models.tier_projects import Section, owned_section, programme_sections

WORDS = {
    Tier.SMT: "E-government at SMT",
    Tier.E_GOVERNANCE: "Work of the tier",
    Tier.INFRASTRUCTURE: "Standards",
    Tier.SUPPORTING: "Being worked up",
    Tier.SERVICE: "Selections",
}
_MOST = 8
#: The categories that are about a responsibility of the e-governance group (paper, section 2.2).
_STRATEGIC, _PERFORMANCE = ("A1", "A2", "A3", "A4", "A5", "A6"), ("C3",)
_MONTH = 35


def tiers_of(register: Register, group: Group) -> list[Tier]:
    """The tiers that a group covers today and that have work of their own."""
    found = register.group_tiers.on(register.today).get(group.id, [])
    return [one for one in found if one in WORDS]


def work_rows(register: Register, group: Group, *, writable: bool) -> list[Row]:
    """Everything that the group's tiers are for, section by section."""
    rows = _headed("programme", programme_sections(register, group))
    for tier in tiers_of(register, group):
        rows += _headed(tier, _MADE[tier](register, group, writable))
    return rows + _headed("projects", owned_section(register, group))


def _headed(part: str, sections: Sequence[Section]) -> list[Row]:
    rows: list[Row] = []
    for at, (title, note, found) in enumerate(sections):
        cell = Cell((Text(title, "ink", "heading"), Text(note, "ink2", "note")))
        rows.append(Row(f"head:{part}:{at}", cell, heading="section", height="section"))
        rows += found or [_nothing(part, title)]
    return rows


def _row(row_id: str, line: Line, trailing: Line, exempt: bool) -> Row:
    """A row; an exempt one has the lock and the word beside its colour."""
    if exempt:
        line = (Icon("lock", "exempt", size=14), *line)
        trailing = (Text("exempt", "exempt", "note"), *trailing)
    return Row(row_id, Cell(line, trailing=trailing), exempt="exempt" if exempt else "")


def _nothing(part: str, title: str) -> Row:
    return Row(f"none:{part}:{title}", Cell((Text("none", "ink3"),)), enabled=False)


def _add(key: str, words: str) -> Row:
    return Row(f"do:{key}", Cell((Icon("plus", "ink3"), Text(words, "ink2"))))


# -- SMT -------------------------------------------------------------------------------------------


def _smt(register: Register, group: Group, writable: bool) -> list[Section]:
    today = register.today
    year = register.authority.days_of_year(register.authority.municipal_year(today))
    found = sorted(sittings(register, [group.id], *year), key=lambda one: one.meeting.held_on)
    minutes, every = sum(one.minutes_about for one in found), sum(one.minutes for one in found)
    note = f"{minutes} of {counted(every, 'minute')} planned this year"
    sections = [("Time for e-government", f"{note}{_gap(register, found, today)}",
                 [_sitting(one) for one in found])]  # fmt: skip
    reports = [(one.meeting, item) for one in found for item in one.items if item.report_of_id]
    known = names(register)
    rows = [_report(meeting, item, known) for meeting, item in reversed(reports)]
    if writable:
        rows += [
            _add(f"report:{one.id}", f"Put the report of the {one.name} on the next agenda")
            for one in _dedicated(register, group)
        ]
    return [*sections, ("Reports of dedicated groups", "", rows)]


def _gap(register: Register, found: Sequence[Sitting], today: date) -> str:
    """How long SMT has had no e-government agenda, where it leads e-government by such."""
    if register.authority.arrangement not in (Arrangement.SMT_DIRECT, Arrangement.SMT_AGENDA):
        return ""
    held = [
        one.meeting.held_on for one in found if one.meeting.egov and one.meeting.held_on <= today
    ]
    if not held:
        return "; no e-government agenda yet this year"
    days = (today - held[-1]).days
    return f"; last e-government agenda {days} days ago" if days > _MONTH else ""


def _sitting(one: Sitting) -> Row:
    meeting = one.meeting
    line: Line = (
        Mark(mark_of(meeting)), Text(short_date(meeting.held_on), "ink", "row", width=110),
        Text(f"{one.minutes_about} of {one.minutes} minutes", "ink" if one.about else "ink3", width=150),
        Text(counted(len(one.about), "item") + " on e-government", "ink2", context=True),
    )  # fmt: skip
    trailing = (Tag("E-government agenda", "tint"),) if meeting.egov else ()
    return Row(f"meeting:{meeting.id}", Cell(line, trailing=trailing))


def _report(meeting: Meeting, item: Item, known: dict[str, str]) -> Row:
    line = (Icon("file-text"), Text(item.title, "ink", "row"),
            Text(known.get(item.report_of_id or "", ""), "ink2", context=True))  # fmt: skip
    trailing = (Text(short_date(meeting.held_on), "ink2", "note"),)
    return _row(f"item:{item.id}", line, trailing, item.exempt)


def _dedicated(register: Register, group: Group) -> list[Group]:
    """The e-governance groups, which report to SMT."""
    covered = register.group_tiers.on(register.today)
    return [
        one
        for one in register.groups.all()
        if Tier.E_GOVERNANCE in covered.get(one.id, []) and one.id != group.id
    ]


# -- tier 1 ------------------------------------------------------------------------------------------


def _governance(register: Register, group: Group, _writable: bool) -> list[Section]:
    known = names(register)
    waiting = register.ratifications.find(group_id=group.id, state=RatificationState.WAITING)
    rows = []
    for asked in waiting:
        one = register.decisions.get(asked.decision_id)
        line = (Mark(MarkKind.WAITING), Text(one.number, "ink2", width=110),
                Text(one.title, "ink", "row"), Text(known[one.group_id], "ink2", context=True))  # fmt: skip
        trailing = (Text(short_date(asked.asked_on), "ink2", "note"),)
        rows.append(_row(f"decision:{one.id}", line, trailing, one.exempt))
    made = register.decisions.register.ids(
        {"group_id": group.id, "category": "B"}, sort="decided_on", descending=True, limit=_MOST
    )
    decided = [_decision(register, key) for key in made]
    return [
        ("Decisions to ratify", counted(len(waiting), "decision") + " waiting", rows),
        ("Priorities and investment programme", "latest decisions of category B", decided),
        ("Performance", "items on performance management",
         _items(register, group, "EG5", _PERFORMANCE)),
        ("Strategic direction and IEG statements", "items on strategic direction",
         _items(register, group, "EG2", _STRATEGIC)),
    ]  # fmt: skip


def _decision(register: Register, decision_id: str) -> Row:
    one = register.decisions.get(decision_id)
    line = (Icon("gavel"), Text(one.number, "ink2", width=110), Text(one.title, "ink", "row"))
    trailing = (Text(short_date(one.decided_on), "ink2", "note"),)
    return _row(f"decision:{one.id}", line, trailing, one.exempt)


def _items(register: Register, group: Group, code: str, categories: Sequence[str]) -> list[Row]:
    """The items that say so, and those of the categories that say so for them; the latest first."""
    asked = register.items.find(group_id=group.id, responsibility=code)
    for category in categories:
        asked += register.items.find(group_id=group.id, category=category, responsibility="")
    found: list[tuple[date, Item]] = []
    for one in asked:
        meeting = register.meetings.maybe(one.meeting_id)
        day = meeting.held_on if meeting else date.max
        if one.state is not ItemState.WITHDRAWN and not _called_off(meeting):
            found.append((day, one))
    found.sort(key=lambda pair: pair[0], reverse=True)
    rows = []
    for day, one in found[:_MOST]:
        when = short_date(day) if day != date.max else "waiting"
        line = (Icon("list-ordered"), Text(one.title, "ink", "row"))
        trailing = (Text(when, "ink2", "note"),)
        rows.append(_row(f"item:{one.id}", line, trailing, one.exempt))
    return rows


def _called_off(meeting: Meeting | None) -> bool:
    return meeting is not None and meeting.state in (MeetingState.CANCELLED, MeetingState.POSTPONED)


# -- tiers 2, 2a and 3 --------------------------------------------------------------------------------


def _infrastructure(register: Register, _group: Group, _writable: bool) -> list[Section]:
    today = register.today
    held = [one for one in register.standards.all() if one.stage is StandardStage.ADOPTED]
    held.sort(key=lambda one: (not one.is_due(today), one.area, one.title))
    due = sum(one.is_due(today) for one in held)
    note = f"{len(held)} adopted, {due or 'none'} due for review"
    used = [one for one in register.systems.all() if holds_on(today, one.from_on, one.until_on)]
    systems = []
    for one in used:
        line = (Text(one.kind.label, "ink2", width=150), Text(one.name, "ink", "row"),
                Text(one.version, "ink2", "note", context=True))  # fmt: skip
        systems.append(Row(f"system:{one.id}", Cell(line)))
    worked = [one for one in register.standards.all() if one.stage.is_worked_up]
    return [
        ("Standards that hold", note, [*_standards(register, held, today), _go("standards")]),
        ("Common systems", f"{len(used)} in use", [*systems, _go("systems")]),
        ("Being worked up", f"{len(worked)} asked for or under way",
         _standards(register, worked, today)),
    ]  # fmt: skip


def _supporting(register: Register, group: Group, _writable: bool) -> list[Section]:
    found = [one for one in register.standards.all() if one.stage.is_worked_up]
    sections: list[Section] = []
    mine = [one for one in found if one.group_id in (None, group.id)]
    for stage in (StandardStage.PROPOSED, StandardStage.CONSULTATION, StandardStage.DRAFTING,
                  StandardStage.ASKED_FOR):  # fmt: skip
        at = [one for one in mine if one.stage is stage]
        sections.append((stage.label, str(len(at) or ""), _standards(register, at, register.today)))
    sections[-1][2].append(_go("standards"))
    return sections


def _standards(register: Register, found: Iterable[Standard], today: date) -> list[Row]:
    known = names(register)
    rows = []
    for one in found:
        mark, word = stage_of(one, today)
        asked = known.get(one.asked_by_id or "", one.asked_by)
        by = f"asked for by {asked}" if asked and one.stage.is_worked_up else known.get(
            one.owner_id or "", ""
        )  # fmt: skip
        day = one.due_on if one.stage.is_worked_up else one.review_on
        tone = "amber" if one.is_due(today) else "ink2"
        line: Line = (Mark(mark), Text(one.title, "ink", "row"), Text(one.version, "ink2", "note"),
                      Text(one.area.label, "ink2"), Text(by, "ink2", "note", context=True))  # fmt: skip
        if one.stage is StandardStage.ADOPTED and not one.is_due(today):
            word = "to be reviewed" if day else "adopted"
        trailing = (Text(word.lower(), tone, "note"),
                    Text(short_date(day) if day else "", "ink2", "note"))  # fmt: skip
        rows.append(_row(f"standard:{one.id}", line, trailing, one.exempt))
    return rows


def _service(register: Register, group: Group, writable: bool) -> list[Section]:
    rows = []
    found = register.selections.find(group_id=group.id)
    for one in found:
        mark, word = confirmed(register, one)
        line: Line = (Mark(CHOOSING[one.stage]), Text(one.title, "ink", "row"),
                      Text(one.stage.label, "ink2"), Mark(mark), Text(word, "ink2"))  # fmt: skip
        trailing = (Text(short_date(one.started_on), "ink2", "note"),)
        rows.append(_row(f"selection:{one.id}", line, trailing, one.exempt))
    rows.append(_go("selections"))
    return [("Application selections", counted(len(found), "selection"), rows)]


def _go(kind: str) -> Row:
    words = {
        "standards": "Go to the standards register", "systems": "Go to the common systems",
        "selections": "Go to the application selections",
    }  # fmt: skip
    line = (Icon("corner-down-right", "ink3"), Text(words[kind], "ink2"))
    return Row(f"go:{kind}", Cell(line))


_MADE: dict[Tier, Callable[[Register, Group, bool], list[Section]]] = {
    Tier.SMT: _smt,
    Tier.E_GOVERNANCE: _governance,
    Tier.INFRASTRUCTURE: _infrastructure,
    Tier.SUPPORTING: _supporting,
    Tier.SERVICE: _service,
}
