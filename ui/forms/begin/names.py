"""The third step: what each group is called, with the names of the paper to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from egovdesk.records.groups import Group, Tier
from egovdesk.records.structures import StructureGroup
from egovdesk.shipped.structures import name_styles
from ui import theme
from ui.forms.begin.draft import Draft
from ui.forms.begin.preview import Preview
from ui.forms.begin.step import Step, emptied, scrolled
from ui.widgets.buttons import Button
from ui.widgets.fields import Field, Select
from ui.widgets.flow import Flow
from ui.widgets.hairline import hairline
from ui.widgets.labels import Label

_NEW, _LEAVE = "", "leave"


class NamesStep(Step):
    """A name for each group; service development groups come and go here."""

    TITLE: ClassVar[str] = "What are your groups called?"
    WORDS: ClassVar[str] = (
        "Names matter: they say whether a group is for the technology, the service or the citizen."
    )
    NAME: ClassVar[str] = "Names of your groups"

    def __init__(
        self, draft: Draft, present: Sequence[Group] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(draft, parent)
        self._present = list(present)
        self.names: dict[str, Field] = {}
        self.which: dict[str, Select] = {}
        left = QWidget()
        self._column = QVBoxLayout(left)
        px = theme.px
        self._column.setContentsMargins(px(40), px(8), px(24), px(16))
        self._column.setSpacing(px(6))
        self.preview = Preview()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(scrolled(left), 50)
        row.addWidget(scrolled(self.preview, "pane"), 50)

    def load(self) -> None:
        """Show a line for each group of the structure."""
        emptied(self._column)
        self.names, self.which = {}, {}
        for at, one in enumerate(self.draft.structure.groups):
            if at:
                self._column.addWidget(hairline())
            self._add_group(one)
        more = Button("Add a service development group", "text", icon="plus")
        more.clicked.connect(lambda _checked=False: self.add_service_group())
        self._column.addWidget(more)
        self._column.addStretch(1)
        self.preview.show_structure(self.draft.structure)

    def _add_group(self, one: StructureGroup) -> None:
        tiers = ", ".join(tier.label for tier in one.tiers)
        field = Field(tiers, one.name)
        field.edit.setAccessibleName(f"Name of the {tiers.lower()}")
        field.committed.connect(lambda _text, key=one.key: self._rename(key))
        self.names[one.key] = field
        line = QHBoxLayout()
        line.setSpacing(theme.px(10))
        line.addWidget(field, 1)
        if self._present:
            line.addWidget(self._which(one), 1)
        out = Button("Leave out", "text")
        out.setAccessibleName(f"Leave out {one.name}")
        out.clicked.connect(lambda _checked=False, key=one.key: self.leave_out(key))
        line.addWidget(out)
        holder = QWidget()
        holder.setLayout(line)
        line.setContentsMargins(0, theme.px(4), 0, 0)
        self._column.addWidget(holder)
        offered = self._offered(one)
        if offered:
            self._column.addWidget(self._alternatives(one.key, offered))

    def _which(self, one: StructureGroup) -> Select:
        """Which group of the register it is."""
        options = [(_NEW, "a new group"), *((each.id, each.name) for each in self._present)]
        field = Select("Is", options, key=self.draft.keep.get(one.key, _NEW))
        field.combo.setAccessibleName(f"Which group is {one.name}")
        field.chosen.connect(lambda group_id, key=one.key: self._keep(key, group_id))
        self.which[one.key] = field
        return field

    def _offered(self, one: StructureGroup) -> list[tuple[str, tuple[str, ...]]]:
        """Other names: by style for the e-governance group, else those of the structure."""
        if Tier.E_GOVERNANCE in one.tiers and Tier.SMT not in one.tiers:
            return [(style.label, style.names) for style in name_styles() if style.names]
        return [("Or", one.names)] if one.names else []

    def _alternatives(self, key: str, offered: list[tuple[str, tuple[str, ...]]]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, theme.px(4))
        column.setSpacing(0)
        for label, names in offered:
            line = QWidget()
            flow = Flow(line)
            flow.setContentsMargins(0, 0, 0, 0)
            said = Label(f"{label}:", "note", "ink2")
            said.setContentsMargins(0, theme.px(4), 0, 0)
            flow.addWidget(said)
            for name in names:
                button = Button(name, "text")
                button.clicked.connect(_calling(self.take_name, key, name))
                flow.addWidget(button)
            column.addWidget(line)
        return holder

    # -- changing ------------------------------------------------------------------------------

    def take_name(self, key: str, name: str) -> None:
        """Give a group one of the names offered."""
        self.names[key].set_text(name)
        self._rename(key)

    def _rename(self, key: str) -> None:
        name = self.names[key].text()
        self.draft.structure = self.draft.structure.named({key: name}, {key: _style_of(name)})
        self._look()
        self.preview.show_structure(self.draft.structure)

    def _keep(self, key: str, group_id: str) -> None:
        """Say that a group of the structure is one of the register's, and take its name over."""
        self.draft.keep.pop(key, None)
        if group_id:
            self.draft.keep[key] = group_id
            name = next(one.name for one in self._present if one.id == group_id)
            self.take_name(key, name)

    def add_service_group(self) -> None:
        """Add a group for another business unit, and go to its name."""
        self.take_names()
        self.draft.structure = self.draft.structure.with_service_group()
        self.load()
        last = self.names[self.draft.structure.groups[-1].key]
        last.edit.setFocus()
        last.edit.selectAll()

    def leave_out(self, key: str) -> None:
        """Leave a group out; those below it report further up."""
        self.take_names()
        self.draft.structure = self.draft.structure.without(key)
        self.draft.keep.pop(key, None)
        self.load()

    def take_names(self) -> None:
        """Take what is typed in every line."""
        typed = {key: field.text() for key, field in self.names.items()}
        styles = {key: _style_of(name) for key, name in typed.items()}
        known = {one.key: one.name for one in self.draft.structure.groups}
        changed = {key: name for key, name in typed.items() if name != known.get(key)}
        kept = {key: styles[key] for key in changed}
        self.draft.structure = self.draft.structure.named(changed, kept)

    def _look(self) -> bool:
        """Show each problem beside its name; tell whether there is none."""
        found = self.draft.structure.problems()
        for key, field in self.names.items():
            mine = [one.sentence for one in found if one.field == key]
            field.set_error(mine[0] if mine else None)
        return not found

    def take(self) -> bool:
        """Take the names; each must be there, and once."""
        self.take_names()
        if not self._look():
            next(one for one in self.names.values() if one.error()).edit.setFocus()
            return False
        return True

    def first(self) -> QWidget:
        """The first name."""
        return next((one.edit for one in self.names.values()), self)


def _style_of(name: str) -> str:
    folded = name.strip().casefold()
    styles = [
        one.code for one in name_styles() if folded in {each.casefold() for each in one.names}
    ]
    return styles[0] if styles else "own"


def _calling(act: Callable[[str, str], None], key: str, name: str) -> Callable[..., None]:
    return lambda _checked=False: act(key, name)
