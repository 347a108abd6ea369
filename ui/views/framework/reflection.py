"""A private reflection on the stance of one's leadership (the paper's chart 1), kept in no register.

It names nobody, is off until it is asked for, and stays in the preferences of this computer's user.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.shipped.questions import shipped_stances
from ui import theme
from ui.settings import Settings
from ui.widgets.choices import Choices
from ui.widgets.labels import Label
from ui.widgets.note import Note

_EFFECT = (
    "Where those who lead are sceptical, they see less need for governance and leave decisions to "
    "departments or to the head of ICT: ICT is then fragmented, or driven by technology. "
    "(Managing e-government, section 2.3)"
)


class Reflection(QWidget):
    """Eight stances to choose the nearest from; nobody else sees it."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        stances = shipped_stances()
        self._said = {one.name: f"{one.first}; {one.second[:1].lower()}{one.second[1:]}."
                      for one in stances}  # fmt: skip
        self.choices = Choices([(one.name, one.name, "") for one in stances], name="Stance")
        self.choices.set_choice(settings.get("reflection_choice") or None)
        self.choices.chosen.connect(self._on_chosen)
        self.meaning = Label("", "prose15", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        for part in (
            Label("Which of these is nearest to our leadership’s stance?", "title20", wrap=True),
            Note("tint", "Only for yourself: kept on this computer, in no register and no document."),
            self.choices, self.meaning, Label(_EFFECT, "text", "ink2", wrap=True),
        ):  # fmt: skip
            column.addWidget(part)
        self._tell()

    def _on_chosen(self, name: str) -> None:
        self._settings.set("reflection_choice", name)
        self._tell()

    def _tell(self) -> None:
        self.meaning.setText(self._said.get(self.choices.choice() or "", ""))
