"""The page of the council's own Word templates."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QFileDialog, QWidget

from egovdesk.operations.packs.templates import withdraw_template
from egovdesk.records.packs import TemplateKind, WordTemplate
from ui import theme
from ui.commands import Command, Hint
from ui.context import Context
from ui.item_models.word_templates import templates_model
from ui.list_page import ListPage
from ui.messages import told
from ui.places import Place
from ui.views.templates.looking import Looking, meeting_for
from ui.views.templates.pane import template_pane
from ui.widgets.buttons import Button
from ui.widgets.filter_bar import Chip

if TYPE_CHECKING:
    from egovdesk.register import Changes

_FILES = "Word documents and templates (*.docx *.dotx)"


class TemplatesView(ListPage[WordTemplate]):
    """The templates, and what is amiss with the current one before the night."""

    NAME, TITLE, SEARCH = "templates", "Word templates", "Search templates"
    NOUN = ("template", "templates")
    EMPTY = "No template of the council’s own yet: documents are in EgovDesk’s. Ins chooses one."
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {"word_templates", "groups", "meetings", "memberships", "authority", "people"}
    )
    CHIPS: ClassVar[tuple[Chip, ...]] = (
        Chip("shown", "Shown", (("now", "In use"), ("former", "Withdrawn")), "now"),
        Chip("kind", "For", [(one.value, one.label) for one in TemplateKind]),
        Chip("group_id", "Group"),
    )
    KEYS: ClassVar[tuple[Hint, ...]] = (
        ("↑↓", "move"), ("Ins", "choose one"), ("F5", "look again"), ("Del", "withdraw"),
        ("F", "filter"), ("/", "search"),
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("templates.search", "&Search templates", "search", "Ctrl+F", "Edit", icon="search",
                tip="Search files, documents and groups as you type."),
        Command("templates.add", "Choose &template…", "add", "Ins", "Register", icon="plus",
                writes=True, tip="Choose a Word template for a kind of document."),
        Command("templates.look", "&Look again", "look", "F5", "View", when="why_none",
                tip="Look the template through again, and draw its page anew."),
        Command("templates.withdraw", "&Withdraw template", "withdraw", "Del", "Register",
                when="why_not_withdraw", writes=True,
                tip="Write these documents in EgovDesk’s own template again."),
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        register = context.register
        super().__init__(context, templates_model(register), register.word_templates, parent)
        self.looking = Looking(context, self)
        self.looking.seen.connect(self._details_later.start)
        self.add_button("templates.add", Button("Choose template…", icon="plus"))

    def fill_details(self, record_id: str) -> Sequence[QWidget | int]:
        """Its fields with their values, what it lacks, and its page."""
        found = self.current()
        if found is None:
            return ()
        meeting = meeting_for(self.register, found)
        room = self.details.viewport().width() - 2 * theme.px(theme.PANE_MARGIN)
        return template_pane(
            self.register, found, meeting, self.looking.of(found, meeting), max(room, theme.px(200))
        )

    def refresh(self, changes: Changes) -> None:
        """Follow the register: fields may have other values now."""
        if changes.tables & self.TABLES:
            self.looking.forget()
        super().refresh(changes)

    def copy_words(self) -> str:
        """The names of the selected files."""
        return "\n".join(one.name for one in self.selected())

    def why_none(self) -> str:
        """A template has to be selected."""
        return "" if self.table.current_id() else "Select a template first."

    def why_not_withdraw(self) -> str:
        """It has to be in use."""
        found = self.current()
        if found is None:
            return "Select a template first."
        return "This template is withdrawn already." if found.withdrawn_on else ""

    def look(self) -> None:
        """Look it through again."""
        self.looking.forget()
        self._details_later.start()

    def add(self) -> None:
        """Choose a file, and what it is for."""
        folder = str(self.context.settings.folder())
        name, _ = QFileDialog.getOpenFileName(self, "Choose a template", folder, _FILES)
        if name:
            self.context.settings.remember_folder(Path(name))
            self.choose(Path(name))

    @told
    def choose(self, path: Path) -> None:
        """Look a file through, ask what it is for, and use it from now on."""
        from egovdesk.documents.template_fields import field_values
        from egovdesk.packing.templates import check_template
        from ui.forms.word_templates import TemplateForm

        report = check_template(path, field_values(self.register, None))
        made = TemplateForm(self.context, self, path, report).ask()
        if made:
            self.show_place(Place(self.NAME, select=made))
            self.context.say("Template chosen")

    @told
    def withdraw(self) -> None:
        """Write in EgovDesk's own again."""
        found = self.current()
        if found is not None:
            withdraw_template(self.register, found.id)
            self.context.say("Template withdrawn")
