"""Migrations of the schema, one module each, in the order of their imports below.

A released step is never edited, and imports no record or repository. `database.SCHEMA_VERSION` is
the number of steps, so that opening an up-to-date register need not import sqlite-utils.
"""

from egovdesk.store.migrations import m0001_initial  # noqa: F401
from egovdesk.store.migrations._set import migrations

__all__ = ["migrations"]
