"""What can be done with an agenda and its items, as commands of the meeting workspace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from egovdesk.documents.wording import counted, long_date
from egovdesk.operations.meetings import bring_due, change_item, defer_item
from egovdesk.operations.templates import start_from_template
from egovdesk.records.meetings import Item, ItemKind, Meeting
from egovdesk.rights import Rights
from ui.commands import READ_ONLY
from ui.forms.plan_verbs import PlanVerbs
from ui.item_models.public_screen import title_of
from ui.messages import told
from ui.views.meetings.prepare import PrepareMode
from ui.views.meetings.reasons import Reasons


class AgendaCommands(Reasons):
    """The verbs of Prepare that are commands too."""

    prepare: PrepareMode

    def _to_prepare(self) -> Item | None:
        """Go to Prepare, save what is typed there, and give the item chosen."""
        if self.mode() != "prepare":
            self.switch("prepare")
        self.prepare.leave()
        return self.prepare.current()

    # -- why not -------------------------------------------------------------------------------

    def why_not_agenda(self) -> str:
        """Why the agenda can no longer be made."""
        if self.register.read_only:
            return READ_ONLY
        return "The agenda has been issued." if self._state().is_frozen else self.why_not_change()

    def why_no_item(self) -> str:
        """Why there is no item to change."""
        if self.agenda is not None and not self.agenda.lines:
            return "The agenda is empty."
        return self.why_not_change()

    def why_not_template(self) -> str:
        """Why there is nothing to start from."""
        group = self.agenda.meeting.group_id if self.agenda else ""
        if not self.register.templates.for_group(group):
            return "There is no template yet. Save an agenda as one, or begin one."
        return self.why_not_agenda()

    # -- the agenda ----------------------------------------------------------------------------

    @told
    def bring_due(self) -> None:
        """Bring what is due onto the agenda."""
        self._to_prepare()
        if self.agenda is not None:
            came = bring_due(self.register, self.agenda.meeting.id)
            if came:
                self.context.say(f"{counted(len(came), 'item')} brought")
            else:
                self.show_note("tint", "Nothing is due on this agenda.")

    def start_from_template(self) -> None:
        """Open the menu of templates."""
        self._to_prepare()
        if self.agenda is None:
            return
        found = self.register.templates.for_group(self.agenda.meeting.group_id)
        self._pop(
            "Start from which template?",
            [(one.name, partial(self._start_from, one.id)) for one in found],
        )

    @told
    def _start_from(self, template_id: str) -> None:
        if self.agenda is not None:
            start_from_template(self.register, self.agenda.meeting.id, template_id)
            self.context.say("Lines of the template added")

    def save_template(self) -> None:
        """Keep the agenda's outline as a template."""
        from ui.forms.save_template import SaveTemplateForm

        self._to_prepare()
        meeting_id = self.agenda.meeting.id if self.agenda else ""
        if meeting_id and SaveTemplateForm(self.context, self, meeting_id).ask():
            self.context.say("Kept as a template")

    def change_agendas(self) -> None:
        """Change what stands on every agenda of the group."""
        from ui.forms.templates import TemplatesDialog

        if self.agenda is not None:
            TemplatesDialog(self.context, self, self.agenda.meeting.group_id).exec()

    # -- the item ------------------------------------------------------------------------------

    def add_item(self) -> None:
        """Add an item below the one chosen."""
        self._to_prepare()
        self.prepare.add()

    def add_paper(self) -> None:
        """Want a paper for the item chosen."""
        self._to_prepare()
        self.prepare.add_paper()

    def remove_item(self) -> None:
        """Take the item chosen off the agenda."""
        self.prepare.remove()

    @told
    def star_item(self) -> None:
        """Mark the item for discussion, or let it be taken as read."""
        item = self._to_prepare()
        if item is not None:
            change_item(self.register, item.id, starred=not item.starred)
            self.context.say("Starred: for discussion" if not item.starred else "Taken as read")

    @told
    def head_item(self) -> None:
        """Make the item an unnumbered heading, or a numbered item again."""
        item = self._to_prepare()
        if item is not None:
            heading = item.kind is not ItemKind.HEADING
            kind = ItemKind.HEADING if heading else ItemKind.BUSINESS
            change_item(self.register, item.id, kind=kind)
            self.context.say("Now a heading, without a number" if heading else "Numbered again")

    def explain_item(self) -> None:
        """Say why the item is late or urgent."""
        from ui.forms.urgency import UrgencyForm

        item = self._to_prepare()
        if item is not None:
            UrgencyForm(self.context, self, item).ask()

    def move_item_to(self) -> None:
        """Open the menu of meetings that the item can move to."""
        item = self._to_prepare()
        if item is not None:
            PlanVerbs(self.context, self).pop_meetings(item, self._below_item())

    def refer_item(self) -> None:
        """Refer the item to the group that decides."""
        from ui.forms.referral import ReferForm

        item = self._to_prepare()
        if item is None or self.agenda is None:
            return
        rights = Rights(self.register, self.agenda.meeting.held_on)
        there = self.register.items.maybe(ReferForm(self.context, self, item, rights).ask())
        meeting = self.register.meetings.maybe(there.meeting_id) if there else None
        if there is not None and meeting is not None:
            group = self.register.groups.get(there.group_id)
            self.context.say(f"Referred to {group.label}, {long_date(meeting.held_on)}")

    def defer_item(self) -> None:
        """Open the menu of meetings that the item can be deferred to."""
        item = self._to_prepare()
        if item is None or self.agenda is None:
            return
        held_on = self.agenda.meeting.held_on
        coming = [one for one in self.register.meetings.coming(item.group_id, held_on)
                  if one.held_on > held_on]  # fmt: skip
        entries = [(long_date(one.held_on), partial(self._defer, item, one)) for one in coming]
        entries.append(("The next meeting, when there is one", partial(self._defer, item, None)))
        self._pop("Defer to which meeting?", entries)

    @told
    def _defer(self, item: Item, meeting: Meeting | None) -> None:
        defer_item(self.register, item.id, meeting)
        when = long_date(meeting.held_on) if meeting is not None else "the next meeting"
        self.context.say(f"“{title_of(item)}” deferred to {when}")

    def _pop(self, name: str, entries: Sequence[tuple[str, Callable[[], None]]]) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(name)
        menu.aboutToHide.connect(menu.deleteLater)
        for words, act in entries:
            menu.addAction(words.replace("&", "&&")).triggered.connect(
                lambda _checked=False, do=act: do()
            )
        menu.popup(self._below_item())

    def _below_item(self) -> QPoint:
        shown = self.prepare.list
        rect = shown.visualRect(shown.currentIndex())
        return shown.viewport().mapToGlobal(rect.bottomLeft())
