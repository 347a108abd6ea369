"""Standards, common systems, application selections, strategies, and what bears upon them."""

from __future__ import annotations

from egovdesk.records.standards import (
    Bearing,
    Selection,
    SelectionOption,
    SelectionStandard,
    Standard,
    Strategy,
    System,
)
from egovdesk.store.repository import Repository


class StandardRepository(Repository[Standard]):
    """Standards and policies, by area and title."""

    table = "standards"
    record = Standard
    order = "area, title, version, id"
    noun = "standard"


class SystemRepository(Repository[System]):
    """Common systems, by kind and name."""

    table = "systems"
    record = System
    order = "kind, name, id"
    noun = "system"


class SelectionRepository(Repository[Selection]):
    """Application selections, oldest first."""

    table = "selections"
    record = Selection
    order = "started_on, id"
    noun = "selection"


class SelectionOptionRepository(Repository[SelectionOption]):
    """What a selection looked at."""

    table = "selection_options"
    record = SelectionOption
    order = "selection_id, position, id"
    noun = "option"


class SelectionStandardRepository(Repository[SelectionStandard]):
    """The standards that selections are to conform to."""

    table = "selection_standards"
    record = SelectionStandard
    order = "selection_id, id"
    noun = "standard of a selection"


class StrategyRepository(Repository[Strategy]):
    """Corporate strategies, by title."""

    table = "strategies"
    record = Strategy
    order = "title, id"
    noun = "strategy"


class BearingRepository(Repository[Bearing]):
    """What decisions and items bear upon."""

    table = "bearings"
    record = Bearing
    order = "id"
    noun = "link"
