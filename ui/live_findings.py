"""The findings of the open register, kept up to date while the window is open."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from egovdesk.findings import Findings
    from egovdesk.records.findings import Finding
    from egovdesk.register import Changes, Register
    from ui.signals import RegisterSignals
    from ui.tasks import Outcome, Tasks

#: With this many decisions a look at everything takes milliseconds, and no process of its own.
_FEW = 3000
#: How long after the first paint a look at everything begins, in milliseconds.
_SOON = 1200


class LiveFindings(QObject):
    """What the checks say now. `changed` is said when they may say something else.

    A large register is looked at in a process of its own; what changes meanwhile is followed when
    that is done, and from then on at once.
    """

    changed = Signal()

    def __init__(
        self, register: Register, signals: RegisterSignals, tasks: Tasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._register, self._tasks = register, tasks
        self.ready = False
        self._begun = False
        self._waiting: list[Changes] = []
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._follow)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.begin)
        signals.changed.connect(self._on_changed)

    @cached_property
    def found(self) -> Findings:
        """The findings themselves; the checks are imported once they are asked for."""
        from egovdesk.findings import Findings

        return Findings(self._register)

    def begin_soon(self) -> None:
        """Look at everything once the window has settled, unless somebody asks sooner."""
        self._soon.start()

    def begin(self) -> None:
        """Look at everything, once."""
        if self._begun:
            return
        self._begun = True
        self._waiting.clear()
        if self._register.decisions.count() <= _FEW:
            self.found.run()
            self._done()
            return
        arguments = ["check", str(self._register.path), "--findings", "--accepted", "--json"]
        self._tasks.child(arguments, self._take)

    def standing(self) -> list[Finding]:
        """The findings that nobody has accepted; none until everything has been looked at."""
        return self.found.standing() if self.ready else []

    def of(self, *subjects: str) -> list[Finding]:
        """Those about records: "groups:<id>" and the like."""
        return self.found.of(*subjects) if self.ready else []

    def warnings(self) -> int:
        """How many warnings stand."""
        return sum(one.severity == "warning" for one in self.standing())

    def _take(self, outcome: Outcome) -> None:
        if outcome.status == 0:
            self.found.take(_finding(one) for one in json.loads(outcome.output)["findings"])
            self._done()

    def _done(self) -> None:
        self.ready = True
        self._follow()
        self.changed.emit()

    def _begin_anew(self) -> None:
        """Another day has come: what holds on it is looked at from the beginning."""
        del self.found
        self.ready = self._begun = False
        self.begin()

    def _on_changed(self, changes: Changes) -> None:
        if self._begun:
            self._waiting.append(changes)
            self._later.start()

    def _follow(self) -> None:
        if not self.ready:
            return
        if self.found.on != self._register.today:
            self._begin_anew()
            return
        waiting, self._waiting = self._waiting, []
        touched = 0
        for one in waiting:
            touched += self.found.follow(one)
        if touched:
            self.changed.emit()


def _finding(told: dict[str, str]) -> Finding:
    from egovdesk.records.findings import Finding, Severity

    return Finding(
        told["rule"],
        Severity(told["severity"]),
        told["subject"],
        told["sentence"],
        told["remedy"],
        told["source"],
        told["facts"],
    )
