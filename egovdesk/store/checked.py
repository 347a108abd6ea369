"""The narrow rows that checks look at, each by a plain projection of its tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any, NamedTuple

from egovdesk.records.checked import (
    AgendaRow,
    AllocationRow,
    AuthorityRow,
    ChampionRow,
    DecisionRow,
    DepartmentRow,
    DutyRow,
    GroupRow,
    HoldingRow,
    MeetingRow,
    PersonRow,
    PlaceRow,
    PostRow,
    ProgrammeRow,
    ProjectRow,
    RightRow,
    SeatRow,
    StatementRow,
    TierRow,
    WaitingRow,
)

_PAGE = 500


class Reading(NamedTuple):
    """How one field of `Facts` is read: what each row becomes, the query, and the tables it asks."""

    row: Any
    query: str
    tables: frozenset[str]


def _of(row: Any, query: str, *tables: str) -> Reading:
    return Reading(row, query, frozenset(tables))


_SMT = "(SELECT group_id FROM group_tiers WHERE tier = 'smt')"
_NOT_HEADINGS = "kind <> 'heading' AND state <> 'withdrawn'"


def _process(process: str) -> str:
    """How a programme's process is done by its latest assessment."""
    return (
        "coalesce((SELECT formality FROM assessments a WHERE a.programme_id = p.id"
        f" AND a.process = '{process}' AND a.made_on <= ?1 ORDER BY a.made_on DESC, a.id DESC"
        " LIMIT 1), '')"
    )


READINGS: dict[str, Reading] = {
    "authority": _of(
        AuthorityRow,
        "SELECT arrangement, has_partner, head_im_in_post, architecture, architecture_reason"
        " FROM authority",
        "authority",
    ),
    "groups": _of(
        GroupRow,
        "SELECT id, CASE short_name WHEN '' THEN name ELSE short_name END, parent_id, kept,"
        " represents_all, from_on, until_on FROM groups ORDER BY position, id",
        "groups",
    ),
    "tiers": _of(
        TierRow,
        "SELECT group_id, tier, from_on, until_on FROM group_tiers ORDER BY id",
        "group_tiers",
    ),
    "places": _of(
        PlaceRow,
        "SELECT id, group_id, person_id, post_id, role, seat, represents, substitute_for_id,"
        " from_on, until_on FROM memberships ORDER BY group_id, position, id",
        "memberships",
    ),
    "posts": _of(
        PostRow,
        "SELECT id, title, role_code, department, from_on, until_on FROM posts ORDER BY id",
        "posts",
    ),
    "holdings": _of(
        HoldingRow,
        "SELECT post_id, person_id, from_on, until_on FROM holdings ORDER BY id",
        "holdings",
    ),
    "people": _of(PersonRow, "SELECT id, name FROM people", "people"),
    "departments": _of(
        DepartmentRow,
        "SELECT name, major, from_on, until_on FROM departments ORDER BY position, id",
        "departments",
    ),
    "seats": _of(
        SeatRow,
        "SELECT id, group_id, role_code, place, number, per_department, condition, position,"
        " from_on, until_on FROM group_seats ORDER BY group_id, position, id",
        "group_seats",
    ),
    "duties": _of(
        DutyRow,
        "SELECT code, group_id, formalised, from_on, until_on FROM responsibilities ORDER BY id",
        "responsibilities",
    ),
    "rights": _of(
        RightRow,
        "SELECT category, group_id, post_id, kind, from_on, until_on FROM rights ORDER BY id",
        "rights",
    ),
    "champions": _of(
        ChampionRow,
        "SELECT person_id, kind, seniority, active, support, from_on, until_on FROM champions"
        " ORDER BY id",
        "champions",
    ),
    "allocations": _of(
        AllocationRow,
        "SELECT role, person_id, post_id, from_on, until_on FROM allocations ORDER BY id",
        "allocations",
    ),
    "meetings": _of(
        MeetingRow,
        "SELECT id, group_id, held_on, state, egov, length, (SELECT total(minutes_allowed) FROM items"
        f" WHERE meeting_id = m.id AND {_NOT_HEADINGS}) FROM meetings m WHERE group_id IN {_SMT}"
        " ORDER BY held_on, id",
        "meetings",
        "items",
        "group_tiers",
    ),
    "agendas": _of(
        AgendaRow,
        "SELECT i.id, i.meeting_id, i.title, i.minutes_allowed, i.report_of_id, i.category"
        f" FROM meetings m JOIN items i ON i.meeting_id = m.id WHERE m.group_id IN {_SMT}"
        " AND i.kind <> 'heading' AND i.state <> 'withdrawn'"
        " AND (i.category <> '' OR i.report_of_id IS NOT NULL) ORDER BY m.held_on, i.position",
        "meetings",
        "items",
        "group_tiers",
    ),
    "statements": _of(
        StatementRow,
        "SELECT s.id, CASE s.round WHEN '' THEN s.title ELSE s.round END, s.owner_id,"
        " coalesce((SELECT group_concat(a.title, ', ') FROM approval_stages a"
        " WHERE a.statement_id = s.id), ''),"
        " (SELECT min(a.done_on) FROM approval_stages a WHERE a.statement_id = s.id"
        " AND a.kind IN ('agree', 'adopt') AND a.group_id IN"
        " (SELECT group_id FROM group_tiers WHERE tier = '1')), s.submitted_on, NULL, NULL"
        " FROM statements s ORDER BY s.id",
        "statements",
        "approval_stages",
        "group_tiers",
    ),
    "waiting": _of(
        WaitingRow,
        "SELECT d.id, d.number, d.title, d.group_id, r.group_id, r.asked_on, r.answered_on,"
        " (SELECT m.held_on FROM items i JOIN meetings m ON m.id = i.meeting_id"
        " WHERE i.id = r.item_id) FROM ratifications r JOIN decisions d ON d.id = r.decision_id"
        " WHERE r.answered_on IS NULL OR r.answered_on > ?1"
        " UNION ALL SELECT d.id, d.number, d.title, d.group_id, g.parent_id, d.decided_on, NULL,"
        " NULL FROM decisions d JOIN groups g ON g.id = d.group_id WHERE d.state = 'awaiting'"
        " AND NOT EXISTS (SELECT 1 FROM ratifications r WHERE r.decision_id = d.id)"
        " ORDER BY 6, 1",
        "ratifications",
        "decisions",
        "items",
        "meetings",
        "groups",
    ),
    "programmes": _of(
        ProgrammeRow,
        "SELECT p.id, p.title || printf(' %d/%02d', p.year, (p.year + 1) % 100),"
        f" {_process('cost_benefit')}, {_process('risk')}, {_process('evaluation')},"
        " EXISTS (SELECT 1 FROM assessments a JOIN programme_projects x ON x.project_id = a.project_id"
        " WHERE x.programme_id = p.id AND a.formality = 'formal' AND a.made_on <= ?1),"
        " NULL, printf('%d-03-31', p.year + 1) FROM programmes p ORDER BY p.year, p.id",
        "programmes",
        "programme_projects",
        "assessments",
    ),
    "projects": _of(
        ProjectRow,
        "SELECT id, title, CASE WHEN stage IN ('proposed', 'approved') THEN 'active' ELSE stage END,"
        " group_id, CASE case_state WHEN 'approved' THEN case_on END, NULL, finished_on"
        " FROM projects ORDER BY code, title, id",
        "projects",
    ),
}

_DECISIONS = (
    "SELECT id, group_id, number, title, decided_on, outcome, state, category, formed, decided_by,"
    " input_from, affects_service, service_owner_id, ict_owner_id, accountable_id, benefit"
    " FROM decisions"
)
_SIDES = (
    "SELECT b.decision_id, count(b.strategy_id), count(b.standard_id), coalesce(group_concat(y.kind), '')"
    " FROM bearings b LEFT JOIN systems y ON y.id = b.system_id WHERE b.decision_id {among}"
    " GROUP BY b.decision_id"
)
_CONFORMING = (
    "SELECT s.decision_id, count(*) FROM selections s WHERE s.decision_id {among}"
    " AND (s.waiver <> '' OR EXISTS (SELECT 1 FROM selection_standards c"
    " WHERE c.selection_id = s.id AND c.conforms = 'yes')) GROUP BY s.decision_id"
)
OF_DECISIONS = frozenset({"decisions", "bearings", "selections", "selection_standards", "systems"})
"""The tables that a decision's row is made of."""


class CheckedRows:
    """Reads what the checks look at."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def read(self, name: str, on: str) -> tuple[Any, ...]:
        """The rows of one field of `Facts`, as far as they matter on a day."""
        one = READINGS[name]
        args = (on,) if "?1" in one.query else ()
        return tuple(map(one.row._make, self._connection.execute(one.query, args)))

    def decisions(self, since: str, until: str) -> tuple[DecisionRow, ...]:
        """The decisions of a time, both days included, oldest first."""
        query = f"{_DECISIONS} WHERE decided_on BETWEEN ? AND ? ORDER BY decided_on, id"
        return self._with_sides(self._connection.execute(query, (since, until)))

    def decisions_of(self, ids: Iterable[str]) -> tuple[DecisionRow, ...]:
        """The decisions of these ids that there are."""
        wanted, found = sorted(ids), list[DecisionRow]()
        for start in range(0, len(wanted), _PAGE):
            page = tuple(wanted[start : start + _PAGE])
            among = f"IN ({', '.join('?' * len(page))})"
            rows = self._connection.execute(f"{_DECISIONS} WHERE id {among}", page)
            found += self._with_sides(rows.fetchall(), among, page)
        return tuple(found)

    def _with_sides(
        self, rows: Iterable[tuple[Any, ...]], among: str = "IS NOT NULL", ids: tuple[str, ...] = ()
    ) -> tuple[DecisionRow, ...]:
        """Rows with what bears upon each; few have anything, so that is not asked row by row."""
        asked = self._connection.execute(_SIDES.format(among=among), ids)
        sides = {row[0]: row[1:] for row in asked}
        asked = self._connection.execute(_CONFORMING.format(among=among), ids)
        for decision, conforming in asked:
            strategies, standards, kinds = sides.get(decision, (0, 0, ""))
            sides[decision] = (strategies, standards + conforming, kinds)
        nothing = (0, 0, "")
        return tuple(DecisionRow(*row, *sides.get(row[0], nothing)) for row in rows)
