"""How the projects of an example's programme go, as `projects.toml` has it, day by day."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from egovdesk.documents.kept import to_json
from egovdesk.documents.projects.highlight import highlight_report
from egovdesk.example.calendar import Event
from egovdesk.example.council import Cast
from egovdesk.operations.projects.cases import begin_case, put_case_to_item, record_case, write_case
from egovdesk.operations.projects.facts import change_project, move_project
from egovdesk.operations.projects.links import set_links
from egovdesk.operations.projects.milestones import add_milestone
from egovdesk.operations.projects.money import add_benefit, set_cost, set_figure
from egovdesk.operations.projects.reports import issue_report, start_report, write_report
from egovdesk.operations.projects.risks import add_assessment, add_risk
from egovdesk.records.programmes import Formality, Process, Programme
from egovdesk.records.projects import CostKind, Project, ProjectStage, Rag
from egovdesk.register import Register
from egovdesk.resources import resource

_KINDS = (CostKind.CAPITAL, CostKind.REVENUE)
_FACTS = ("from_on", "until_on", "summary")
_LAST = "18:30"


class Progress:
    """What the secretariat wrote down of the projects: events among those of the meetings."""

    def __init__(self, register: Register, council: str, cast: Cast) -> None:
        self._register, self._cast = register, cast
        self._facts, self._ranked = (
            _read(council, "projects.toml"),
            _read(council, "programme.toml"),
        )
        self._projects: dict[str, dict[str, Any]] = self._facts["projects"]
        self._words = {one["code"]: one for one in self._ranked["projects"]}

    def events(self) -> list[Event]:
        """Projects set up as the programme starts; cases sent, reports issued, money spent as they were."""
        begun: date = self._ranked["programme"]["started_on"]
        found = [Event(begun, "09:40", self._set_up)]
        for code, one in self._projects.items():
            case = one.get("case", {})
            if "sent_on" in case:
                found.append(Event(case["sent_on"], "10:00", self._sender(code, case["item"])))
        for at, (until, issued) in enumerate(self._facts["reported"]):
            found.append(Event(issued, "16:30", self._reporter(at, until)))
        last = self._facts["reported"][-1][1]
        return [*found, Event(last, _LAST, self._assess), Event(last, _LAST, self._decide)]

    # -- as the programme starts ------------------------------------------------------------------

    def _set_up(self) -> None:
        with self._register.step("Set projects up"):
            for code, one in self._projects.items():
                project = self._project(code)
                change_project(
                    self._register, project.id, **{key: one[key] for key in _FACTS if key in one}
                )
                strategies = [self._cast.bears[key]["strategy_id"]
                              for key in one.get("strategies", ())]  # fmt: skip
                set_links(self._register, project.id, {"strategies": strategies})
                self._add_benefits(project, one)
                if "case" in one:
                    self._write_case(project, one["case"])

    def _add_benefits(self, project: Project, one: dict[str, Any]) -> None:
        for title, cashable, owner, measure, _figures in one.get("benefits", ()):
            add_benefit(
                self._register, project.id, title, cashable=cashable, measure=measure,
                owner_id=self._cast.people[owner],
            )  # fmt: skip

    def _write_case(self, project: Project, case: dict[str, str]) -> None:
        begin_case(self._register, project.id)
        for section in self._register.case_sections.find(project_id=project.id):
            if section.heading in case:
                write_case(self._register, section.id, case[section.heading].strip())

    # -- as they went -----------------------------------------------------------------------------

    def _sender(self, code: str, title: str) -> Callable[[], None]:
        def send() -> None:
            (item,) = self._register.items.find(title=title)
            put_case_to_item(self._register, self._project(code).id, item.id)

        return send

    def _reporter(self, at: int, until: date) -> Callable[[], None]:
        last = at == len(self._facts["reported"]) - 1

        def report() -> None:
            if last:
                with self._register.step("Bring projects up to date"):
                    self._bring_up_to_date()
            for code, one in self._projects.items():
                light, words = self._said(code, at)
                self._report(code, one if last else {}, until, light, words)

        return report

    def _said(self, code: str, at: int) -> tuple[str, str]:
        """The light and the words of one report; the last is told with the ranking."""
        past = self._projects[code]["past"]
        if at < len(past):
            return past[at][0], past[at][1]
        return self._words[code]["light"], self._words[code]["words"]

    def _report(self, code: str, one: dict[str, Any], until: date, light: str, words: str) -> None:
        project = self._project(code)
        report_id = start_report(self._register, project.id, until)
        item = self._words[code].get("item") if one else None
        about = self._register.items.find(title=item) if item else []
        write_report(
            self._register, report_id, author_id=project.ict_lead_id, overall=Rag(light),
            overall_words=words, done=one.get("done", ""), next=one.get("next", ""),
            decisions_needed=one.get("needed", ""), item_id=about[-1].id if about else None,
            **self._other_lights(one, Rag(light)),
        )  # fmt: skip
        issue_report(self._register, report_id, lambda: self._content(report_id))

    def _content(self, report_id: str) -> str:
        today = self._register.today
        return to_json(highlight_report(self._register, report_id, as_of=today))

    def _other_lights(self, one: dict[str, Any], overall: Rag) -> dict[str, Rag]:
        """Time by the milestones, risk by the gravest, the others as the whole or green."""
        slips = any(forecast for _title, _due, forecast, _done in one.get("milestones", ()))
        grave = any(one[1] * one[2] >= 15 for one in one.get("risks", ()))
        return {
            "time": Rag.AMBER if slips else Rag.GREEN,
            "risk": Rag.AMBER if grave else Rag.GREEN,
            "cost": Rag.GREEN,
            "scope": overall if overall is Rag.RED else Rag.GREEN,
            "benefit": Rag.GREEN,
        }

    def _bring_up_to_date(self) -> None:
        """Money spent, benefits, milestones and risks as they stand before the last reports."""
        for code, one in self._projects.items():
            project = self._project(code)
            for title, due, forecast, done in one.get("milestones", ()):
                add_milestone(
                    self._register, project.id, title, due_on=due, forecast_on=forecast or None,
                    done_on=done or None,
                )  # fmt: skip
            for year, thousands in one.get("spent", {}).items():
                for kind, amount in zip(_KINDS, thousands, strict=True):
                    if amount:
                        set_cost(
                            self._register, project.id, int(year), kind, actual=amount * 100_000
                        )
            self._add_figures(project, one)
            self._add_risks(one.get("risks", ()), project_id=project.id)
            self._add_assessments(one.get("assessments", ()), project_id=project.id)

    def _add_figures(self, project: Project, one: dict[str, Any]) -> None:
        held = self._register.benefits.find(project_id=project.id)
        for benefit, (_t, cashable, _o, _m, figures) in zip(
            held, one.get("benefits", ()), strict=True
        ):
            times = 100 if cashable else 1
            for year, (planned, actual) in figures.items():
                got = actual * times if actual != "" else None
                set_figure(self._register, benefit.id, int(year), planned * times, got)

    def _add_risks(self, risks: Sequence[Sequence[Any]], **of: str) -> None:
        for title, likelihood, impact, owner, response, raised in risks:
            add_risk(
                self._register, title, likelihood=likelihood, impact=impact, response=response,
                owner_id=self._cast.people[owner], raised_on=raised, **of,
            )  # fmt: skip

    def _add_assessments(self, assessments: Sequence[Sequence[Any]], **of: str) -> None:
        for process, formality, on, by, text in assessments:
            add_assessment(
                self._register, Process(process), Formality(formality), on,
                by_id=self._cast.people[by], text=text, **of,
            )  # fmt: skip

    def _assess(self) -> None:
        facts = self._facts["programme"]
        with self._register.step("Assess programme"):
            self._add_assessments(facts["assessments"], programme_id=self._programme.id)
            self._add_risks(facts.get("risks", ()), programme_id=self._programme.id)

    def _decide(self) -> None:
        """The stages that projects are at, and the cases that were approved before, or by a group."""
        with self._register.step("Record stages"):
            for code, one in self._projects.items():
                project = self._project(code)
                if "approved" in one or "decided" in one:
                    self._approve(project, one)
                stage = ProjectStage(one.get("stage", project.stage.value))
                if stage is not project.stage:
                    move_project(self._register, project.id, stage)

    def _approve(self, project: Project, one: dict[str, Any]) -> None:
        decisions = self._register.decisions.find(title=one["decided"]) if "decided" in one else []
        begin_case(self._register, project.id)
        on = decisions[0].decided_on if decisions else one["approved"]
        record_case(self._register, project.id, True, on, decisions[0].id if decisions else None)

    @property
    def _programme(self) -> Programme:
        return self._register.programmes.all()[0]

    def _project(self, code: str) -> Project:
        (found,) = self._register.projects.find(code=code)
        return found


def project_events(register: Register, council: str, cast: Cast) -> Sequence[Event]:
    """What a council's projects add to the days of its meetings."""
    return Progress(register, council, cast).events()


def _read(council: str, name: str) -> dict[str, Any]:
    return tomllib.loads(resource("example", council, name).read_text(encoding="utf-8"))
