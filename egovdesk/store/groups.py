"""Groups with their tiers, former names and links, and the memberships on them."""

from __future__ import annotations

from egovdesk.records.groups import Group, GroupLink, GroupName, GroupTier, Membership
from egovdesk.store.repository import Repository


class GroupRepository(Repository[Group]):
    """Groups in the order of the sidebar."""

    table = "groups"
    record = Group
    order = "position, name, id"
    noun = "group"


class GroupTierRepository(Repository[GroupTier]):
    """The tiers that groups cover."""

    table = "group_tiers"
    record = GroupTier
    order = "tier, id"
    noun = "tier"


class GroupNameRepository(Repository[GroupName]):
    """Former names, oldest first."""

    table = "group_names"
    record = GroupName
    order = "until_on, id"
    noun = "former name"


class GroupLinkRepository(Repository[GroupLink]):
    """Links between groups besides the parent."""

    table = "group_links"
    record = GroupLink
    noun = "link"


class MembershipRepository(Repository[Membership]):
    """Memberships in the order of the member list."""

    table = "memberships"
    record = Membership
    order = "position, id"
    noun = "membership"
