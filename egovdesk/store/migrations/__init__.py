"""Migrations of the schema, one module each, in the order of their imports below.

A released step is never edited, and imports no record or repository. `database.SCHEMA_VERSION` is
the number of steps, so that opening an up-to-date register need not import sqlite-utils.
"""

from egovdesk.store.migrations import (  # noqa: F401
    m0001_initial,
    m0002_calendar,
    m0003_agenda,
    m0004_papers,
    m0005_room,
    m0006_approval,
    m0007_retention,
    m0008_numbers,
    m0009_framework,
    m0010_programme,
    m0011_statements,
    m0012_packs,
)
from egovdesk.store.migrations._set import migrations

__all__ = ["migrations"]
