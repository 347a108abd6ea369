"""Series of meetings, former dates of meetings, and school holidays."""

from __future__ import annotations

from collections.abc import Iterable

from egovdesk.records.series import MeetingDate, SchoolHoliday, Series
from egovdesk.store.repository import Repository


class SeriesRepository(Repository[Series]):
    """Series, oldest first."""

    table = "series"
    record = Series
    order = "from_on, id"
    noun = "series"


class MeetingDateRepository(Repository[MeetingDate]):
    """Former dates, in the order in which they were given up."""

    table = "meeting_dates"
    record = MeetingDate
    order = "changed_on, id"
    noun = "former date"

    def of_meetings(self, meeting_ids: Iterable[str]) -> dict[str, list[MeetingDate]]:
        """The days that each of these meetings has given up, oldest first."""
        found: dict[str, list[MeetingDate]] = {}
        for one in self.among("meeting_id", meeting_ids):
            found.setdefault(one.meeting_id, []).append(one)
        return found


class SchoolHolidayRepository(Repository[SchoolHoliday]):
    """School holidays, oldest first."""

    table = "school_holidays"
    record = SchoolHoliday
    order = "from_on, id"
    noun = "school holiday"
