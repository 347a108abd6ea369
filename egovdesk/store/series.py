"""Series of meetings, former dates of meetings, and school holidays."""

from __future__ import annotations

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


class SchoolHolidayRepository(Repository[SchoolHoliday]):
    """School holidays, oldest first."""

    table = "school_holidays"
    record = SchoolHoliday
    order = "from_on, id"
    noun = "school holiday"
