"""Files that came by themselves: each offered with the paper that it may be of; none is taken silently."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QWidget

from egovdesk.documents.wording import short_date
from egovdesk.errors import Refused
from egovdesk.records.file_names import is_named_after
from egovdesk.records.papers import Paper, PaperState
from egovdesk.register import Register
from ui import theme
from ui.context import Context
from ui.forms.form import Form
from ui.item_models.paper_files import size_words
from ui.paper_files import Offer
from ui.widgets.fields import Select
from ui.widgets.labels import Label
from ui.widgets.tick import Tick

_MOST, _NAME = 12, 380


class OfferedForm(Form):
    """Which of the offered files to take, and for which paper. `chosen` is what was ticked."""

    def __init__(self, context: Context, parent: QWidget | None, offers: Sequence[Offer]) -> None:
        super().__init__(parent, "Files that came", "Take these", today=context.register.today)
        self._register = context.register
        self.offers = list(offers)[:_MOST]
        self.chosen: list[tuple[Offer, str]] = []
        self.boxes: list[Tick] = []
        self.papers: list[Select] = []
        words = (
            "They stay where they are. What is taken is kept in the register, as the next version."
        )
        self._column.insertWidget(1, Label(words, "text", "ink2", wrap=True))
        holder = QWidget()
        self._rows = QGridLayout(holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setColumnStretch(0, 1)
        for at, offer in enumerate(self.offers):
            self._add(at, offer)
        self._grid.addWidget(holder, 0, 0, 1, 2)
        self.shows_exempt = any(self._is_exempt(one) for one in self._candidates(None))
        if len(offers) > _MOST:
            self.advise(
                f"{len(offers) - _MOST} more are offered when these are dealt with.", "tint"
            )

    def _add(self, at: int, offer: Offer) -> None:
        name, size = offer.path.name, size_words(_size(offer))
        shown = QFontMetrics(theme.font("text")).elidedText(
            name, Qt.TextElideMode.ElideMiddle, theme.px(_NAME)
        )
        tick = Tick(f"{shown}, {size}")
        tick.setAccessibleName(f"{name}, {size}")
        tick.setToolTip(name if shown != name else "")
        found = self._candidates(offer)
        likely = _likely(self._register, offer, found)
        options = [(one.id, self._words(one)) for one in found]
        if likely is None:
            options.insert(0, ("", "Choose its paper"))
        papers = Select("", options, key=likely.id if likely else "")
        papers.combo.setAccessibleName(f"The paper that {name} is of")
        papers.setFixedWidth(theme.px(330))
        papers.chosen.connect(lambda key: tick.setChecked(bool(key)))
        tick.setChecked(likely is not None)
        self._rows.addWidget(tick, at, 0)
        self._rows.addWidget(papers, at, 1)
        self.boxes.append(tick)
        self.papers.append(papers)
        self.begins_with = self.begins_with or tick

    def _candidates(self, offer: Offer | None) -> list[Paper]:
        """The papers that a file may be of: the one it was opened from, or those of the group."""
        if offer is not None and offer.file_id:
            file = self._register.paper_files.maybe(offer.file_id)
            paper = self._register.papers.maybe(file.paper_id if file else None)
            return [paper] if paper else []
        where = {"group_id": offer.group_id} if offer is not None and offer.group_id else {}
        every = self._register.papers.find(**where) if where else self._register.papers.all()
        wanted = [one for one in every if one.state is not PaperState.WITHDRAWN]
        return sorted(wanted, key=lambda one: (not one.state.is_wanted, one.title.casefold()))

    def _words(self, paper: Paper) -> str:
        item = self._register.items.maybe(paper.item_id)
        meeting = self._register.meetings.maybe(item.meeting_id) if item else None
        return f"{paper.title}, {short_date(meeting.held_on)}" if meeting else paper.title

    @staticmethod
    def _is_exempt(paper: Paper) -> bool:
        return paper.exempt

    def _ticked(self) -> list[tuple[Offer, str]]:
        """What is ticked, each with its paper's id."""
        rows = zip(self.offers, self.boxes, self.papers, strict=True)
        return [(offer, papers.key() or "") for offer, tick, papers in rows
                if tick.isChecked() and papers.key()]  # fmt: skip

    def save(self) -> str:
        """Take note of what is ticked: taking it in takes a while."""
        for offer, tick, papers in zip(self.offers, self.boxes, self.papers, strict=True):
            if tick.isChecked() and not papers.key():
                raise Refused(
                    f"{offer.path.name} has no paper yet.", "Nothing was taken.",
                    "Choose the paper that it is of, or untick it.",
                )  # fmt: skip
        self.chosen = self._ticked()
        return "chosen"


def _likely(register: Register, offer: Offer, found: Sequence[Paper]) -> Paper | None:
    """The paper that has a file of that name, or is called like it; else the only one there is.

    Of several, the one that is still wanted.
    """
    name = offer.path.name.casefold()
    for one in found:
        if any(each.name.casefold() == name for each in register.paper_files.find(paper_id=one.id)):
            return one
    alike = [one for one in found if is_named_after(offer.path.name, one.title)]
    wanted = [one for one in alike if one.state.is_wanted]
    for few in (alike, wanted, found):
        if len(few) == 1:
            return few[0]
    return None


def _size(offer: Offer) -> int:
    try:
        return offer.path.stat().st_size
    except OSError:
        return 0
