"""The tab of the self-assessment: the paper's nine questions, one's own answers, the evidence held."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.documents.tiers.evidence import evidence
from egovdesk.operations.facts import answer_question
from egovdesk.records.facts import AnswerState
from egovdesk.register import Changes
from egovdesk.shipped.questions import Question, shipped_questions
from ui import theme
from ui.commands import Command, Hint
from ui.context import Context
from ui.forms.prose_field import ProseField
from ui.forms.typed import TypedChanges
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Icon, Line, Mark, MarkKind, Text
from ui.messages import tell, told
from ui.tabbed import ListTab
from ui.views.framework.reflection import Reflection
from ui.widgets.labels import Label
from ui.widgets.list_pane import ListPane
from ui.widgets.panes import Pane, Panes
from ui.widgets.row_tree import RowList
from ui.widgets.scroll_pane import ScrollPane
from ui.widgets.section_heading import SectionHeading
from ui.widgets.stacked import stacked

_MARKS = {
    AnswerState.OPEN: MarkKind.PROPOSED,
    AnswerState.DRAFT: MarkKind.RECOMMENDED,
    AnswerState.FINAL: MarkKind.DECIDED,
}
_PLACES = {"opening": "How e-government is managed now", "closing": "The proposed framework"}
_REFLECTION = "reflection"


class AssessmentTab(ListTab):
    """Question by question: the answer is saved as it is typed, beside what the register holds."""

    KEY = "assessment"
    WORDS = "Self-assessment"
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("assessment.next", "Answer is final, or a draft again", "turn_state", "Ctrl+Shift+Return",
                "Register", when="why_not_turn", writes=True,
                tip="Mark the answer final; again, a draft."),
        Command("assessment.export", "Self-assessment…", "export", "", "File/Export",
                tip="Write the response to the paper's questions as a Word file."),
        Command("assessment.reflection", "Private reflection", "turn_reflection", "", "Tools",
                tip="Show or hide a private prompt from the paper's chart 1; it is kept in no register."),
    )  # fmt: skip
    LETTERS: ClassVar[dict[str, str]] = {"E": "turn_state"}
    BUTTONS: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Response…", "assessment.export", "file-output"),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._questions = {one.code: one for one in shipped_questions()}
        self._typed = TypedChanges(self._save, lambda error: tell(self, error), self)
        self._shown = ""
        self.answer = ProseField("Answer", Label("Our answer", "row", "ink2"))
        self.list = RowList(name="Questions")
        self.list.current_changed.connect(self._on_current)
        self.list.opened.connect(lambda _row: self.answer.edit.setFocus())
        self.question = Label("", "title20", wrap=True)
        self.source = Label("", "note", "ink2", wrap=True)
        self.answer.edited.connect(self._on_edited)
        self.answer.left.connect(self._typed.end)
        self.answer.setReadOnly(self.register.read_only)
        self.evidence = Label("", "text", "ink2", wrap=True)
        self.reflection = Reflection(context.settings)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(theme.px(10))
        self._held = SectionHeading("In the register")
        for part in (self.question, self.source, self.answer, self._held, self.evidence,
                     self.reflection):  # fmt: skip
            column.addWidget(part)
        column.addStretch(1)
        scroll = ScrollPane(inside, "paper", (20, 14, 28, 20))
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll what is only read
        scroll.setAccessibleName("The question, its answer and the evidence")
        listed = ListPane(self.list, top=4)
        self._split = Panes(
            (Pane("questions", "Questions", listed, 500), Pane("answer", "Answer", scroll, 660)),
            main="questions", margin=theme.PAGE_MARGIN,
        )  # fmt: skip
        stacked(self, self._split)

    # -- showing -------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the answers again."""
        answers = {one.question: one for one in self.register.answers.all()}
        rows: list[Row] = []
        for place, heading in _PLACES.items():
            head = Cell((Text(heading, "ink", "heading"),))
            rows.append(Row(f"head:{place}", head, heading="section", height="section"))
            for code, one in self._questions.items():
                if one.place == place:
                    held = answers.get(code)
                    rows.append(_row(one, held.state if held else AnswerState.OPEN))
        if self.context.settings.get("reflection"):
            line: Line = (Icon("lock", "ink3"), Text("A private reflection", "ink2"))
            rows.append(Row(_REFLECTION, Cell(line)))
        self.list.set_rows(rows)
        if self.list.current_id() is None:
            self.list.select_id("Q1")
        final = sum(one.state is AnswerState.FINAL for one in answers.values())
        self.counted.emit(f"{final} of {len(self._questions)}")
        self._show()

    def _show(self) -> None:
        code = self.list.current_id() or ""
        reflecting = code == _REFLECTION
        self.reflection.setVisible(reflecting)
        for part in (self.question, self.source, self.answer, self._held, self.evidence):
            part.setVisible(not reflecting)
        question = self._questions.get(code)
        if question is None:
            return
        self._shown = code
        self.question.setText(question.text)
        self.source.setText(f"{code}. {question.source}")
        found = self.register.answers.find(question=code)
        if not self._typed.is_pending():
            self.answer.show_text(found[0].text if found else "")
        self.evidence.setText(evidence(self.register, code, self.register.today))

    def _on_current(self, _row: str) -> None:
        self._typed.end()
        self._show()
        self.state_changed.emit()

    def record_id(self) -> str:
        """The answer to the current question."""
        found = self.register.answers.find(question=self.selected())
        return found[0].id if found else ""

    def subtitle(self) -> str:
        """Where the questions come from."""
        return "The paper’s five opening and four closing questions, with what the register holds"

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the list, or of the answer."""
        if self.answer.edit.hasFocus():
            return (("Ctrl Shift Enter", "final", "assessment.next"), ("F6", "next pane"))
        return (("↑↓", "move"), ("Enter", "write the answer"), ("E", "final", "assessment.next"),
                ("Ctrl Tab", "next tab"), ("F6", "next pane"))  # fmt: skip

    def panes(self) -> tuple[QWidget, ...]:
        """The questions, then the answer."""
        return (self.list, self.answer.edit)

    def work(self) -> Panes:
        """The questions and the answer."""
        return self._split

    def refresh(self, changes: Changes) -> None:
        """Follow the register while it is shown: nearly everything is evidence."""
        if self.isVisible():
            self.load()

    def leave(self) -> None:
        """Save what is being typed."""
        self._typed.end()

    # -- commands ------------------------------------------------------------------------------

    def _on_edited(self) -> None:
        if self._shown:
            self._typed.put("text", self.answer.markdown())

    def _save(self, changes: dict[str, Any], join: str) -> None:
        with self.register.step("Answer question", join=join):
            answer_question(self.register, self._shown, changes["text"])

    def why_not_turn(self) -> str:
        """There has to be an answer."""
        found = self.register.answers.find(question=self.selected())
        held = found and found[0].text.strip()
        return (
            "" if held or self._typed.is_pending() else "There is no answer to this question yet."
        )

    @told
    def turn_state(self) -> None:
        """The answer is final, or a draft again: E."""
        self._typed.end()
        found = self.register.answers.find(question=self.selected())
        if not found or not found[0].text.strip():
            return
        final = found[0].state is AnswerState.FINAL
        state = AnswerState.DRAFT if final else AnswerState.FINAL
        answer_question(self.register, found[0].question, found[0].text, state)
        self.context.say(f"{found[0].question}: {state.label.lower()}")

    def export(self) -> None:
        """Write the response in Word."""
        self._typed.end()
        self.context.export("self-assessment")

    def turn_reflection(self) -> None:
        """Show the private reflection, or hide it and forget what was chosen."""
        on = not self.context.settings.get("reflection")
        self.context.settings.set("reflection", on)
        if not on:
            self.context.settings.set("reflection_choice", "")
        self.load()
        self.list.select_id(_REFLECTION if on else "Q1")


def _row(question: Question, state: AnswerState) -> Row:
    line = (Mark(_MARKS[state]), Text(question.code, "ink2", "note600", width=28),
            Text(question.text, "ink"))  # fmt: skip
    trailing = (Text(state.label.lower(), "ink2", "note"),)
    tip = f"{question.code}, {state.label.lower()}: {question.text}"
    return Row(question.code, Cell(line, trailing=trailing), tip=tip)
