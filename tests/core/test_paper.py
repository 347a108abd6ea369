"""The paper, line by line: P01 to P42 of the reference are held, checked, shown or exported.

P41 comes with the packs.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from egovdesk.checks.all_rules import ALL
from egovdesk.documents.decisions import decision_register
from egovdesk.documents.framework.chart_3 import framework_document
from egovdesk.documents.framework.seats import seat_plan
from egovdesk.documents.framework.structure_document import structure_document, structure_svg
from egovdesk.documents.model import Figure
from egovdesk.documents.projects.business_case import business_case
from egovdesk.documents.projects.highlight import highlight_report
from egovdesk.documents.projects.programme_report import programme_report
from egovdesk.documents.ratifications import answer_in_words
from egovdesk.documents.statements.document import statement_document
from egovdesk.documents.tiers.assessment import self_assessment
from egovdesk.documents.tiers.evidence import evidence
from egovdesk.drafts import working
from egovdesk.operations.decisions import change_decision
from egovdesk.operations.facts import add_champion, answer_question
from egovdesk.ranking import read_sheet
from egovdesk.records.authority import Architecture, Arrangement, Stage
from egovdesk.records.facts import ChampionKind, ConsultationAudience, EmergingRole, Support
from egovdesk.records.framework import RightKind
from egovdesk.records.groups import Group, LinkKind, MemberRole, Tier
from egovdesk.records.matrix import ROWS
from egovdesk.records.programmes import Formality, Process
from egovdesk.records.projects import CaseState
from egovdesk.records.standards import StrategyKind, SystemKind
from egovdesk.register import Register
from egovdesk.resources import resource
from egovdesk.rights import Rights
from egovdesk.shipped.questions import shipped_stances
from egovdesk.shipped.structures import chart_3, name_styles, structure_model, structure_models
from egovdesk.store.triggers import tracked_tables

TODAY = date(2003, 10, 9)
PAPER_NAMES = {
    "E-governance Group", "E-government Management Group", "Customer First Board",
    "Access to Services Board", "E-champion Board", "E-Council",
}  # fmt: skip


@pytest.fixture
def register(northbridge_path: Path, tmp_path: Path) -> Iterator[Register]:
    path = tmp_path / "Northbridge.egovdesk"
    path.write_bytes(northbridge_path.read_bytes())
    with Register(path) as opened:
        yield opened


def group(register: Register, prefix: str) -> Group:
    return next(one for one in register.groups.all() if one.prefix == prefix)


def rules() -> set[str]:
    return {one.id for one in ALL}


def test_p01_the_authority_has_its_profile(register: Register) -> None:
    council = register.authority
    assert (council.nation.label, council.type.label) == ("England", "Unitary council")
    assert council.ict_reports_to == "Deputy Chief Executive"
    assert not council.head_im_in_post
    assert [one.name for one in register.departments.all() if one.major]


def test_p02_a_group_has_its_names_tier_constitution_parent_and_terms(register: Register) -> None:
    board = group(register, "CFB")
    assert register.groups.named_on(board, date(2003, 5, 1)).name == "E-Council"
    assert register.group_tiers.on(TODAY)[board.id] == [Tier.E_GOVERNANCE]
    assert register.groups.get(board.parent_id or "").name == "Senior Management Team"
    assert board.terms_of_reference
    assert board.constitution.label == "Officer board"


def test_p03_the_papers_names_are_offered() -> None:
    offered = {name for style in name_styles() for name in style.names}
    offered |= {one.name for model in structure_models() for one in model.groups}
    assert offered >= PAPER_NAMES
    assert "E-Dudley Steering Group" in offered


def test_p04_the_twelve_responsibilities_belong_to_groups(register: Register) -> None:
    codes = {code for tier in chart_3().values() for code in tier.responsibilities}
    assert len(codes) == 12
    given = {one.code for one in register.responsibilities.all()}
    assert given <= codes
    assert {one.code for one in register.responsibilities.find(
        group_id=group(register, "CFB").id)} == {f"EG{number}" for number in range(1, 7)}  # fmt: skip
    assert "R02" in rules()


def test_p05_members_have_a_role_and_dates(register: Register) -> None:
    board = group(register, "CFB")
    then = register.memberships.on(board.id, TODAY)
    assert [one.person.name for one in then if one.person
            and one.membership.role is MemberRole.CHAIR] == ["David Ashworth"]  # fmt: skip
    assert {MemberRole.MEMBER, MemberRole.SECRETARY} <= {one.membership.role for one in then}
    assert any(one.from_on or one.until_on for one in register.memberships.all())


def test_p06_a_post_may_stand_vacant(register: Register) -> None:
    (post,) = register.posts.find(role_code="HEAD_IM")
    vacant = [one for one in register.memberships.on(group(register, "CFB").id, TODAY)
              if one.membership.post_id == post.id]  # fmt: skip
    assert [one.person for one in vacant] == [None]


def test_p07_groups_report_support_and_meet_jointly(register: Register) -> None:
    kinds = {one.kind for one in register.group_links.all()}
    assert LinkKind.JOINT_WITH in kinds
    assert group(register, "TIG").parent_id == group(register, "SDG").id


def test_p08_the_structure_is_a_chart_that_can_be_printed(register: Register) -> None:
    drawn = structure_svg(register, TODAY)
    assert drawn.startswith(("<svg", "<?xml"))
    assert "Customer First Board" in drawn and "Modernising Steering" in drawn
    document = structure_document(register, on=TODAY)
    assert any(isinstance(one, Figure) for one in document.blocks)
    assert "Service Delivery" in str(document.blocks)


def test_p09_chart_3_is_made_of_ones_own_groups_with_gaps_marked(register: Register) -> None:
    said = str(framework_document(register, on=TODAY).blocks)
    assert "Customer First Board" in said and "Promotion of e-government" in said
    assert "Education" in said  # whose director is missing


def test_p10_decisions_are_coded_to_the_taxonomy(register: Register) -> None:
    found = register.decisions.all()
    assert {one.category for one in found if one.category} <= {*ROWS, "A", "C", "D"}
    assert decision_register(register, as_of=TODAY).sheets


def test_p11_a_decision_says_who_decided_who_was_heard_and_how(register: Register) -> None:
    decision = next(one for one in register.decisions.all()
                    if one.input_from and one.decided_on > date(2003, 3, 11))  # fmt: skip
    assert decision.decided_by
    assert decision.formed
    assert Rights(register, decision.decided_on).who_decides(decision.category)
    assert "R24" in rules()


def test_p12_the_matrix_has_a_row_for_each_kind_of_decision(register: Register) -> None:
    rights = Rights(register, TODAY)
    assert tuple(rights.rows) == ROWS and len(ROWS) == 18
    assert rights.who_decides("B") == "Customer First Board"
    assert [one.name for one in rights.who("B", RightKind.RATIFIES)] == ["Senior Management Team"]


def test_p13_a_decision_is_strategic_or_operational(register: Register) -> None:
    decision = register.decisions.all()[0]
    with register.step("Say the level"):
        register.decisions.update(decision.id, level="strategic")
    assert register.decisions.get(decision.id).level == "strategic"


def test_p14_a_subsidiarys_decision_waits_for_the_group_above(register: Register) -> None:
    board = group(register, "CFB")
    waiting = register.ratifications.waiting(board.id)
    assert {register.decisions.get(one.decision_id).number for one in waiting} == {
        "SDG 18/03", "SDG 20/03", "HSG 07/03",
    }  # fmt: skip
    said = answer_in_words(register, waiting[0])
    assert said == "Awaiting ratification by the Customer First Board"
    assert "R23" in rules()


def test_p15_the_choice_for_the_architecture_has_its_reason(register: Register) -> None:
    assert register.authority.architecture is Architecture.FEDERAL
    assert register.authority.architecture_reason
    assert "R36" in rules()


def test_p16_the_chief_executives_stance_is_never_in_the_register(register: Register) -> None:
    names = [one.name for one in shipped_stances()]
    assert len(names) == 8
    response = str(self_assessment(register, as_of=TODAY))
    assert not any(name in response for name in names)
    columns = [row[1] for table in tracked_tables(register._connection)
               for row in register._connection.execute(f'PRAGMA table_info("{table}")')]  # fmt: skip
    assert not any("stance" in one or "disposition" in one for one in columns)


def test_p17_an_e_champion_is_recorded_with_support(register: Register) -> None:
    officer, member = (
        register.champions.find(kind=ChampionKind.OFFICER),
        register.champions.find(kind=ChampionKind.MEMBER),
    )
    assert officer[0].seniority.is_senior and officer[0].support is Support.OFFICER
    assert officer[0].time and member
    add_champion(register, register.people.all()[0].id)
    assert {"R31", "R32"} <= rules()


def test_p18_the_arrangement_is_held(register: Register) -> None:
    assert register.authority.arrangement is Arrangement.DEDICATED
    assert len(Arrangement) == 4
    assert {"R16", "R17"} <= rules()


def test_p19_meetings_come_at_a_cadence(register: Register) -> None:
    assert register.series.find(group_id=group(register, "CFB").id)
    assert group(register, "CFB").cadence == "third Tuesday"
    assert structure_model("scaled_down").groups[0].agendas


def test_p20_agendas_have_their_minutes_of_time(register: Register) -> None:
    smt = group(register, "SMT")
    items = [one for meeting in register.meetings.of_group(smt.id)
             for one in register.items.find(meeting_id=meeting.id)]  # fmt: skip
    assert sum(one.minutes_allowed for one in items if one.category)
    assert "R18" in rules()


def test_p21_two_groups_meet_jointly(register: Register) -> None:
    (joint, *_) = register.meeting_groups.all()
    meeting = register.meetings.get(joint.meeting_id)
    assert joint.group_id != meeting.group_id
    assert register.attendances.find(meeting_id=meeting.id)


def test_p22_statements_have_drafts_and_a_way_to_be_developed_and_agreed(
    register: Register,
) -> None:
    (statement,) = register.statements.all()
    assert statement.round == "IEG3" and statement.owner_id and statement.group_id
    assert len(register.drafts.find(statement_id=statement.id)) == 2
    stages = register.approval_stages.find(statement_id=statement.id)
    assert {"CFB", "SMT"} <= {
        register.groups.get(one.group_id).prefix for one in stages if one.group_id
    }
    assert register.evidence.count() and "R38" in rules()
    said = evidence(register, "Q3", TODAY)
    assert "IEG3: written by Helen Marsden, 2 drafts kept" in said
    document = statement_document(register, working(register, statement.id), as_of=TODAY)
    words = str(document.blocks)
    assert "Authentication and security" in words and "[SDG 18/03]" in words


def test_p23_decisions_bear_upon_corporate_strategies(register: Register) -> None:
    kinds = {one.kind for one in register.strategies.all()}
    assert kinds >= {StrategyKind.BEST_VALUE, StrategyKind.ACCESS, StrategyKind.COMMUNITY}
    assert any(one.strategy_id and one.decision_id for one in register.bearings.all())
    assert "R27" in rules()


def test_p24_projects_are_listed_with_their_priority_and_their_board(register: Register) -> None:
    (programme,) = register.programmes.all()
    ranked = read_sheet(register, programme.id).ranked()
    titles = register.projects.many(one.id for one in ranked)
    assert [titles[one.id].code for one in ranked][:3] == ["P01", "P02", "P03"]
    assert all(one.group_id for one in register.projects.all())
    assert "R29" in rules()


def test_p25_processes_are_formal_or_not_for_projects_and_for_the_programme(
    register: Register,
) -> None:
    (programme,) = register.programmes.all()
    found = register.assessments.all()
    own = {one.process for one in found if one.programme_id == programme.id}
    assert own == set(Process)
    assert {one.formality for one in found if one.project_id} == {
        Formality.FORMAL, Formality.INFORMAL,
    }  # fmt: skip
    shown = str(programme_report(register, programme.id, as_of=TODAY).blocks)
    assert "Cost-benefit analysis" in shown and "Formal" in shown
    assert "R28" in rules()


def test_p26_a_business_case_is_approved_by_its_boards_decision(register: Register) -> None:
    (project,) = register.projects.find(code="P10")
    decision = register.decisions.get(project.case_decision_id or "")
    assert project.case_state is CaseState.APPROVED
    assert (decision.number, decision.item_id) == ("CFB 24/03", project.case_item_id)
    shown = str(business_case(register, project.id, as_of=TODAY).blocks)
    assert "Approved on 15 July 2003 (CFB 24/03" in shown
    assert "R30" in rules()


def test_p27_the_public_and_business_are_consulted(register: Register) -> None:
    assert {one.audience for one in register.consultations.all()} == set(ConsultationAudience)


def test_p28_a_decision_has_an_owner_in_the_service_and_one_in_ict(register: Register) -> None:
    owned = [one for one in register.decisions.all() if one.affects_service]
    assert owned
    assert any(one.service_owner_id and one.ict_owner_id and one.accountable_id for one in owned)
    assert "R25" in rules()


def test_p29_and_p30_benefit_and_tension_are_recorded(register: Register) -> None:
    decision = next(
        one for one in register.decisions.all() if one.meeting_id and one.state == "made"
    )
    meeting = register.meetings.get(decision.meeting_id or "")
    if meeting.state.minutes_final:
        with register.step("Say the benefit"):
            register.decisions.update(decision.id, benefit="One desktop", tension="Cost first")
    else:
        change_decision(register, decision.id, benefit="One desktop", tension="Cost first")
    found = register.decisions.get(decision.id)
    assert (found.benefit, found.tension) == ("One desktop", "Cost first")
    assert "R26" in rules()


def test_p31_and_p32_the_emerging_roles_are_allocated(register: Register) -> None:
    assert {one.role for one in register.allocations.all()} == set(EmergingRole)
    assert {"R33", "R34"} <= rules()


def test_p33_standards_are_kept_with_what_is_worked_up(register: Register) -> None:
    stages = {one.stage for one in register.standards.all()}
    assert any(one.is_worked_up for one in stages)
    assert any(one.decision_id for one in register.standards.all())


def test_p34_the_common_systems_are_listed(register: Register) -> None:
    kinds = {one.kind for one in register.systems.all()}
    assert kinds >= set(SystemKind) - {SystemKind.OTHER}
    assert "R21" in rules()


def test_p35_selections_say_that_they_conform_to_standards(register: Register) -> None:
    assert register.selection_standards.all()
    assert any(one.conforms == "yes" for one in register.selection_standards.all())
    assert "R22" in rules()


def test_p36_the_papers_nine_questions_are_answered_with_evidence(register: Register) -> None:
    for question in ("Q1", "Q2", "Q3", "Q4", "Q5", "K1", "K2", "K3", "K4"):
        assert evidence(register, question, TODAY)
    answer_question(register, "Q2", "The Customer First Board, since 2001.")
    said = str(self_assessment(register, as_of=TODAY).blocks)
    assert "The Customer First Board, since 2001." in said


def test_p37_six_councils_can_be_begun_from() -> None:
    codes = {one.code for one in structure_models()}
    assert codes >= {"leeds", "west_lothian", "bristol", "hambleton", "dudley", "denbighshire"}
    assert all(one.source for one in structure_models())
    leeds = structure_model("leeds")
    assert [one.name for one in leeds.groups][1:] == [
        "Customer First Board", "Service Delivery Group", "Information Management Group",
        "ICT Management Board",
    ]  # fmt: skip


def test_p38_an_authority_says_how_far_it_is(register: Register) -> None:
    assert register.authority.stage == Stage.ESTABLISHED


def test_p39_projects_and_the_programme_are_reported_on(register: Register) -> None:
    (project,) = register.projects.find(code="P08")
    reports = register.highlight_reports.find(project_id=project.id)
    assert len(reports) == 3 and all(one.content for one in reports)
    issued = highlight_report(register, reports[-1].id, as_of=TODAY)
    assert issued.title == "Highlight report: Electronic social care record"
    (programme,) = register.programmes.all()
    shown = programme_report(register, programme.id, as_of=TODAY)
    assert any(isinstance(one, Figure) for one in shown.blocks)
    assert "The system chosen does not meet the national specification" in str(shown.blocks)


def test_p40_a_partner_has_a_seat_where_there_is_one(register: Register) -> None:
    seats = chart_3()[Tier.INFRASTRUCTURE].seats
    assert any("PARTNER_REP" in one.roles and one.condition.label for one in seats)
    assert "R13" in rules()
    assert seat_plan(register, on=TODAY).blocks


def test_p42_help_says_why_governance_is_needed() -> None:
    said = " ".join(one.read_text("utf-8") for one in resource("help").glob("*.md")).casefold()
    for words in (
        "why e-government is complex",
        "some resist",
        "the whole\ncouncil",
        "policies and priorities",
    ):
        assert words in said


def test_all_thirty_eight_rules_are_there() -> None:
    assert rules() == {f"R{number:02d}" for number in range(1, 39)}
