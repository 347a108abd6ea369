"""The repositories of one register, each imported and made when it is first asked for.

The window waits for every import before it is painted, and its first page needs a handful of them.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from egovdesk.store.database import sound

if TYPE_CHECKING:
    from egovdesk.store.actions import (
        ActionDueRepository,
        ActionRepository,
        ActionUpdateRepository,
    )
    from egovdesk.store.authority import AuthorityRepository, ChoiceRepository, HolidayRepository
    from egovdesk.store.checked import CheckedRows
    from egovdesk.store.connection import Connection
    from egovdesk.store.decisions import DecisionPartRepository, DecisionRepository
    from egovdesk.store.facts import (
        AllocationRepository,
        AnswerRepository,
        ChampionRepository,
        ConsultationRepository,
        DepartmentRepository,
    )
    from egovdesk.store.findings import AcceptanceRepository, CheckSettingRepository
    from egovdesk.store.framework import (
        AdoptionRepository,
        GroupSeatRepository,
        ResponsibilityRepository,
        RightLimitRepository,
        RightRepository,
    )
    from egovdesk.store.groups import (
        GroupLinkRepository,
        GroupNameRepository,
        GroupOffsetRepository,
        GroupRepository,
        GroupTierRepository,
        MembershipRepository,
    )
    from egovdesk.store.items import ItemRepository
    from egovdesk.store.meetings import (
        AttendanceRepository,
        DispatchRepository,
        IssueRepository,
        MeetingGroupRepository,
        MeetingRepository,
    )
    from egovdesk.store.minutes import (
        BlockRepository,
        CorrectionRepository,
        PhraseRepository,
        ReopeningRepository,
    )
    from egovdesk.store.packs import (
        DisclosureRepository,
        PackFileRepository,
        PackLineRepository,
        PackRepository,
        PackSettingRepository,
        PaperFileRepository,
        WithholdingRepository,
        WordTemplateRepository,
    )
    from egovdesk.store.papers import ClearanceRepository, PaperRepository, ReminderRepository
    from egovdesk.store.people import HoldingRepository, PersonRepository, PostRepository
    from egovdesk.store.programmes import (
        AssessmentRepository,
        CriterionRepository,
        ProgrammeProjectRepository,
        ProgrammeReportRepository,
        ProgrammeRepository,
        RankingRepository,
        ScoreRepository,
    )
    from egovdesk.store.projects import (
        BenefitFigureRepository,
        BenefitRepository,
        CaseSectionRepository,
        HighlightReportRepository,
        MilestoneRepository,
        ProjectCostRepository,
        ProjectLinkRepository,
        ProjectRepository,
        RiskRepository,
    )
    from egovdesk.store.ratifications import RatificationRepository
    from egovdesk.store.repository import Repository
    from egovdesk.store.retention import DisposalRepository, RetentionRuleRepository
    from egovdesk.store.room import (
        InterestRepository,
        MovementRepository,
        VoiceRepository,
        VoteRepository,
    )
    from egovdesk.store.search import Search
    from egovdesk.store.series import (
        MeetingDateRepository,
        SchoolHolidayRepository,
        SeriesRepository,
    )
    from egovdesk.store.standards import (
        BearingRepository,
        SelectionOptionRepository,
        SelectionRepository,
        SelectionStandardRepository,
        StandardRepository,
        StrategyRepository,
        SystemRepository,
    )
    from egovdesk.store.statements import (
        AmendmentRepository,
        ApprovalStageRepository,
        DraftRepository,
        EvidenceRepository,
        SectionFigureRepository,
        SectionRepository,
        SectionRowRepository,
        StatementRepository,
    )
    from egovdesk.store.templates import TemplateItemRepository, TemplateRepository

_MADE_OF = {
    "authorities": ("authority", "AuthorityRepository"),
    "choices": ("authority", "ChoiceRepository"),
    "holidays": ("authority", "HolidayRepository"),
    "people": ("people", "PersonRepository"),
    "posts": ("people", "PostRepository"),
    "holdings": ("people", "HoldingRepository"),
    "groups": ("groups", "GroupRepository"),
    "group_tiers": ("groups", "GroupTierRepository"),
    "group_names": ("groups", "GroupNameRepository"),
    "group_links": ("groups", "GroupLinkRepository"),
    "memberships": ("groups", "MembershipRepository"),
    "meetings": ("meetings", "MeetingRepository"),
    "meeting_groups": ("meetings", "MeetingGroupRepository"),
    "items": ("items", "ItemRepository"),
    "attendances": ("meetings", "AttendanceRepository"),
    "issues": ("meetings", "IssueRepository"),
    "blocks": ("minutes", "BlockRepository"),
    "decisions": ("decisions", "DecisionRepository"),
    "decision_parts": ("decisions", "DecisionPartRepository"),
    "actions": ("actions", "ActionRepository"),
    "action_dues": ("actions", "ActionDueRepository"),
    "action_updates": ("actions", "ActionUpdateRepository"),
    "series": ("series", "SeriesRepository"),
    "meeting_dates": ("series", "MeetingDateRepository"),
    "school_holidays": ("series", "SchoolHolidayRepository"),
    "group_offsets": ("groups", "GroupOffsetRepository"),
    "templates": ("templates", "TemplateRepository"),
    "template_items": ("templates", "TemplateItemRepository"),
    "papers": ("papers", "PaperRepository"),
    "clearances": ("papers", "ClearanceRepository"),
    "reminders": ("papers", "ReminderRepository"),
    "dispatches": ("meetings", "DispatchRepository"),
    "movements": ("room", "MovementRepository"),
    "interests": ("room", "InterestRepository"),
    "votes": ("room", "VoteRepository"),
    "voices": ("room", "VoiceRepository"),
    "phrases": ("minutes", "PhraseRepository"),
    "corrections": ("minutes", "CorrectionRepository"),
    "reopenings": ("minutes", "ReopeningRepository"),
    "retention_rules": ("retention", "RetentionRuleRepository"),
    "disposals": ("retention", "DisposalRepository"),
    "rights": ("framework", "RightRepository"),
    "right_limits": ("framework", "RightLimitRepository"),
    "adoptions": ("framework", "AdoptionRepository"),
    "responsibilities": ("framework", "ResponsibilityRepository"),
    "group_seats": ("framework", "GroupSeatRepository"),
    "ratifications": ("ratifications", "RatificationRepository"),
    "standards": ("standards", "StandardRepository"),
    "systems": ("standards", "SystemRepository"),
    "selections": ("standards", "SelectionRepository"),
    "selection_options": ("standards", "SelectionOptionRepository"),
    "selection_standards": ("standards", "SelectionStandardRepository"),
    "strategies": ("standards", "StrategyRepository"),
    "bearings": ("standards", "BearingRepository"),
    "departments": ("facts", "DepartmentRepository"),
    "champions": ("facts", "ChampionRepository"),
    "allocations": ("facts", "AllocationRepository"),
    "consultations": ("facts", "ConsultationRepository"),
    "answers": ("facts", "AnswerRepository"),
    "acceptances": ("findings", "AcceptanceRepository"),
    "check_settings": ("findings", "CheckSettingRepository"),
    "programmes": ("programmes", "ProgrammeRepository"),
    "programme_projects": ("programmes", "ProgrammeProjectRepository"),
    "criteria": ("programmes", "CriterionRepository"),
    "scores": ("programmes", "ScoreRepository"),
    "rankings": ("programmes", "RankingRepository"),
    "programme_reports": ("programmes", "ProgrammeReportRepository"),
    "assessments": ("programmes", "AssessmentRepository"),
    "projects": ("projects", "ProjectRepository"),
    "project_costs": ("projects", "ProjectCostRepository"),
    "milestones": ("projects", "MilestoneRepository"),
    "benefits": ("projects", "BenefitRepository"),
    "benefit_figures": ("projects", "BenefitFigureRepository"),
    "risks": ("projects", "RiskRepository"),
    "case_sections": ("projects", "CaseSectionRepository"),
    "project_links": ("projects", "ProjectLinkRepository"),
    "highlight_reports": ("projects", "HighlightReportRepository"),
    "statements": ("statements", "StatementRepository"),
    "sections": ("statements", "SectionRepository"),
    "section_rows": ("statements", "SectionRowRepository"),
    "section_figures": ("statements", "SectionFigureRepository"),
    "evidence": ("statements", "EvidenceRepository"),
    "drafts": ("statements", "DraftRepository"),
    "approval_stages": ("statements", "ApprovalStageRepository"),
    "amendments": ("statements", "AmendmentRepository"),
    "paper_files": ("packs", "PaperFileRepository"),
    "packs": ("packs", "PackRepository"),
    "pack_files": ("packs", "PackFileRepository"),
    "pack_lines": ("packs", "PackLineRepository"),
    "pack_settings": ("packs", "PackSettingRepository"),
    "disclosures": ("packs", "DisclosureRepository"),
    "withholdings": ("packs", "WithholdingRepository"),
    "word_templates": ("packs", "WordTemplateRepository"),
    "search": ("search", "Search"),
    "checked": ("checked", "CheckedRows"),
}
_READERS = ("search", "checked")


def import_all() -> None:
    """Import every repository's module, while nobody waits for the first use of it."""
    for module, _ in _MADE_OF.values():
        import_module(f"egovdesk.store.{module}")


class Repositories:
    """One attribute a kind of record; asking for one raises RegisterDamaged where its table is not
    what its records are made of."""

    path: Path
    _connection: Connection

    def repositories(self) -> list[Repository[Any]]:
        """Every repository."""
        return [getattr(self, name) for name in _MADE_OF if name not in _READERS]

    def repository_of(self, table: str) -> Repository[Any] | None:
        """The repository of a table of facts; None where there is no such table any more."""
        name = "authorities" if table == "authority" else table
        return getattr(self, name) if name in _MADE_OF and name not in _READERS else None

    if TYPE_CHECKING:
        authorities: AuthorityRepository
        choices: ChoiceRepository
        holidays: HolidayRepository
        people: PersonRepository
        posts: PostRepository
        holdings: HoldingRepository
        groups: GroupRepository
        group_tiers: GroupTierRepository
        group_names: GroupNameRepository
        group_links: GroupLinkRepository
        memberships: MembershipRepository
        meetings: MeetingRepository
        meeting_groups: MeetingGroupRepository
        items: ItemRepository
        attendances: AttendanceRepository
        issues: IssueRepository
        blocks: BlockRepository
        decisions: DecisionRepository
        decision_parts: DecisionPartRepository
        actions: ActionRepository
        action_dues: ActionDueRepository
        action_updates: ActionUpdateRepository
        series: SeriesRepository
        meeting_dates: MeetingDateRepository
        school_holidays: SchoolHolidayRepository
        group_offsets: GroupOffsetRepository
        templates: TemplateRepository
        template_items: TemplateItemRepository
        papers: PaperRepository
        clearances: ClearanceRepository
        reminders: ReminderRepository
        dispatches: DispatchRepository
        movements: MovementRepository
        interests: InterestRepository
        votes: VoteRepository
        voices: VoiceRepository
        phrases: PhraseRepository
        corrections: CorrectionRepository
        reopenings: ReopeningRepository
        retention_rules: RetentionRuleRepository
        disposals: DisposalRepository
        rights: RightRepository
        right_limits: RightLimitRepository
        adoptions: AdoptionRepository
        responsibilities: ResponsibilityRepository
        group_seats: GroupSeatRepository
        ratifications: RatificationRepository
        standards: StandardRepository
        systems: SystemRepository
        selections: SelectionRepository
        selection_options: SelectionOptionRepository
        selection_standards: SelectionStandardRepository
        strategies: StrategyRepository
        bearings: BearingRepository
        departments: DepartmentRepository
        champions: ChampionRepository
        allocations: AllocationRepository
        consultations: ConsultationRepository
        answers: AnswerRepository
        acceptances: AcceptanceRepository
        check_settings: CheckSettingRepository
        programmes: ProgrammeRepository
        programme_projects: ProgrammeProjectRepository
        criteria: CriterionRepository
        scores: ScoreRepository
        rankings: RankingRepository
        programme_reports: ProgrammeReportRepository
        assessments: AssessmentRepository
        projects: ProjectRepository
        project_costs: ProjectCostRepository
        milestones: MilestoneRepository
        benefits: BenefitRepository
        benefit_figures: BenefitFigureRepository
        risks: RiskRepository
        case_sections: CaseSectionRepository
        project_links: ProjectLinkRepository
        highlight_reports: HighlightReportRepository
        statements: StatementRepository
        sections: SectionRepository
        section_rows: SectionRowRepository
        section_figures: SectionFigureRepository
        evidence: EvidenceRepository
        drafts: DraftRepository
        approval_stages: ApprovalStageRepository
        amendments: AmendmentRepository
        paper_files: PaperFileRepository
        packs: PackRepository
        pack_files: PackFileRepository
        pack_lines: PackLineRepository
        pack_settings: PackSettingRepository
        disclosures: DisclosureRepository
        withholdings: WithholdingRepository
        word_templates: WordTemplateRepository
        search: Search
        checked: CheckedRows
    else:

        def __getattr__(self, name: str) -> Any:
            if name not in _MADE_OF:
                raise AttributeError(f"a register has no {name}")
            module, kind = _MADE_OF[name]
            made = getattr(import_module(f"egovdesk.store.{module}"), kind)(self._connection)
            if hasattr(made, "probe"):
                with sound(self.path):
                    made.probe()
            setattr(self, name, made)
            return made
