"""The example registers: always alike, sound, plausible, and as the pictures show them."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from egovdesk.deadlines import Deadlines
from egovdesk.errors import EgovDeskError, UndoRefused
from egovdesk.example import make_example
from egovdesk.records.groups import Group, MemberRole, Tier, holds_on
from egovdesk.records.meetings import AttendanceState, Meeting, MeetingState
from egovdesk.records.numbers import agenda_lines, start_times
from egovdesk.register import Register
from tests.dumps import dump, replayed

TODAY = date(2003, 10, 9)
SUBSIDIARIES = ("SDG", "HSG", "RBG", "PEG")


def content(path: Path) -> str:
    """A hash of everything that a register holds, but when its schema was made."""
    found = hashlib.sha256()
    with closing(sqlite3.connect(path)) as connection:
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        for (table,) in connection.execute(tables).fetchall():
            if table.startswith(("search_index", "search_stems", "_sqlite", "sqlite_")):
                continue
            for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY 1'):
                found.update(repr(row).encode())
    return found.hexdigest()


def group(register: Register, prefix: str) -> Group:
    (found,) = register.groups.find(prefix=prefix)
    return found


def meeting(register: Register, prefix: str, on: date) -> Meeting:
    (found,) = register.meetings.find(group_id=group(register, prefix).id, held_on=on)
    return found


def texts(register: Register) -> str:
    rows: list[str] = []
    for repository in (
        register.items, register.blocks, register.decisions, register.decision_parts,
        register.actions, register.groups,
    ):  # fmt: skip
        rows += [str(record) for record in repository.all()]
    return "\n".join(rows)


@pytest.mark.parametrize("council", ["northbridge", "wexcombe"])
def test_making_it_twice_gives_the_same_content(council: str, tmp_path: Path) -> None:
    for name in ("one", "two"):
        make_example(tmp_path / f"{name}.egovdesk", council=council)
    assert content(tmp_path / "one.egovdesk") == content(tmp_path / "two.egovdesk")


def test_a_file_in_the_way_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.egovdesk"
    path.write_bytes(b"my minutes")
    with pytest.raises(EgovDeskError, match="is there already"):
        make_example(path)
    assert path.read_bytes() == b"my minutes"


def test_the_clock_goes_on_afterwards(northbridge_path: Path, tmp_path: Path) -> None:
    from egovdesk import clock
    from egovdesk.identifiers import new_id

    assert clock.today() == date.today()
    assert new_id() < new_id()


def test_it_is_sound_and_its_history_is_the_present(northbridge: Register) -> None:
    assert northbridge.integrity_problems() == []
    assert replayed(northbridge) == dump(northbridge)


def test_its_day_is_thursday_9_october_2003(northbridge: Register, wexcombe: Register) -> None:
    assert northbridge.today == wexcombe.today == TODAY


def test_it_is_not_undone_by_a_stray_ctrl_z(tmp_path: Path) -> None:
    make_example(tmp_path / "a.egovdesk")
    with Register(tmp_path / "a.egovdesk") as register:
        assert register.undo_label is None
        with pytest.raises(UndoRefused):
            register.undo()


def test_its_steps_are_dated_in_their_order(northbridge: Register) -> None:
    moments = [one.made_at for one in reversed(northbridge.recent_changes(100_000))]
    assert moments == sorted(moments)
    assert moments[-1] < datetime(2003, 10, 10, tzinfo=UTC)


def test_nothing_in_it_is_filler(northbridge: Register, wexcombe: Register) -> None:
    for register in (northbridge, wexcombe):
        lower = texts(register).lower()
        for filler in ("lorem", "ipsum", "todo", "foo", "xxx", "test minute"):
            assert filler not in lower


# --- what must hold ---------------------------------------------------------------------------


def test_every_record_is_in_order(northbridge: Register, wexcombe: Register) -> None:
    for register in (northbridge, wexcombe):
        for repository in (
            register.people, register.posts, register.holdings, register.groups,
            register.memberships, register.meetings, register.items, register.movements,
            register.decisions, register.actions,
        ):  # fmt: skip
            assert [p for record in repository.all() for p in record.problems()] == []


def test_minute_numbers_are_unique(northbridge: Register) -> None:
    items = northbridge.items.all()
    count = Counter((one.group_id, one.minute_number) for one in items if one.minute_number)
    assert max(count.values()) == 1


def test_minute_numbers_run_without_a_gap(northbridge: Register) -> None:
    runs: dict[tuple[str, int | None], list[int]] = {}
    for item in northbridge.items.all():
        if item.minute_sequence is not None:
            runs.setdefault((item.group_id, item.minute_year), []).append(item.minute_sequence)
    for found in runs.values():
        assert sorted(found) == list(range(min(found), max(found) + 1))


def test_every_past_meeting_has_attendance_and_a_quorum(northbridge: Register) -> None:
    for one in northbridge.meetings.all():
        places = northbridge.attendances.find(meeting_id=one.id)
        assert bool(places) == (one.held_on < TODAY)
        if not places:
            continue
        members = [place for place in places if MemberRole(place.role or "in_attendance").counts]
        present = [place for place in members if place.state is AttendanceState.PRESENT]
        quorum = northbridge.groups.get(one.group_id).quorum_of(len(members))
        assert quorum is not None and len(present) >= quorum
        assert len([place for place in places if place.role == "chair"]) >= 1


def test_nobody_attends_after_leaving(northbridge: Register) -> None:
    people = {one.id: one for one in northbridge.people.all()}
    for place in northbridge.attendances.all():
        left = people[place.person_id].left_on
        assert left is None or northbridge.meetings.get(place.meeting_id).held_on <= left


def test_members_at_a_meeting_are_members_of_its_day(northbridge: Register) -> None:
    for one in northbridge.meetings.all():
        others = northbridge.meeting_groups.find(meeting_id=one.id)
        groups = [one.group_id, *(other.group_id for other in others)]
        members = {
            member.person.id
            for group_id in groups
            for member in northbridge.memberships.on(group_id, one.held_on)
            if member.person
        }
        for place in northbridge.attendances.find(meeting_id=one.id):
            assert place.person_id in members or not place.role


def test_past_minutes_say_something_of_every_item(northbridge: Register) -> None:
    empty = [
        (northbridge.groups.get(item.group_id).prefix, item.title)
        for item in northbridge.items.all()
        if item.minute_number and not northbridge.blocks.find(item_id=item.id)
    ]
    # The Housing Systems Group's minutes are still being written up.
    assert [prefix for prefix, _ in empty] == ["HSG", "HSG"]


def test_actions_are_closed_after_they_were_given_and_by_today(northbridge: Register) -> None:
    for action in northbridge.actions.all():
        assert action.owner_id and action.due_on
        assert action.given_on <= (action.closed_on or action.given_on) <= TODAY
        assert action.state.is_open == (action.closed_on is None)
    for due in northbridge.action_dues.all():
        assert due.changed_on <= TODAY and due.reason


def test_decisions_say_who_decided_and_how(northbridge: Register) -> None:
    categories = {one.code for one in northbridge.choices.find(list="categories")}
    for decision in northbridge.decisions.all():
        assert decision.number and decision.decided_by and decision.formed
        assert decision.category in categories | {""}
        assert northbridge.decision_parts.find(decision_id=decision.id)


def test_what_went_out_is_kept(northbridge: Register) -> None:
    for one in northbridge.meetings.all():
        kinds = {issue.kind for issue in northbridge.issues.find(meeting_id=one.id)}
        if one.state.minutes_final:
            assert kinds >= {"agenda", "minutes_approved", "minutes_signed"}
            assert one.approved_at_id
        assert ("minutes" in kinds) <= (one.state.step >= MeetingState.CIRCULATED.step)


# --- as the pictures show it ------------------------------------------------------------------


def test_it_has_some_forty_five_people_and_a_vacancy(northbridge: Register) -> None:
    assert 43 <= northbridge.people.count() <= 52
    (post,) = northbridge.posts.find(title="Head of Information Management")
    holders = northbridge.holdings.find(post_id=post.id)
    assert not any(holds_on(TODAY, one.from_on, one.until_on) for one in holders)
    moved = Counter(one.person_id for one in northbridge.holdings.all())
    assert sum(count > 1 for count in moved.values()) >= 3


def test_the_tree_of_groups(northbridge: Register) -> None:
    by_id = {one.id: one for one in northbridge.groups.all()}
    tree = {one.prefix: by_id[one.parent_id].prefix for one in by_id.values() if one.parent_id}
    assert tree == {
        "CFB": "SMT", "MSG": "SMT", "SDG": "CFB", "TIG": "SDG", "IMG": "SDG", "HSG": "SDG",
        "RBG": "SDG", "PEG": "SDG",
    }  # fmt: skip
    assert group(northbridge, "TIG").label == "Tech Infrastructure"
    assert group(northbridge, "PEG").label == "Planning and Env."


@pytest.mark.parametrize(
    ("prefix", "on"),
    [
        ("SMT", date(2003, 10, 14)),
        ("CFB", date(2003, 10, 21)),
        ("SDG", date(2003, 10, 30)),
        ("TIG", date(2003, 10, 23)),
        ("IMG", date(2003, 10, 28)),
        ("HSG", date(2003, 11, 5)),
        ("RBG", date(2003, 11, 12)),
        ("PEG", None),
        ("MSG", date(2003, 11, 6)),
    ],
)
def test_next_meetings(northbridge: Register, prefix: str, on: date | None) -> None:
    found = northbridge.meetings.find(group_id=group(northbridge, prefix).id)
    assert min((one.held_on for one in found if one.held_on >= TODAY), default=None) == on


def test_the_board_was_the_e_council_until_june(northbridge: Register) -> None:
    board = group(northbridge, "CFB")
    before = northbridge.groups.named_on(board, date(2003, 5, 31))
    assert (before.name, before.prefix) == ("E-Council", "EC")
    assert northbridge.groups.named_on(board, date(2003, 6, 1)).name == "Customer First Board"


def test_the_board_meets_eleven_times_in_the_year(northbridge: Register) -> None:
    found = northbridge.meetings.find(group_id=group(northbridge, "CFB").id)
    year = [one for one in found if date(2003, 5, 15) <= one.held_on < date(2004, 5, 15)]
    assert len(year) == 11
    assert all(one.held_on.weekday() == 1 and 15 <= one.held_on.day <= 21 for one in year)


def test_the_boards_year_is_a_series_of_its_cadence(northbridge: Register) -> None:
    board = group(northbridge, "CFB").id
    (series,) = [one for one in northbridge.series.find(group_id=board) if one.from_on.year == 2003]
    assert (series.cadence, series.until_on) == ("third Tuesday", date(2004, 5, 14))
    assert len(northbridge.meetings.find(series_id=series.id)) == 11


def test_school_holidays_stand_in_the_calendar_and_leave_notice_alone(
    northbridge: Register,
) -> None:
    autumn = next(
        one for one in northbridge.school_holidays.all() if one.name == "Autumn half-term"
    )
    assert (autumn.from_on, autumn.until_on) == (date(2003, 10, 27), date(2003, 10, 31))
    one = meeting(northbridge, "CFB", date(2003, 10, 21))
    assert Deadlines(northbridge).issue_by(one) == date(2003, 10, 13)


def test_the_joint_meeting_had_a_quorum_of_each_group(northbridge: Register) -> None:
    room = northbridge.movements.room(meeting(northbridge, "MSG", date(2003, 7, 3)))
    assert [group_of.group_id for group_of in room.benches] == [
        group(northbridge, "MSG").id, group(northbridge, "CFB").id,
    ]  # fmt: skip
    assert all(room.is_quorate(one.id) for one in room.items)


def test_the_board_has_nine_places_and_needs_five(northbridge: Register) -> None:
    board = group(northbridge, "CFB")
    members = [m for m in northbridge.memberships.on(board.id, TODAY) if m.membership.role.counts]
    assert len(members) == 9 and [m.person for m in members].count(None) == 1
    assert board.quorum_of(9) == 5 and board.is_open


def test_the_agenda_of_21_october(northbridge: Register) -> None:
    one = meeting(northbridge, "CFB", date(2003, 10, 21))
    lines = agenda_lines(northbridge.items.find(meeting_id=one.id), parts=True)
    times = start_times(lines, one.starts_at)
    assert [(line.number, line.item.title, times[line.item.id]) for line in lines] == [
        ("1", "Apologies for absence", "14:00"),
        ("2", "Declarations of interest", "14:00"),
        ("3", "Minutes of 16 September", "14:05"),
        ("4", "Actions from earlier meetings", "14:10"),
        ("5", "Corporate CRM: outline business case", "14:15"),
        ("6", "IEG3 statement: first draft", "14:35"),
        ("7", "Authentication and security policy", "15:00"),
        ("8", "Housing repairs online: priority", "15:15"),
        ("9", "ICT investment programme 2004/05", "15:25"),
        ("10", "Date of next meeting", "15:45"),
        ("11", "Network partner: tender evaluation", "15:45"),
    ]
    assert [line.part_b for line in lines] == [False] * 10 + [True]
    assert lines[10].item.ground == "A9"
    assert lines[4].item.clerk_note.startswith("Chair wants this before 2.30")
    assert lines[4].item.recommendation.count("\n") == 2


@pytest.mark.parametrize(
    ("number", "on", "title", "state"),
    [
        ("HSG 07/03", date(2003, 10, 1), "Repairs system: choose from two suppliers", "awaiting"),
        ("SDG 18/03", date(2003, 9, 25), "Authentication and security policy", "awaiting"),
        ("SDG 20/03", date(2003, 9, 25),
         "Standard desktop: Windows 2000 and Office 2000", "awaiting"),
        ("CFB 31/03", date(2003, 9, 16),
         "BVPI 157: count telephone services as e-enabled", "ratified"),
        ("CFB 30/03", date(2003, 9, 16),
         "Web content standards: adopt the draft for trial", "made"),
        ("CFB 29/03", date(2003, 9, 16),
         "Authentication: cost a second supplier first", "made"),
        ("TIG 22/03", date(2003, 9, 4),
         "Authentication levels 0 to 3 for online services", "made"),
        ("IMG 11/03", date(2003, 9, 2), "Data sharing protocol with Northbridge PCT", "made"),
        ("CFB 24/03", date(2003, 7, 15), "Members' remote access", "ratified"),
        ("SDG 04/03", date(2003, 6, 5), "Government Gateway: join as a pilot council", "ratified"),
    ],
)  # fmt: skip
def test_the_decision_register(
    northbridge: Register, number: str, on: date, title: str, state: str
) -> None:
    (decision,) = northbridge.decisions.find(number=number)
    assert (decision.decided_on, decision.title, decision.state) == (on, title, state)


def test_three_actions_are_late(northbridge: Register) -> None:
    late = {a.number: a.days_late(TODAY) for a in northbridge.actions.all() if a.days_late(TODAY)}
    assert late == {"CFB 29/03 A": 9, "IMG 12/03 A": 6, "CFB 31/03 A": 2}


def test_minutes_of_16_september_wait_to_be_approved(northbridge: Register) -> None:
    assert meeting(northbridge, "CFB", date(2003, 9, 16)).state is MeetingState.CIRCULATED
    assert meeting(northbridge, "CFB", date(2003, 7, 15)).state is MeetingState.SIGNED
    assert meeting(northbridge, "SDG", date(2003, 9, 25)).state is MeetingState.MINUTES_DRAFTED


# --- the breaches they carry (reference.md 7.4) -----------------------------------------------


def test_northbridge_carries_its_breaches(northbridge: Register) -> None:
    tiers = northbridge.group_tiers.on(TODAY)
    delivery = group(northbridge, "SDG")
    assert set(tiers[delivery.id]) == {Tier.INFRASTRUCTURE, Tier.SERVICE}  # R03
    seats = {m.membership.role: m.membership.seat for m in
             northbridge.memberships.on(delivery.id, TODAY)}  # fmt: skip
    assert seats[MemberRole.CHAIR] == "OTHER"  # R05
    board = northbridge.memberships.on(group(northbridge, "CFB").id, TODAY)
    assert "Education" not in {m.membership.represents for m in board}  # R09
    members = northbridge.memberships.on(delivery.id, TODAY)
    assert "DEPT_HEAD_ICT" in {m.membership.seat for m in members}  # R12
    reports = [i for i in northbridge.items.all() if "quarterly report" in i.title]
    assert max(northbridge.meetings.get(i.meeting_id or "").held_on for i in reports) < date(
        2003, 7, 9
    )  # R17
    (mail,) = northbridge.decisions.find(title="Benefits: e-mail for the visiting officers")
    assert mail.category == "E"  # R21
    agenda = northbridge.items.find(meeting_id=meeting(northbridge, "CFB", date(2003, 10, 21)).id)
    assert not any("SDG 20/03" in item.recommendation for item in agenda)  # R23


def test_wexcombe_is_small_and_carries_its_breaches(wexcombe: Register) -> None:
    assert wexcombe.authority.arrangement == "smt_direct"
    assert wexcombe.authority.head_im_in_post
    assert wexcombe.groups.count() == 2
    seats = {one.seat for one in wexcombe.memberships.all()}
    assert "HEAD_IM" not in seats  # R10
    team = group(wexcombe, "SMT")
    held = [m.held_on for m in wexcombe.meetings.find(group_id=team.id) if m.held_on < TODAY]
    assert (TODAY - max(held)).days > 35  # R16


def test_a_committee_resolves_that_earlier_minutes_be_signed(northbridge: Register) -> None:
    said = [one.text for one in northbridge.blocks.all() if "be approved and signed" in one.text]
    assert said and all(one.startswith("RESOLVED that the minutes of") for one in said)
