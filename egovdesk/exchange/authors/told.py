"""Reports of checks, and plans of taking papers back, as values for a script or for the window."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from egovdesk.records.file_checks import FileFinding, FileReport, Mending, Wish
from egovdesk.records.findings import Severity
from egovdesk.records.returned import BackChange, BackPlan, ClearanceBack


def told(report: FileReport) -> dict[str, Any]:
    """A report, for a script."""
    return asdict(report)


def report_from(values: dict[str, Any]) -> FileReport:
    """The report that was told."""
    findings = tuple(_finding(one) for one in values["findings"])
    return FileReport(values["file"], values["kind"], values["title"], findings, values["pages"])


def _finding(values: dict[str, Any]) -> FileFinding:
    wish = values["wish"]
    return FileFinding(
        **{
            **values,
            "mending": Mending(values["mending"]),
            "severity": Severity(values["severity"]),
            "places": tuple(values["places"]),
            "wish": Wish(wish) if wish else None,
        }
    )


def told_plan(plan: BackPlan) -> dict[str, Any]:
    """A plan of taking a paper back, for a script; days as text."""
    return asdict(plan)


def plan_from(values: dict[str, Any]) -> BackPlan:
    """The plan that was told."""
    author = values["author"]
    return BackPlan(
        **{
            **values,
            "author": tuple(author) if author else None,
            "clearances": tuple(_clearance(one) for one in values["clearances"]),
            "changes": tuple(BackChange(**one) for one in values["changes"]),
            "notes": tuple(values["notes"]),
        }
    )


def _clearance(values: dict[str, Any]) -> ClearanceBack:
    day = values["cleared_on"]
    return ClearanceBack(**{**values, "cleared_on": date.fromisoformat(day) if day else None})
