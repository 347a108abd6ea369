"""What a form says of a meeting's day as it is typed: what clashes, and when the agenda must be out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from egovdesk.clashes import Clashes
from egovdesk.deadlines import Deadlines
from egovdesk.records.days import spoken_day
from egovdesk.records.notice import Step
from egovdesk.register import Register


def advice_of(
    register: Register,
    group_ids: Sequence[str],
    day: date,
    starts_at: str,
    length: int,
    *,
    besides: str = "",
) -> tuple[str, str]:
    """The kind of note, and its sentence."""
    clashes = Clashes(register, day, day).on(group_ids, day, starts_at, length, besides)
    parts = [f"{spoken_day(day)}: {one.sentence}." for one in clashes]
    due = Deadlines(register).of_groups(group_ids, day).get(Step.ISSUE)
    if due is not None:
        late = due.on < register.today
        parts.append(
            f"The agenda was due out by {spoken_day(due.on)}, which is past."
            if late
            else f"The agenda must be out by {spoken_day(due.on)}."
        )
        if late:
            return "amber", " ".join(parts)
    heavy = any(not one.light for one in clashes)
    return ("amber" if heavy else "tint"), " ".join(parts)
