"""The framework: rights, limits by amount, adopted versions, responsibilities and seats."""

from __future__ import annotations

from datetime import date

from egovdesk.records.framework import Adoption, GroupSeat, Responsibility, Right, RightLimit
from egovdesk.records.responsibilities import Seen, SeenItem
from egovdesk.store.repository import Repository

_LAST_ITEMS = """
SELECT m.group_id, i.responsibility, i.category,
  i.id IN (SELECT item_id FROM ratifications WHERE item_id IS NOT NULL) AS ratifies,
  max(m.held_on), m.id, i.id
FROM (
  SELECT m.id, m.group_id, m.held_on FROM meetings m
  WHERE m.held_on >= ? AND m.state NOT IN ('cancelled', 'postponed') {of_group}
  UNION ALL
  SELECT m.id, g.group_id, m.held_on FROM meeting_groups g JOIN meetings m ON m.id = g.meeting_id
  WHERE m.held_on >= ? AND m.state NOT IN ('cancelled', 'postponed') {joint}
) m JOIN items i ON i.meeting_id = m.id
WHERE m.held_on <= coalesce((
    SELECT min(n.held_on) FROM meetings n WHERE n.group_id = m.group_id AND n.held_on >= ?
      AND n.state NOT IN ('cancelled', 'postponed')), ?)
  AND i.state NOT IN ('withdrawn', 'deferred')
  AND (i.category <> '' OR i.responsibility <> ''
       OR i.id IN (SELECT item_id FROM ratifications WHERE item_id IS NOT NULL))
GROUP BY m.group_id, i.responsibility, i.category, ratifies
"""


class RightRepository(Repository[Right]):
    """Rights, by row of the matrix."""

    table = "rights"
    record = Right
    order = "category, id"
    noun = "right"


class RightLimitRepository(Repository[RightLimit]):
    """Limits by amount, by row of the matrix."""

    table = "right_limits"
    record = RightLimit
    order = "category, amount, id"
    noun = "limit"


class AdoptionRepository(Repository[Adoption]):
    """Versions of the rights and of terms of reference, oldest first."""

    table = "adoptions"
    record = Adoption
    order = "subject, group_id, version, id"
    noun = "version"


class ResponsibilityRepository(Repository[Responsibility]):
    """Responsibilities given to groups."""

    table = "responsibilities"
    record = Responsibility
    order = "code, id"
    noun = "responsibility"

    def last_items(self, since: date, day: date, group_id: str = "") -> list[SeenItem]:
        """The latest item of each kind on the agendas of each group since a day, or of one group, up
        to the agenda that is next from another day on.

        A joint meeting counts for each group that meets; withdrawn and deferred items, and meetings
        that were called off, do not.
        """
        of_group = "AND m.group_id = ?" if group_id else ""
        joint = "AND g.group_id = ?" if group_id else ""
        one = [since.isoformat(), *([group_id] if group_id else [])]
        args = [*one, *one, day.isoformat(), day.isoformat()]
        query = _LAST_ITEMS.format(of_group=of_group, joint=joint)
        return [
            SeenItem(row[0], row[1], row[2], bool(row[3]),
                     Seen(date.fromisoformat(row[4]), row[5], row[6]))
            for row in self._connection.execute(query, args)
        ]  # fmt: skip


class GroupSeatRepository(Repository[GroupSeat]):
    """The seats that groups are to have."""

    table = "group_seats"
    record = GroupSeat
    order = "group_id, position, id"
    noun = "seat"
