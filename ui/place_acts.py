"""Where the window's own commands lead: one slot a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.places import TODAY, Place


class PlaceActs:
    """The slots of the menu Go, and of those in Tools that open a page."""

    if TYPE_CHECKING:

        def go(self, place: Place) -> None: ...

    def go_today(self) -> None:
        """Show Today."""
        self.go(TODAY)

    def go_calendar(self) -> None:
        """Show the calendar."""
        self.go(Place("calendar"))

    def go_actions(self) -> None:
        """Show the action log."""
        self.go(Place("actions"))

    def go_papers(self) -> None:
        """Show the paper tracker."""
        self.go(Place("papers"))

    def go_decisions(self) -> None:
        """Show the decisions."""
        self.go(Place("decisions"))

    def go_plan(self) -> None:
        """Show the forward plan."""
        self.go(Place("plan"))

    def go_programme(self) -> None:
        """Show the investment programme."""
        self.go(Place("programme"))

    def go_framework(self) -> None:
        """Show who decides what, and how the groups stand."""
        self.go(Place("framework"))

    def go_people(self) -> None:
        """Show the people."""
        self.go(Place("people"))

    def go_statements(self) -> None:
        """Show the IEG statements."""
        self.go(Place("statements"))

    def go_standards(self) -> None:
        """Show the standards."""
        self.go(Place("standards"))

    def go_retention(self) -> None:
        """Show what need no longer be kept."""
        self.go(Place("retention"))

    def go_templates(self) -> None:
        """Show the council's own Word templates."""
        self.go(Place("templates"))

    def go_holidays(self) -> None:
        """Show the bank holidays and the schools' holidays."""
        self.go(Place("holidays"))
