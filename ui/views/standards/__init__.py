"""The registers of tiers 2, 2a and 3: standards, common systems, selections; and strategies."""

from ui.views.standards.selections import SelectionsView
from ui.views.standards.standards import StandardsView
from ui.views.standards.strategies import StrategiesView
from ui.views.standards.systems import SystemsView

__all__ = ["SelectionsView", "StandardsView", "StrategiesView", "SystemsView"]
