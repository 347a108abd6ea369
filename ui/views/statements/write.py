"""Write: one section at a time, its heading above its words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from egovdesk.documents.wording import number, short_date
from egovdesk.errors import EgovDeskError
from egovdesk.operations.statements.evidence import link_evidence
from egovdesk.operations.statements.sections import write_section
from egovdesk.records.choices import ChoiceList
from egovdesk.records.kept_statements import KeptEvidence
from egovdesk.records.outlines import Heading
from egovdesk.records.statements import Readiness
from egovdesk.register import Changes
from ui import theme
from ui.commands import READ_ONLY, Hint
from ui.forms.typed import LATEST, TypedChanges
from ui.item_models import public_screen
from ui.item_models.evidence import chip_words
from ui.item_models.segments import Line, Mark, Tag, Text
from ui.item_models.statements import MARKS
from ui.messages import tell
from ui.views.statements.part import Workspace
from ui.views.statements.table_part import TablePart
from ui.views.statements.table_verbs import TableVerbs
from ui.views.statements.under_text import UnderText
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.evidence_editor import EvidenceEditor
from ui.widgets.flow import Flow
from ui.widgets.labels import Elided, Label, SegmentLabel
from ui.widgets.scroll_pane import focus_is_in
from ui.widgets.stacked import stacked

_NONE = "This statement has no sections yet"
_BEGIN = "Start with those that a statement usually has; each can be changed, moved and removed."


class WriteMode(TableVerbs):
    """The section chosen, to be written."""

    KEY = "write"
    WORDS = "Write"

    def __init__(self, page: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(page, parent)
        self._section = self._known = ""
        self.number = Label("", "title20", "petrol")
        self.title = Elided("", "title20")
        self.ready = Button("Ready", "text", icon="check")
        self.context.menus.follow(self.ready, "sections.ready")
        self.facts = SegmentLabel()
        self.guidance = Label("", "note", "ink2", wrap=True)
        self.edit = EvidenceEditor("Text of the section", self._knows)
        self.edit.chip_chosen.connect(page.show_evidence)
        self.edit.chip_opened.connect(page.open_evidence)
        self.edit.pasted_without.connect(lambda words: self.page.show_note("tint", words))
        self.under = UnderText(page, self.edit)
        self.under.table.state_changed.connect(self.state_changed)
        self.under.table.state_changed.connect(self.keys_changed)
        self._typed = TypedChanges(self._save, self._on_failed, self, latest=LATEST)
        self.edit.edited.connect(self._on_edited)
        self.edit.left.connect(self._typed.end)
        self._lay_out()

    def _lay_out(self) -> None:
        self._inside = QWidget()
        self._inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QHBoxLayout()
        head.addWidget(self.number)
        head.addWidget(self.title, 1)
        text = QWidget()
        self._column = QVBoxLayout(text)
        self._column.addLayout(head)
        under = QHBoxLayout()
        under.addWidget(self.facts, 1)
        under.addWidget(self.ready)
        self._column.addLayout(under)
        self._column.addWidget(self.guidance)
        self._column.addWidget(self.edit, 1)
        whole = stacked(self._inside, text, fills=text)
        whole.addWidget(self.under, 1000)  # the text is as high as its words
        self._inside.installEventFilter(self.under)
        self.empty = self._make_empty()
        self.hidden = EmptyState(public_screen.HIDDEN, "Ctrl Shift H shows them again.")
        self.pages = QStackedWidget()
        for page in (self._inside, self.empty, self.hidden):
            self.pages.addWidget(page)
        stacked(self, self.pages)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        self._space()
        theme.notices().changed.connect(self._space)

    def _make_empty(self) -> QWidget:
        told = EmptyState(_NONE, _BEGIN)
        row = QWidget()
        line = Flow(row)
        line.setContentsMargins(0, 0, 0, 0)
        for words, kind, icon, command in (
            ("Add the usual sections", "primary", "", "sections.usual"),
            ("Add one section", "text", "plus", "sections.add"),
            ("Carry a former text forward…", "text", "", "drafts.carry"),
        ):
            button = Button(words, kind, icon=icon)
            self.context.menus.follow(button, command)
            line.addWidget(button)
        told.add(row)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.px(28), 0, theme.px(28), 0)
        column.addWidget(told)
        column.addStretch(1)
        return page

    def _space(self) -> None:
        px = theme.px
        self._column.setContentsMargins(px(30), px(16), px(30), px(8))
        self._column.setSpacing(px(6))
        self.edit.setViewportMargins(0, px(4), 0, 0)

    # -- showing -------------------------------------------------------------------------------

    def show_section(self) -> None:
        """Show the section chosen; the one that is being typed in is left alone."""
        found = self.page.heading()
        hidden = found is not None and found.section.exempt and public_screen.is_on()
        self.under.show_section(None if hidden else found)
        if found is None:
            self._section = ""
            self.pages.setCurrentWidget(self.empty)
            return
        if hidden:
            self._section = ""
            self.pages.setCurrentWidget(self.hidden)
            return
        self.pages.setCurrentWidget(self._inside)
        self._show_head(found)
        self._show_text(found)

    def _show_head(self, found: Heading) -> None:
        section = found.section
        self.number.setText(found.number)
        self.title.setText(section.title)
        ready = found.readiness is Readiness.READY
        self.ready.setText("In draft again" if ready else "Ready")
        self.ready.setVisible(found.is_leaf or bool(found.own_words))
        theme.set_property(self._inside, "ground", "pink" if section.exempt else "paper")
        self.facts.set_line(self._facts(found))
        self.guidance.setText(section.guidance)
        self.guidance.setVisible(bool(section.guidance))

    def _facts(self, found: Heading) -> Line:
        section = found.section
        owner = self.register.people.maybe(section.owner_id)
        words, tone = self._counted(found)
        parts: list[Any] = [
            Mark(MARKS[found.readiness]), Text(found.readiness.label, face="note600"),
        ]  # fmt: skip
        if section.exempt:
            grounds = self.register.choices.find(list=ChoiceList.GROUNDS, code=section.ground)
            said = grounds[0].label if grounds else "ground to be settled"
            parts.append(Tag(f"Exempt, {said[:1].lower()}{said[1:]}", "exempt", "lock"))
        if owner is not None:
            parts.append(Text(f"Written by {owner.name}", "ink2", "note"))
        parts.append(Text(words, tone, "note"))
        if section.due_on is not None and found.readiness is not Readiness.READY:
            late = section.due_on < self.register.today
            wanted = f"wanted by {short_date(section.due_on)}"
            parts.append(Text(wanted, "red" if late else "ink2", "note"))
        changed = self.page.changed_on(section.id)
        if changed:
            what = "text changed" if section.kind.has_rows else "changed"
            parts.append(Text(f"{what} {changed}", "ink2", "note", context=True))
        return tuple(parts)

    def _counted(self, found: Heading) -> tuple[str, str]:
        """The words of a section, and the limit that they count towards."""
        words = f"{number(found.words)} word{'s' * (found.words != 1)}"
        limited = self.page.opened.outline.limited(found.section.id) if self.page.opened else None
        if limited is None or limited.limit is None:
            return words, "ink2"
        within = f"{number(limited.words)} of at most {number(limited.limit)} words"
        tone = "red" if limited.is_past_limit else "ink2"
        return (within if limited is found else f"{words}; {limited.number} has {within}"), tone

    def _show_text(self, found: Heading) -> None:
        section = found.section
        if section.id != self._section:
            self._typed.end()
            self._section, self._known = section.id, section.text
            self.edit.set_markdown(section.text)
            self.edit.moveCursor(self.edit.textCursor().MoveOperation.Start)
        elif section.text != self._known and not self._typed.is_pending():
            self._known = section.text
            self.edit.set_markdown(section.text)
        else:
            self.edit.look_at_chips()
        self.edit.setReadOnly(self.register.read_only)
        self.edit.setToolTip(READ_ONLY if self.register.read_only else "")

    def follow(self, changes: Changes) -> None:
        """What the register fills in may have changed."""
        self.under.follow(changes)

    @property
    def table(self) -> TablePart:
        """The section's table under its text."""
        return self.under.table

    # -- evidence ------------------------------------------------------------------------------

    def _knows(self, evidence_id: str) -> bool:
        return self.register.evidence.maybe(evidence_id) is not None

    def can_write(self) -> bool:
        """Whether a section is shown that can be changed."""
        shown = self.pages.currentWidget() is self._inside
        return shown and bool(self._section) and not self.register.read_only

    def passage(self) -> str:
        """The words selected, or the sentence that the caret is in."""
        return self.edit.sentence()

    def link(self, evidence: KeptEvidence) -> None:
        """Link that passage to evidence, in one step with the chip."""
        self._typed.end()
        target = {f"{evidence.kind}_id": evidence.target_id}
        with self.register.step(self._named("Link evidence")):
            linked = link_evidence(self.register, self._section, **target)
            self.edit.link(linked, chip_words(self.register, evidence))
            self._typed.flush()

    def show_passage(self, words: str) -> bool:
        """Select words of the section; tell whether they are there."""
        return self.edit.select_words(words)

    def show_cell(self, cell: tuple[str, str]) -> bool:
        """Go to a cell of the section's table; tell whether it is there."""
        self.table.grid.setFocus()
        return self.table.grid.go_to(cell)

    # -- typing --------------------------------------------------------------------------------

    def _on_edited(self) -> None:
        if self._section:
            self.page.go_on_typing()
            self._typed.put("text", None)  # it is turned into Markdown when it is saved

    def _save(self, _changes: dict[str, Any], join: str) -> None:
        text = self.edit.markdown()
        self._known = text
        with self.page.typing(), self.register.step(self._named("Write section"), join=join):
            write_section(self.register, self._section, text)

    def _named(self, what: str) -> str:
        """A step with the section that it is of, by its number: a title may be exempt."""
        opened = self.page.opened
        found = opened.heading(self._section) if opened is not None else None
        return f"{what}: section {found.number}" if found is not None else what

    def _on_failed(self, error: EgovDeskError) -> None:
        tell(self.page, error)  # type: ignore[arg-type]

    def leave(self) -> None:
        """Write down what is being typed."""
        self._typed.end()
        self.under.leave()

    def panes(self) -> tuple[QWidget, ...]:
        """The text, and what stands under it."""
        shown = self.pages.currentWidget() is self._inside
        return (self.edit, *self.under.panes()) if shown else ()

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the text, or of the table."""
        if focus_is_in(self.table):
            return self.table.keys()
        return (
            ("Ctrl L", "link evidence"), ("Ctrl Enter", "ready"), ("Ctrl ↓", "next section"),
            ("Ctrl E", "exempt"),
            ("F7", "next check"),
        )  # fmt: skip
