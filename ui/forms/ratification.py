"""Forms about ratification: which group is asked, and what it said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import counted
from egovdesk.operations.ratification import answer_ratification, ask_ratification, groups_above
from egovdesk.records.decisions import Decision
from egovdesk.records.problems import Problem
from egovdesk.records.ratifications import Ratification, RatificationState
from ui.context import Context
from ui.forms.form import Form
from ui.widgets.fields import Select

WANT_REASON = (RatificationState.REFERRED_BACK, RatificationState.LAPSED)


class AskForm(Form):
    """Which of the groups above is to ratify a decision."""

    def __init__(self, context: Context, parent: QWidget | None, decision: Decision) -> None:
        super().__init__(parent, "Ask for ratification", "Ask", today=context.register.today)
        self._register, self._decision = context.register, decision
        above = groups_above(self._register, decision)
        self.select("group_id", "Which group is to ratify it?",
                    [(one, self._register.groups.get(one).name) for one in above])  # fmt: skip
        self.advise("It stands in that group’s list at once, for its next agenda.", "tint")

    def save(self) -> str:
        """Let it wait."""
        return ask_ratification(self._register, self._decision.id, self.value("group_id"))


class AnswerForm(Form):
    """What a group said of decisions that waited for it: one answer for all that are given."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None,
        asked: Sequence[Ratification],
        *,
        one_of: bool = False,
    ) -> None:
        super().__init__(parent, "Record the answer", "Record", today=context.register.today)
        self._register, self._asked = context.register, tuple(asked)
        decisions = self._register.decisions.many(one.decision_id for one in self._asked)
        self.shows_exempt = any(one.exempt for one in decisions.values())
        self._one_of = one_of and len(self._asked) > 1
        if self._one_of:
            named = [(one.id, self._named(one)) for one in self._asked]
            self.add("decision", Select("Decision", named, key=named[0][0]), whole=True)
        answers = [one for one in RatificationState if one is not RatificationState.WAITING]
        self.select("state", "Answer", [(one.value, one.label) for one in answers])
        self.day("on", "Answered on", self._day())
        self.text("text", "How the decision reads as varied", lines=3)
        self.text("reason", "Reason", lines=2)
        self.advise(self._about(), "tint")

    def _day(self) -> date:
        item = self._register.items.maybe(self._asked[0].item_id)
        meeting = self._register.meetings.maybe(item.meeting_id) if item is not None else None
        held = meeting is not None and meeting.held_on <= self.today
        return meeting.held_on if meeting is not None and held else self.today

    def _about(self) -> str:
        if self._one_of:
            return "The others are answered by the minute of the item."
        if len(self._asked) > 1:
            return f"{counted(len(self._asked), 'decision')} selected: the answer is given to each."
        return self._named(self._asked[0])

    def _named(self, asked: Ratification) -> str:
        decision = self._register.decisions.get(asked.decision_id)
        return f"{decision.number} {decision.title}".strip()

    def _chosen(self) -> Sequence[Ratification]:
        if not self._one_of:
            return self._asked
        return [one for one in self._asked if one.id == self.value("decision")]

    @property
    def _state(self) -> RatificationState:
        return RatificationState(str(self.value("state")))

    def problems(self) -> tuple[Problem, ...]:
        """Varied wants its words, referred back and lapsed their reason, and an answer its day."""
        found = []
        if self._state is RatificationState.VARIED and not str(self.value("text")).strip():
            found.append(Problem("text", "Type how the decision reads as varied."))
        if self._state in WANT_REASON and not str(self.value("reason")).strip():
            found.append(Problem("reason", "Say why."))
        day, first = self.value("on"), max(one.asked_on for one in self._chosen())
        if day is not None and day < first:
            found.append(Problem("on", "Nothing is answered before it was decided."))
        return tuple(found)

    def save(self) -> str:
        """Write the answer down."""
        varied = self._state is RatificationState.VARIED
        with self._register.step("Answer ratification"):
            for one in self._chosen():
                answer_ratification(
                    self._register, one.decision_id, self._state, on=self.value("on"),
                    text=str(self.value("text")) if varied else "", reason=str(self.value("reason")),
                )  # fmt: skip
        return self._chosen()[0].id
