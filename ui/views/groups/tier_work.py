"""The tab of what a group's tier is for; Enter goes to where the work is done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from egovdesk.documents.wording import listing
from egovdesk.operations.meetings import change_meeting
from egovdesk.operations.meetings.ratified import next_agenda
from egovdesk.operations.meetings.reports import put_report
from egovdesk.records.groups import Group, Tier
from ui import theme
from ui.context import Context
from ui.item_models.tier_work import WORDS, tiers_of, work_rows
from ui.messages import telling
from ui.places import Place
from ui.widgets.buttons import Button
from ui.widgets.row_tree import RowList

_EXPORTS = {
    Tier.SMT: "smt-time",
    Tier.E_GOVERNANCE: "ratifications",
    Tier.INFRASTRUCTURE: "standards",
    Tier.SUPPORTING: "worked-up",
    Tier.SERVICE: "selections",
}
_OF_COUNCIL = {"standards", "worked-up"}
_PLACES = {"standard": "standards", "system": "systems", "selection": "selections",
           "decision": "decisions"}  # fmt: skip


class TierWork(QWidget):
    """One list, with its two exports above it."""

    def __init__(self, context: Context, view: QWidget) -> None:
        super().__init__()
        self._context, self._register, self._view = context, context.register, view
        self._group = Group("", "")
        self.list = RowList(name="Work of the tier")
        self.list.opened.connect(self._open)
        self.list.installEventFilter(self)
        self.setFocusProxy(self.list)
        row = QHBoxLayout()
        row.addStretch(1)
        for words, command in (("Word…", "groups.export_word"), ("Excel…", "groups.export")):
            button = Button(words, icon="file-output")
            context.menus.follow(button, command)
            row.addWidget(button)
        row.setSpacing(theme.px(8))
        row.setContentsMargins(0, 0, theme.px(theme.OVERHANG), theme.px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.list, 1)

    def words(self, group: Group) -> str:
        """What the tab is called for a group; nothing where its tier has no work of its own."""
        words = [WORDS[one] for one in tiers_of(self._register, group)]
        return listing(
            [words[0], *(one[:1].lower() + one[1:] for one in words[1:])] if words else []
        )

    def load(self, group: Group) -> None:
        """Show the work of a group's tiers."""
        self._group = group
        rows = work_rows(self._register, group, writable=not self._register.read_only)
        self.list.set_rows(rows)
        if self.list.current_id() is None:
            first = next((one.id for one in rows if not one.heading and one.enabled), "")
            self.list.select_id(first)

    def meeting_id(self) -> str:
        """The meeting on the current line."""
        kind, _, key = (self.list.current_id() or "").partition(":")
        return key if kind == "meeting" else ""

    def record_id(self) -> str:
        """The record on the current line."""
        kind, _, key = (self.list.current_id() or "").partition(":")
        return key if kind in (*_PLACES, "meeting", "item", "project", "programme") else ""

    def export(self, *, word: bool) -> None:
        """Write the work of its tier; where the group covers several, ask of which."""
        tiers = tiers_of(self._register, self._group)
        if len(tiers) == 1:
            self._export(tiers[0], word)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for tier in tiers:
            entry = menu.addAction(WORDS[tier])
            entry.triggered.connect(lambda _checked=False, one=tier: self._export(one, word))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.mapToGlobal(QPoint(self.width() // 2, theme.px(34))))

    def _export(self, tier: Tier, word: bool) -> None:
        kind = _EXPORTS[tier]
        group = "" if kind in _OF_COUNCIL else self._group.id
        self._context.export(kind, group=group, word=word)

    def turn_egov(self) -> None:
        """The meeting has an e-government agenda, or has none after all."""
        meeting = self._register.meetings.get(self.meeting_id())
        with telling(self._view):
            change_meeting(self._register, meeting.id, egov=not meeting.egov)
            said = "has an e-government agenda" if not meeting.egov else "is an ordinary meeting"
            self._context.say(f"The meeting {said}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let E act in the list."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if watched is self.list and pressed and self._is_e(event):  # type: ignore[arg-type]
            self._context.menus.run("groups.egov")
            return True
        return super().eventFilter(watched, event)

    def _is_e(self, event: QKeyEvent) -> bool:
        plain = event.text().upper() == "E" and not event.modifiers()
        return plain and bool(self._context.settings.get("letters")) and bool(self.meeting_id())

    def _open(self, row_id: str) -> None:
        kind, _, key = row_id.partition(":")
        if kind in _PLACES:
            self._context.go(Place(_PLACES[kind], select=key))
        elif kind == "project":
            self._context.go(Place("project", key))
        elif kind == "programme":
            self._context.go(Place("programme", key, "progress"))
        elif kind == "go":
            self._context.go(Place(key))
        elif kind == "meeting":
            self._context.go(Place("meeting", key))
        elif kind == "item":
            item = self._register.items.get(key)
            meeting = item.meeting_id
            self._context.go(
                Place("meeting", meeting, "", key) if meeting else Place("plan", select=key)
            )
        elif kind == "do":
            self._put_report(key.partition(":")[2])

    def _put_report(self, group_id: str) -> None:
        meeting = next_agenda(self._register, self._group.id)
        if meeting is None:
            self._context.say("No meeting of this group is planned yet")
            return
        with telling(self._view):
            put_report(self._register, meeting.id, group_id)
            self._context.say(
                f"Report put on the agenda of {meeting.held_on.day} {meeting.held_on:%B}"
            )
