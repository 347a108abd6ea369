"""The contents of a pack: tick what is in, move it, add another document."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from egovdesk.documents.packs import OTHERS, Entry, pack_contents
from egovdesk.documents.wording import counted
from egovdesk.errors import EgovDeskError
from egovdesk.operations.packs.contents import Spot, include_in_pack, order_pack, restore_pack
from egovdesk.packing.making import Made, Wish
from egovdesk.packing.since import late_entries
from egovdesk.records.packs import Audience, PackKind, PackPart
from ui import theme
from ui.context import Context
from ui.item_models.packs import is_ticked, pack_rows, papers_of, spans
from ui.messages import told
from ui.widgets.pane_head import PaneHead
from ui.widgets.row_tree import RowList

_NOTHING = "Nothing is in the pack."


class ContentsPane(QWidget):
    """The pane at the left."""

    #: Another line is current.
    changed = Signal()
    #: A line is to be shown: its Entry.
    opened = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        self._context, self._register = context, context.register
        self._wish: Wish | None = None
        self._pages: dict[str, str] = {}
        self.entries: tuple[Entry, ...] = ()
        self.head = PaneHead("Contents", "Document", "", "plus")
        assert self.head.button is not None
        context.menus.follow(self.head.button, "packs.add")
        self.head.button.setText("Document")
        self.list = RowList(name="Contents of the pack", margin=8, empty=_NOTHING)
        self.list.ticked.connect(self._tick)
        self.list.moved.connect(self._move)
        self.list.opened.connect(self._open)
        self.list.current_changed.connect(lambda _key: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.list, 1)

    def show_wish(self, wish: Wish) -> None:
        """Show what a pack has."""
        before = self._wish and (self._wish.audience, self._wish.kind)
        if before != (wish.audience, wish.kind):
            self._pages = {}
        self._wish = wish
        late = wish.kind is PackKind.SUPPLEMENT
        self.list.empty_text = "No paper has come since." if late else _NOTHING
        self.entries = self._entries(wish)
        self._fill()

    def _entries(self, wish: Wish) -> tuple[Entry, ...]:
        if wish.kind is PackKind.SUPPLEMENT:
            try:
                return tuple(late_entries(self._register, wish.meeting_id, wish.audience))
            except EgovDeskError:
                return ()
        return pack_contents(self._register, wish.meeting_id, wish.audience, wish.kind)

    def show_pages(self, made: Made) -> None:
        """Say on which pages each line is."""
        self._pages = spans(made.manifest)
        self.head.set_note(counted(made.pages, "page"))
        self._fill()

    def _fill(self) -> None:
        public = self._wish is not None and self._wish.audience is Audience.PUBLIC
        self.list.set_rows(pack_rows(self.entries, self._pages, public=public))

    def select(self, key: str) -> None:
        """Make a line current, without showing its page."""
        blocker = QSignalBlocker(self.list)
        self.list.select_id(":".join(key.split(":")[:2]))
        blocker.unblock()

    @property
    def _covers(self) -> bool:
        """Whether these packs have cover sheets: an item's line stands for its papers otherwise."""
        return any(one.part is PackPart.COVER and one.included for one in self.entries)

    def _entry(self, key: str) -> Entry | None:
        return next((one for one in self.entries if one.key == key), None)

    def _open(self, key: str) -> None:
        entry = self._entry(key)
        if entry is not None:
            self.opened.emit(entry)

    @told
    def _tick(self, key: str) -> None:
        entry = self._entry(key)
        if entry is None or self._wish is None or self._context.menus.refuse_writing():
            return
        papers = papers_of(entry, self.entries)
        lines = [one for one in (entry, *papers) if one.part is not PackPart.COVER or self._covers]
        include_in_pack(
            self._register, self._wish.meeting_id, [spot_of(one) for one in lines],
            not is_ticked(entry, self.entries),
        )  # fmt: skip

    @told
    def _move(self, key: str, by: int) -> None:
        """Move a line among those of its level; papers move with their item."""
        entry = self._entry(key)
        if entry is None or self._wish is None or self._context.menus.refuse_writing():
            return
        heads = [one for one in self.entries if one.level == 1]
        if entry.level > 1:
            self._context.say("Papers are moved on the agenda, under their item.")
            return
        at = heads.index(entry)
        to = min(max(at + by, 0), len(heads) - 1)
        if to != at:
            heads.insert(to, heads.pop(at))
            order_pack(self._register, self._wish.meeting_id, [spot_of(one) for one in heads])
            self.list.select_id(key)

    @told
    def _add(self, detail: str) -> None:
        if self._wish is not None:
            include_in_pack(
                self._register, self._wish.meeting_id, [Spot(PackPart.DOCUMENT, detail=detail)]
            )
            self.list.select_id(f"{PackPart.DOCUMENT}:{detail}")

    def add_document(self) -> None:
        """Offer the documents that are not in the pack yet."""
        there = {
            one.detail for one in self.entries if one.part is PackPart.DOCUMENT and one.included
        }
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, other in OTHERS.items():
            if key not in there:
                action = menu.addAction(other.label)
                action.triggered.connect(lambda _checked=False, one=key: self._add(one))
        if menu.isEmpty():
            self._context.say("Every other document is in the pack already.")
            return
        menu.popup(self.head.mapToGlobal(QPoint(theme.px(16), self.head.height())))

    @told
    def restore(self) -> None:
        """Have the contents as the group likes them."""
        if self._wish is not None:
            restore_pack(self._register, self._wish.meeting_id)


def spot_of(entry: Entry) -> Spot:
    """Where a line is kept."""
    return Spot(
        entry.part, entry.item.id if entry.item and not entry.paper else None,
        entry.paper.id if entry.paper else None,
        entry.detail if entry.part is PackPart.DOCUMENT else "",
    )  # fmt: skip
