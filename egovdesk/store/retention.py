"""Retention rules, and the log of disposals."""

from __future__ import annotations

from egovdesk.records.retention import Disposal, RetentionRule
from egovdesk.store.repository import Repository


class RetentionRuleRepository(Repository[RetentionRule]):
    """Each group's own rules."""

    table = "retention_rules"
    record = RetentionRule
    order = "group_id, kind"
    noun = "retention rule"


class DisposalRepository(Repository[Disposal]):
    """Disposals, oldest first."""

    table = "disposals"
    record = Disposal
    order = "disposed_at, id"
    noun = "disposal"
