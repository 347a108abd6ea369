"""The tab of projects by responsibility: whose each is, by group and by Chart 3's codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from egovdesk.documents.projects.standing import Standing
from egovdesk.documents.wording import counted
from egovdesk.records.choices import ChoiceList
from egovdesk.records.groups import holds_on
from egovdesk.records.money import pounds
from ui.commands import Command
from ui.details import facts
from ui.item_models.progress import ProgressRow, lit, named
from ui.item_models.ranking import thousands
from ui.item_models.record_table import Column
from ui.item_models.segments import Cell, Text
from ui.views.programme.projects_tab import OPENING, ProjectsTab
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.section_heading import SectionHeading

_NOBODY = "No group"


class ResponsibilityTab(ProjectsTab):
    """The projects group by group."""

    KEY, WORDS = "responsibility", "By responsibility"
    LIST = "Projects by responsibility"
    COMMANDS: ClassVar[tuple[Command, ...]] = OPENING

    def columns(self) -> Sequence[Column[ProgressRow]]:
        """Whose each is, its stage, light and cost."""
        return (
            Column("Group and project", named, stretch=1),
            Column("Responsibility", self._code, width=190, gives_way=1),
            Column("Stage", lambda row: row.one.project.stage.label if row.one else "", width=100,
                   gives_way=2),
            Column("Status", lambda row: lit(row.one.light) if row.one else Cell(), width=92),
            Column("Planned\n£000", _planned, right=True, width=84),
        )  # fmt: skip

    def read(self) -> Sequence[ProgressRow]:
        """Each group in the order of the tree, then its projects."""
        found = self.standings()
        rows: list[ProgressRow] = []
        groups = [(one.id, one.name) for one in self.register.groups.all()]
        known = {key for key, _name in groups}
        for key, name in [*groups, ("", _NOBODY)]:
            own = [
                one
                for one in found
                if one.project.group_id == key or (not key and one.project.group_id not in known)
            ]
            if own:
                rows.append(ProgressRow(key or _NOBODY, tuple(own), name))
                rows += [ProgressRow(one.project.id, (one,)) for one in own]
        return rows

    def subtitle(self) -> str:
        """How many groups own how many."""
        rows = self.held.rows()
        groups = sum(row.one is None and row.words != _NOBODY for row in rows)
        loose = next((len(row.standings) for row in rows if row.words == _NOBODY), 0)
        words = f"{counted(groups, 'group')} own {counted(len(rows) - groups, 'project')}"
        return f"{words}; {counted(loose, 'project')} without one" if loose else words

    def fill(self, row: ProgressRow) -> Sequence[QWidget | int]:
        """A group's responsibilities, and how its projects go; or a project's own."""
        if row.one is not None:
            return self._project(row.one)
        widgets: list[QWidget | int] = [Label(row.words, "title20", wrap=True)]
        planned = sum(one.total() for one in row.standings)
        widgets.append(Label(
            f"{counted(len(row.standings), 'project')}, {pounds(planned)} planned", "text", "ink2"
        ))  # fmt: skip
        codes = self._codes(row.id)
        widgets += [8, SectionHeading("Answers for")]
        widgets += [SegmentLabel((Text(code, "ink2", "note600", width=36), Text(words)))
                    for code, words in codes]  # fmt: skip
        if not codes:
            widgets.append(Label("None of Chart 3’s responsibilities.", "text", "amber", wrap=True))
        return widgets

    def _project(self, one: Standing) -> Sequence[QWidget | int]:
        project, people = one.project, self.register.people
        sponsor, lead = people.maybe(project.sponsor_id), people.maybe(project.ict_lead_id)
        unset = [("Sponsor", sponsor), ("ICT lead", lead)]
        told = [
            (label, found.name if found else "nobody yet", "ink" if found else "amber")
            for label, found in unset
        ]
        return [
            Label(project.title, "title20", wrap=True),
            facts([
                ("Service", project.service or "none named", "ink"), *told,
                ("Answers to", self._words(project.responsibility) or "none named", "ink"),
                ("Category", project.category or "none named", "ink"),
                ("Case", project.case_state.label, "amber" if one.lacks_case else "ink"),
            ]),
            *((8, Label(project.summary, "prose15", wrap=True)) if project.summary else ()),
        ]  # fmt: skip

    def _codes(self, group_id: str) -> list[tuple[str, str]]:
        today = self.register.today
        held_now = [
            one.code
            for one in self.register.responsibilities.find(group_id=group_id)
            if holds_on(today, one.from_on, one.until_on)
        ]
        return [(code, self._words(code)) for code in sorted(set(held_now))]

    def _words(self, code: str) -> str:
        found = self.register.choices.find(list=ChoiceList.RESPONSIBILITIES, code=code)
        return found[0].label if code and found else code

    def _code(self, row: ProgressRow) -> Cell:
        if row.one is None:
            codes = ", ".join(code for code, _words in self._codes(row.id))
            return Cell((Text(codes, "ink2", "note"),))
        return Cell((Text(self._words(row.one.project.responsibility), "ink2"),))


def _planned(row: ProgressRow) -> Cell:
    total = sum(one.total() for one in row.standings)
    face = "row" if row.one is None else "text"
    return Cell((Text(thousands(total or None), "ink2", face),), right=True)
