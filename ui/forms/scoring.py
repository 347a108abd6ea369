"""The form of scores: who gives a project what for each criterion, on which day."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from egovdesk.operations.programmes.scores import may_score, score_project, scores_of
from egovdesk.ranking import Line, Sheet
from egovdesk.records.problems import Problem
from egovdesk.records.programmes import MOST_SCORE
from ui.context import Context
from ui.forms.form import Form
from ui.widgets.fields import Field, Select

_WRONG = f"Type a whole number from 0 to {MOST_SCORE}, or leave it empty."


class ScoreForm(Form):
    """A project's scores by one person; what the person gave before stands in the fields."""

    def __init__(
        self, context: Context, parent: QWidget | None, sheet: Sheet, line: Line,
        scorer_id: str = "",
    ) -> None:  # fmt: skip
        super().__init__(
            parent, f"Score {line.project.title}", "Keep scores", today=context.register.today
        )
        self._register, self._sheet, self._line = context.register, sheet, line
        self.shows_exempt = line.project.exempt
        people = [
            (one.id, one.name)
            for one in self._register.people.all()
            if may_score(self._register, one, self.today) or one.id == scorer_id
        ]
        self.scorer: Select = self.select("scorer", "Scored by", people, scorer_id or None)
        self.scorer.chosen.connect(lambda _key: self._fill())
        self.day("on", "On", self.today, needed="Type the day on which it was scored.")
        for one in sheet.criteria:
            self.line(one.id, f"{one.title}, 0 to {MOST_SCORE}").setToolTip(one.detail)
        self.line("note", "Note", whole=True)
        self._fill()

    def _fill(self) -> None:
        """Show what the person gave before, the latest for each criterion."""
        given = {
            one.criterion_id: one.value
            for one in scores_of(
                self._register, self._sheet.programme.id, self._line.project.id, self.scorer.key()
            )
        }
        for one in self._sheet.criteria:
            field = self.fields[one.id]
            assert isinstance(field, Field)
            field.set_text(str(given[one.id]) if one.id in given else "")

    def _values(self) -> dict[str, int]:
        typed = {one.id: str(self.value(one.id)).strip() for one in self._sheet.criteria}
        return {key: int(text) for key, text in typed.items() if _is_score(text)}

    def problems(self) -> tuple[Problem, ...]:
        """Scores are whole numbers from 0 to 5, and somebody gives at least one."""
        found = [
            Problem(one.id, _WRONG)
            for one in self._sheet.criteria
            if (text := str(self.value(one.id)).strip()) and not _is_score(text)
        ]
        if not self.value("scorer"):
            found.append(Problem("scorer", "Say who scores."))
        if not found and not self._values():
            found.append(Problem(self._sheet.criteria[0].id, "Type at least one score."))
        return tuple(found)

    def save(self) -> str:
        """Keep the scores."""
        score_project(
            self._register, self._sheet.programme.id, self._line.project.id, self.value("scorer"),
            self._values(), self.value("on"), self.value("note"),
        )  # fmt: skip
        return str(self.value("scorer"))


def _is_score(text: str) -> bool:
    return len(text) == 1 and "0" <= text <= str(MOST_SCORE)
