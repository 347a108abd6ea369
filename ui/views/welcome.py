"""First run: a register for one's own council in five steps, one that there is, or the example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from egovdesk import clock
from egovdesk.records.authority import Authority
from ui import theme
from ui.forms.begin.check import CheckStep
from ui.forms.begin.council import CouncilStep
from ui.forms.begin.draft import Draft
from ui.forms.begin.govern import GovernStep
from ui.forms.begin.names import NamesStep
from ui.forms.begin.people import PeopleStep
from ui.forms.begin.wizard import Wizard
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.desk import Desk

_NOTES = (
    "Everything stays on this computer, in one file that you can move, copy or back up.",
    "Nothing is final. You can change the structure at any time.",
)


class WelcomeView(Wizard):
    """The window while no register is open, and where another is begun."""

    def __init__(self, desk: Desk, asker: QWidget | None = None) -> None:
        today = clock.today()
        council = Authority("", "")
        begun = council.year_begins(council.municipal_year(today))
        self.draft = Draft(begun)
        self.council = CouncilStep(self.draft, today)
        steps = (
            self.council, GovernStep(self.draft), NamesStep(self.draft), PeopleStep(self.draft),
            CheckStep(self.draft),
        )  # fmt: skip
        super().__init__(steps, "Choose where to keep it…", "New register", _NOTES)
        self._desk, self._asker = desk, asker
        self.setWindowTitle("EgovDesk")
        self.resize(theme.px(1240), theme.px(800))
        self.example = self.council.offer(
            "Open the e&xample: Northbridge, October 2003", "book-open-text",
            lambda: desk.open_example(self),
        )  # fmt: skip
        self.backup = self.council.offer(
            "&Restore a backup…", "rotate-ccw", lambda: desk.restore_first(self)
        )
        self.existing = Button("&Open an existing register…", "text")
        self.existing.clicked.connect(lambda _checked=False: desk.choose_register(self))
        self.foot.insertWidget(0, self.existing)
        self.finished.connect(self._make)
        self.begin()

    def _make(self) -> None:
        self._desk.make_register(self, self.draft, self._asker)
