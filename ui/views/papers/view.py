"""The paper tracker: who owes which paper by when, what is in, and what waits for clearance."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from egovdesk import deadlines
from egovdesk.documents.wording import counted, number
from egovdesk.records.choices import Choice, ChoiceList
from egovdesk.records.papers import Paper, PaperState
from egovdesk.register import Changes
from ui.commands import Command
from ui.context import Context
from ui.forms.grounds import GroundMenu
from ui.forms.paper_verbs import PaperVerbs
from ui.item_models.listed import ListFilter
from ui.item_models.papers import coming_dues, make_model
from ui.list_page import ListPage
from ui.places import Place
from ui.views.papers.commands import COMMANDS
from ui.views.papers.pane import PaperPane
from ui.widgets.buttons import Button
from ui.widgets.fields import SearchField
from ui.widgets.filters import FilterChip
from ui.widgets.record_table import RecordTable

_TABLES = {"papers", "clearances", "reminders", "items", "meetings", "meeting_groups", "people"}
_SHOWN = (
    ("owed", "owed"), ("late", "late"), ("received", "in"),
    *((f"state:{one.value}", one.label.lower()) for one in PaperState),
)  # fmt: skip
_PAUSE = 60


class PapersView(ListPage):
    """Every paper that was wanted."""

    NAME = "papers"
    COMMANDS: ClassVar[tuple[Command, ...]] = COMMANDS
    LETTERS: ClassVar[dict[str, str]] = {
        "/": "search", "F": "filter", "G": "group_by", "E": "remind", "A": "remind_author",
        "D": "receive", "S": "put_off", "T": "follow", "M": "mark", "C": "clear",
    }  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._dues: dict[str, date] | None = None
        table = RecordTable(
            make_model(context.register, self._asked_dues), name="Papers",
            empty="No papers here. Want one for an item in Prepare (Ctrl Shift P).",
        )  # fmt: skip
        table.records.setParent(table)
        super().__init__(context, "Papers", table, parent)
        self.verbs = PaperVerbs(context, self, self._selected)
        self.pane = PaperPane(self)
        table.set_menu(self._fill_menu)
        for words, command in (("Papers owed…", "export_owed"), ("Export list…", "export")):
            button = self.header.add_button(Button(words, icon="file-output"))
            context.menus.follow(button, f"papers.{command}")
        self._make_filters()
        self._loaded = False

    def _asked_dues(self) -> Mapping[str, date]:
        if self._dues is None:
            self._dues = coming_dues(self.register)
        return self._dues

    def _make_filters(self) -> None:
        self.field = SearchField("Search papers")
        self.field.setMaximumWidth(300)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._apply)
        self.field.searched.connect(lambda _words: self._pause.start())
        self.field.left_down.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.filters.addWidget(self.field, 2)
        self.chips = {
            "shown": FilterChip("State", _SHOWN),
            "author": FilterChip("Author"),
            "group_id": FilterChip("Group"),
        }
        self.chips["shown"].set_value("owed")
        for chip in self.chips.values():
            chip.value_changed.connect(lambda _: self._apply())
            self.filters.addWidget(chip)
        self.clear_button = Button("Clear", "quiet")
        self.clear_button.clicked.connect(lambda _checked=False: self.clear_filters())
        self.filters.addWidget(self.clear_button)
        self.filters.addStretch(1)

    def _fill_options(self) -> None:
        authors = self.register.papers.tracker.authors()
        self.chips["author"].set_options([(name, name) for name, _count in authors if name])
        groups = self.register.groups.all()
        self.chips["group_id"].set_options([(one.id, one.label) for one in groups])

    def _filter(self) -> ListFilter:
        equals: list[tuple[str, Any]] = []
        for name, chip in self.chips.items():
            value = chip.value()
            if not value:
                continue
            if name != "shown":
                equals.append((name, value))
            elif value.startswith("state:"):
                equals.append(("state", value.removeprefix("state:")))
            else:
                late = value == "late"
                equals.append((value, self.register.today.isoformat() if late else True))
        return ListFilter(self.field.text(), tuple(equals))

    def _apply(self) -> None:
        shown = self._filter()
        self.table.set_filter(shown)
        self._select_something()
        self._count(shown)
        self.clear_button.setVisible(bool(shown.words or shown.equals))

    def _select_something(self, row: int = 0) -> None:
        """Select a row where none is: what was selected has left the list, or nothing was."""
        last = self.table.records.rowCount() - 1
        if self.table.current_id() is None and last >= 0:
            self.table.select_id(self.table.records.id_at(min(max(row, 0), last)) or "")

    def _count(self, shown: ListFilter) -> None:
        tracker, dues = self.register.papers.tracker, self._asked_dues()
        found = tracker.count(dict(shown.equals), shown.words, dues=dues)
        late = tracker.count({"late": self.register.today.isoformat()}, dues=dues)
        total = self.register.papers.count()
        self.count.setText(f"{number(found)} of {counted(total, 'paper')}")
        self.count_note.setText(f"{late} late" if late else "none late")
        self.count_note.set_tone("red" if late else "ink2")

    # -- place ---------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show the tracker, a group's part of it, or one paper."""
        self._fill_options()
        if place.id:
            self.chips["group_id"].set_value(place.id)
        if not self._loaded or place.id:
            self._loaded = True
            self._apply()
        if place.select and not self.table.select_id(place.select):
            self.clear_filters()
            self.table.select_id(place.select)
        self._select_something()
        if place.scroll:
            self.table.verticalScrollBar().setValue(place.scroll)
        self._details_later.start()

    def place(self) -> Place:
        """Where this is, with its selection and scroll."""
        scroll = self.table.verticalScrollBar().value()
        return Place(self.NAME, select=self.table.current_id() or "", scroll=scroll)

    def title(self) -> str:
        """The window's title."""
        return "Papers"

    def group_id(self) -> str:
        """The group of the current paper."""
        found = self.verbs.current()
        return found.group_id if found else ""

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of the list."""
        if self.field.hasFocus():
            return (("↓", "to the list"), ("Esc", "clear"), ("F6", "next pane"))
        return (
            ("↑↓", "move"), ("E", "copy reminder"), ("A", "for all they owe"), ("D", "received"),
            ("S", "another day"), ("T", "to follow"), ("Enter", "open item"),
            ("G", "group by author"), ("F", "filter"), ("/", "search"),
        )  # fmt: skip

    def refresh(self, changes: Changes) -> None:
        """Follow the register."""
        if changes.tables & (_TABLES | deadlines.TABLES):
            self._dues = None
            self.clear_note()
            row = self.table.records.row_of(self.table.current_id() or "")
            self.table.reload()
            self._select_something(row)
            self._count(self._filter())
            self._details_later.start()

    # -- what is selected ----------------------------------------------------------------------

    def _selected(self) -> Sequence[Paper]:
        chosen = self.table.selected_ids() or [self.table.current_id() or ""]
        found = self.register.papers.many(chosen)
        return [found[one] for one in chosen if one in found]

    def _row(self, paper_id: str | None) -> Any:
        rows = self.register.papers.tracker.rows([paper_id or ""], dues=self._asked_dues())
        return rows[0] if rows else None

    def owed_by(self, row: Any) -> list[str]:
        """The papers that the author of one owes, the earliest first."""
        tracker = self.register.papers.tracker
        return tracker.ids({"owed": True, "author": row.author}, dues=self._asked_dues())

    def why_not_change(self) -> str:
        """A paper has to be selected."""
        return self.verbs.why_not()

    def why_not_remind(self) -> str:
        """Somebody has to owe the paper."""
        row = self._row(self.table.current_id())
        if row is None:
            return "Select a paper first."
        return "" if row.owed else "Nobody owes this paper any more."

    # -- commands ------------------------------------------------------------------------------

    def search(self) -> None:
        """Type to search."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def filter(self) -> None:
        """Open the first filter."""
        self.chips["shown"].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.chips["shown"].open_menu()

    def clear_filters(self) -> None:
        """Show everything."""
        self.field.clear()
        for chip in self.chips.values():
            chip.set_value(None)
        self._apply()

    def group_by(self) -> None:
        """Put what each author owes together; again, order by date."""
        titles = [one.title for one in self.table.records.columns]
        grouped = self.table.records.sort_key == "author"
        self.table.sort_by(titles.index("Due" if grouped else "Author"), descending=False)

    def open_selected(self) -> None:
        """Go to the item: Enter."""
        found = self._row(self.table.current_id())
        if found is not None and found.meeting_id:
            self.context.go(Place("meeting", found.meeting_id, "prepare", found.item_id or ""))

    def remind(self) -> None:
        """Copy the reminder: E."""
        if not self.why_not_remind():
            self.verbs.remind(self.pane.words(self.table.current_id() or ""))

    def remind_author(self) -> None:
        """Copy one reminder for all that the author owes: A."""
        row = self._row(self.table.current_id())
        if row is not None and row.owed:
            ids = self.owed_by(row)
            papers = self.register.papers.many(ids)
            self.verbs.remind_author([papers[one] for one in ids])

    def receive(self) -> None:
        """The paper has come: D."""
        self.verbs.receive()

    def put_off(self) -> None:
        """Want it on another day: S."""
        self.verbs.put_off()

    def follow(self) -> None:
        """List it as to follow: T."""
        self.verbs.follow()

    def mark(self) -> None:
        """Open the menu of states: M."""
        self.verbs.pop_marks(self, self._below())

    def clear(self) -> None:
        """Open the menu of clearances: C."""
        self.verbs.pop_clearances(self, self._below())

    def change(self) -> None:
        """Change the paper's facts."""
        self.verbs.change()

    def remove(self) -> None:
        """Take the selected papers off."""
        self.verbs.remove()

    def exempt(self) -> None:
        """Mark the paper exempt on a ground, or open it again."""
        found = self.verbs.current()
        group = self.register.groups.get(found.group_id) if found else None
        grounds = self._grounds() if group is not None and group.is_open else {}

        def ask(then: Callable[[str], None]) -> None:
            GroundMenu(grounds, then, self).popup(self._below())

        self.verbs.toggle_exempt(grounds, ask)

    def _grounds(self) -> dict[str, Choice]:
        row = self._row(self.table.current_id())
        day = row.held_on or self.register.today
        nation = self.register.authority.nation.value
        return self.register.choices.of(ChoiceList.GROUNDS, nation, day)

    def _below(self) -> QPoint:
        rect = self.table.visualRect(self.table.currentIndex())
        return self.table.viewport().mapToGlobal(rect.bottomLeft())

    def export_page(self) -> None:
        """Write what is shown."""
        shown = self.chips["shown"].value()
        self.context.export(
            "papers", group=self.chips["group_id"].value() or "",
            owed=shown == "owed", late=shown == "late",
        )  # fmt: skip

    def export_owed(self) -> None:
        """Write who owes what, by author."""
        self.context.export("papers", group=self.chips["group_id"].value() or "", word=True)

    def copy_words(self) -> str:
        """The selected papers, each with who owes it by when."""
        rows = self.register.papers.tracker.rows(
            [one.id for one in self._selected()], dues=self._asked_dues()
        )
        lines = []
        for row in rows:
            status = self.table.records.columns[-1].value(row)
            lines.append(f"{row.title} – {row.author or 'nobody yet'} ({status})")
        return "\n".join(lines)

    def _fill_menu(self, menu: QMenu) -> None:
        window: Any = self.window()
        for command in COMMANDS:
            if command.menu == "Register":
                menu.addAction(window.menus.actions[command.id])

    # -- details -------------------------------------------------------------------------------

    def fill_details(self, record_id: str) -> Sequence[QWidget | int]:
        """What the pane shows of a paper."""
        row = self._row(record_id)
        return self.pane.fill(row) if row is not None else ()
