"""How a programme stands with its board: which ranking it agreed, which waits for it, and in what words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from egovdesk.documents.wording import counted
from egovdesk.errors import EgovDeskError
from egovdesk.operations.naming import of_item
from egovdesk.operations.programmes.rankings import is_pending
from egovdesk.ranking import Ranked, Sheet
from egovdesk.ranking.engine import funded_count
from egovdesk.ranking.kept import latest, read
from egovdesk.records.days import MONTHS
from egovdesk.records.programmes import Ranking, RankingState
from egovdesk.register import Register
from ui.item_models.ranking import LIGHTS
from ui.item_models.segments import Gap, Icon, Line, Mark, Text
from ui.views.programme.pane import legend


@dataclass(frozen=True)
class Standing:
    """The places and weights that the board last agreed, on which day; and what is before it now, in words.

    `taken` is the list that it last saw, `pending` whether that waits to be agreed, `decided` whether a
    decision was made on it.
    """

    agreed: Mapping[str, int] = field(default_factory=dict)
    weights: Mapping[str, int] = field(default_factory=dict)
    agreed_on: date | None = None
    before: str = ""
    taken: Ranking | None = None
    pending: bool = False
    decided: bool = False

    def words(self, sheet: Sheet, ranked: Sequence[Ranked]) -> str:
        """What stands under the page's title."""
        count = counted(len(ranked), "project")
        if sheet.programme.budget is not None:
            count += f", {funded_count(ranked)} funded"
        return f"{self.before}\u2003{count}" if self.before else count

    def legend(self) -> Line:
        """What the marks and arrows of the list mean."""
        line: list[Mark | Text | Gap | Icon] = []
        for light, words in legend():
            line += [Mark(LIGHTS[light]), Text(words, "ink2", "note"), Gap(8)]
        if self.agreed_on is not None:
            since = f"moved since the ranking agreed on {_day(self.agreed_on)}"
            line += [Icon("arrow-up", size=12), Text(since, "ink2", "note", context=True)]
        return tuple(line)


def standing_of(register: Register, sheet: Sheet) -> Standing:
    """How a programme stands with its board now; of a ranking that was tampered with, its sentence."""
    agreed = latest(register, sheet.programme.id, RankingState.AGREED)
    taken = latest(register, sheet.programme.id, RankingState.TAKEN)
    pending = is_pending(register, taken)
    decided = taken is not None and bool(register.decisions.find(item_id=taken.item_id))
    made = Standing(taken=taken, pending=pending, decided=decided)
    if agreed is not None:
        try:
            kept = read(agreed)
        except EgovDeskError as error:
            return replace(made, before=error.what)
        day = _decided(register, agreed)
        made = replace(
            made,
            agreed={one.project_id: one.place for one in kept.places},
            weights={one.id: one.weight for one in kept.criteria},
            agreed_on=day, before=f"Agreed by {kept.group or 'the board'}, {_day(day)}",
        )  # fmt: skip
    return replace(made, before=_draft(register, taken)) if taken and pending else made


def _draft(register: Register, taken: Ranking) -> str:
    """For which item of which meeting a list waits."""
    item = register.items.maybe(taken.item_id)
    meeting = register.meetings.maybe(item.meeting_id) if item is not None else None
    if item is None or meeting is None:
        return "Draft ranking"
    group = register.groups.named_on(register.groups.get(item.group_id), meeting.held_on)
    number = of_item(register, item.id)
    return (
        f"Draft ranking for {group.name}, {_day(meeting.held_on)}{', ' if number else ''}{number}"
    )


def _decided(register: Register, agreed: Ranking) -> date:
    """The day on which the board agreed a ranking."""
    decision = register.decisions.maybe(agreed.decision_id)
    return decision.decided_on if decision is not None else agreed.kept_at.date()


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month]}"
