"""What clerks accepted of the findings, and the thresholds that they changed."""

from __future__ import annotations

from egovdesk.records.findings import Acceptance, CheckSetting
from egovdesk.store.repository import Repository


class AcceptanceRepository(Repository[Acceptance]):
    """Acceptances, oldest first."""

    table = "acceptances"
    record = Acceptance
    order = "accepted_on, id"
    noun = "acceptance"


class CheckSettingRepository(Repository[CheckSetting]):
    """The thresholds of the checks that this council changed."""

    table = "check_settings"
    record = CheckSetting
    order = "id"
    noun = "threshold"
