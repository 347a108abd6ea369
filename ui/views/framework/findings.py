"""The tab of findings: what the checks say of the register, with what may be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.checks.rules import RULES
from egovdesk.documents.wording import counted, long_date
from egovdesk.operations.findings import take_acceptance_back
from egovdesk.operations.ratification import put_on_agenda
from egovdesk.records.findings import Finding, Severity
from egovdesk.register import Changes
from ui import theme
from ui.commands import Command, Hint
from ui.context import Context
from ui.item_models import public_screen
from ui.item_models.findings import STANDING, STATES, FindingList, Shown, make_model, mark_of
from ui.item_models.segments import Tag, Text
from ui.list_page import DetailsPane
from ui.messages import told
from ui.places import Place
from ui.tabbed import PageTab
from ui.views.framework.findings_commands import COMMANDS, LETTERS
from ui.views.framework.findings_places import place_of
from ui.widgets.buttons import Button
from ui.widgets.filter_bar import Chip, FilterBar
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.list_pane import ListPane
from ui.widgets.panes import DETAILS, Pane, Panes
from ui.widgets.record_table import RecordTable
from ui.widgets.section_heading import SectionHeading

_SEVERITIES = [(one.value, one.label) for one in Severity]
_LOOKING = "The register is being looked at…"
_NONE = "The framework suggests nothing further."


class FindingsTab(PageTab):
    """Every finding in one list."""

    KEY = "findings"
    WORDS = "Findings"
    COMMANDS: ClassVar[tuple[Command, ...]] = COMMANDS
    LETTERS: ClassVar[dict[str, str]] = LETTERS
    BUTTONS = (("Export…", "findings.export", "file-output"),)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.live = context.findings
        self.source = FindingList(self.register, lambda: self.live.found)
        model = make_model(self.source)
        self.table = RecordTable(model, name="Findings", empty=_LOOKING)
        model.setParent(self.table)
        self.filters = FilterBar(
            "Search findings",
            (Chip("severity", "Severity", _SEVERITIES), Chip("group_id", "Group"),
             Chip("state", "Accepted", STATES, STANDING)),
        )  # fmt: skip
        self.filters.changed.connect(self._apply)
        self.filters.field.left_down.connect(self.table.setFocus)
        self.details = DetailsPane("Finding")
        self._split = Panes(
            (
                Pane("list", "Findings", ListPane(self.table), 820),
                Pane(DETAILS, "Finding", self.details, 340, least=260),
            ),
            main="list",
            margin=theme.PAGE_MARGIN,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(12), 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self._split, 1)
        self.table.current_changed.connect(lambda _: self._show_details())
        self.table.opened.connect(lambda _: self.do_remedy())
        self.table.installEventFilter(self)
        self.live.changed.connect(self._on_live)
        public_screen.notices().changed.connect(self._show_details)

    # -- showing -------------------------------------------------------------------------------

    def load(self) -> None:
        """Show what the checks say now."""
        self.live.begin()
        self.filters.offer(
            {"group_id": [(one.id, one.label) for one in self.register.groups.all()]}
        )
        self._apply()

    def _apply(self) -> None:
        self.table.empty_text = self._empty()
        shown = self.filters.shown(lambda column, value: ((column, value),))
        if self.live.ready:
            row = self.table.records.row_of(self.table.current_id() or "")
            self.table.set_filter(shown, tuple(shown.words.split()))
            self.table.select_near(row)
        self._count()
        self._show_details()
        self.state_changed.emit()

    def _empty(self) -> str:
        if not self.live.ready:
            return _LOOKING
        return _NONE if not self.live.standing() else "Nothing that the filters let through."

    def _count(self) -> None:
        warnings = self.live.warnings()
        self.counted.emit(str(warnings) if warnings else "")
        self.subtitle_changed.emit(self.subtitle())

    def _on_live(self) -> None:
        self._apply()

    def refresh(self, changes: Changes) -> None:
        """Follow the register: names of what findings are about may have changed."""
        if self.live.ready and changes.tables & {"groups", "decisions", "items", "meetings"}:
            self.table.reload()

    def show_place(self, place: Place) -> None:
        """Show the list, and one finding of it: by its id, or "groups:<id>" for the first about it."""
        self.load()
        wanted = place.select
        if wanted and not self.table.select_id(wanted):
            about = [one.id for one in self.live.standing() if one.subject == wanted]
            self.filters.clear()
            self.table.select_id(about[0] if about else wanted)

    def selected(self) -> str:
        """The current finding."""
        return self.table.current_id() or ""

    def subtitle(self) -> str:
        """How many there are."""
        if not self.live.ready:
            return _LOOKING
        standing = self.live.standing()
        warnings = self.live.warnings()
        said = f"{counted(warnings, 'warning')}, {len(standing) - warnings} for information."
        return f"What the framework suggests. {said}" if standing else _NONE

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the list."""
        return (("↑↓", "move"), ("E", "do it", "findings.remedy"),
                ("A", "accept", "findings.accept"),
                ("F7", "next finding", "framework.next_problem"), ("/", "search"),
                ("F", "filter"), ("F6", "next pane"))  # fmt: skip

    def panes(self) -> tuple[QWidget, ...]:
        """The list, then the finding."""
        return (self.table, self.details)

    def work(self) -> Panes:
        """The list and the finding."""
        return self._split

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take letters and F7 in the list."""
        pressed = watched is self.table and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent):
            return self.take_letter(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    # -- the current one -------------------------------------------------------------------------

    def current(self) -> Finding | None:
        """The current finding."""
        wanted = self.table.current_id()
        return next((one for one in self.live.found.all() if one.id == wanted), None) if (
            self.live.ready and wanted
        ) else None  # fmt: skip

    def _show_details(self) -> None:
        one = self.current()
        if one is None:
            self.details.fill([Label("Nothing is selected.", "text", "ink3")])
            return
        shown = self.source.shown(one)
        if shown.exempt and public_screen.is_on():
            self.details.fill([Label(public_screen.HIDDEN, "text", "exempt", wrap=True)])
            return
        self.details.fill([*_head(shown), *self._deeds(shown), *self._before(one), *_why(shown)])

    def _before(self, finding: Finding) -> Sequence[QWidget | int]:
        """What was accepted of the same record on other facts."""
        widgets: list[QWidget | int] = []
        for one in self.live.found.reopened():
            if (one.rule, one.subject) == (finding.rule, finding.subject):
                by = f"{one.accepted_by}, {long_date(one.accepted_on)}"
                widgets += [12, SectionHeading("Accepted before", right=by),
                            Label(f"{one.reason} What it rested on has changed.", wrap=True)]  # fmt: skip
        return widgets

    def _deeds(self, shown: Shown) -> Sequence[QWidget | int]:
        go = Button(
            "Put it on the agenda" if shown.finding.rule == "R23" else "Go there", "primary"
        )
        accept = Button("Accept, with a reason…")
        self.context.menus.follow(go, "findings.remedy")
        command = "findings.take_back" if shown.accepted else "findings.accept"
        if shown.accepted:
            accept.setText("Take acceptance back")
        self.context.menus.follow(accept, command)
        return [8, go, accept]

    # -- commands ------------------------------------------------------------------------------

    def why_not_finding(self) -> str:
        """A finding has to be selected."""
        return "" if self.current() is not None else "Select a finding first."

    def why_not_accept(self) -> str:
        """A finding that stands has to be selected."""
        if self.why_not_finding():
            return self.why_not_finding()
        accepted = self.selected() in self.live.found.accepted
        return "This finding is accepted already." if accepted else ""

    def why_not_take_back(self) -> str:
        """An accepted finding has to be selected."""
        accepted = self.selected() in self.live.found.accepted
        return "" if accepted else "Select a finding that is accepted."

    @told
    def do_remedy(self) -> None:
        """Put a waiting decision on the next agenda, or go to where the finding is mended."""
        one = self.current()
        if one is None:
            return
        if one.rule == "R23" and not self.register.read_only:
            put_on_agenda(self.register, one.record_id)
            self.context.say("Put on the next agenda")
            return
        self.context.go(place_of(self.register, one))

    def accept(self) -> None:
        """Let the finding stand, with a reason."""
        from ui.forms.findings import AcceptForm

        one = self.current()
        if one is not None and AcceptForm(self.context, self, one).ask():
            self.context.say("Finding accepted")

    @told
    def take_back(self) -> None:
        """Let an accepted finding count again."""
        accepted = self.live.found.accepted.get(self.selected())
        if accepted is not None:
            take_acceptance_back(self.register, accepted.id)
            self.context.say("The finding counts again")

    def next_problem(self) -> None:
        """Go to the next finding, and round again."""
        count = self.table.records.rowCount()
        if count:
            row = self.table.records.row_of(self.selected())
            self.table.select_id(self.table.records.id_at((row + 1) % count) or "")

    def why_not_next_problem(self) -> str:
        """There has to be a finding."""
        return "" if self.table.records.rowCount() else "There is nothing in the list."

    def search(self) -> None:
        """Type to search."""
        self.filters.search()

    def filter(self) -> None:
        """Open the first filter."""
        self.filters.filter()

    def thresholds(self) -> None:
        """Change the thresholds."""
        from ui.forms.findings import ThresholdForm

        if ThresholdForm(self.context, self).ask():
            self.context.say("Thresholds changed")

    def export_excel(self) -> None:
        """Write every finding as an Excel file."""
        self.context.export("findings")

    def export_word(self) -> None:
        """Write every finding as a Word list."""
        self.context.export("findings", word=True)


def _head(shown: Shown) -> list[QWidget | int]:
    one = shown.finding
    tag = Tag(one.rule) if not shown.exempt else Tag(one.rule, "exempt", "lock")
    line = SegmentLabel((tag, mark_of(shown), Text(shown.word, "ink2", "note")))
    about = Label(shown.about, "note", "ink2", wrap=True)
    return [line, about, Label(one.sentence, "title18", wrap=True)]


def _why(shown: Shown) -> list[QWidget | int]:
    one = shown.finding
    widgets: list[QWidget | int] = []
    if shown.accepted is not None:
        by = f"{shown.accepted.accepted_by}, {long_date(shown.accepted.accepted_on)}"
        widgets += [12, SectionHeading("Accepted", right=by),
                    Label(shown.accepted.reason, wrap=True)]  # fmt: skip
    return [
        *widgets, 12, SectionHeading("What the framework suggests"),
        Label(one.remedy, wrap=True), 8, SectionHeading("The rule"),
        Label(f"{RULES[one.rule].title}.", wrap=True), Label(one.source, "note", "ink2", wrap=True),
    ]  # fmt: skip
