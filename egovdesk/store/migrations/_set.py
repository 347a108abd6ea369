"""The one set of migrations that every step joins."""

from sqlite_utils.migrations import Migrations

migrations = Migrations("egovdesk")
