"""The framework: rights, limits by amount, adopted versions, responsibilities and seats."""

from __future__ import annotations

from egovdesk.records.framework import Adoption, GroupSeat, Responsibility, Right, RightLimit
from egovdesk.store.repository import Repository


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


class GroupSeatRepository(Repository[GroupSeat]):
    """The seats that groups are to have."""

    table = "group_seats"
    record = GroupSeat
    order = "group_id, position, id"
    noun = "seat"
