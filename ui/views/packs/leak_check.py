"""The leak check of a pack on its page: what was found, shown, withheld, or declared public."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import counted
from egovdesk.errors import EgovDeskError
from egovdesk.operations.packs.public import stop_withholding, take_back_declaration
from egovdesk.packing.making import Made
from egovdesk.records.leaks import Leak, Searched, Unsearched
from egovdesk.records.packs import Audience
from ui.context import Context
from ui.forms.packs import DeclareForm, WithholdForm
from ui.views.packs import leak_notes
from ui.views.packs.asked_pane import AskedPane
from ui.views.packs.preview_pane import PreviewPane
from ui.widgets.labels import Label
from ui.widgets.note import Note

_SHOWN = 20
"""As many leaks are told at once: what settles one often settles others."""


class LeakCheck:
    """What a search of the pack that is shown has found."""

    def __init__(
        self, context: Context, page: QWidget, asked: AskedPane, preview: PreviewPane
    ) -> None:
        self._context, self._page = context, page
        self._asked, self._preview = asked, preview
        self.made: Made | None = None
        self.searched: Searched | None = None
        self._found: dict[str, Leak | Unsearched] = {}

    @property
    def blocks(self) -> bool:
        """Whether something is to be settled before the pack may go out."""
        return self.searched is not None and self.searched.blocks

    def pages(self) -> list[int]:
        """The numbers of the pages on which something was found."""
        if self.made is None or self.searched is None:
            return []
        spots = [leak_notes.spot_of(self.made, one).number for one in self.searched.leaks]
        return sorted({one for one in spots if one})

    def show(self, made: Made | None, searched: Searched | None, audience: Audience) -> None:
        """Show what was found in a pack, or that nothing has been looked at yet."""
        self.made, self.searched, self._found = made, searched, {}
        public = audience is Audience.PUBLIC
        if made is None or searched is None:
            self._asked.show_check([leak_notes.nothing_found()], 0, public=public)
            self._asked.tell_why_not("")
            return
        widgets = self._notes(made, searched)
        settle = len(searched.leaks) + sum(one.blocks for one in searched.unsearched)
        settled = leak_notes.settled_notes(self._context.register, made.wish.meeting_id)
        for note in settled:
            note.acted.connect(self._take_back)
        self._asked.show_check(
            [*widgets, *leak_notes.clear_lines(made, searched), *settled], settle, public=public
        )
        why = f"Settle {counted(settle, 'thing')} to make the public pack." if settle else ""
        self._asked.tell_why_not(why)

    def _notes(self, made: Made, searched: Searched) -> list[QWidget]:
        widgets: list[QWidget] = []
        shown: list[Leak | Unsearched] = [*searched.leaks[:_SHOWN], *searched.unsearched]
        for found in shown:
            key = str(len(widgets))
            self._found[key] = found
            if isinstance(found, Leak):
                note = leak_notes.leak_note(made, key, found)
            else:
                note = leak_notes.unsearched_note(key, found)
            note.acted.connect(self._settle)
            widgets.append(note)
        more = len(searched.leaks) - _SHOWN
        if more > 0:
            widgets.append(Label(f"And {more:,} more, once these are settled.", "note", "ink2"))
        return widgets

    def _settle(self, key: str) -> None:
        act, _, which = key.partition(":")
        found, made = self._found[which], self.made
        if made is None:
            return
        spot, meeting = leak_notes.spot_of(made, found), made.wish.meeting_id
        if act == "show":
            self._preview.go_to(spot.number)
        elif self._context.menus.refuse_writing():
            return
        elif act == "withhold" and isinstance(found, Leak) and spot.of is not None:
            WithholdForm(
                self._context, self._page, meeting, found, paper_id=spot.of.paper_id,
                sha256=spot.of.sha256, page=spot.in_file,
            ).ask()  # fmt: skip
        elif act == "public":
            DeclareForm(self._context, self._page, meeting, found).ask()

    def _take_back(self, key: str) -> None:
        """Have words exempt again, or let a page out again."""
        act, _, which = key.partition(":")
        if self._context.menus.refuse_writing():
            return
        undo = take_back_declaration if act == "declared" else stop_withholding
        try:
            undo(self._context.register, which)
        except EgovDeskError as error:
            self._context.say(str(error))

    def _to_settle(self) -> list[tuple[Note, int]]:
        """The notes of what is to be settled, each with the number of its page; 0 where it has none."""
        made, notes = self.made, [one for one in self._asked.notes() if one.kind() == "red"]
        if made is None:
            return []
        spots = [leak_notes.spot_of(made, one) for one in self._found.values()
                 if isinstance(one, Leak) or one.blocks]  # fmt: skip
        return [(note, spot.number) for note, spot in zip(notes, spots, strict=True)]

    def show_next(self) -> None:
        """Go to the next thing that is to be settled, and show its page where it has one."""
        found, focus = self._to_settle(), self._page.window().focusWidget()
        if not found:
            return
        here = next((at for at, one in enumerate(found) if one[0].isAncestorOf(focus)), None)
        if here is not None:
            at = (here + 1) % len(found)
        else:
            shown = self._preview.number()
            at = next((at for at, one in enumerate(found) if one[1] >= shown), 0)
        note, number = found[at]
        if number:
            self._preview.go_to(number)
        self._asked.go_to(note)
