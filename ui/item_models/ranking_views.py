"""Rows of the two other views of a ranking: what a weight sways, and MoSCoW."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from egovdesk.documents.wording import counted, listing
from egovdesk.ranking import Ranked, Sheet
from egovdesk.ranking.moscow import Part, Split
from egovdesk.ranking.sensitivity import Shift, Swing
from egovdesk.records.programmes import Moscow
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Line, Mark, MarkKind, Text

_NAMED = 3


def sway_rows(sheet: Sheet, found: Sequence[Swing]) -> list[Row]:
    """A heading for each criterion, and under it what 5 and 10 points less or more would do."""
    rows: list[Row] = []
    for at, criterion in enumerate(sheet.criteria):
        words = (Text(criterion.title, "ink", "heading"), Text(f"now {criterion.weight}", "ink2"))
        rows.append(Row(f"criterion {at}", Cell(words), heading="section", height="section"))
        rows += [_swing_row(sheet, one) for one in found if one.criterion == at]
    return rows


def _swing_row(sheet: Sheet, swing: Swing) -> Row:
    sign = "+" if swing.points > 0 else "−"
    weight = f"{sign}{abs(swing.points)} to {swing.weight:g}"
    told = [_told(sheet, one) for one in swing.shifts]
    if not told:
        said: Line = (Text("no place changes", "ink3"),)
    else:
        more = f" and {len(told) - _NAMED} more" if len(told) > _NAMED else ""
        said = (
            Text(counted(len(told), "place changes", "places change"), "ink", "row"),
            Text(f"{', '.join(told[:_NAMED])}{more}", "ink2", context=True),
        )
    crossing = _crossing(sheet, swing)
    mark: Line = (Mark(MarkKind.AMBER), Text(crossing, "amber", "note600")) if crossing else ()
    exempt = any(sheet.lines[one.id].project.exempt for one in swing.shifts)
    return Row(
        f"{swing.criterion} {swing.points}",
        Cell((Text(weight, "ink2", width=84), *said), trailing=mark),
        exempt="names an exempt project" if exempt else "",
        tip=". ".join(filter(None, (", ".join(told), crossing))),
    )


def _told(sheet: Sheet, shift: Shift) -> str:
    return f"{sheet.lines[shift.id].project.title} {shift.before} → {shift.after}"


def _crossing(sheet: Sheet, swing: Swing) -> str:
    into = [sheet.lines[one.id].project.title for one in swing.crossing if one.funded_after]
    out = [sheet.lines[one.id].project.title for one in swing.crossing if not one.funded_after]
    parts = []
    if into:
        parts.append(f"funded: {listing(into)}")
    if out:
        parts.append(f"not funded: {listing(out)}")
    return "; ".join(parts)


def sway_sentence(found: Sequence[Swing], points: int = 5) -> str:
    """How robust the list is, in a sentence."""
    near = [one for one in found if abs(one.points) == points]
    crossing = {shift.id for one in near for shift in one.crossing}
    moving = {shift.id for one in near for shift in one.shifts}
    if not moving:
        return f"No place changes if any one weight moves by {points} points."
    line = (
        f"{counted(len(crossing), 'project')} would cross the funding line"
        if crossing else "no project would cross the funding line"
    )  # fmt: skip
    return (
        f"If one weight moves by {points} points, the others in proportion,"
        f" {counted(len(moving), 'project')} can change place, and {line}."
    )


def moscow_rows(sheet: Sheet, split: Split, ranked: Mapping[str, Ranked]) -> list[Row]:
    """A heading for each kind with its effort and share, and its projects by rank."""
    rows: list[Row] = []
    for part in split.parts:
        if part.kind is Moscow.UNSAID and not part.projects:
            continue
        words: Line = (Text(part.kind.label, "ink", "heading"), Text(_share(part), "ink2"))
        rows.append(Row(f"kind {part.kind}", Cell(words), heading="section", height="section"))
        order = sorted(part.projects, key=lambda one: ranked[one].at)
        rows += [_moscow_row(sheet, ranked[one]) for one in order]
    return rows


def _share(part: Part) -> str:
    words = f"{counted(len(part.projects), 'project')}, {counted(part.effort, 'day')}"
    return words if part.share is None else f"{words}, {part.share:.0f}% of the effort"


def _moscow_row(sheet: Sheet, one: Ranked) -> Row:
    line = sheet.lines[one.id]
    effort = line.entry.effort
    days = counted(effort, "day") if effort is not None else "effort not said"
    return Row(
        one.id,
        Cell(
            (
                Text(str(one.place), "ink2", width=24, right=True),
                Text(line.project.title, "ink", "row"),
                Text(line.project.service, "ink2", "note", context=True),
            ),
            trailing=(Text(days, "ink2" if effort is not None else "ink3"),),
        ),
        exempt="exempt" if line.project.exempt else "",
    )
