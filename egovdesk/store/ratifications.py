"""Ratifications: what waits for which group, and the answers."""

from __future__ import annotations

from egovdesk.records.ratifications import Ratification
from egovdesk.store.repository import Repository


class RatificationRepository(Repository[Ratification]):
    """Ratifications, oldest question first."""

    table = "ratifications"
    record = Ratification
    order = "asked_on, id"
    noun = "ratification"
