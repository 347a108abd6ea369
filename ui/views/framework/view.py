"""The governance framework: one page, a tab for each part of it."""

from __future__ import annotations

from typing import ClassVar

from ui.commands import Command
from ui.tabbed import PageTab, TabbedPage, tab_commands
from ui.views.framework.assessment import AssessmentTab
from ui.views.framework.authority import AuthorityTab
from ui.views.framework.findings import FindingsTab
from ui.views.framework.responsibilities import ResponsibilitiesTab
from ui.views.framework.rights import RightsTab
from ui.views.framework.structure import StructureTab
from ui.views.framework.terms import TermsTab

TABS: tuple[type[PageTab], ...] = (
    RightsTab, StructureTab, ResponsibilitiesTab, TermsTab, FindingsTab, AuthorityTab, AssessmentTab,
)  # fmt: skip


class FrameworkView(TabbedPage):
    """Who decides what, how the groups stand, what they answer for, and what checks say."""

    NAME = "framework"
    TITLE = "Governance framework"
    PARTS = "Parts of the framework"
    TABS = TABS
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        *tab_commands("framework", "Next gap or &finding"),
        *(command for tab in TABS for command in tab.COMMANDS),
    )
