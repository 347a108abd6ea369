"""The authority: the council that a register belongs to, one row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from egovdesk.records.problems import Problem, name_problems


class Nation(StrEnum):
    """Where the authority is; notice, holidays, exemption grounds and IEG rounds hang on it."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").title()


class AuthorityType(StrEnum):
    """The kinds of council in the paper's sample (section 3.1)."""

    COUNTY = "county"
    DISTRICT = "district"
    LONDON_BOROUGH = "london_borough"
    METROPOLITAN = "metropolitan"
    UNITARY = "unitary"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _TYPE_LABELS[self]


_TYPE_LABELS = {
    AuthorityType.COUNTY: "Shire county",
    AuthorityType.DISTRICT: "Shire district",
    AuthorityType.LONDON_BOROUGH: "London borough",
    AuthorityType.METROPOLITAN: "Metropolitan district",
    AuthorityType.UNITARY: "Unitary council",
    AuthorityType.OTHER: "Other",
}


class Arrangement(StrEnum):
    """How e-government is led (paper, sections 3.4 and 4)."""

    DEDICATED = "dedicated"
    SMT_DIRECT = "smt_direct"
    SMT_AGENDA = "smt_agenda"
    MERGED = "merged"

    @property
    def label(self) -> str:
        return _ARRANGEMENT_LABELS[self]


_ARRANGEMENT_LABELS = {
    Arrangement.DEDICATED: "A dedicated group that reports to SMT",
    Arrangement.SMT_DIRECT: "SMT directly",
    Arrangement.SMT_AGENDA: "SMT, with a regular e-government agenda",
    Arrangement.MERGED: "Merged groups",
}


class Stage(StrEnum):
    """How far an authority has come in managing e-government (paper, section 4)."""

    UNSAID = ""
    NOT_STARTED = "not_started"
    ESTABLISHING = "establishing"
    ESTABLISHED = "established"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize() or "Not said"


class Architecture(StrEnum):
    """Who decides the technical architecture, category D (paper, section 2.3)."""

    UNSAID = ""
    CORPORATE = "corporate"
    FEDERAL = "federal"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {
            "": "Not chosen",
            "corporate": "The corporate head of ICT",
            "federal": "A federal group of heads of ICT",
            "other": "Another way",
        }[self.value]


_MONTH_AND_DAY = re.compile(r"^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$")


@dataclass(frozen=True)
class Authority:
    """The council. `today` is set only in example registers, whose day never passes.

    `year_starts` is the day on which its municipal year begins, "05-15"; minutes are numbered by it.
    `ict_reports_to` is to whom the ICT unit answers, `partner` the strategic partner's name, `stage`
    how far the council is (an entry of `Stage`), `architecture` who decides category D (an entry of
    `Architecture`) and `architecture_reason` why (paper, sections 2.3, 3.2 and 4).
    """

    id: str
    name: str
    nation: Nation = Nation.ENGLAND
    type: AuthorityType = AuthorityType.UNITARY
    arrangement: Arrangement = Arrangement.DEDICATED
    has_partner: bool = False
    head_im_in_post: bool = False
    year_starts: str = "05-15"
    today: date | None = None
    clerk: str = ""
    note: str = ""
    ict_reports_to: str = ""
    partner: str = ""
    stage: Stage = Stage.UNSAID
    architecture: Architecture = Architecture.UNSAID
    architecture_reason: str = ""

    @property
    def author(self) -> str:
        """By whom documents are: the secretariat, never the machine's login (reference.md 4.2)."""
        return self.clerk or self.name

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("name", self.name, label="The council's name")
        if not _MONTH_AND_DAY.match(self.year_starts):
            found.append(
                Problem(
                    "year_starts", "Type the month and day that the year begins on, such as 05-15."
                )
            )
        return tuple(found)

    def municipal_year(self, day: date) -> int:
        """The calendar year in which the municipal year of `day` began (2003 for 2003/04)."""
        return day.year if day >= self.year_begins(day.year) else day.year - 1

    def days_of_year(self, year: int) -> tuple[date, date]:
        """The first and the last day of a municipal year."""
        return self.year_begins(year), self.year_begins(year + 1) - timedelta(days=1)

    def year_begins(self, year: int) -> date:
        """The first day of the municipal year that begins in a calendar year."""
        month, first = (int(part) for part in self.year_starts.split("-"))
        return date(year, month, first)

    def year_days(self, year: int) -> tuple[date, date]:
        """The first and last day of the municipal year that began in a calendar year."""
        return self.year_begins(year), self.year_begins(year + 1) - timedelta(days=1)
