"""Bringing what exists: rows of a list become a plan, which says what each would do and why not.

A file is read (`exchange.sheets`), its columns matched (`columns`), its cells read (`cells`, `dates`),
and each row turned into what it would write (a module a kind). Nothing here writes.
"""

from egovdesk.exchange.imports.fields import Field, KindFields, fields_of
from egovdesk.exchange.imports.planner import Wish, plan_import
from egovdesk.exchange.imports.texts import Prose

__all__ = ["Field", "KindFields", "Prose", "Wish", "fields_of", "plan_import"]
