"""Reports of checks as values that JSON holds, to be read by a script or by the window."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from egovdesk.records.file_checks import FileFinding, FileReport, Mending, Wish
from egovdesk.records.findings import Severity


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
