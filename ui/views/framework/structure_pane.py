"""The pane beside the chart: to whom a group reports, what it decides, and how it differs from the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import counted
from egovdesk.records.framework import RightKind
from egovdesk.records.groups import Group, LinkKind, Tier, holds_on
from egovdesk.records.matrix import Holder, rows_of
from ui import details
from ui.item_models.segments import Tag
from ui.list_page import DetailsPane
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.note import Note
from ui.widgets.section_heading import SectionHeading

if TYPE_CHECKING:
    from ui.views.framework.structure import StructureTab

_MOST = 6


class StructurePane(DetailsPane):
    """The selected group."""

    def __init__(self, tab: StructureTab) -> None:
        super().__init__("The selected group")
        self._tab = tab

    def load(self) -> None:
        """Show the group that is selected on the chart."""
        group = self._tab.group()
        if group is None:
            self.fill([Label("No group is selected.", "text", "ink2", wrap=True)])
            return
        widgets: list[QWidget | int] = [self._tags(group), Label(group.name, "title20", wrap=True)]
        widgets.append(details.facts(self._facts(group)))
        widgets += self._decides(group)
        widgets += self._against(group)
        widgets += [8, self._buttons()]
        self.fill(widgets)

    def _tags(self, group: Group) -> QWidget:
        tiers = self._tab.tiers_of(group.id)
        tags = [Tag(one.label, "tint") for one in tiers if one is not Tier.NONE]
        return SegmentLabel(tuple(tags) or (Tag(group.constitution.label),))

    def _facts(self, group: Group) -> list[details.Fact]:
        names = {one.id: one.name for one in self._tab.groups}
        parent = names.get(self._tab.parents.get(group.id) or "", "")
        found = [("Reports to", parent or "no other group", "ink")]
        ratified = self._ratified(group)
        if ratified:
            found.append(("Ratifies for", ratified, "ink"))
        for name, kind in (("Meets jointly", LinkKind.JOINT_WITH), ("Supports", LinkKind.SUPPORTS),
                           ("Also reports", LinkKind.REPORTS_TO)):  # fmt: skip
            tied = self._tied(group, kind)
            if tied:
                found.append((name, ", ".join(tied), "ink"))
        found += self._over_time(group)
        return found

    def _tied(self, group: Group, kind: LinkKind) -> list[str]:
        register, day = self._tab.register, self._tab.day
        names = {one.id: one.name for one in self._tab.groups}
        links = register.group_links.find(group_id=group.id, kind=kind)
        others = [one.other_id for one in links if holds_on(day, one.from_on, one.until_on)]
        if kind is LinkKind.JOINT_WITH:
            others += [
                one.group_id
                for one in register.group_links.find(other_id=group.id, kind=kind)
                if holds_on(day, one.from_on, one.until_on)
            ]
        return [names[one] for one in others if one in names]

    def _over_time(self, group: Group) -> list[details.Fact]:
        """What it was called, and which groups it follows."""
        register = self._tab.register
        former = [one.name for one in register.group_names.find(group_id=group.id)]
        found = [("Was called", ", ".join(former), "ink")] if former else []
        before = [
            register.groups.get(one.group_id).name
            for one in register.group_links.find(other_id=group.id, kind=LinkKind.SUCCEEDED_BY)
        ]
        return [*found, ("Follows", ", ".join(before), "ink")] if before else found

    def _ratified(self, group: Group) -> str:
        """`4 groups`: those that decide what this one ratifies."""
        rights, holder, found = self._tab.rights, Holder(group.id), set()
        for row in rights.held.values():
            if row.get(holder) is RightKind.RATIFIES:
                found |= {one.group_id for one, kind in row.items()
                          if kind is RightKind.DECIDES and one.group_id}  # fmt: skip
        return counted(len(found), "group") if found else ""

    def _decides(self, group: Group) -> list[QWidget | int]:
        rights = self._tab.rights
        mine = [code for code, row in rights.held.items()
                if row.get(Holder(group.id)) is RightKind.DECIDES]  # fmt: skip
        if not mine:
            return []
        labels = self._labels(mine)
        shown = labels[:_MOST]
        if len(labels) > _MOST:
            shown.append(f"and {len(labels) - _MOST} more")
        lines = [Label(one, "text", "ink2", wrap=True) for one in shown]
        return [8, SectionHeading("Decides", rule=False), *lines]

    def _labels(self, codes: list[str]) -> list[str]:
        """The rows in words; a whole category once."""
        labels, found = self._tab.rights.labels, []
        for letter in ("A", "B", "C", "D", "E"):
            rows = [code for code in rows_of(letter) if code in codes]
            if rows and len(rows) == len(rows_of(letter)):
                found.append(labels.get(letter, letter))
            else:
                found += [labels.get(code, code) for code in rows]
        return found

    def _against(self, group: Group) -> list[QWidget | int]:
        said = self._tab.differences.get(group.id, ())
        if not said:
            return []
        note = Note("amber", " ".join(said))
        return [8, SectionHeading("Against the model", rule=False), note]

    def _buttons(self) -> QWidget:
        holder = QWidget()
        flow = Flow(holder)
        flow.setContentsMargins(0, 0, 0, 0)
        for words, command in (("Open group", "structure.open"), ("Edit…", "structure.edit")):
            button = Button(words)
            self._tab.context.menus.follow(button, command)
            flow.addWidget(button)
        return holder
