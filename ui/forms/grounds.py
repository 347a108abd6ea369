"""The grounds of exemption, as a menu at the place that is to be exempt."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from egovdesk.records.choices import Choice, ChoiceList
from egovdesk.register import Register

_LONGEST = 78


class GroundMenu(QMenu):
    """Arrow to a ground and press Enter; `chosen` gets its code."""

    def __init__(
        self, grounds: Mapping[str, Choice], chosen: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("Why is this exempt?")
        for code, choice in grounds.items():
            words = choice.wording
            if len(words) > _LONGEST:
                words = words[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
            entry = self.addAction(f"{choice.label}:  {words}".replace("&", "&&"))
            entry.triggered.connect(lambda _checked=False, each=code: chosen(each))
        self.addSeparator()
        later = self.addAction("Exempt, ground to be settled")
        later.triggered.connect(lambda _checked=False: chosen(""))
        self.setActiveAction(self.actions()[0])


def ask_ground(
    register: Register, chosen: Callable[[str], None], parent: QWidget, at: QPoint
) -> None:
    """Ask at a point of the screen on which of today's grounds something is exempt."""
    nation = register.authority.nation.value
    grounds = register.choices.of(ChoiceList.GROUNDS, nation, register.today)
    GroundMenu(grounds, chosen, parent).popup(at)
