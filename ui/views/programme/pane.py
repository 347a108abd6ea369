"""The pane of the ranking: the weights, then what the selected project was given, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from egovdesk.documents.wording import long_date
from egovdesk.operations.naming import of_item
from egovdesk.ranking import Line, Ranked, Sheet
from egovdesk.records.days import MONTHS, ordinal
from egovdesk.records.programmes import MOST_SCORE
from egovdesk.records.projects import HighlightReport, Rag
from ui import theme
from ui.context import Context
from ui.details import facts
from ui.item_models import public_screen
from ui.item_models.segments import Bar, Text
from ui.list_page import DetailsPane
from ui.places import Place
from ui.views.programme.weights import WeightsPanel
from ui.widgets.buttons import Button
from ui.widgets.hairline import hairline
from ui.widgets.labels import Elided, Label, SegmentLabel
from ui.widgets.note import Note
from ui.widgets.section_heading import SectionHeading

_KINDS = {Rag.GREEN: "green", Rag.AMBER: "amber", Rag.RED: "red", Rag.UNSAID: "tint"}


class RankingPane(DetailsPane):
    """The weights above, the selected project below."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Weights and scores", parent)
        self._context = context
        back = Button("Back to agreed weights", "text")
        share = Button("Share out the rest", "text")
        context.menus.follow(back, "programme.agreed_weights")
        context.menus.follow(share, "programme.share_out")
        self.weights = WeightsPanel(back, share)
        self._below = QWidget()
        self.column.addWidget(self.weights)
        self.column.addWidget(hairline())
        self.column.addWidget(self._below)
        self.column.addStretch(1)

    def show_project(self, sheet: Sheet, ranked: Ranked | None, was: int | None) -> None:
        """Show what a project was given, its light, its sponsor and what comes next."""
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, theme.px(4), 0, 0)
        column.setSpacing(theme.px(2))
        for widget in self._about(sheet, ranked, was):
            if isinstance(widget, int):
                column.addSpacing(theme.px(widget))
            else:
                column.addWidget(widget)
        self.column.replaceWidget(self._below, below)
        below.show()
        self._below.hide()
        self._below.deleteLater()
        self._below = below

    def _about(self, sheet: Sheet, ranked: Ranked | None, was: int | None) -> list[QWidget | int]:
        if ranked is None:
            return [Label("No project is selected.", "text", "ink3")]
        line = sheet.lines[ranked.id]
        if line.project.exempt and public_screen.is_on():
            return [Label(public_screen.HIDDEN, "text", "exempt", wrap=True)]
        return [
            *self._head(line, ranked, was),
            *self._scores(sheet, line),
            *self._moved(line, ranked),
            *self._light(line.report),
            *self._facts(line),
        ]

    def _head(self, line: Line, ranked: Ranked, was: int | None) -> list[QWidget | int]:
        heading = SectionHeading(line.project.title, rule=False)
        words, tone = f"rank {ranked.place}", "ink2"
        if ranked.tied:
            words += ", shared"
        if was is not None and was != ranked.place:
            words, tone = f"{words}, was {was}", "green" if was > ranked.place else "ink2"
        heading.set_right(words, tone)
        return [heading]

    def _scores(self, sheet: Sheet, line: Line) -> list[QWidget | int]:
        widgets: list[QWidget | int] = []
        for criterion, mean in zip(sheet.criteria, line.means, strict=True):
            widgets += [ScoreRow(criterion.title, mean), hairline()]
        return widgets

    def _moved(self, line: Line, ranked: Ranked) -> list[QWidget | int]:
        entry = line.entry
        if entry.moved_to is None:
            return []
        when = f", {long_date(entry.moved_on)}" if entry.moved_on else ""
        words = (
            f"Moved by hand from {ordinal(ranked.earned)}: {entry.moved_reason}"
            f" ({entry.moved_by}{when})"
        )
        note = Note("tint", words, [("back", "Take the move back")])
        note.acted.connect(lambda _key: self._context.menus.run("programme.take_move_back"))
        return [10, note]

    def _light(self, report: HighlightReport | None) -> list[QWidget | int]:
        if report is None or report.overall is Rag.UNSAID:
            return [10, Label("No highlight report yet.", "note", "ink3")]
        words = report.overall_words or report.overall.meaning
        sentence = f"{report.overall.label}: {words[:1].lower()}{words[1:]}"
        item = self._context.register.items.maybe(report.item_id)
        named = of_item(self._context.register, item.id) if item is not None else ""
        note = Note(_KINDS[report.overall], sentence, [("open", f"Open {named}")] if named else [])
        if item is not None:
            place = Place("meeting", item.meeting_id or "", select=item.id)
            note.acted.connect(lambda _key: self._context.go(place))
        return [10, note]

    def _facts(self, line: Line) -> list[QWidget | int]:
        register, project = self._context.register, line.project
        sponsor = register.people.maybe(project.sponsor_id)
        coming = [one for one in register.milestones.find(project_id=project.id)
                  if one.done_on is None]  # fmt: skip
        dated = sorted(coming, key=lambda one: str(one.forecast_on or one.due_on or "9999"))
        rows = [("Sponsor", sponsor.name if sponsor else "none set")]
        if dated:
            day = dated[0].forecast_on or dated[0].due_on
            when = f", {day.day} {MONTHS[day.month]}" if day else ""
            rows.append(("Next", f"{dated[0].title}{when}"))
        why = Button("Why is it here?", "text")
        self._context.menus.follow(why, "programme.why")
        return [8, facts([(name, words, "ink2") for name, words in rows]), 4, why]


class ScoreRow(QWidget):
    """What a project has for a criterion: words, a bar, and the mean of 5."""

    def __init__(self, title: str, mean: float | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        row.addWidget(Elided(title, "text", "ink2"), 1)
        row.addWidget(SegmentLabel(_score_line(mean)))
        said = "not scored" if mean is None else f"{score_words(mean)} of {MOST_SCORE}"
        self.setAccessibleName(f"{title}: {said}")


def _score_line(mean: float | None) -> tuple[Bar | Text, ...]:
    if mean is None:
        return (Text("not scored", "ink3", "note"),)
    return (
        Bar(mean / MOST_SCORE, width=60), Text(score_words(mean), "ink", "heading", width=26, right=True),
        Text(f"/{MOST_SCORE}", "ink2"),
    )  # fmt: skip


def score_words(mean: float) -> str:
    """A mean score: one decimal where it has one."""
    return f"{mean:.1f}".removesuffix(".0")


def legend() -> Sequence[tuple[Rag, str]]:
    """What each light means, for the foot of the list."""
    return [(one, f"{one.label}: {one.meaning}") for one in (Rag.GREEN, Rag.AMBER, Rag.RED)]
