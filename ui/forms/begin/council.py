"""The first step: whose register it is, and from when the groups hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from egovdesk.documents.wording import long_date
from egovdesk.records.authority import Authority, AuthorityType, Nation
from ui import theme
from ui.dates import parse_date
from ui.forms.begin.draft import Draft
from ui.forms.begin.step import Step
from ui.widgets.buttons import Button
from ui.widgets.fields import DateField, Field, Select
from ui.widgets.labels import Label
from ui.widgets.tick import Tick


class CouncilStep(Step):
    """Name, nation, kind, and two facts that chart 3 asks for."""

    TITLE: ClassVar[str] = "A register for your council"
    WORDS: ClassVar[str] = "Say whose it is. Its groups, names and people come in the next steps."
    NAME: ClassVar[str] = "Your council"

    def __init__(self, draft: Draft, today: date, parent: QWidget | None = None) -> None:
        super().__init__(draft, parent)
        self.name = Field("The council's name", validate=_problem)
        self.nation = Select("Nation", [(one.value, one.label) for one in Nation])
        self.type = Select("Kind of council", [(one.value, one.label) for one in AuthorityType])
        self.since = DateField(
            "The groups hold from", lambda typed: parse_date(typed, today), long_date,
            needed="Type the day from which the groups hold.",
        )  # fmt: skip
        self.partner = Tick("The council has a strategic partner for ICT")
        self.head_im = Tick("A head of information management is in post")
        column = QVBoxLayout(self)
        px = theme.px
        column.setContentsMargins(px(40), px(12), px(40), px(20))
        column.setSpacing(px(12))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(12))
        for at, field in enumerate((self.name, self.since, self.nation, self.type)):
            field.setMaximumWidth(px(380))
            self._grid.addWidget(field, at // 2, at % 2)
        for at, stretch in enumerate((3, 3, 2)):
            self._grid.setColumnStretch(at, stretch)
        column.addLayout(self._grid)
        column.addWidget(self.partner)
        column.addWidget(self.head_im)
        column.addSpacing(px(16))
        self._more = QVBoxLayout()
        self._more.setSpacing(px(8))
        column.addLayout(self._more)
        column.addStretch(1)

    def offer(self, words: str, icon: str, act: Callable[[], None]) -> Button:
        """Put something else that can be done below the fields."""
        if not self._more.count():
            self._more.addWidget(Label("Or first", "heading"))
        button = Button(words, icon=icon)
        button.clicked.connect(lambda _checked=False: act())
        self._more.addWidget(button)
        return button

    def load(self) -> None:
        """Show the draft."""
        draft = self.draft
        self.name.set_text(draft.name)
        self.nation.set_key(draft.nation.value)
        self.type.set_key(draft.type.value)
        self.since.set_date(draft.from_on)
        self.partner.setChecked(draft.has_partner)
        self.head_im.setChecked(draft.head_im_in_post)

    def take(self) -> bool:
        """Take the council's facts; the name must be there, and the day readable."""
        found = Authority("", self.name.text()).problems()
        self.name.set_error(found[0].sentence if found else None)
        self.since.commit()
        day = self.since.date()
        if found or day is None or not self.since.check():
            (self.name if found else self.since).edit.setFocus()
            return False
        draft = self.draft
        draft.name, draft.from_on = self.name.text(), day
        draft.nation = Nation(self.nation.key() or "england")
        draft.type = AuthorityType(self.type.key() or "unitary")
        draft.has_partner, draft.head_im_in_post = (
            self.partner.isChecked(),
            self.head_im.isChecked(),
        )
        return True

    def first(self) -> QWidget:
        """The name."""
        return self.name.edit


def _problem(text: str) -> str | None:
    # An empty name is no mistake while one looks round; only making a register needs it.
    found = Authority("", text).problems() if text else ()
    return found[0].sentence if found else None
