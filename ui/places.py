"""Places: where a window can be, as plain values that back and forward keep."""

from __future__ import annotations

from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Place:
    """A screen: its kind, the record it shows, its tab, and the record selected on it."""

    kind: str
    id: str = ""
    tab: str = ""
    select: str = ""
    scroll: int = field(default=0, compare=False)

    @property
    def bare(self) -> Place:
        """The screen itself, whatever is selected on it."""
        return replace(self, select="", scroll=0)


TODAY = Place("today")


@dataclass
class Journey:
    """The places that Back and Forward go through; the place stood on is between the two."""

    back: list[Place] = field(default_factory=list)
    forward: list[Place] = field(default_factory=list)

    def leave(self, place: Place) -> None:
        """Remember a place on the way to another one."""
        self.forward.clear()
        if not self.back or self.back[-1] != place:
            self.back.append(place)
        del self.back[:-100]

    def go_back(self, here: Place) -> Place | None:
        """The place before, keeping this one for Forward."""
        if not self.back:
            return None
        self.forward.append(here)
        return self.back.pop()

    def go_forward(self, here: Place) -> Place | None:
        """The place that Back came from."""
        if not self.forward:
            return None
        self.back.append(here)
        return self.forward.pop()
