"""Compare: what changed between two drafts, section by section."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from egovdesk import drafts
from egovdesk.documents.merged import parted
from egovdesk.documents.statements.changes import ComparedSection, compared_section
from egovdesk.documents.statements.document import in_words
from egovdesk.documents.statements.filling import as_it_stands
from egovdesk.documents.statements.text import rewritten
from egovdesk.documents.wording import number
from egovdesk.errors import EgovDeskError
from egovdesk.evidence import EVIDENCE
from egovdesk.records.draft_changes import SectionPair, pairs
from egovdesk.records.kept_statements import KeptEvidence, KeptSection, KeptStatement
from egovdesk.records.passages import word_count
from egovdesk.register import Changes
from ui.commands import Command, Hint
from ui.item_models import public_screen
from ui.item_models.drafts import WORKING, compared_rows, draft_options
from ui.item_models.evidence import place_of
from ui.item_models.rows import Row
from ui.tasks import Work
from ui.views.statements.commands import EXPORT, MENU
from ui.views.statements.compare_bar import CompareBar
from ui.views.statements.compare_head import CompareHead
from ui.views.statements.part import StatementMode, Workspace
from ui.widgets.buttons import Button
from ui.widgets.changed_text import ChangedText
from ui.widgets.empty_state import EmptyState
from ui.widgets.stacked import stacked

_NO_DRAFT = "No draft has been kept yet"
_AT_ONCE, _A_PART = 4000, 2000  # words that are gone through in no time, and between two keys
_KEEP = "Keep one, and what changes from then on is shown here, and in Word as tracked changes."


class CompareMode(StatementMode):
    """Two drafts, or a draft and what is being worked on."""

    KEY = "compare"
    WORDS = "Compare"
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("compare.next", "Next &change", "next_change", "", MENU,
                when="why_no_change", tip="Go to the next passage that changed."),
        Command("compare.previous", "Pre&vious change", "previous_change", "Shift+F7", MENU,
                when="why_no_change", tip="Go back to the passage that changed before."),
        Command("compare.export", "What &changed, tracked in Word…", "export_changes", "", EXPORT,
                "file-output",
                when="why_not_export",
                tip="Write the newer draft with its changes tracked, to accept or reject."),
    )  # fmt: skip

    def __init__(self, page: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(page, parent)
        self._statement = ""
        self._keys = ("", "")
        self._sides: tuple[KeptStatement, KeptStatement] | None = None
        self._mark = ""
        self._known: dict[str, KeptStatement] = {}
        self._pairs: list[SectionPair] = []
        self._done: dict[str, ComparedSection] = {}
        self._work: Work | None = None
        self.bar = CompareBar()
        self.head = CompareHead()
        self.text = ChangedText("What changed in the section")
        self.empty = EmptyState(_NO_DRAFT, _KEEP)
        self.hidden = EmptyState(public_screen.HIDDEN, "Ctrl Shift H shows them again.")
        self.refused = EmptyState("This draft cannot be shown", "")
        self._lay_out()
        self.bar.chosen.connect(self.compare)
        self.text.followed.connect(self._follow_chip)

    def _lay_out(self) -> None:
        keep = Button("Keep draft…", "primary", icon="bookmark")
        self.context.menus.follow(keep, "drafts.keep")
        self.empty.add(keep)
        self._inside = QWidget()
        stacked(self._inside, self.head, self.text, fills=self.text)
        self.pages = QStackedWidget()
        for one in (self._inside, self.empty, self.hidden, self.refused):
            self.pages.addWidget(one)
        stacked(self, self.bar, self.pages, fills=self.pages)
        for button, command in ((self.bar.previous, "previous"), (self.bar.next, "next")):
            self.context.menus.follow(button, f"compare.{command}")

    # -- what is compared --------------------------------------------------------------------------

    def compare(self, old: str, new: str) -> None:
        """Compare two drafts by their keys."""
        self._keys = (old, new)
        self._read()
        self.page.reload_rows()
        self.show_section()

    def rows(self) -> list[Row] | None:
        """The sections of both drafts, those that changed marked."""
        if self.page.opened is None or not self._take_over():
            return None
        counts = {key: one.changes for key, one in self._done.items()}
        return compared_rows(self._pairs, counts)

    def _take_over(self) -> bool:
        """Read the drafts anew where the statement is another; whether there is anything to show."""
        opened = self.page.opened
        assert opened is not None
        known = [key for key, _words in draft_options(opened)]
        if opened.statement.id != self._statement or not set(self._keys) <= set(known):
            self._statement = opened.statement.id
            self._keys = (known[-2] if len(known) > 1 else WORKING, WORKING)
            self._sides = None
        self._read()
        return bool(opened.drafts) and self._sides is not None

    def _read(self) -> None:
        """Read both sides; what has changed since is compared again."""
        opened = self.page.opened
        assert opened is not None
        self.bar.set_options(draft_options(opened), *self._keys)
        if not opened.drafts:
            self._sides, self._pairs = None, []
            self.pages.setCurrentWidget(self.empty)
            return
        try:
            sides = self._side(self._keys[0]), self._side(self._keys[1])
        except EgovDeskError as error:
            self._sides, self._pairs, self._done = None, [], {}
            self.refused.set_words(error.what, f"{error.kept} {error.todo}".strip())
            self.pages.setCurrentWidget(self.refused)
            self._tell()
            return
        if sides != self._sides:
            self._sides = sides
            self._pairs = pairs(sides[0].sections, sides[1].sections)
            self._begin()

    def _side(self, key: str) -> KeptStatement:
        """A side, read once while nothing of the register changes."""
        mark = f"{self._statement} {self.register.mark}"
        if mark != self._mark:
            self._mark, self._known = mark, {}
        if key not in self._known:
            kept = (
                as_it_stands(self.register, self._statement)
                if key == WORKING
                else drafts.kept(self.register, self.register.drafts.get(key))
            )
            self._known[key] = in_words(self.register, kept)
        return self._known[key]

    def _begin(self) -> None:
        """Go through the sections that changed, between other events."""
        if self._work is not None:
            self._work.stop()
        former, self._done = self._done, {}
        left = []
        for pair in self._pairs:
            known = former.get(pair.section.id)
            if known is not None and known.pair == pair:
                self._done[pair.section.id] = known
            elif pair.differs:
                left.append(pair)
        if sum(_size(one) for one in left) <= _AT_ONCE:
            self._compare_all(left)
            left = []
        self._tell()
        if left:
            self._work = self.context.tasks.each(
                _parts(left), self._compare_all, self._ended, title="Comparing drafts", noun="part"
            )

    def _compare_all(self, part: list[SectionPair]) -> None:
        for pair in part:
            self._compare(pair)

    def _compare(self, pair: SectionPair) -> None:
        if pair.section.id not in self._done:
            self._done[pair.section.id] = compared_section(pair)

    def _ended(self, _count: int) -> None:
        self._work = None
        self._tell()
        self.page.reload_rows()

    # -- showing -----------------------------------------------------------------------------------

    def show_section(self) -> None:
        """Show what became of the section chosen."""
        if self.page.opened is None or not self._take_over():
            self._tell()
            return
        pair = self._pair(self.page.section_id())
        if pair is None:
            self.pages.setCurrentWidget(self.empty if not self._pairs else self._inside)
            return
        if pair.exempt and public_screen.is_on():
            self.pages.setCurrentWidget(self.hidden)
            return
        self.pages.setCurrentWidget(self._inside)
        self._compare(pair)
        on = self.page.changed_on(pair.section.id) if self._keys[1] == WORKING else ""
        self.head.show_pair(pair, on)
        blocks = self._done[pair.section.id].blocks
        self.text.show_blocks([rewritten(one, parted) for one in blocks])
        self._tell()

    def _pair(self, section_id: str) -> SectionPair | None:
        return next((one for one in self._pairs if one.section.id == section_id), None)

    def _tell(self) -> None:
        """Say how many changes there are, as far as they are counted."""
        count = sum(one.changes for one in self._done.values())
        changed = sum(one.differs for one in self._pairs)
        if self._sides is None:
            words = ""
        elif not changed:
            words = "No changes"
        elif self._work is not None:
            words = f"{number(changed)} section{'s' * (changed != 1)} changed"
        else:
            words = f"{number(count)} change{'s' * (count != 1)}"
        self.bar.set_count(words)
        self.state_changed.emit()

    def follow(self, changes: Changes) -> None:
        """The register may say otherwise now what it fills in."""
        if self.isVisible():
            self.show_section()

    # -- going through -----------------------------------------------------------------------------

    def why_no_change(self) -> str:
        """There has to be a change."""
        return "" if any(one.differs for one in self._pairs) else "Nothing has changed."

    def next_problem(self) -> bool:
        """The next change: F7."""
        if self.why_no_change():
            return False
        self.next_change()
        return True

    def next_change(self) -> None:
        """Go to the next change, in this section or in the next that changed."""
        self._step(1)

    def previous_change(self) -> None:
        """Go back to the change before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        now = self.text.now()
        here = self.page.section_id()
        inside = self._pair(here)
        if inside is not None and inside.differs:
            target = now + by if now >= 0 or by > 0 else -1
            if self.text.go_to_change(target):
                return
        found = self._next_changed(here, by)
        if found and found != here:
            self.page.go_to_section(found)
        last = len(self.text.changes) - 1
        self.text.go_to_change(0 if by > 0 else last)

    def _next_changed(self, here: str, by: int) -> str:
        """The next section that changed, in the order of the tree; after the last, the first."""
        order = [one.section.id for one in self._pairs]
        changed = [one.section.id for one in self._pairs if one.differs]
        at = order.index(here) if here in order else -1
        ahead = [one for one in changed if (order.index(one) - at) * by > 0]
        found = ahead or changed
        return (found[0] if by > 0 else found[-1]) if found else ""

    def _follow_chip(self, link: str) -> None:
        """Go to what a chip leads to."""
        pair = self._pair(self.page.section_id())
        named = link.removeprefix(EVIDENCE)
        if pair is None:
            return
        for one in (*_evidence(pair.new), *_evidence(pair.old)):
            if one.number == named:
                self.context.go(place_of(one))
                return

    # -- exports, keys -----------------------------------------------------------------------------

    def why_not_export(self) -> str:
        """Two drafts have to be there, and the older has to be one that was kept."""
        if self._sides is None:
            return "No draft has been kept yet."
        return "" if self._keys[0] != WORKING else "Choose a kept draft as the older one."

    def export_changes(self) -> None:
        """Write the changes for Word."""
        numbers = {one.id: one.number for one in self.register.drafts.find(
            statement_id=self._statement)}  # fmt: skip
        old, new = self._keys
        self.context.export(
            "statement-changes", statement=self._statement, since=numbers[old],
            draft=numbers.get(new),
        )  # fmt: skip

    def panes(self) -> tuple[QWidget, ...]:
        """The choosers and the text."""
        text = (self.text,) if self.pages.currentWidget() is self._inside else ()
        return (*text, self.bar.old.combo)

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the text."""
        return (
            ("F7", "next change"), ("Shift F7", "previous change"),
            ("Ctrl Shift S", "keep as a draft"), ("Ctrl ↓", "next section"),
        )  # fmt: skip


def _parts(left: list[SectionPair]) -> list[list[SectionPair]]:
    """What is to be compared in parts, each gone through before the keys are listened to again."""
    parts: list[list[SectionPair]] = []
    words = _A_PART
    for pair in left:
        if words >= _A_PART:
            parts.append([])
            words = 0
        parts[-1].append(pair)
        words += _size(pair)
    return parts


def _size(pair: SectionPair) -> int:
    """How many words there are to go through."""
    return sum(word_count(one.text) for one in (pair.old, pair.new) if one is not None)


def _evidence(section: KeptSection | None) -> tuple[KeptEvidence, ...]:
    return section.evidence if section is not None else ()
