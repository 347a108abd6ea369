"""What can be done with the sections of the statement that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from egovdesk.errors import Refused
from egovdesk.operations.statements.sections import (
    change_section,
    indent_section,
    move_section,
    outdent_section,
    remove_section,
    set_section_exempt,
)
from egovdesk.operations.statements.statements import add_usual_sections
from egovdesk.records.outlines import Heading
from egovdesk.records.statements import Readiness
from ui.forms.grounds import ask_ground
from ui.forms.statements import SectionForm, StatementForm
from ui.item_models.statements import OpenStatement
from ui.messages import telling, told
from ui.writing_view import WritingView

if TYPE_CHECKING:
    from ui.views.statements.sections_pane import SectionsPane, SectionsTree


class SectionVerbs(WritingView):
    """Part of the workspace: sections are added, changed, moved and removed."""

    opened: OpenStatement | None = None

    if TYPE_CHECKING:
        tree: SectionsTree
        sections: SectionsPane

        def heading(self) -> Heading | None: ...
        def flush(self) -> None: ...

    def _connect_tree(self) -> None:
        self.tree.moved.connect(self.move_by)
        self.tree.indented.connect(self.indent)
        self.tree.rename_wanted.connect(lambda _id: self.context.menus.run("sections.change"))
        self.tree.remove_wanted.connect(lambda _id: self.context.menus.run("sections.remove"))
        self.tree.opened.connect(lambda _id: self.context.menus.run("statement.write"))
        if self.sections.head.button is not None:
            self.context.menus.follow(self.sections.head.button, "sections.add")

    def why_no_statement(self) -> str:
        """A statement has to be shown."""
        return "" if self.opened is not None else "No statement is open."

    def why_no_section(self) -> str:
        """A section has to be chosen."""
        return "" if self.heading() is not None else "Select a section first."

    def next_section(self) -> None:
        """Go to the section after this one."""
        self._step(1)

    def previous_section(self) -> None:
        """Go to the section before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        order, here = self.sections.order(), self.tree.current_id()
        at = list(order).index(here) + by if here is not None and here in order else 0
        if 0 <= at < len(order):
            self.go_to_section(order[at])

    def go_to_section(self, section_id: str) -> None:
        """Choose a section, in whatever mode this is."""
        self.tree.select_id(section_id)

    # -- adding and changing ---------------------------------------------------------------------

    def add_section(self) -> None:
        """Add a section below the one chosen."""
        found = self.heading()
        self._add(after_id=found.section.id if found else None)

    def add_below(self) -> None:
        """Add a section under the one chosen."""
        found = self.heading()
        self._add(parent_id=found.section.id if found else None)

    def why_not_usual(self) -> str:
        """The statement has to be empty."""
        if self.opened is None:
            return "No statement is open."
        return "This statement has sections already." if self.opened.outline.headings else ""

    @told
    def add_usual(self) -> None:
        """Give an empty statement its usual sections."""
        if self.opened is not None:
            add_usual_sections(self.register, self.opened.statement.id)
            self.tree.setFocus()

    def _add(self, *, after_id: str | None = None, parent_id: str | None = None) -> None:
        if self.opened is None:
            return
        self.flush()
        statement = self.opened.statement.id
        form = SectionForm(self.context, self, statement, after_id=after_id, parent_id=parent_id)
        made = form.ask()
        if made:
            self.go_to_section(made)
            self.context.menus.run("statement.write")

    def change_section(self) -> None:
        """Change the section's facts."""
        found = self.heading()
        if found is not None:
            self.flush()
            section = found.section
            SectionForm(self.context, self, section.statement_id, section).ask()

    def change_statement(self) -> None:
        """Change the statement's header."""
        if self.opened is not None:
            self.flush()
            StatementForm(self.context, self, self.opened.statement).ask()

    def toggle_ready(self) -> None:
        """Ready, or in draft again."""
        self._turn(Readiness.READY)

    def toggle_query(self) -> None:
        """To be asked about, or in draft again."""
        self._turn(Readiness.QUERY)

    @told
    def _turn(self, wanted: Readiness) -> None:
        self.flush()
        found = self.heading()
        if found is None:
            return
        if found.below and not found.own_words:
            raise Refused(
                "How far this section is follows from those under it.", "Nothing has changed."
            )
        before = found.section.readiness
        after = Readiness.IN_DRAFT if before is wanted else wanted
        change_section(self.register, found.section.id, readiness=after)
        self.context.say(f"{found.number}: {after.label.lower()}")

    # -- moving, hiding, removing ----------------------------------------------------------------

    def move_by(self, section_id: str, by: int) -> None:
        """Move a section up or down; the numbers follow."""
        if self.register.read_only:
            return
        self.flush()
        with telling(self):
            move_section(self.register, section_id, by)

    def indent(self, section_id: str, by: int) -> None:
        """Put a section under the one above it, or beside the one it is under."""
        if self.register.read_only:
            return
        self.flush()
        with telling(self):
            (indent_section if by > 0 else outdent_section)(self.register, section_id)

    def toggle_exempt(self) -> None:
        """Mark the section exempt on a ground chosen from the list, or open it again."""
        found = self.heading()
        if found is None:
            return
        self.flush()
        if found.section.exempt:
            self._mark(found, False, "")
            return
        rect = self.tree.visualRect(self.tree.currentIndex())
        at = self.tree.viewport().mapToGlobal(rect.bottomLeft())
        ask_ground(self.register, lambda ground: self._mark(found, True, ground), self, at)

    @told
    def _mark(self, found: Heading, exempt: bool, ground: str) -> None:
        set_section_exempt(self.register, found.section.id, exempt, ground)
        self.context.say(f"{found.number} is {'exempt' if exempt else 'open again'}")

    @told
    def remove_section(self) -> None:
        """Take the section out, with those under it."""
        found = self.heading()
        if found is None:
            return
        self.flush()
        order = [one for one in self.sections.order()
                 if one not in {each.section.id for each in found.whole()}]  # fmt: skip
        at = list(self.sections.order()).index(found.section.id)
        remove_section(self.register, found.section.id)
        if order:
            self.go_to_section(order[min(at, len(order) - 1)])
        self.context.say(f"Section {found.number} removed")
