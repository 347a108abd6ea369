"""What can be done with a group and its members: the commands of its page."""

from __future__ import annotations

from egovdesk.operations.groups import remove_group, remove_membership
from egovdesk.records.groups import Group
from ui.messages import told
from ui.page import Page
from ui.views.groups.tier_work import TierWork
from ui.widgets.row_tree import RowList
from ui.widgets.tabs import Tabs


class GroupActs(Page):
    """The page's commands; `GroupView` shows what they are about."""

    _group: Group
    members: RowList
    tabs: Tabs
    tier_work: TierWork

    def why_not_member(self) -> str:
        """A member has to be selected."""
        if self.tabs.current() != "members" or not self._membership_id():
            return "Select a member on the Members tab first."
        return ""

    def _membership_id(self) -> str:
        found = self.register.memberships.maybe(self.members.current_id())
        return found.id if found else ""

    def change_group(self) -> None:
        """Change the group's facts."""
        from ui.forms.groups import GroupForm

        if GroupForm(self.context, self, self._group).ask():
            self.context.say("Group changed")

    def rename(self) -> None:
        """Give it a new name from a day."""
        from ui.forms.groups import RenameForm

        if RenameForm(self.context, self, self._group).ask():
            self.context.say("Group renamed")

    def change_deadlines(self) -> None:
        """Change the group's notice, and when each step falls."""
        from ui.forms.holidays import DeadlinesForm

        if DeadlinesForm(self.context, self, self._group).ask():
            self.context.say("Notice and deadlines changed")

    def change_agendas(self) -> None:
        """Change the order of business, and templates."""
        from ui.forms.templates import TemplatesDialog

        TemplatesDialog(self.context, self, self._group.id).exec()

    def change_ties(self) -> None:
        """Change its tiers, the group above, and its other ties."""
        from ui.forms.ties import TiesForm

        if TiesForm(self.context, self, self._group).ask():
            self.context.say("Tiers and ties changed")

    def dissolve(self) -> None:
        """End the group on a day; what that touches is said before."""
        from ui.forms.structure import DissolveForm

        if DissolveForm(self.context, self, self._group).ask():
            self.context.say(f"{self._group.label} is dissolved")

    @told
    def remove(self) -> None:
        """Take out a group that never met."""
        name = self._group.label
        remove_group(self.register, self._group.id)
        self.context.say(f"{name} removed")

    def add_member(self) -> None:
        """Add a place."""
        from ui.forms.groups import MembershipForm

        made = MembershipForm(self.context, self, self._group.id).ask()
        if made:
            self.members.select_id(made)
            self.context.say("Member added")

    def change_member(self) -> None:
        """Change the current place."""
        from ui.forms.groups import MembershipForm

        place = self.register.memberships.maybe(self.members.current_id())
        if place is not None:
            MembershipForm(self.context, self, self._group.id, place).ask()

    def end_member(self) -> None:
        """End the current place."""
        from ui.forms.groups import EndMembershipForm

        place = self.register.memberships.maybe(self.members.current_id())
        if place is not None and EndMembershipForm(self.context, self, place).ask():
            self.context.say("Membership ended")

    @told
    def remove_member(self) -> None:
        """Take out a place that never was."""
        if self._membership_id():
            remove_membership(self.register, self._membership_id())
            self.context.say("Membership removed")

    # -- the work of its tier ------------------------------------------------------------------

    def why_not_egov(self) -> str:
        """A meeting has to be selected among the work of SMT."""
        if self.tabs.current() == "work" and self.tier_work.meeting_id():
            return ""
        return "Select a meeting on the tab E-government at SMT first."

    def turn_egov(self) -> None:
        """The meeting has an e-government agenda, or none: E."""
        self.tier_work.turn_egov()

    def why_not_export_word(self) -> str:
        """Only the work of a tier is written in Word here."""
        return "" if self.tabs.current() == "work" else "Turn to the work of the tier first."

    def export_word(self) -> None:
        """Write the work of the tier in Word."""
        self.tier_work.export(word=True)
