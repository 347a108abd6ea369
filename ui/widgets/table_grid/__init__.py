"""The grid in which a statement's table is typed, with the keys of a spreadsheet."""

from ui.widgets.table_grid.grid import TableGrid

__all__ = ["TableGrid"]
