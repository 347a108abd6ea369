"""What is recorded in a minute: decisions, actions, votes, and what is exempt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from egovdesk.errors import EgovDeskError
from egovdesk.operations.actions import add_action
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.minutes import add_block, set_block_exempt
from egovdesk.records.entries import Entry, EntryKind
from egovdesk.records.ratifications import Ratification, RatificationState
from egovdesk.records.resolutions import resolved
from ui.context import Context
from ui.forms.grounds import GroundMenu
from ui.forms.ratification import AnswerForm
from ui.item_models.entries import names_of_voices, vote_entry
from ui.messages import telling
from ui.views.meetings.minute_blocks import read_blocks
from ui.views.meetings.minute_inspector import MinuteInspector
from ui.views.meetings.room_entries import RoomEntries
from ui.widgets.block_editor import BlockText
from ui.widgets.entry_line import EntryLine
from ui.widgets.labels import SegmentLabel
from ui.widgets.panes import Panes

_PART = re.compile(r"^\s*(?:\d+[.)]|\([a-z]{1,2}\)|[a-z][.)]|[-*])\s+")


class Recording(RoomEntries):
    """The verbs of the sheet; part of Minute."""

    entry: EntryLine
    split: Panes
    hints: SegmentLabel
    inspector: MinuteInspector
    context: Context
    _view: QWidget

    if TYPE_CHECKING:

        def _end_run(self) -> None: ...
        def _fit_hints(self) -> None: ...
        def go_to_block(self, block_id: str) -> None: ...

    def begin_decision(self) -> None:
        """Record a decision: the recommendation's wording the first time, else words to type."""
        item = self._item
        if item is None:
            return
        self._end_run()
        decided = any(one.decision_id for one in self.register.blocks.find(item_id=item.id))
        parts = [] if decided else recommended_parts(item.recommendation)
        ratifies = bool(self.register.ratifications.find(item_id=item.id))
        if parts:
            with telling(self._view):
                self._decide(
                    [one.removeprefix("ratify ") if ratifies else resolved(one) for one in parts],
                    outcome="ratified" if ratifies else "agreed",
                )
        else:
            self._open_entry("decision")

    def _decide(self, parts: list[str], outcome: str = "agreed") -> None:
        if self._item is not None:
            made = add_decision(
                self.register, self._item.id, parts, after_id=self._after(), outcome=outcome
            )
            self._focus_record(made)

    def begin_action(self) -> None:
        """Open the entry line for an action."""
        self._open_entry("action")

    def change_voices(self, vote_id: str) -> None:
        """Open the entry line with a vote as it was entered, to change who voted how."""
        vote = self.register.votes.get(vote_id)
        text = vote_entry(vote, names_of_voices(self.register, vote_id))
        self._open_entry("vote", text)
        self._vote_id = vote_id

    def _open_entry(self, kind: str, text: str = "") -> None:
        self._end_run()
        self._vote_id = ""
        self.split.show_pane("minute")
        self.hints.hide()
        self.entry.open(kind, text, exempt=self._item is not None and self._item.exempt)

    def _on_entered(self, entry: Entry) -> None:
        self._fit_hints()
        try:
            self._record(entry)
        except EgovDeskError as error:
            self.hints.hide()
            self.entry.reopen(error.what)
            return
        self.sheet.focus()

    def _record(self, entry: Entry) -> None:
        match entry.kind:
            case EntryKind.ACTION:
                self._add_action(entry)
            case EntryKind.DECISION:
                self._decide([entry.what])
            case EntryKind.EXEMPT:
                self._add_exempt(entry)
            case EntryKind.VOTE:
                self._record_vote(entry)
            case EntryKind.DECLARATION:
                self._declare(entry)
            case EntryKind.MOVEMENT:
                self._move(entry)

    def _add_action(self, entry: Entry) -> None:
        if self._item is None:
            return
        made = add_action(
            self.register, self._item.id, entry.what, after_id=self._after(),
            owner_id=entry.who.id if entry.who else None,
            owner="" if entry.who else entry.who_words,
            due_on=entry.due, decision_id=self.decision_id() or None, write_on=True,
        )  # fmt: skip
        self._focus_record(made)
        self.sheet.editor.write_on()

    def _add_exempt(self, entry: Entry) -> None:
        """An exempt paragraph, as a block of its own."""
        if self._item is None:
            return
        made = add_block(
            self.register, self._item.id, entry.what, after_id=self._after(), exempt=True,
            ground=self._ground_code(entry.ground),
        )  # fmt: skip
        self.sheet.focus_block(made)

    def _ground_code(self, number: str) -> str:
        """The code of the ground that a paragraph's number means on the meeting's day."""
        grounds = self.agenda.grounds if self.agenda else {}
        return next((k for k, one in grounds.items() if one.label.split()[-1:] == [number]), "")

    def _focus_record(self, record_id: str) -> None:
        if self.agenda is None or self._item is None:
            return
        blocks = read_blocks(self.register, self.agenda, self._item)
        found = next((one for one in blocks if record_id in (one.decision_id, one.action_id)), None)
        if found is not None:
            self.go_to_block(found.id)

    def _on_slash(self, kind: str) -> None:
        if kind == "decision":
            self.begin_decision()
        else:
            self._open_entry(kind)

    def _after(self) -> str | None:
        """The block at the caret, where the register knows it."""
        here = self.sheet.current_block()
        return here if self.register.blocks.maybe(here) else None

    def decision_id(self) -> str:
        """The decision at the cursor, or the only one of the item."""
        block = self.sheet.block(self.sheet.current_block())
        if block is not None and block.decision_id:
            return block.decision_id
        if self._item is None:
            return ""
        found = self.register.decisions.find(item_id=self._item.id)
        return found[0].id if len(found) == 1 else ""

    def set_outcome(self, place: int) -> None:
        """Give the decision at the cursor the outcome of a key; an item that ratifies is answered so."""
        self._end_run()
        if self.answers_at_once():
            self.begin_decision()
        decision = self.register.decisions.maybe(self.decision_id())
        codes = self.inspector.decision.keyed(decision)
        if decision is not None and self.agenda is not None and place < len(codes):
            self.inspector.show_block(self.agenda, BlockText("", decision_id=decision.id))
            self.inspector.decision.set_outcome(codes[place])
            self.inspector.decision.ask_when()

    def answers_at_once(self) -> bool:
        """Whether a key can answer what the item ratifies: nothing is decided under it yet."""
        item = self._item
        return (
            item is not None
            and bool(self.register.ratifications.find(item_id=item.id))
            and bool(recommended_parts(item.recommendation))
            and not self.register.decisions.find(item_id=item.id)
        )

    def to_answer(self) -> list[Ratification]:
        """What the item in hand is to ratify and can be answered apart: what waits, and of several
        what its own minute answers."""
        asked = self.register.ratifications.find(item_id=self._item.id) if self._item else []
        several = len(asked) > 1
        return [
            one
            for one in asked
            if one.state is RatificationState.WAITING or (several and one.answer_id is not None)
        ]

    def answer_one(self) -> None:
        """Answer one of the decisions that the item is to ratify apart from the others."""
        asked = self.to_answer()
        if asked:
            self._end_run()
            AnswerForm(self.context, self._view, asked, one_of=True).ask()

    def toggle_exempt(self) -> None:
        """Mark the paragraph at the cursor exempt on a ground, or open it."""
        if self._item is None or self.agenda is None:
            return
        self._end_run()
        block_id = self.sheet.current_block()
        kept = self.register.blocks.maybe(block_id)
        if kept is None:
            with telling(self._view):
                block_id = add_block(self.register, self._item.id, "", after_id=self._after())
                self.sheet.focus_block(block_id)
        elif kept.exempt:
            with telling(self._view):
                set_block_exempt(self.register, block_id, False)
            return
        if not self.agenda.group.is_open:
            self._mark(block_id, "")
            return
        at = self.sheet.mapToGlobal(self.sheet.rect().center())
        GroundMenu(self.agenda.grounds, lambda ground: self._mark(block_id, ground), self).popup(at)

    def _mark(self, block_id: str, ground: str) -> None:
        with telling(self._view):
            set_block_exempt(self.register, block_id, True, ground)
            self.sheet.focus_block(block_id)


def recommended_parts(markdown: str) -> list[str]:
    """The parts of a recommendation: its list's entries, or the whole."""
    lines = [one.strip() for one in markdown.splitlines() if one.strip()]
    marked = [one for one in lines if _PART.match(one)]
    if not marked:
        return [" ".join(lines)] if lines else []
    parts: list[str] = []
    for one in lines:
        if _PART.match(one):
            parts.append(_PART.sub("", one))
        elif parts:
            parts[-1] += " " + one
    return parts
