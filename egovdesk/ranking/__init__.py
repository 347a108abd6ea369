"""The ranking of an investment programme (reference.md 5.4): `engine` is the sums, `sheet` what is summed.

Places follow the weighted totals of mean scores; a move by hand, with its reason, goes before them.
"""

from egovdesk.ranking.engine import Entry, Ranked, rank
from egovdesk.ranking.sheet import Line, Sheet, read_sheet

__all__ = ["Entry", "Line", "Ranked", "Sheet", "rank", "read_sheet"]
