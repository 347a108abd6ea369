"""The way to approval: its stages in order, who may change what after, and what was changed."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from egovdesk.operations.statements.stages import (
    move_stage,
    propose_stages,
    remove_stage,
    reopen_stage,
)
from egovdesk.operations.statements.submission import agreed_draft
from egovdesk.records.statements import ApprovalStage
from egovdesk.register import Changes
from ui.commands import Command
from ui.forms.stages import AmendmentForm, DelegateForm, SettleStageForm, StageForm
from ui.item_models.drafts import stage_rows
from ui.messages import telling, told
from ui.places import Place
from ui.views.statements.part import Workspace
from ui.views.statements.part_list import PartList
from ui.views.statements.versions_part import MENU
from ui.widgets.labels import Label


class WayPart(PartList):
    """Who considers, agrees and adopts the statement, and to whom it goes."""

    KEY = "way"
    WORDS = "Way to approval"
    EMPTY = "No stage yet"
    LINK = "Propose"
    KEYS = (
        ("↑↓", "move"), ("Enter", "go to it", "stages.open"), ("Alt ↑↓", "reorder", "stages.change"),
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("stages.propose", "&Propose the way from the groups", "propose", "", MENU,
                when="why_no_statement", writes=True,
                tip="Lay out the stages from the register’s own groups and their next meetings."),
        Command("stages.add", "New st&age…", "add_stage", "", MENU, "plus",
                when="why_no_statement", writes=True,
                tip="Add a group or a person that the statement goes through."),
        Command("stages.change", "Sta&ge…", "change_stage", "", MENU, "pencil",
                when="why_no_stage", writes=True, tip="Change whose the stage is, and by when."),
        Command("stages.settle", "Stage d&one, or to do again…", "settle_stage", "", MENU, "check",
                when="why_no_stage", writes=True,
                tip="Record when the stage selected was done and by which decision, or reopen it."),
        Command("stages.open", "Go to what settled &it", "open_stage", "", MENU,
                when="why_not_open", tip="Open the decision, or the agenda that it stands on."),
        Command("stages.remove", "Remove stag&e", "remove_stage", "", MENU, when="why_no_stage",
                writes=True, tip="Take the stage off the way; one that is done stays."),
        Command("statement.delegate", "Minor c&hanges delegated to…", "delegate", "", MENU,
                when="why_no_statement", writes=True,
                tip="Say who may make minor changes after approval, and by which decision."),
        Command("statement.amend", "&Log a change since it was agreed…", "log_change", "", MENU,
                when="why_not_log", writes=True,
                tip="Log what was changed in a section since it was agreed, before and after."),
    )  # fmt: skip

    def __init__(self, page: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(page, parent)
        self.heading.link_clicked.connect(lambda: self.context.menus.run("stages.propose"))
        self.list.moved.connect(self._move)
        self.after = Label("", "note", "ink2", wrap=True)
        self.column.addWidget(self.after)

    def open_row(self, row_id: str) -> None:
        """Go to what settled the stage."""
        self.open_stage()

    def show_section(self) -> None:
        """Show the stages as they now are."""
        opened = self.page.opened
        self.show_rows(stage_rows(self.register, opened) if opened is not None else [])
        self.heading.set_link("" if opened is None or opened.stages else self.LINK)
        words = self._after()
        self.after.setText(words)
        self.after.setVisible(bool(words))

    def _after(self) -> str:
        """Who may change what, and how much of that was done."""
        if self.page.opened is None:
            return ""
        statement = self.page.opened.statement
        logged = len(self.register.amendments.find(statement_id=statement.id))
        parts = []
        if statement.delegated_to:
            parts.append(f"Minor changes delegated to {statement.delegated_to}.")
        if logged:
            parts.append(f"{logged} change{'s' * (logged != 1)} logged since it was agreed.")
        if statement.reference:
            parts.append(f"Reference {statement.reference}.")
        return " ".join(parts)

    def follow(self, changes: Changes) -> None:
        """A decision or an agenda may have changed."""
        self.show_section()

    # -- reasons -----------------------------------------------------------------------------------

    def stage(self) -> ApprovalStage | None:
        """The stage selected."""
        return self.register.approval_stages.maybe(self.list.current_id())

    def why_no_statement(self) -> str:
        """A statement has to be shown."""
        return "" if self.page.opened is not None else "No statement is open."

    def why_no_stage(self) -> str:
        """A stage has to be selected."""
        return "" if self.stage() is not None else "Select a stage first."

    def why_not_open(self) -> str:
        """It has to hang on something."""
        stage = self.stage()
        if stage is None:
            return self.why_no_stage()
        return "" if stage.decision_id or stage.item_id else "Nothing has been sent there yet."

    def why_not_log(self) -> str:
        """A draft has to have been agreed."""
        if self.page.opened is None:
            return self.why_no_statement()
        agreed = agreed_draft(self.register, self.page.opened.statement.id)
        return "" if agreed is not None else "No draft has been agreed yet."

    # -- verbs -------------------------------------------------------------------------------------

    @told
    def propose(self) -> None:
        """Lay out the way from the groups."""
        if self.page.opened is not None:
            count = propose_stages(self.register, self.page.opened.statement.id)
            self.context.say(f"{count} stage{'s' * (count != 1)} put on the way")

    def add_stage(self) -> None:
        """Add a stage."""
        if self.page.opened is not None:
            made = StageForm(self.context, self, self.page.opened.statement.id).ask()
            if made:
                self.list.select_id(made)

    def change_stage(self) -> None:
        """Change it."""
        stage = self.stage()
        if stage is not None:
            StageForm(self.context, self, stage.statement_id, stage).ask()

    @told
    def settle_stage(self) -> None:
        """It is done; or to do again."""
        stage = self.stage()
        if stage is None:
            return
        if stage.done_on is not None:
            reopen_stage(self.register, stage.id)
            self.context.say(f"{stage.title}: to do again")
        else:
            SettleStageForm(self.context, self, stage).ask()

    def open_stage(self) -> None:
        """Go to the decision, or to the agenda."""
        stage = self.stage()
        if stage is None:
            return
        item = self.register.items.maybe(stage.item_id)
        if stage.decision_id:
            self.context.go(Place("decisions", select=stage.decision_id))
        elif item is not None and item.meeting_id:
            self.context.go(Place("meeting", item.meeting_id, select=item.id))

    def _move(self, stage_id: str, by: int) -> None:
        if self.context.menus.refuse_writing():
            return
        with telling(self.page):  # type: ignore[arg-type]
            move_stage(self.register, stage_id, by)

    @told
    def remove_stage(self) -> None:
        """Take it off the way."""
        stage = self.stage()
        if stage is not None:
            remove_stage(self.register, stage.id)
            self.context.say(f"{stage.title} is off the way")

    def delegate(self) -> None:
        """Say who may make minor changes."""
        if self.page.opened is not None:
            DelegateForm(self.context, self, self.page.opened.statement).ask()

    def log_change(self) -> None:
        """Log a change since it was agreed."""
        if self.page.opened is not None:
            self.page.flush()
            AmendmentForm(self.context, self, self.page.opened, self.page.section_id()).ask()
