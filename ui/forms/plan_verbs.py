"""What a clerk does with business that is planned, wherever it is listed: a board, or the register."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from egovdesk.documents.wording import long_date
from egovdesk.operations.meetings import move_to_meeting, remove_item
from egovdesk.records.meetings import Item, ItemState
from ui.context import Context
from ui.forms.plan import PlanItemForm, meetings_open_to
from ui.item_models.public_screen import title_of
from ui.messages import telling
from ui.places import Place


class PlanVerbs:
    """Add, open, change, move and withdraw items of the forward plan."""

    def __init__(self, context: Context, view: QWidget) -> None:
        self._context, self._register, self._view = context, context.register, view

    def add(self, group_id: str = "", meeting_id: str | None = None) -> str:
        """Plan an item; its id, or nothing where the clerk thought better of it."""
        if self._context.menus.refuse_writing():
            return ""
        made = PlanItemForm(
            self._context, self._view, group_id=group_id, meeting_id=meeting_id
        ).ask()
        if made:
            self._context.say("Item planned")
        return made

    def open(self, item: Item) -> None:
        """Go to the item on its agenda; one that waits for a meeting opens as a form."""
        if item.meeting_id is not None:
            self._context.go(Place("meeting", item.meeting_id, "prepare", item.id))
        else:
            self.change(item)

    def change(self, item: Item) -> None:
        """Change the item's facts, or where it stands."""
        if self._context.menus.refuse_writing():
            return
        if PlanItemForm(self._context, self._view, item=item).ask():
            self._context.say("Planned item changed")

    def move(self, item: Item, meeting_id: str | None, before_id: str | None = None) -> None:
        """Move the item to another meeting of its group, or to the backlog, with Undo."""
        if self._context.menus.refuse_writing():
            return
        with telling(self._view):
            move_to_meeting(self._register, item.id, meeting_id, before_id)
            meeting = self._register.meetings.maybe(meeting_id)
            where = long_date(meeting.held_on) if meeting else "the backlog"
            if meeting_id != item.meeting_id:
                self._context.say(f"“{title_of(item)}” moved to {where}")

    def pop_meetings(self, item: Item, at: QPoint) -> None:
        """Open the menu of meetings that the item can move to."""
        if self._context.menus.refuse_writing():
            return
        menu = QMenu(self._view)
        menu.setAccessibleName("Move to which meeting?")
        menu.aboutToHide.connect(menu.deleteLater)
        for meeting_id, words in meetings_open_to(self._register, item.group_id):
            entry = menu.addAction(words)
            entry.setEnabled((meeting_id or None) != item.meeting_id)
            entry.triggered.connect(
                lambda _checked=False, to=meeting_id or None: self.move(item, to)
            )
        menu.popup(at)

    def remove(self, item: Item) -> None:
        """Take the item out of the plan, with Undo; what takes up an earlier item is withdrawn."""
        if self._context.menus.refuse_writing():
            return
        with telling(self._view):
            remove_item(self._register, item.id)
            left = self._register.items.maybe(item.id)
            if left is None:
                self._context.say(f"“{title_of(item)}” taken out of the plan")
            elif left.state is ItemState.WITHDRAWN:
                self._context.say(f"“{title_of(item)}” withdrawn")
            else:
                self._context.say(f"“{title_of(item)}” goes back to the backlog")
