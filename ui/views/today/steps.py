"""What can be done with a line of Today, and the pane that offers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from egovdesk.errors import Refused
from egovdesk.records.days import spoken_day
from ui import details
from ui.context import Context
from ui.places import Place
from ui.views.today import peek
from ui.views.today.due import Due

if TYPE_CHECKING:
    from egovdesk.deadlines import Deadlines
    from ui.widgets.fields import TextField


class Steps:
    """The steps of the page's lines. The words of a reminder are those in the pane, if it is open."""

    def __init__(self, context: Context, page: QWidget) -> None:
        self._context, self._page = context, page
        self._register = context.register
        self._typed: tuple[str, TextField] | None = None

    # -- the pane ------------------------------------------------------------------------------

    def pane(self, line: Due, deadlines: Deadlines) -> list[QWidget | int]:
        """What the pane shows of a line."""
        widgets = peek.head(line)
        facts = peek.facts_of(self._register, deadlines, line)
        widgets.append(details.facts(facts))
        self._typed = None
        words = self._reminder(line)
        if words:
            shown, field = details.reminder(words)
            self._typed = (line.id, field)
            field.edit.setReadOnly(self._register.read_only)
            widgets += shown
        if not self._register.read_only:
            acts, more = self._acts(line)
            widgets += [6, details.buttons(acts)]
            if more:
                widgets += [2, details.links(more)]
        return widgets

    def _acts(self, line: Due) -> tuple[list[details.Act], list[details.Act]]:
        doing = self._context.menus.doing
        step, opens = doing("today.step"), doing("today.open")
        done, off = doing("today.done"), doing("today.put_off")
        if line.kind == "paper":
            return (
                [("Copy reminder", step, "E"), ("Paper received", done, "D")],
                [("List as “to follow”", lambda: self.to_follow(line), ""),
                 ("Another day…", off, "S"), ("Open item", opens, "Enter")],
            )  # fmt: skip
        if line.kind == "action":
            return (
                [("Copy reminder", step, "E"), ("Done", done, "D")],
                [("Put off…", off, "S"), ("Open minute", opens, "Enter")],
            )
        first = [(line.step, step, "E")]
        more = [] if line.step.startswith("Open") else [("Open", opens, "Enter")]
        return first, more

    def _reminder(self, line: Due) -> str:
        from egovdesk.documents.reminders import action_reminder, paper_reminder

        if line.kind == "paper":
            return paper_reminder(self._register, line.record_id)
        if line.kind == "action":
            return action_reminder(self._register, line.record_id)
        return ""

    # -- the steps -----------------------------------------------------------------------------

    def step(self, line: Due) -> None:
        """Do what the line says."""
        if line.kind in ("paper", "action"):
            self._copy_reminder(line)
        elif line.step == "Put on agenda":
            self.put_on_agenda(line)
        elif line.step == "Record clearance":
            self._record_clearance(line)
        else:
            self.open(line)

    def _copy_reminder(self, line: Due) -> None:
        from egovdesk.operations.actions import keep_action_reminder
        from egovdesk.operations.papers import keep_reminder

        words = self._reminder(line)
        if self._typed is not None and self._typed[0] == line.id:
            words = self._typed[1].text()
        QGuiApplication.clipboard().setText(words)
        if not self._register.read_only:
            if line.kind == "paper":
                author = self._register.papers.get(line.record_id).author_id
                keep_reminder(
                    self._register, words, person_id=author, paper_ids=[line.record_id],
                    meeting_id=line.meeting_id,
                )  # fmt: skip
            else:
                keep_action_reminder(self._register, line.record_id, words)
        self._context.say("Reminder copied: paste it into a message")

    def _record_clearance(self, line: Due) -> None:
        self._context.go(Place("meeting", line.record_id, "finish"))

    def done(self, line: Due) -> None:
        """The paper has come, or the action is done."""
        from egovdesk.operations.actions import close_actions
        from egovdesk.operations.papers import receive_paper

        if line.kind == "paper":
            receive_paper(self._register, line.record_id)
            self._context.say("Paper received")
        else:
            close_actions(self._register, [line.record_id])
            self._context.say("Action done")

    def to_follow(self, line: Due) -> None:
        """The agenda says that the paper is to follow."""
        from egovdesk.operations.papers import mark_papers
        from egovdesk.records.papers import PaperState

        mark_papers(self._register, [line.record_id], PaperState.TO_FOLLOW)
        self._context.say("Listed as to follow")

    def put_off(self, line: Due) -> None:
        """Give another day, asked for in a form."""
        if line.kind == "paper":
            from ui.forms.wanted import WantedForm

            paper = self._register.papers.get(line.record_id)
            if WantedForm(self._context, self._page, paper).ask():
                self._context.say("Paper wanted on another day")
            return
        from ui.forms.actions import PutOffForm

        action = self._register.actions.get(line.record_id)
        if PutOffForm(self._context, self._page, action).ask():
            self._context.say("Action put off")

    def put_on_agenda(self, line: Due) -> None:
        """Put a waiting decision on its parent's next agenda."""
        from egovdesk.operations.ratification import put_on_agenda

        if line.step != "Put on agenda":
            raise Refused("This decision is on an agenda already.", "Nothing has changed.")
        item = self._register.items.get(put_on_agenda(self._register, line.record_id))
        meeting = self._register.meetings.get(item.meeting_id or "")
        self._context.say(f"Put on the agenda of {spoken_day(meeting.held_on)}")

    def open(self, line: Due) -> None:
        """Go to what the line is about."""
        register = self._register
        if line.kind == "minutes":
            meeting = register.meetings.get(line.record_id)
            place = "finish" if meeting.chair_sent_on or meeting.cleared_on else "minute"
            self._context.go(Place("meeting", line.record_id, place))
        elif line.kind == "action":
            self._context.go(Place("actions", select=line.record_id))
        elif line.kind == "statement":
            self._context.go(Place("statement", line.record_id))
        elif line.kind == "section":
            section = register.sections.get(line.record_id)
            self._context.go(Place("statement", section.statement_id, "write", section.id))
        elif line.kind == "decision" and line.meeting_id is None:
            self._context.go(Place("decisions", select=line.record_id))
        else:
            self._context.go(Place("meeting", line.meeting_id or "", "prepare", line.item_id or ""))
