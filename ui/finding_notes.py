"""Findings in the place that they are about: a line each, with the way to all of them."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from egovdesk.findings import subject_name
from egovdesk.records.findings import Finding, Severity
from ui.context import Context
from ui.item_models.segments import Icon, Text
from ui.places import Place
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.section_heading import SectionHeading


def finding_widgets(
    context: Context, *subjects: str, without: Collection[str] = ()
) -> list[QWidget | int]:
    """What the framework suggests of records: a heading and a paragraph each; nothing for nothing.

    `without` names rules whose findings are told otherwise.
    """
    found = [one for one in context.findings.of(*subjects) if one.rule not in without]
    if not found:
        return []
    heading = SectionHeading("The framework suggests", link="Findings")
    first = found[0].id
    heading.link_clicked.connect(
        lambda: context.go(Place("framework", tab="findings", select=first))
    )
    widgets: list[QWidget | int] = [heading]
    for one in found:
        widgets += _told(one, subject_name(context.register, one))
    return widgets


def _told(one: Finding, about: str) -> list[QWidget | int]:
    """A finding beside its record, whose name it need not say again."""
    sentence = one.sentence.removeprefix(f"{about}: ")
    warning = one.severity is Severity.WARNING
    icon = (
        Icon("triangle-alert", "amber_mark", size=14) if warning else Icon("info", "ink2", size=14)
    )
    head = SegmentLabel((icon, Text(one.rule, "ink2", "note600")))
    said = Label(sentence[:1].upper() + sentence[1:], "text", "ink", wrap=True)
    said.setToolTip(f"{one.remedy} {one.source}")
    return [head, said, 4]
