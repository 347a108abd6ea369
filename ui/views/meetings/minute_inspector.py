"""What stands beside the sheet: the record at the cursor, and the facts of the item."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.context import Context
from ui.item_models import public_screen
from ui.item_models.agenda import Agenda
from ui.views.meetings.asked import Asked
from ui.views.meetings.decision_pane import ActionForm, DecisionForm
from ui.views.meetings.room_forms import InterestForm, VoteForm
from ui.widgets.block_editor import BlockText
from ui.widgets.labels import Label
from ui.widgets.section_heading import SectionHeading

F = TypeVar("F", DecisionForm, ActionForm, InterestForm, VoteForm)

_FACTS = (
    ("vote", "Vote"),
    ("interests", "Interests declared"),
    ("quorum", "Quorum"),
    ("time", "Time on this item"),
    ("order", "Order taken"),
)
_NOTHING = "Put the cursor in a decision, an action, an interest or a vote to see it here."


class _Pages(QStackedWidget):
    """Pages of which only the one shown asks for room: Qt gives the wrapped words of all theirs."""

    def hasHeightForWidth(self) -> bool:
        """Whether the page shown has words that wrap."""
        page = self.currentWidget()
        return page is not None and page.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """The room that the page shown needs."""
        page = self.currentWidget()
        return page.heightForWidth(width) if page is not None else -1


class MinuteInspector(QWidget):
    """The decision, action, interest or vote at the cursor; below it, how the item goes."""

    shown_changed = Signal()
    #: Who voted how is to be entered: the id of a vote.
    names_wanted = Signal(str)
    #: Enter or Esc in a field that was asked for: back to the minute.
    left = Signal()

    def __init__(self, context: Context, view: QWidget) -> None:
        super().__init__()
        self._context, self._register, self._view = context, context.register, view
        self.nothing = self._make_nothing()
        self.pages = _Pages(self)
        self.pages.addWidget(self.nothing)
        self.asked = Asked(context, answering=True)
        self._facts = {name: Label("", "note", "ink2", wrap=True) for name, _words in _FACTS}
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.pages)
        self._column.addSpacing(theme.px(14))
        self._column.addWidget(self.asked)
        for name, words in _FACTS:
            self._column.addLayout(self._fact(words, self._facts[name]))
            self._column.addSpacing(theme.px(6))
        self._column.addSpacing(theme.px(8))
        self._column.addStretch(1)
        self._fit_pages()

    # -- forms, each made when it is first shown -------------------------------------------------

    @cached_property
    def decision(self) -> DecisionForm:
        """The form of a decision; who decides and why stand below the facts."""
        made = self._made(DecisionForm(self._context, self._view, self.pages))
        self._column.insertWidget(self._column.count() - 1, made.more)
        made.more.hide()
        made.deferred_to.done.connect(self.left)
        return made

    @cached_property
    def action(self) -> ActionForm:
        """The form of an action."""
        return self._made(ActionForm(self._context, self._view, self.pages))

    @cached_property
    def interest(self) -> InterestForm:
        """The form of an interest."""
        return self._made(InterestForm(self._context, self._view, self.pages))

    @cached_property
    def vote(self) -> VoteForm:
        """The form of a vote."""
        made = self._made(VoteForm(self._context, self._view, self.pages))
        made.names_wanted.connect(self.names_wanted)
        return made

    def _made(self, form: F) -> F:
        self.pages.addWidget(form)
        return form

    def _forms(self) -> list[DecisionForm | ActionForm | InterestForm | VoteForm]:
        """The forms that there are."""
        names = ("decision", "action", "interest", "vote")
        return [getattr(self, name) for name in names if name in vars(self)]

    @staticmethod
    def _fact(words: str, value: Label) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(Label(words, "heading"), 0, Qt.AlignmentFlag.AlignTop)
        value.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(value, 1)
        return row

    def _make_nothing(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(SectionHeading("Details", rule=False))
        self._nothing_words = Label(_NOTHING, "text", "ink2", wrap=True)
        column.addWidget(self._nothing_words)
        column.addStretch(1)
        return page

    def show_block(self, agenda: Agenda, block: BlockText | None) -> None:
        """Show the record of the block at the cursor."""
        locked = bool(agenda.locked)
        hidden = block is not None and block.exempt and public_screen.is_on()
        self._nothing_words.setText(public_screen.HIDDEN if hidden else _NOTHING)
        if block is None or hidden:
            self._turn_to(self.nothing)
        elif decision := self._register.decisions.maybe(block.decision_id):
            self.decision.show_decision(decision, locked)
            self._turn_to(self.decision)
        elif action := self._register.actions.maybe(block.action_id):
            person = self._register.people.maybe(action.owner_id)
            self.action.show_action(action, person.name if person else action.owner, locked)
            self._turn_to(self.action)
        elif interest := self._register.interests.maybe(block.interest_id):
            self.interest.show_interest(agenda, interest, locked)
            self._turn_to(self.interest)
        elif vote := self._register.votes.maybe(block.vote_id):
            self.vote.show_vote(vote, locked)
            self._turn_to(self.vote)
        else:
            self._turn_to(self.nothing)

    def _turn_to(self, page: QWidget) -> None:
        if self.pages.currentWidget() is not page:
            self.flush()
            self.pages.setCurrentWidget(page)
            if "decision" in vars(self):
                self.decision.more.setVisible(page is self.decision)
            self._fit_pages()
            self.shown_changed.emit()

    def _fit_pages(self) -> None:
        """Let only the page shown ask for room."""
        for at in range(self.pages.count()):
            page = self.pages.widget(at)
            if page is None:
                continue
            here = page is self.pages.currentWidget()
            up = QSizePolicy.Policy.Maximum if here else QSizePolicy.Policy.Ignored
            page.setSizePolicy(QSizePolicy.Policy.Ignored, up)
        self.pages.adjustSize()
        self.pages.updateGeometry()

    def show_time(self, spent: int | None, allowed: int, order: int | None) -> None:
        """Show the time spent on the item and when it was taken."""
        words = "not timed"
        if spent is not None:
            words = f"{spent} of {allowed} minutes" if allowed else f"{spent} minutes"
        self._facts["time"].setText(words)
        self._facts["order"].setText(str(order) if order else "not yet")

    def show_room(self, vote: str, interests: str, quorum: str, *, lost: bool) -> None:
        """Show how the item was voted, who declared an interest in it, and whether it was quorate."""
        self._facts["vote"].setText(vote or "none taken")
        self._facts["interests"].setText(interests or "none")
        self._facts["quorum"].setText(quorum or "none set")
        self._facts["quorum"].set_tone("red" if lost else "ink2")

    def flush(self) -> None:
        """Save what is typed."""
        for form in self._forms():
            form.flush()

    def first_field(self) -> QWidget:
        """Where F6 puts the focus."""
        page = self.pages.currentWidget()
        if isinstance(page, DecisionForm):
            chosen = page.choices.findChildren(QWidget)
            boxes = [one for one in chosen if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
            checked = [one for one in boxes if getattr(one, "isChecked", lambda: False)()]
            return (checked or boxes)[0]
        if isinstance(page, ActionForm):
            return page.owner.edit
        if isinstance(page, InterestForm):
            return page.item.combo
        return page.counts["in_favour"].edit if isinstance(page, VoteForm) else self.nothing
