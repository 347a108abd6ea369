"""Checks: what the text says that its evidence does not bear out, with what may be done about each."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.checks.claims import RULES
from egovdesk.claims import Claim, claims
from egovdesk.drafts import kept_evidence
from egovdesk.records.kept_statements import KeptEvidence
from egovdesk.records.outlines import Heading
from egovdesk.register import Changes
from ui import theme
from ui.commands import Command, Hint
from ui.forms.findings import AcceptForm
from ui.item_models import public_screen
from ui.item_models.evidence import place_of, suggestion
from ui.messages import told
from ui.views.statements.commands import MENU
from ui.views.statements.part import StatementPart, Workspace, indented
from ui.widgets.labels import Label
from ui.widgets.note import Note
from ui.widgets.section_heading import SectionHeading

_MOST, _SUGGESTED = 6, 3
_SOON = 120
_NOUNS = {"decision": "decision", "action": "action", "project": "project"}


class ChecksPart(StatementPart):
    """A note for each thing to look at in the section."""

    KEY = "checks"
    WORDS = "Checks"
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("checks.leave", "Let the chec&k stand…", "leave_it", "", MENU,
                when="why_not_check", writes=True,
                tip="Say why what the last check shown has to say may stand as it is."),
    )  # fmt: skip

    def __init__(self, page: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(page, parent)
        self._claims: list[Claim] = []
        self._at = -1
        self._section = ""
        self._suggested: dict[str, KeptEvidence | None] = {}
        self._later = QTimer(self, singleShot=True, interval=_SOON)
        self._later.timeout.connect(self._look)
        self.heading = SectionHeading("Checks", rule=False)
        self.notes: list[Note] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self._column.addWidget(indented(self.heading))
        self._inside = QVBoxLayout()
        self._inside.setSpacing(theme.px(8))
        self._column.addLayout(self._inside)

    # -- showing -------------------------------------------------------------------------------

    def show_section(self) -> None:
        """Look at the section chosen, in a moment."""
        found = self.page.heading()
        if found is None or found.section.id != self._section:
            self._section = found.section.id if found is not None else ""
            self._show([])
        elif found.section.exempt and public_screen.is_on():
            self._show([])
        self._later.start()

    def follow(self, changes: Changes) -> None:
        """What the register says of a decision may have changed."""
        if changes.tables & {"decisions", "ratifications", "acceptances", "projects", "groups"}:
            self._later.start()

    def _look(self) -> None:
        found = self.page.heading()
        hidden = found is not None and found.section.exempt and public_screen.is_on()
        self._show(claims(self.register, found) if found is not None and not hidden else [])

    def _show(self, found: list[Claim]) -> None:
        if found == self._claims and self.notes:
            return
        self._claims, self._at = found, -1
        while (item := self._inside.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.notes = [self._note(at, one) for at, one in enumerate(found[:_MOST])]
        for note in self.notes:
            self._inside.addWidget(indented(note))
        if len(found) > _MOST:
            more = f"and {len(found) - _MOST} more: F7 goes from one to the next"
            self._inside.addWidget(indented(Label(more, "note", "ink2", wrap=True)))
        self.heading.set_right(
            f"{len(found)} to look at" if found else "none", "amber" if found else "ink2"
        )
        self.state_changed.emit()

    def _note(self, at: int, one: Claim) -> Note:
        note = Note("amber", one.finding.sentence, self._acts(at, one))
        note.setToolTip(f"{RULES[one.finding.rule].title}. {RULES[one.finding.rule].remedy}")
        note.acted.connect(lambda key, claim=one: self._act(key, claim))
        return note

    def _acts(self, at: int, one: Claim) -> list[tuple[str, str]]:
        acts: list[tuple[str, str]] = []
        evidence, writable = self._evidence(one), not self.register.read_only
        if one.finding.rule == "S2" and writable:
            wanted = self._suggestion(one) if at < _SUGGESTED else None
            acts.append(("link", f"Link {wanted.number}" if wanted else "Link…"))
        elif evidence is not None and one.finding.rule in ("S1", "S3"):
            acts.append(("go", f"Go to the {_NOUNS[evidence.kind]}"))
        elif one.passage or any(one.cell):
            acts.append(("show", "Show it"))
        return [*acts, ("leave", "Leave it")] if writable else acts

    def _evidence(self, one: Claim) -> KeptEvidence | None:
        found = self.register.evidence.maybe(one.evidence_id or None)
        return kept_evidence(self.register, found) if found is not None else None

    def _suggestion(self, one: Claim) -> KeptEvidence | None:
        """What the register has that a passage without evidence may rest on."""
        words = one.finding.facts
        if words not in self._suggested:
            self._suggested[words] = suggestion(self.register, words)
        return self._suggested[words]

    # -- doing ---------------------------------------------------------------------------------

    def _act(self, key: str, one: Claim) -> None:
        self.page.flush()
        if key == "leave":
            self._leave(one)
        elif key == "go":
            evidence = self._evidence(one)
            if evidence is not None:
                self.context.go(place_of(evidence))
        else:
            self._show_passage(one)
            if key == "link":
                self._link(one)

    def _show_passage(self, one: Claim) -> None:
        if self.page.writer() is None:
            self.page.switch("write")
        writer = self.page.writer()
        if writer is not None and one.passage:
            writer.show_passage(one.passage)
        elif writer is not None and any(one.cell):
            writer.show_cell(one.cell)

    @told
    def _link(self, one: Claim) -> None:
        """Link what is suggested, or ask."""
        wanted, writer = self._suggested.get(one.finding.facts), self.page.writer()
        if wanted is not None and writer is not None:
            writer.link(wanted)
            self.context.say(f"Linked to {wanted.number}")
        else:
            self.context.menus.run("evidence.link")

    def _leave(self, one: Claim) -> None:
        if AcceptForm(self.context, self.page.window(), one.finding).ask():
            self.context.say("Left as it is")

    def why_not_check(self) -> str:
        """There has to be something to look at."""
        return "" if self._claims else "There is nothing to look at in this section."

    def leave_it(self) -> None:
        """Let the last one shown stand, or else the first."""
        if self._claims:
            self._leave(self._claims[max(0, self._at)])

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the notes."""
        return (("F7", "next check"),)

    # -- F7 --------------------------------------------------------------------------------------

    def next_problem(self) -> bool:
        """Go to the next thing to look at, in this section or in one after it."""
        if self._later.isActive():
            self._later.stop()
            self._look()
        if self._at + 1 < len(self._claims):
            self._at += 1
            self._show_passage(self._claims[self._at])
            return True
        following = self._next_section()
        if following is None:
            return False
        self.page.go_to_section(following.section.id)
        self._later.stop()
        self._look()
        self._at = 0
        if self._claims:
            self._show_passage(self._claims[0])
        return True

    def _next_section(self) -> Heading | None:
        """The next section, round again, in which there is something to look at."""
        opened = self.page.opened
        if opened is None:
            return None
        whole = list(opened.outline.whole())
        here = next((at for at, one in enumerate(whole) if one.section.id == self._section), -1)
        order = whole[here + 1 :] + whole[: here + 1]
        return next((one for one in order if claims(self.register, one)), None)
