"""Groups with their tiers, former names and links, and the memberships on them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from egovdesk.records.groups import (
    Group,
    GroupLink,
    GroupName,
    GroupOffset,
    GroupTier,
    LinkKind,
    MemberRole,
    Membership,
    Tier,
    holds_on,
)
from egovdesk.records.meetings import Meeting
from egovdesk.records.people import Person, Post
from egovdesk.store.connection import making_sense
from egovdesk.store.people import HoldingRepository, PersonRepository, PostRepository
from egovdesk.store.repository import Repository


@dataclass(frozen=True)
class Member:
    """A place on a group on a day: the membership, who fills it, and in what capacity.

    `person` is None where the post is vacant; `capacity` is the post held on that day.
    """

    membership: Membership
    person: Person | None
    capacity: str


@dataclass(frozen=True)
class Seat:
    """Who has a place on a group in a period, whether in person or by a post."""

    group_id: str
    person_id: str
    from_on: date
    until_on: date


class GroupRepository(Repository[Group]):
    """Groups in the order of the sidebar."""

    table = "groups"
    record = Group
    order = "position, name, id"
    noun = "group"

    def named_on(self, group: Group, day: date) -> Group:
        """The group with the name, short name and prefix that it had on a day."""
        former = GroupNameRepository(self._connection).find(group_id=group.id)
        for name in sorted(former, key=lambda one: one.until_on or date.max):
            if holds_on(day, name.from_on, name.until_on):
                return replace(
                    group,
                    name=name.name,
                    short_name=name.short_name or group.short_name,
                    prefix=name.prefix or group.prefix,
                )
        return group

    def parents_on(self, day: date) -> dict[str, str | None]:
        """The group that each reported to on a day."""
        found = {one.id: one.parent_id for one in self.all()}
        former = GroupLinkRepository(self._connection).find(kind=LinkKind.REPORTED_TO)
        for link in sorted(former, key=lambda one: one.until_on or date.max, reverse=True):
            if holds_on(day, link.from_on, link.until_on):
                found[link.group_id] = link.other_id
        return found

    def meeting(self, meeting: Meeting) -> list[Group]:
        """The groups that meet, the one whose meeting it is first, by the names of the day.

        A further group that was dissolved before the day does not meet.
        """
        rows = self._connection.execute(
            "SELECT group_id FROM meeting_groups WHERE meeting_id = ? ORDER BY position, id",
            (meeting.id,),
        ).fetchall()
        found, day = self.many(one for (one,) in rows), meeting.held_on
        meet = [one for one in (found[group_id] for (group_id,) in rows) if one.exists_on(day)]
        return [self.named_on(one, day) for one in (self.get(meeting.group_id), *meet)]

    def is_used(self, group_id: str) -> bool:
        """Whether the group has met, or what others rely on belongs to it."""
        tables = (
            "meetings", "meeting_groups", "items", "decisions", "actions", "ratifications",
            "standards", "selections", "projects", "programmes", "statements", "approval_stages",
        )  # fmt: skip
        return any(
            self._connection.execute(
                f"SELECT 1 FROM {table} WHERE group_id = ? LIMIT 1", (group_id,)
            ).fetchone()
            for table in tables
        )


class GroupTierRepository(Repository[GroupTier]):
    """The tiers that groups cover."""

    table = "group_tiers"
    record = GroupTier
    order = "tier, id"
    noun = "tier"

    def on(self, day: date) -> dict[str, list[Tier]]:
        """The tiers that each group covers on a day."""
        found: dict[str, list[Tier]] = {}
        for one in self.all():
            if holds_on(day, one.from_on, one.until_on):
                found.setdefault(one.group_id, []).append(one.tier)
        return found


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

    def on(self, group_id: str, day: date) -> list[Member]:
        """The members of a group on a day, the chair first, then in the list's order."""
        people = PersonRepository(self._connection)
        places = [
            place
            for place in self.find(group_id=group_id)
            if holds_on(day, place.from_on, place.until_on)
        ]
        found = [self._member(place, people, day) for place in places]
        return sorted(found, key=lambda one: _ROLE_ORDER.index(one.membership.role))

    def deputies_on(self, group_id: str, day: date) -> dict[str, list[Person]]:
        """Who is named to stand in for each member on a day, by the member's own id."""
        members = self.on(group_id, day)
        whose = {one.membership.id: one.person.id for one in members if one.person is not None}
        found: dict[str, list[Person]] = {}
        for one in members:
            absent = whose.get(one.membership.substitute_for_id or "")
            if absent is not None and one.person is not None:
                found.setdefault(absent, []).append(one.person)
        return found

    def seats(self, first: date, last: date) -> list[Seat]:
        """Every group's places that are filled at some time from one day to another."""
        rows = self._connection.execute(_SEATS, (first.isoformat(), last.isoformat()))
        with making_sense(self._connection):
            return [
                Seat(group, person, date.fromisoformat(since), date.fromisoformat(until))
                for group, person, since, until in rows
            ]

    def seats_on(self, group_id: str, day: date) -> list[str | None]:
        """Who fills each place that counts towards the quorum on a day; None where it is vacant.

        A substitute's place is no further one.
        """
        dated = "(from_on IS NULL OR from_on <= ?2) AND (until_on IS NULL OR until_on >= ?2)"
        roles = ", ".join(f"'{role.value}'" for role in MemberRole if role.counts)
        rows = self._connection.execute(
            "SELECT coalesce(person_id, (SELECT h.person_id FROM holdings h WHERE"
            f" h.post_id = memberships.post_id AND {dated} ORDER BY from_on, id LIMIT 1))"
            f" FROM memberships WHERE group_id = ?1 AND {dated} AND role IN ({roles})"
            " AND substitute_for_id IS NULL ORDER BY position, id",
            (group_id, day.isoformat()),
        )
        return [row[0] for row in rows]

    def _member(self, place: Membership, people: PersonRepository, day: date) -> Member:
        if place.post_id is None:
            person = people.get(place.person_id or "")
            return Member(place, person, self.capacity_on(person.id, day))
        post = PostRepository(self._connection).get(place.post_id)
        return Member(place, self._holder_on(post, people, day), post.title)

    def _holder_on(self, post: Post, people: PersonRepository, day: date) -> Person | None:
        for holding in HoldingRepository(self._connection).find(post_id=post.id):
            if holds_on(day, holding.from_on, holding.until_on):
                return people.get(holding.person_id)
        return None

    def capacity_on(self, person_id: str, day: date) -> str:
        """The title of the post that a person held on a day; empty for none."""
        posts = PostRepository(self._connection)
        for holding in HoldingRepository(self._connection).find(person_id=person_id):
            if holds_on(day, holding.from_on, holding.until_on):
                return posts.get(holding.post_id).title
        return ""


_ROLE_ORDER = tuple(MemberRole)

_SEATS = """
SELECT * FROM (
  SELECT group_id, person_id, coalesce(from_on, '0001-01-01') AS since,
         coalesce(until_on, '9999-12-31') AS until
  FROM memberships WHERE person_id IS NOT NULL
  UNION ALL
  SELECT m.group_id, h.person_id,
         max(coalesce(m.from_on, '0001-01-01'), coalesce(h.from_on, '0001-01-01')),
         min(coalesce(m.until_on, '9999-12-31'), coalesce(h.until_on, '9999-12-31'))
  FROM memberships m JOIN holdings h ON h.post_id = m.post_id
) WHERE since <= until AND until >= ?1 AND since <= ?2
"""


class GroupOffsetRepository(Repository[GroupOffset]):
    """A group's own offsets."""

    table = "group_offsets"
    record = GroupOffset
    order = "group_id, step"
    noun = "offset"
