"""Looking at a file: in a process of its own, again whenever something is asked otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from egovdesk.exchange.imports.plan_lines import plan_from
from egovdesk.records.imports import ImportKind, Plan
from ui.context import Context
from ui.tasks import Outcome, Work, naming


@dataclass(frozen=True)
class Asked:
    """What is to be looked at, and how; what is left open is found out from the headings.

    `group` is the id of that of rows that name none.
    """

    file: Path
    kind: ImportKind | None = None
    sheet: str = ""
    group: str = ""
    by_hand: dict[str, str] = field(default_factory=dict)

    def arguments(self, register: Path) -> list[str]:
        """The command that plans it."""
        told = ["plan-import", str(register), str(self.file), "--sheet", self.sheet]
        told += [*naming(group_id=self.group), "--kind", self.kind.value if self.kind else ""]
        for heading, name in self.by_hand.items():
            told += ["--match", f"{heading}={name}"]
        return told


class Looking(QObject):
    """One file looked at, at a time: what was under way for another question is given up."""

    #: A plan was made, for the question asked last.
    planned = Signal(object)
    #: The file cannot be read, or not so: the sentence.
    refused = Signal(str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._work: Work | None = None
        self.asked: Asked | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a look is under way."""
        return self._work is not None

    def ask(self, asked: Asked) -> None:
        """Look at a file, or at it again."""
        self.give_up()
        self.asked = asked
        self._work = self._context.tasks.child(
            asked.arguments(self._context.register.path), self._on_told,
            title=f"Looking at {asked.file.name}",
        )  # fmt: skip
        self._work.done.connect(self._on_done)

    def ask_otherwise(self, **changes: object) -> None:
        """Look again, with something asked otherwise."""
        if self.asked is not None:
            self.ask(replace(self.asked, **changes))  # type: ignore[arg-type]

    def again(self) -> None:
        """Look again, for the register is another now."""
        if self.asked is not None:
            self.ask(self.asked)

    def give_up(self) -> None:
        """Stop what is under way; nothing comes of it."""
        work, self._work = self._work, None
        if work is not None and not work.stopped:
            work.done.disconnect(self._on_done)
            work.stop()

    def _on_done(self) -> None:
        work, self._work = self._work, None
        if work is not None and work.stopped:
            self.refused.emit("The look at the file was stopped. Choose it again to go on.")

    def _on_told(self, outcome: Outcome) -> None:
        if outcome.status == 0:
            # Ten thousand rows take a moment to understand, which a thread may take bit by bit.
            lines = outcome.output.splitlines()
            self._work = self._context.tasks.run(lambda: plan_from(lines), self._on_planned)
        elif outcome.status == 1:
            self.refused.emit(outcome.errors.strip() or "The file cannot be read.")
        else:
            raise RuntimeError(f"The look ended with {outcome.status}:\n{outcome.errors}")

    def _on_planned(self, plan: Plan) -> None:
        self._work = None
        self.planned.emit(plan)
