"""A programme of 500 projects: ranking it, and what a dragged weight takes until the list is painted.

Seven criteria, scored by three people; the list beside a bare sort of as many numbers.
"""

from __future__ import annotations

import os
import random
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Figure, milliseconds, paired, percentile
from benchmarks.minuting import settle

if TYPE_CHECKING:
    from egovdesk.ranking import Sheet
    from egovdesk.register import Register

PROJECTS = 500
SCORERS = 3
DRAGS = 60


def figures(path: Path) -> list[Figure]:
    """The sums alone, what a weight sways, reading the programme, and the drag of a weight."""
    from egovdesk.ranking import rank, read_sheet
    from egovdesk.ranking.sensitivity import swings
    from egovdesk.register import Register

    large = path.with_name("five-hundred-projects.egovdesk")
    programme = make(large)
    with Register(large, read_only=True) as register:
        sheet = read_sheet(register, programme)
        reading = percentile(
            [milliseconds(lambda: read_sheet(register, programme)) for _ in range(5)], 0.5
        )
    entries, weights, budget = sheet.entries, sheet.weights, sheet.programme.budget
    numbers = [one.means for one in entries]
    ours, bare = paired(
        lambda: rank(entries, weights, budget), lambda: sorted(numbers, key=lambda one: one[0] or 0),
        runs=30,
    )  # fmt: skip
    swaying = milliseconds(lambda: swings(entries, weights, budget))
    return [
        Figure("500 projects ranked, beside a bare sort of them", ours, bare, "under 50"),
        Figure("what each of seven weights sways", swaying, 1000.0, "under 1,000"),
        Figure("the programme of 500 read", reading, 50.0, "under 50"),
        *_dragged(large, programme, sheet),
    ]


def _dragged(path: Path, programme: str, sheet: Sheet) -> list[Figure]:
    """Drag a weight over the whole slider: each step ranked, shown and painted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from ui import theme
    from ui.desk import Desk
    from ui.places import Place
    from ui.settings import Settings

    app = QApplication.instance() or QApplication([__name__, *theme.STYLE])
    settings = Settings(QSettings(str(path.with_suffix(".ini")), QSettings.Format.IniFormat))
    desk = Desk(app, settings)  # type: ignore[arg-type]
    desk.dress()
    window = desk.open(path)
    assert window is not None
    window.resize(1440, 900)
    settle(app, 1.5)

    def show() -> None:
        window.go(Place("programme", programme))
        app.processEvents()

    opened = milliseconds(show)
    settle(app, 1.0)
    tab = window.view.tab
    slider = tab.pane.weights.sliders[0]
    slider.setSliderDown(True)
    times = []
    for at in range(DRAGS):

        def step(value: int = at * 50 // DRAGS) -> None:
            slider.setValue(value)
            # The first turn ranks once the events are through, the second paints.
            app.processEvents()
            app.processEvents()

        times.append(milliseconds(step))

    def release() -> None:
        slider.setSliderDown(False)
        app.processEvents()

    let_go = milliseconds(release)
    window.close()
    return [
        Figure("opening the page of 500", opened, 500.0, "under 500"),
        Figure("a weight dragged by a step, ranked and painted, p50", percentile(times, 0.5), 50.0,
               "under 50"),
        Figure("the same, p95", percentile(times, 0.95), 50.0, "under 50"),
        Figure("the weight let go: kept, and shown", let_go, 200.0, "under 200"),
    ]  # fmt: skip


def make(path: Path) -> str:
    """A register with a programme of 500 scored projects; the programme's id."""
    from egovdesk.operations.authority import new_register

    path.unlink(missing_ok=True)
    with new_register(path, "Northbridge Borough Council") as register:
        return _fill(register)


def _fill(register: Register) -> str:
    from egovdesk.identifiers import new_id
    from egovdesk.operations.people import add_person
    from egovdesk.operations.programmes.programmes import start_programme
    from egovdesk.records.programmes import ProgrammeProject, Score
    from egovdesk.records.projects import CostKind, Project, ProjectCost

    chance = random.Random(7)
    with register.step("Make a large programme"):
        people = [add_person(register, f"Scorer {at}") for at in range(SCORERS)]
        programme = start_programme(register, "ICT programme", 2004, budget=10_000_000_00)
        criteria = [one.id for one in register.criteria.find(programme_id=programme)]
        for at in range(PROJECTS):
            project = Project(new_id(), f"Project {at:03d}", f"P{at:03d}", service="Corporate")
            register.projects.add(project)
            register.programme_projects.add(ProgrammeProject(new_id(), programme, project.id))
            register.project_costs.add(
                ProjectCost(new_id(), project.id, 2004, CostKind.CAPITAL,
                            chance.randrange(10, 300) * 100_000)
            )  # fmt: skip
            register.scores.add_all(
                Score(new_id(), one, project.id, person, chance.randrange(6), date(2003, 9, 1))
                for one in criteria
                for person in people
            )
    return programme
