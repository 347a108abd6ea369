"""The authority's own facts: departments, e-champions, roles, consultation, answers."""

from __future__ import annotations

from egovdesk.records.facts import Allocation, Answer, Champion, Consultation, Department
from egovdesk.store.repository import Repository


class DepartmentRepository(Repository[Department]):
    """Departments in the council's own order."""

    table = "departments"
    record = Department
    order = "position, name, id"
    noun = "department"


class ChampionRepository(Repository[Champion]):
    """E-champions, oldest first."""

    table = "champions"
    record = Champion
    order = "from_on, id"
    noun = "e-champion"


class AllocationRepository(Repository[Allocation]):
    """Who holds the emerging roles."""

    table = "allocations"
    record = Allocation
    order = "role, from_on, id"
    noun = "role"


class ConsultationRepository(Repository[Consultation]):
    """Consultations, oldest first."""

    table = "consultations"
    record = Consultation
    order = "from_on, id"
    noun = "consultation"


class AnswerRepository(Repository[Answer]):
    """The council's own answers to the paper's questions."""

    table = "answers"
    record = Answer
    order = "question"
    noun = "answer"
