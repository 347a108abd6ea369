"""What a tab of the programme's page is: a tab that knows which programme is shown."""

from __future__ import annotations

from egovdesk.records.programmes import Programme
from ui.places import Place
from ui.tabbed import PageTab


class ProgrammeTab(PageTab):
    """A tab of one programme. `load` reads it again; `select_project` goes to one of its projects."""

    programme_id = ""

    @property
    def programme(self) -> Programme | None:
        """The programme that is shown."""
        return self.register.programmes.maybe(self.programme_id or None)

    def show_place(self, place: Place) -> None:
        """Load the place's programme, at the project that it names."""
        self.programme_id = place.id
        self.load()
        if place.select:
            self.select_project(place.select)

    def select_project(self, project_id: str) -> None:
        """Make a project current."""
