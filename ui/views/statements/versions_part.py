"""Versions: what is worked on and the drafts that were kept, and what can be done with each."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from egovdesk.records.statements import Draft, StageKind, Statement
from ui.commands import Command
from ui.forms.drafts import (
    CarryForm,
    DraftForm,
    KeepDraftForm,
    SendDraftForm,
    SubmitForm,
    WithdrawForm,
    former_options,
)
from ui.forms.own_papers import with_files
from ui.item_models.drafts import WORKING, version_rows
from ui.messages import told
from ui.views.statements.commands import EXPORT
from ui.views.statements.part import Workspace
from ui.views.statements.part_list import PartList

MENU = "Register/Statement/Drafts and approval"


class VersionsPart(PartList):
    """The drafts of the statement, the newest first."""

    KEY = "versions"
    WORDS = "Versions"
    EMPTY = "Nothing was kept yet"
    KEYS = (
        ("↑↓", "move"), ("Enter", "compare", "drafts.compare"), ("Ctrl Shift S", "keep as a draft"),
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("drafts.keep", "&Keep draft…", "keep_draft", "Ctrl+Shift+S", MENU, "bookmark",
                when="why_no_statement", writes=True,
                tip="Keep the statement exactly as it is now, as its next draft."),
        Command("drafts.compare", "&Compare with what is worked on", "compare_draft", "", MENU,
                when="why_no_draft", tip="See what changed since the draft selected."),
        Command("drafts.read", "&Read draft", "read_draft", "", MENU, when="why_no_draft",
                tip="Read the draft selected as it was kept."),
        Command("drafts.export", "&Draft as it was kept…", "export_draft", "", EXPORT, "file-output",
                when="why_no_draft", tip="Write the draft selected, as it was kept."),
        Command("drafts.change", "Name, state and &note…", "change_draft", "", MENU, "pencil",
                when="why_no_draft", writes=True,
                tip="Name the draft selected, and say who has seen or agreed it."),
        Command("drafts.send", "&Send to a group…", "send_draft", "", MENU, "send",
                when="why_no_draft", writes=True,
                tip="Put the draft selected on a group’s agenda, with the draft as its paper."),
        Command("drafts.submit", "Sub&mit…", "submit", "", MENU, when="why_not_submit", writes=True,
                tip="Record that a draft went in: when, by what means, and its reference."),
        Command("drafts.withdraw", "With&draw submission…", "withdraw", "", MENU,
                when="why_not_withdraw", writes=True,
                tip="Take back what went in, with the reason, which stays beside the draft."),
        Command("drafts.carry", "Carry a &former text forward…", "carry", "", MENU,
                when="why_not_carry", writes=True,
                tip="Bring a former round’s text, tables and evidence into this statement."),
    )  # fmt: skip

    def __init__(self, page: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(page, parent)
        self._sound: dict[str, bool] = {}

    def show_section(self) -> None:
        """Show the drafts as they now are."""
        opened = self.page.opened
        self.show_rows(
            version_rows(self.register, opened, self._sound) if opened is not None else []
        )

    def _statement(self) -> Statement | None:
        return self.page.opened.statement if self.page.opened is not None else None

    def draft(self) -> Draft | None:
        """The draft selected; None for what is worked on."""
        return self.register.drafts.maybe(self.list.current_id())

    def _last(self) -> Draft | None:
        """The draft selected, or the last that was kept."""
        opened = self.page.opened
        kept = opened.drafts if opened is not None else ()
        return self.draft() or (kept[-1] if kept else None)

    def open_row(self, row_id: str) -> None:
        """Write on what is worked on, or see what changed since a draft."""
        if row_id == WORKING:
            self.page.switch("write")
        else:
            self.compare_draft()

    # -- reasons -----------------------------------------------------------------------------------

    def why_no_statement(self) -> str:
        """A statement has to be shown."""
        return "" if self._statement() is not None else "No statement is open."

    def why_no_draft(self) -> str:
        """A draft has to be selected."""
        return "" if self.draft() is not None else "Select a kept draft first."

    def why_not_submit(self) -> str:
        """A draft has to have been kept, and none submitted."""
        statement = self._statement()
        if statement is not None and statement.submitted_on is not None:
            return "It has been submitted already."
        return "" if self._last() is not None else "Keep a draft first."

    def why_not_withdraw(self) -> str:
        """It has to have been submitted."""
        statement = self._statement()
        submitted = statement is not None and statement.submitted_on is not None
        return "" if submitted else "It has not been submitted."

    def why_not_carry(self) -> str:
        """There has to be another statement."""
        statement = self._statement()
        others = former_options(self.register, statement) if statement is not None else []
        return "" if others else "There is no other statement in this register."

    # -- verbs -------------------------------------------------------------------------------------

    def keep_draft(self) -> None:
        """Keep what is worked on: Ctrl+Shift+S."""
        statement = self._statement()
        if statement is None:
            return
        self.page.flush()
        kept = KeepDraftForm(self.context, self, statement).ask()
        if kept:
            self.list.select_id(kept)
            self.context.say(f"Draft {self.register.drafts.get(kept).number} kept")

    def compare_draft(self) -> None:
        """Compare the draft selected with what is worked on: Enter."""
        draft = self.draft()
        if draft is not None:
            self.page.compare(draft.id, WORKING)

    def read_draft(self) -> None:
        """Read the draft selected."""
        draft = self.draft()
        if draft is not None:
            self.page.read_draft(draft)

    def export_draft(self) -> None:
        """Write the draft selected for Word."""
        draft = self.draft()
        if draft is not None:
            self.context.export("statement", statement=draft.statement_id, draft=draft.number)

    def change_draft(self) -> None:
        """Change its name, state and note."""
        draft = self.draft()
        if draft is not None:
            DraftForm(self.context, self, draft).ask()

    @told
    def send_draft(self) -> None:
        """Put it on a group's agenda, with its papers as PDF."""
        draft, statement = self.draft(), self._statement()
        if draft is None or statement is None:
            return
        form = SendDraftForm(self.context, self, statement, draft)
        if form.ask():
            self._write_and_send(draft, form.chosen)

    def _write_and_send(self, draft: Draft, chosen: dict[str, str]) -> None:
        """Write the papers beside the window, then send the draft with them."""
        from egovdesk.packing.drafts import draft_papers, send_with_papers

        papers = draft_papers(self.register, draft)
        kind = StageKind(chosen["kind"]) if chosen["kind"] else None

        def then(files: list[Path]) -> None:
            item_id = send_with_papers(
                self.register, draft.id, chosen["group_id"], chosen["meeting_id"], papers, files,
                kind=kind,
            )  # fmt: skip
            self.context.say(self._sent(draft, item_id))

        with_files(self.context, self, papers, then, "Writing the papers")

    def _sent(self, draft: Draft, item_id: str) -> str:
        meeting = self.register.meetings.maybe(self.register.items.get(item_id).meeting_id)
        if meeting is not None and meeting.state.is_frozen:
            return f"Draft {draft.number} goes out with the next supplement"
        return f"Draft {draft.number} is on the agenda"

    def submit(self) -> None:
        """Record that it went in."""
        draft, statement = self._last(), self._statement()
        if draft is not None and statement is not None:
            self.page.flush()
            SubmitForm(self.context, self, statement, draft).ask()

    def withdraw(self) -> None:
        """Take back what went in."""
        statement = self._statement()
        if statement is not None:
            WithdrawForm(self.context, self, statement).ask()

    def carry(self) -> None:
        """Carry a former round's text forward."""
        statement = self._statement()
        if statement is not None:
            self.page.flush()
            CarryForm(self.context, self, statement, self.context.say).ask()
