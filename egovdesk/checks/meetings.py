"""R16 to R18: the senior management team's e-government agendas, and what is reported to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from egovdesk.checks.day import Day
from egovdesk.checks.rules import Said, rule
from egovdesk.records.checked import AgendaRow, MeetingRow

_OFF = ("cancelled", "postponed")
_TO_COME = ("planned", "papers_called", "agenda_draft", "agenda_agreed", "issued")


def _held(day: Day) -> list[MeetingRow]:
    """The senior management team's meetings up to the day that took place."""
    return [one for one in day.facts.meetings if one.held_on <= day.on and one.state not in _OFF]


@rule(
    "R16",
    "Where SMT leads directly, it takes a special e-government agenda each month",
    remedy="The framework suggests a regular e-government agenda: plan the next one.",
    source="Managing e-government, section 3.4",
    needs=("authority", "groups", "tiers", "meetings", "settings"),
)
def monthly_agenda(day: Day) -> Iterator[Said]:
    if day.facts.authority.arrangement not in ("smt_direct", "smt_agenda"):
        return
    for group in day.tier("smt"):
        last = max((one.held_on for one in _held(day) if one.egov and one.group_id == group.id),
                   default=None)  # fmt: skip
        if last is None:
            yield Said(
                f"groups:{group.id}", f"{group.label} has had no e-government agenda.", "none"
            )
            continue
        gap = (date.fromisoformat(day.on) - date.fromisoformat(last)).days
        if gap > day.setting("egov_gap_days"):
            sentence = f"{group.label} last took an e-government agenda {gap} days ago."
            yield Said(f"groups:{group.id}", sentence, f"last {last}")


@rule(
    "R17",
    "A dedicated group reports to SMT",
    remedy="The framework suggests regular reports to the senior management team: put one on its agenda.",
    source="Managing e-government, section 4",
    needs=("authority", "groups", "tiers", "meetings", "agendas", "settings"),
)
def reports_to_smt(day: Day) -> Iterator[Said]:
    if day.facts.authority.arrangement != "dedicated" or not day.tier("smt"):
        return
    held = {one.id: one.held_on for one in _held(day)}
    months = day.setting("report_months")
    since = _months_before(date.fromisoformat(day.on), months).isoformat()
    for group in day.tier("1"):
        days = [
            held[one.meeting_id]
            for one in day.facts.agendas
            if one.report_of_id == group.id and one.meeting_id in held
        ]
        last = max(days, default=None)
        if last is None:
            sentence = f"No report of {group.label} has come to the senior management team."
        else:
            sentence = (
                f"The senior management team has had no report of {group.label}"
                f" for over {months} months."
            )
        if last is None or last < since:
            yield Said(f"groups:{group.id}", sentence, f"last {last or 'none'}")


@rule(
    "R18",
    "SMT has time for what is on its e-government agenda",
    remedy="The framework suggests sufficient time to consider each item: allow more, or move one.",
    source="Managing e-government, section 3.4",
    needs=("groups", "tiers", "meetings", "agendas", "settings"),
)
def sufficient_time(day: Day) -> Iterator[Said]:
    items: dict[str, list[AgendaRow]] = {}
    for one in day.facts.agendas:
        if one.category:
            items.setdefault(one.meeting_id, []).append(one)
    least = day.setting("item_minutes")
    smt = {one.id for one in day.tier("smt")}
    for meeting in day.facts.meetings:
        if meeting.state not in _TO_COME or meeting.held_on < day.on or meeting.group_id not in smt:
            continue
        on = date.fromisoformat(meeting.held_on)
        when = f"{on.day} {on:%B}"
        for item in items.get(meeting.id, ()):
            if item.minutes < least:
                sentence = f"SMT on {when} has {item.minutes} minutes for “{item.title}”."
                yield Said(f"items:{item.id}", sentence, f"{item.minutes} minutes")
        if meeting.planned > meeting.length:
            sentence = (
                f"The agenda of {when} plans {meeting.planned} minutes"
                f" for a meeting of {meeting.length}."
            )
            yield Said(f"meetings:{meeting.id}", sentence, f"{meeting.planned}/{meeting.length}")


def _months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or that month's last day."""
    month = day.year * 12 + day.month - 1 - months
    first = date(month // 12, month % 12 + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))
