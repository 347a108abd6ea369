"""Seats against members on a day: filled, gaps, what the model allows, and who sits besides."""

from __future__ import annotations

from typing import Any

from egovdesk.checks.composition import Composition, Filled, SeatLine, composition
from egovdesk.checks.day import Day
from egovdesk.records.checked import AuthorityRow, DepartmentRow, HoldingRow, PostRow, SeatRow
from tests.core.checks.councils import (
    BEFORE,
    HOLDINGS,
    PLACES,
    POSTS,
    TODAY,
    a_model_council,
    but,
    place,
)

NAMES = {
    "CHIEF_EXEC": "Chief executive", "E_CHAMPION": "E-champion", "HEAD_ICT": "Head of ICT",
    "SERVICE_DIRECTOR": "Service director", "FINANCE_DIRECTOR": "Director of finance",
    "HEAD_IM": "Head of information management",
}  # fmt: skip
CHAIR = SeatRow("1", "one", "CHIEF_EXEC|E_CHAMPION", "chair", position=1)
DIRECTORS = SeatRow("2", "one", "SERVICE_DIRECTOR", per_department=1, position=2)
FINANCE = SeatRow("3", "one", "FINANCE_DIRECTOR", position=3)
HEAD = SeatRow("4", "one", "HEAD_ICT", position=4)
INFORMATION = SeatRow("5", "one", "HEAD_IM", condition="in_post", position=5)
PARTNER = SeatRow("6", "one", "PARTNER_REP", condition="appropriate", position=6)
MANAGERS = SeatRow("7", "housing", "SERVICE_MANAGER", number=2)
SEATS = (CHAIR, DIRECTORS, FINANCE, HEAD, INFORMATION, PARTNER, MANAGERS)
OUT_OF_POST = AuthorityRow("dedicated", 0, 0)


def seated(group: str = "one", on: str = TODAY, **changes: Any) -> Composition:
    facts = a_model_council(**{"seats": SEATS, "authority": OUT_OF_POST, **changes})
    return composition(Day(facts, on), group, NAMES)


def line(found: Composition, seat: SeatRow) -> SeatLine:
    return next(one for one in found.lines if one.seat == seat)


def seat(person: str) -> Any:
    return next(one for one in PLACES if (one.group_id, one.person_id) == ("one", person))


def test_a_board_as_the_model_has_it_has_no_gap() -> None:
    found = seated()
    assert found.gaps == ()
    assert (found.filled, found.wanted) == (6, 6)
    assert line(found, CHAIR).label == "Chair: chief executive or e-champion"
    assert (line(found, CHAIR).said, line(found, FINANCE).said) == ("Chief", "Money")
    assert line(found, DIRECTORS).said == "2 of 2"


def test_a_department_without_anybody_is_named() -> None:
    found = seated(departments=(DepartmentRow("Housing"), DepartmentRow("Education")))
    one = line(found, DIRECTORS)
    assert (one.state, one.said, one.missing) == (
        Filled.GAP, "1 of 2. No one from Education", ("Education",),
    )  # fmt: skip


def test_a_chair_not_as_the_model_is_a_gap_that_somebody_fills() -> None:
    one = line(seated(places=but(PLACES, seat("chief"), seat="OTHER")), CHAIR)
    assert (one.state, one.said) == (Filled.GAP, "Chief. The model suggests another")


def test_nobody_and_two_in_the_chair() -> None:
    gone = tuple(one for one in PLACES if one != seat("chief"))
    assert line(seated(places=gone), CHAIR).said == "Nobody chairs"
    two = (*PLACES, place("one", "lead", "E_CHAMPION", "chair"))
    assert line(seated(places=two), CHAIR).said == "2 chairs: Chief, Lead"


def test_a_vacant_post_is_a_gap_unless_the_model_allows_it() -> None:
    places = (
        *but(but(PLACES, seat("money"), person_id=None, post_id="fin"), seat("info"),
             person_id=None, post_id="im"),
    )  # fmt: skip
    posts = (*POSTS, PostRow("fin", "Director of Finance", "FINANCE_DIRECTOR"),
             PostRow("im", "Head of Information Management", "HEAD_IM"))  # fmt: skip
    found = seated(places=places, posts=posts)
    assert (line(found, FINANCE).state, line(found, FINANCE).said) == (
        Filled.GAP,
        "Post not filled",
    )
    one = line(found, INFORMATION)
    assert (one.state, one.said) == (Filled.ALLOWED, "Post not filled. The model allows this")
    assert found.also == ()


def test_a_seat_when_in_post_is_a_gap_once_somebody_is_in_post() -> None:
    places = tuple(one for one in PLACES if one != seat("info"))
    posts = (*POSTS, PostRow("im", "Head of Information Management", "HEAD_IM"))
    held = (*HOLDINGS, HoldingRow("im", "info", BEFORE))
    changes: dict[str, Any] = {"places": places, "posts": posts, "holdings": held}
    assert line(seated(**changes), INFORMATION).state is Filled.GAP
    assert line(seated(on="2003-03-03", **changes), INFORMATION).state is Filled.ALLOWED


def test_a_partners_seat_is_a_gap_only_where_there_is_a_partner() -> None:
    assert line(seated(), PARTNER).state is Filled.ALLOWED
    with_partner = OUT_OF_POST._replace(has_partner=1)
    assert line(seated(authority=with_partner), PARTNER).state is Filled.GAP


def test_a_local_head_of_ict_on_the_infrastructure_group_is_told_apart() -> None:
    places = (*PLACES, place("two", "local", "DEPT_HEAD_ICT"), place("two", "web", "OTHER"))
    found = seated("two", places=places)
    assert [one.name for one in found.astray] == ["Local"]
    assert "Local" not in [one.name for one in found.also]
    assert seated("tech").astray == ()


def test_several_seats_of_a_kind_count_who_is_there() -> None:
    (one,) = seated("housing").lines
    assert (one.state, one.said) == (Filled.GAP, "1 of 2: Repairs")


def test_members_besides_the_model_and_substitutes_are_told() -> None:
    extra = place("one", "web", "OTHER")
    clerk = place("one", "lead", "CLERK", "secretary")
    stand_in = place("one", "books", "", substitute_for_id="one-money")
    found = seated(places=(*PLACES, extra, clerk, stand_in))
    assert [one.name for one in found.also] == ["Web"]
    assert [one.name for one in found.substitutes["one-money"]] == ["Books"]


def test_seats_and_members_are_those_of_the_day() -> None:
    later = but(PLACES, seat("money"), from_on=BEFORE)
    assert line(seated(places=later), FINANCE).state is Filled.FILLED
    assert line(seated(places=later, on="2003-03-03"), FINANCE).state is Filled.GAP
    assert [one.seat.id for one in seated(seats=but(SEATS, HEAD, from_on=BEFORE), on="2003-03-03").lines
            ] == ["1", "2", "3", "5", "6"]  # fmt: skip
