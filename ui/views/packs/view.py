"""Build pack: contents at the left, the pages in the middle, and whom it is for at the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from egovdesk.documents.packs import Entry
from egovdesk.documents.wording import listing, long_date
from egovdesk.packing.making import Made, Wish
from egovdesk.packing.manifest import Pages, of_page
from egovdesk.records.groups import Tier
from egovdesk.records.leaks import Searched
from egovdesk.records.meetings import Meeting
from egovdesk.records.packs import Audience, PackKind
from egovdesk.register import Changes
from ui.commands import Hint
from ui.context import Context
from ui.forms.packs import SettingsForm
from ui.item_models.segments import Key, Text
from ui.page import Page, hairline
from ui.places import Place
from ui.views.packs.asked_pane import AskedPane
from ui.views.packs.commands import COMMANDS
from ui.views.packs.contents_pane import ContentsPane
from ui.views.packs.leak_check import LeakCheck
from ui.views.packs.made import MadeDialog
from ui.views.packs.making import Making
from ui.views.packs.preview_pane import PreviewPane
from ui.views.packs.previewing import Previewing
from ui.widgets.buttons import Button
from ui.widgets.labels import Elided, SegmentLabel
from ui.widgets.panes import DETAILS, Pane, Panes

_TABLES = frozenset(
    {"meetings", "items", "papers", "paper_files", "pack_lines", "pack_settings", "packs",
     "disclosures", "withholdings", "blocks", "decisions", "actions", "groups", "memberships"}
)  # fmt: skip


class PackView(Page):
    """One meeting's pack for one audience; what is shown is what will be made."""

    NAME = "pack"
    COMMANDS = COMMANDS
    LETTERS: ClassVar[dict[str, str]] = {}

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "Build pack", parent)
        self.meeting: Meeting | None = None
        self.audience, self.kind = Audience.MEMBERS, PackKind.PACK
        self.made: Made | None = None
        self._what = Elided("", "text", "ink2")
        self.header.under.addWidget(self._what, 1)
        self._hint = SegmentLabel((Key("Esc"), Text("back to the meeting", "ink2", "note")))
        self.header.buttons.addWidget(self._hint)
        kept = self.header.add_button(Button("Packs that were made…", "quiet", icon="history"))
        context.menus.follow(kept, "packs.made")
        self.contents = ContentsPane(context)
        self.preview = PreviewPane(context)
        self.asked = AskedPane()
        self.leaks = LeakCheck(context, self, self.asked, self.preview)
        self.previewing = Previewing(context, self)
        self.making = Making(context, self)
        self._build()
        self._join()

    def _build(self) -> None:
        self._split = Panes(
            (
                Pane("contents", "Contents", self.contents, 276, least=220),
                Pane("pages", "Pages", self.preview, 560),
                Pane(DETAILS, "Pack", self.asked, 340, least=320),
            ),
            main="pages",
            margin=0,
        )
        self.outer.addWidget(hairline())
        self.outer.addWidget(self._split, 1)
        follow = self.context.menus.follow
        follow(self.asked.make, "packs.make")
        follow(self.asked.print, "packs.print")
        self.asked.set_writes(not self.register.read_only)

    def _join(self) -> None:
        self.contents.changed.connect(lambda: self.state_changed.emit())
        self.contents.opened.connect(self._show_entry)
        self.asked.audience_chosen.connect(lambda key: self._choose(Audience(key)))
        self.asked.kind_chosen.connect(lambda key: self._choose_kind(PackKind(key)))
        self.asked.reason_changed.connect(self._ask)
        self.asked.forms_changed.connect(self._follow_forms)
        self.asked.browsed.connect(self.choose_folder)
        self.preview.page_changed.connect(lambda _number: self._follow_page())
        self.previewing.made.connect(self._on_made)
        self.previewing.refused.connect(self._on_refused)
        self.previewing.busy.connect(lambda busy: self.preview.set_busy(busy))
        self.making.done.connect(self._on_kept)
        self.making.refused.connect(self._on_not_kept)
        self.making.blocked.connect(self._on_blocked)

    # -- where it is ---------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show the pack of a meeting for an audience."""
        self.meeting = self.register.meetings.get(place.id)
        group = self.register.groups.get(self.meeting.group_id)
        tiers = self.register.group_tiers.on(self.meeting.held_on).get(group.id, [])
        self.kind = PackKind.SMT if Tier.SMT in tiers else PackKind.PACK
        if place.tab:
            self.audience = Audience(place.tab)
        if not self.asked.where.text():
            self.asked.where.set_text(self._usual_folder())
        self._what.setText(f"{group.name}, {long_date(self.meeting.held_on)}")
        self._ask()

    def place(self) -> Place:
        """The meeting, and for whom."""
        return Place(self.NAME, self.meeting.id if self.meeting else "", self.audience.value)

    def title(self) -> str:
        """The window's title."""
        return "Build pack"

    def group_id(self) -> str:
        """The group whose meeting it is."""
        return self.meeting.group_id if self.meeting else ""

    def _usual_folder(self) -> str:
        kept = self.context.settings.get("last_folder")
        if kept and Path(kept).is_dir():
            return str(kept)
        place = QStandardPaths.StandardLocation.DocumentsLocation
        return QStandardPaths.writableLocation(place)

    def wish(self) -> Wish:
        """The pack that is asked for."""
        assert self.meeting is not None
        return Wish(
            self.meeting.id, self.audience, self.kind,
            self.asked.reason.text(), self.asked.agreed_by.text(),
        )  # fmt: skip

    # -- what is asked -------------------------------------------------------------------------

    def _ask(self) -> None:
        if self.meeting is None:
            return
        self.clear_note()
        self.asked.audience.set_choice(self.audience.value)
        public = self.audience is Audience.PUBLIC
        self.asked.show_kind(self.kind)
        self.asked.make.setText("Make public pack" if public else "Make pack")
        self.contents.show_wish(self.wish())
        self.made = None
        self.leaks.show(None, None, self.audience)
        self.previewing.ask(self.wish())
        self.state_changed.emit()

    def _choose(self, audience: Audience) -> None:
        if audience is not self.audience:
            self.audience = audience
            self._ask()

    def _choose_kind(self, kind: PackKind) -> None:
        if kind is not self.kind:
            self.kind = kind
            self._ask()

    def _follow_forms(self) -> None:
        """Say what stands against making it so, where the leak check says nothing."""
        if self.made is not None and not self.leaks.blocks:
            self.asked.tell_why_not(self.why_not_make())
        self.state_changed.emit()

    def for_public(self) -> None:
        """Make it for the public."""
        self._choose(Audience.PUBLIC)

    def for_members(self) -> None:
        """Make it for the members."""
        self._choose(Audience.MEMBERS)

    def again(self) -> None:
        """Make the preview anew."""
        self._ask()

    def refresh(self, changes: Changes) -> None:
        """Follow the register."""
        if self.meeting is not None and changes.tables & _TABLES:
            self.contents.show_wish(self.wish())
            if "pack_files" not in changes.tables:  # these are of what has just been made
                self.made = None
                self.previewing.ask(self.wish())
            self.state_changed.emit()

    # -- what was made -------------------------------------------------------------------------

    def _on_made(self, made: Made, searched: Searched | None) -> None:
        self.made = made
        self.leaks.show(made, searched, self.audience)
        self.contents.show_pages(made)
        self.preview.show_pack(made, self.leaks.pages())
        self._follow_forms()
        if made.beside:
            names = ", ".join(one.name for one in made.beside)
            self.show_note("amber", f"Beside the pack: {names}. Its page says why.")
        self.state_changed.emit()

    def _on_refused(self, sentence: str) -> None:
        self.made = None
        self.preview.show_pack(None, ())
        self.show_note("red", sentence)
        self.leaks.show(None, None, self.audience)
        self.state_changed.emit()

    @property
    def searched(self) -> Searched | None:
        """What the leak check found in the pack that is shown."""
        return self.leaks.searched

    def next_problem(self) -> None:
        """Go to the next thing that is to be settled, in the drawer as well."""
        if not self._split.shows(DETAILS):
            self._split.turn_details()
        self.leaks.show_next()

    def _show_entry(self, entry: Entry) -> None:
        """Show the first page of a line of the contents."""
        pages = self._pages_of(lambda one: one.key == entry.key or _is_under(one, entry))
        if pages is not None:
            self.preview.go_to(pages.first)

    def _follow_page(self) -> None:
        """Make the line current whose page is shown."""
        if self.made is not None:
            pages = of_page(self.made.manifest, self.preview.number())
            if pages is not None:
                self.contents.select(pages.key)

    def _pages_of(self, wanted: Callable[[Pages], bool]) -> Pages | None:
        return next((one for one in self.made.manifest if wanted(one)), None) if self.made else None

    # -- commands ------------------------------------------------------------------------------

    def why_not_made(self) -> str:
        """The preview has to be there."""
        return "" if self.made is not None else "The pack is being made to look at."

    def why_not_make(self) -> str:
        """Nothing may block it."""
        if self.made is None:
            return "The pack is being made to look at."
        if self.leaks.blocks:
            return "The leak check has found something that is to be settled first."
        if not self.asked.forms():
            return "Tick what to make: a PDF, an accessible PDF, a Word file, or a folder."
        if self.making.is_making(self.wish()):
            return "A pack for these readers is being made already."
        if self.kind is PackKind.SUPPLEMENT and self.asked.folder.isChecked():
            return "A supplement’s pages follow others, and a folder has none: untick the folder."
        return ""

    def why_not_print(self) -> str:
        """On paper no more than in a file may anything be told."""
        blocked = "The leak check has found something that is to be settled first."
        return self.why_not_made() or (blocked if self.leaks.blocks else "")

    def why_not_problem(self) -> str:
        """Something has to be found."""
        if self.leaks.blocks:
            return ""
        return "The leak check has found nothing."

    def make(self) -> None:
        """Make the pack into the folder, and keep it as it went out."""
        folder = Path(self.asked.where.text().strip())
        if not folder.is_dir():
            self.show_note("red", f"There is no folder {folder}. Choose one that is there.")
            self.asked.where.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.context.settings.set("last_folder", str(folder))
        self.making.make(self.wish(), folder, self.asked.forms())

    def _on_kept(self, every: list[Made]) -> None:
        self.show_note("green", _kept_words(every))

    def _on_not_kept(self, sentence: str, before: list[Made]) -> None:
        """Say what was not made, and what was before it."""
        self.show_note("red", f"{_kept_words(before)} {sentence}" if before else sentence)

    def _on_blocked(self, made: Made, searched: Searched) -> None:
        """Show what was found in the public's Word file or folder, and not in the preview; of another pack
        than that which is shown by now, only the sentence is."""
        here, there = self.wish(), made.wish
        if (here.meeting_id, here.audience) == (there.meeting_id, there.audience):
            self.leaks.show(made, searched, self.audience)
            self.state_changed.emit()

    def print_pack(self) -> None:
        """Open the pack as it is shown in the program for PDF, which prints it."""
        if self.made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.made.path)))

    def choose_folder(self) -> None:
        """Choose where the pack goes."""
        chosen = QFileDialog.getExistingDirectory(self, "Save in", self.asked.where.text())
        if chosen:
            self.asked.where.set_text(chosen)

    def add_document(self) -> None:
        """Put another document of the register into the pack."""
        self.contents.add_document()

    def why_none_made(self) -> str:
        """One has to have been made."""
        made = self.meeting is not None and self.register.packs.find(meeting_id=self.meeting.id)
        return "" if made else "No pack has been made for this meeting yet."

    def show_made(self) -> None:
        """Show the packs that were made, as they went out."""
        if self.meeting is not None:
            MadeDialog(self.context, self, self.meeting.id).show()

    def change_settings(self) -> None:
        """Say what the group's packs have."""
        if self.meeting is not None:
            SettingsForm(self.context, self, self.meeting.group_id, self.kind).ask()

    def restore(self) -> None:
        """Have the contents as the group likes them."""
        self.contents.restore()

    def next_page(self) -> None:
        """Go a page on."""
        self.preview.step(1)

    def previous_page(self) -> None:
        """Go a page back."""
        self.preview.step(-1)

    def back(self) -> None:
        """Close the drawer where one is open; else go back to the meeting."""
        if not self._split.drawer.isHidden():
            self._split.turn_details()
        elif self.meeting is not None:
            self.context.go(Place("meeting", self.meeting.id, "prepare"))

    # -- panes, keys ---------------------------------------------------------------------------

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the contents, or of the pages."""
        beyond = () if self._split.shows(DETAILS) else (("F4", "leak check and making"),)
        if self.contents.list.hasFocus():
            return (*beyond, ("↑↓", "move"), ("Space", "include or leave out"), ("Alt ↑↓", "reorder"),
                    ("PgDn", "next page", "packs.next_page"), ("F7", "next problem", "packs.problem"),
                    ("Ctrl Enter", "make pack", "packs.make"))  # fmt: skip
        if self.asked.isAncestorOf(self.window().focusWidget()):
            return (("Tab", "next"), ("Space", "choose"), ("F7", "next problem", "packs.problem"),
                    ("Ctrl Enter", "make pack", "packs.make"), ("F6", "next pane"))  # fmt: skip
        return (*beyond, ("↑↓", "page"), ("F7", "next problem", "packs.problem"),
                ("Ctrl Enter", "make pack", "packs.make"), ("F6", "next pane"))  # fmt: skip

    def work(self) -> Panes:
        """Contents, pages, and what is asked."""
        return self._split

    def panes(self) -> tuple[QWidget, ...]:
        """The contents, the pages, what is asked."""
        tabs = (self._split.tabs,) if self._split.under_tabs else ()
        return (self.contents.list, self.preview.strip, self.asked.audience, *tabs)


def _kept_words(every: list[Made]) -> str:
    """What was made, and that it is kept."""
    names = listing([f"{'the folder ' * one.is_folder}{one.path.name}" for one in every])
    kept, each = ("it is", "it") if len(every) == 1 else ("they are", "each")
    beside = f" A certificate lies beside {each}." if every[0].certificate else ""
    others = "".join(
        f" Beside {one.path.name} lies what is not in it: {listing([two.name for two in one.beside])}."
        for one in every if one.beside
    )  # fmt: skip
    return f"Made {names}, kept in the register exactly as {kept}.{beside}{others}"


def _is_under(pages: Pages, entry: Entry) -> bool:
    return entry.item is not None and entry.paper is None and pages.item_id == entry.item.id
