"""What the exempt record of a register holds, so that it can be looked for, and what its open record does.

Every record that is exempt counts, with all that hangs off it, whatever its table: its titles, the names
and sums in it, its file names, and its texts. A table that is added later is there by itself. Of other
groups than those that an agenda concerns, what is older than two years is left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import fields
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from egovdesk.records.leaks import Secret, SecretKind
from egovdesk.records.money import pounds
from egovdesk.records.named_sums import named_sums, sums_under_headings
from egovdesk.records.names_in_texts import names_in, with_initials
from egovdesk.records.ordinary_words import are_ordinary, listed
from egovdesk.records.statements import SectionKind
from egovdesk.records.unknown_names import unknown_names
from egovdesk.register import Register
from egovdesk.resources import resource
from egovdesk.shipped.shells import paper_shell

if TYPE_CHECKING:
    from egovdesk.store.repository import Repository

_NAMED = ("supplier", "author", "owner", "presenter", "sender", "asked_by")
_SUMS = {
    "decisions": ("amount",), "selection_options": ("amount",), "project_costs": ("planned", "actual"),
    "benefit_figures": ("planned", "actual"), "section_figures": ("value",),
}  # fmt: skip
_NOT_PART_OF_IT = frozenset(
    {"systems", "disclosures", "withholdings", "pack_lines", "pack_settings"}
)
_OPEN_FIELDS = ("id", "open_title", "ground")
_POSTS = listed(
    "accountant adviser architect auditor board chair clerk coordinator director engineer executive group"
    " head leader librarian manager member mayor monitoring officer panel partnership planner secretary"
    " solicitor surveyor team treasurer"
)
_BETWEEN = re.compile(r"\{\w+\}")  # what a wording leaves to be filled in
_YEARS = 2  # before the meeting: what is older is of other groups' past
_PHRASE = 8  # words: a shorter text has no phrase to look for


class Exposure:
    """The exempt record beside the open one, for what is made public of a meeting.

    What this meeting's own open papers say does not make anything open: it is what is to be searched.
    """

    def __init__(self, register: Register, meeting_id: str) -> None:
        self._register, self.meeting_id = register, meeting_id

    # -- the exempt record ---------------------------------------------------------------------

    def secrets(self) -> list[Secret]:
        """What only the exempt record holds, as far as its fields say."""
        found: dict[Secret, None] = {}
        for table, records in list(self.exempt.items()):
            for record in records.values():
                found |= dict.fromkeys(self._of(table, record))
        found |= dict.fromkeys((*self._totals(), *self._accepted()))
        return list(found)

    @cached_property
    def exempt(self) -> dict[str, dict[str, Any]]:
        """Every exempt record that bears on the agenda, by its table and id, with what hangs off it."""
        held: dict[str, dict[str, Any]] = defaultdict(dict)
        repositories = {one.table: one for one in self._register.repositories()}
        for table, repository in repositories.items():
            if _is_flagged(repository):
                found = repository.find(exempt=True)
                held[table] = {one.id: one for one in found if self._bears(one)}
        while grown := self._grown(repositories, held):
            for table, records in grown.items():
                held[table] |= records
        return held

    def _bears(self, record: Any) -> bool:
        """Whether a record is of a group that the agenda concerns, is recent, or has no date."""
        if getattr(record, "group_id", None) in self._groups:
            return True
        item = self._register.items.maybe(getattr(record, "item_id", None))
        if item is not None and item.group_id in self._groups:
            return True
        meeting_id = getattr(record, "meeting_id", None) or (item.meeting_id if item else None)
        day = self._days.get(meeting_id or "")
        return day is None or day >= self.since

    @cached_property
    def since(self) -> date:
        """The day from which the exempt record of every group is looked through."""
        day = self._register.meetings.get(self.meeting_id).held_on
        return date(day.year - _YEARS, day.month, 1)

    @cached_property
    def _days(self) -> dict[str, date]:
        return {one.id: one.held_on for one in self._register.meetings.all()}

    @cached_property
    def _groups(self) -> frozenset[str]:
        """The groups whose meeting it is, and those whose business its agenda takes up."""
        register, meeting = self._register, self._register.meetings.get(self.meeting_id)
        joint = register.meeting_groups.find(meeting_id=meeting.id)
        found = {meeting.group_id, *(one.group_id for one in joint)}
        for item in register.items.find(meeting_id=meeting.id):
            for earlier in (item.arises_id, item.referred_id):
                if (one := register.items.maybe(earlier)) is not None:
                    found.add(one.group_id)
            asked = register.ratifications.find(item_id=item.id)
            found |= {register.decisions.get(one.decision_id).group_id for one in asked}
            found |= {item.report_of_id} if item.report_of_id else set()
        return frozenset(found)

    def _grown(
        self, repositories: dict[str, Repository[Any]], held: dict[str, dict[str, Any]]
    ) -> dict[str, dict[str, Any]]:
        """What hangs off what was found so far, and was not found yet."""
        grown: dict[str, dict[str, Any]] = defaultdict(dict)
        for table, repository in repositories.items():
            if _is_flagged(repository) or table in _NOT_PART_OF_IT:
                continue
            for column, above in repository.targets().items():
                if not held.get(above) or not _hangs(column, above):
                    continue
                for one in repository.among(column, held[above]):
                    if one.id not in held.get(table, ()):
                        grown[table][one.id] = one
        return grown

    def _of(self, table: str, record: Any) -> Iterator[Secret]:
        """The secrets of one record."""
        subject = f"{table}:{record.id}"
        about = self._named(record)
        texts = []
        for name, value in _texts(record):
            if name in ("title", "name"):
                kind = SecretKind.FILE_NAME if table == "paper_files" else SecretKind.TITLE
                yield Secret(kind, value, subject, about)
            elif name in _NAMED and not _is_post(value):
                yield Secret(SecretKind.NAME, value, subject, about)
            texts.append(value)
        for name in _SUMS.get(table, ()) if self._is_money(table, record) else ():
            pence = getattr(record, name)
            if pence:
                yield Secret(SecretKind.SUM, pounds(pence), subject, about)
        yield from self.secrets_of("\n\n".join(texts), subject, about)

    def secrets_of(self, text: str, subject: str, about: str) -> Iterator[Secret]:
        """The secrets of a text of the exempt record: its phrases, and the sums and names in it."""
        return secrets_of(text, subject, about, self._known)

    @cached_property
    def _known(self) -> frozenset[str]:
        """The words of names that everybody may know."""
        return frozenset(re.findall(r"[^\W\d_][\w’'-]*", "\n".join(self.open_texts()).casefold()))

    def _totals(self) -> Iterator[Secret]:
        """What the costs and the savings of a project come to: of a year, of a kind, and in all."""
        sums: dict[tuple[str, str, object], int] = defaultdict(int)
        for cost in self.exempt["project_costs"].values():
            for name in ("planned", "actual"):
                for part in (cost.year, cost.kind, "all"):
                    sums[cost.project_id, name, part] += getattr(cost, name) or 0
        for figure in self.exempt["benefit_figures"].values():
            benefit = self.exempt["benefits"][figure.benefit_id]
            for name in ("planned", "actual") if benefit.cashable else ():
                for part in (figure.benefit_id, f"saved in {figure.year}", "saved in all"):
                    sums[benefit.project_id, name, part] += getattr(figure, name) or 0
        for (project_id, _, _), pence in sums.items():
            if pence:
                about = _about(self.exempt["projects"].get(project_id))
                yield Secret(SecretKind.SUM, pounds(pence), f"projects:{project_id}", about)

    def _accepted(self) -> Iterator[Secret]:
        """Why a clerk accepted what a rule said of an exempt record."""
        for one in self._register.acceptances.all():
            table, _, record_id = one.subject.partition(":")
            if record_id in self.exempt.get(table, ()):
                yield from self.secrets_of(one.reason, f"acceptances:{one.id}", "")

    def _is_money(self, table: str, record: Any) -> bool:
        """Whether the figures of a record are sums, and not counts."""
        if table == "benefit_figures":
            return bool(self.exempt["benefits"][record.benefit_id].cashable)
        if table == "section_figures":
            row = self.exempt["section_rows"][record.row_id]
            return self._register.sections.get(row.section_id).kind is SectionKind.SPEND
        return True

    def _named(self, record: Any) -> str:
        """What a clerk calls a record: by its title, or by that of what it hangs off."""
        if _about(record):
            return _about(record)
        for table in ("item", "decision", "action", "paper"):
            above = self.exempt[f"{table}s"].get(getattr(record, f"{table}_id", None) or "")
            if above is not None:
                return self._named(above)
        return ""

    # -- the open record -----------------------------------------------------------------------

    def open_texts(self) -> Iterator[str]:
        """Names and words that everybody may know, and what was declared public for this meeting."""
        register = self._register
        for declared in register.disclosures.find(meeting_id=self.meeting_id):
            yield declared.words
        yield register.authority.name
        for person in register.people.all():
            short = with_initials(person.name)
            yield f"{person.name}\n{short}\n{person.title}\n{person.organisation}"
            yield f"{person.email}\n{person.phone}"
        for repository in (register.groups, register.group_names, register.systems):
            yield from (one.name for one in repository.all())
        for other in (register.posts, register.strategies, register.departments):
            yield from (_about(one) for one in other.all())
        yield from self._known_on_the_agenda()
        yield from (one.open_title for one in self.exempt["items"].values())
        yield from self._same_titles()

    def _known_on_the_agenda(self) -> Iterator[str]:
        """Who presents, writes or is to do what is open on this agenda; a supplier may be a secret yet."""
        register = self._register
        suppliers = {one.supplier for one in self.exempt["selection_options"].values()}
        items = register.items.find(meeting_id=self.meeting_id, exempt=False)
        named = {one.presenter for one in items}
        for item in items:
            named |= {one.author for one in register.papers.find(item_id=item.id, exempt=False)}
            named |= {one.owner for one in register.actions.find(item_id=item.id, exempt=False)}
        yield from sorted(named - suppliers)

    def _same_titles(self) -> Iterator[str]:
        """Titles that items of this meeting have in part A as well as in part B."""
        exempt = {one.title.casefold() for one in self.exempt["items"].values()}
        for item in self._register.items.find(meeting_id=self.meeting_id, exempt=False):
            if item.title.casefold() in exempt:
                yield item.title

    def standing_phrases(self) -> Iterator[str]:
        """What reports of every council say, open and exempt ones alike, and the shells of papers."""
        text = resource("data", "standing_phrases.txt").read_text(encoding="utf-8")
        yield re.sub(r"(?m)^#.*$", "", text)
        shell = paper_shell()
        yield from shell.instructions
        headings = [(one.heading, *one.also) for one in shell.sections]
        headings += [(one.heading, *one.also) for one in shell.implications]
        yield from map("\n".join, headings)
        for choice in self._register.choices.all():
            yield f"{choice.label}\n{choice.detail}\n{_BETWEEN.sub(chr(10), choice.wording)}"

    def is_open(self, words: str) -> bool:
        """Whether the open record of other meetings holds these words, one after another."""
        return self._register.search.open_holds(words, besides=self.meeting_id)


def secrets_of(text: str, subject: str, about: str, known: Container[str] = ()) -> Iterator[Secret]:
    """The secrets of a text of the exempt record: its phrases, and the sums and names in it.

    `known` are words of names that everybody may know.
    """
    if len(text.split()) >= _PHRASE:
        yield Secret(SecretKind.TEXT, text, subject, about)
    for pence in filter(None, dict.fromkeys((*named_sums(text), *sums_under_headings(text)))):
        yield Secret(SecretKind.SUM, pounds(pence), subject, about)
    names = names_in(text)
    for name in names:
        yield Secret(SecretKind.NAME, name, subject, about)
    for name in unknown_names(text, known):
        if not any(name in one for one in names):
            yield Secret(SecretKind.NAME, name, subject, about, as_written=True)


def _is_flagged(repository: Repository[Any]) -> bool:
    return any(one.name == "exempt" for one in fields(repository.record))


def _hangs(column: str, above: str) -> bool:
    """Whether a reference says what a record is part of: `item_id`, `row_id` of `section_rows`, and not
    `arises_id`."""
    whole = f"{column.removesuffix('_id')}s"
    return above == whole or above.endswith(f"_{whole}")


def _texts(record: Any) -> Iterable[tuple[str, str]]:
    """The texts of a record by the names of their fields."""
    for one in fields(record):
        value = getattr(record, one.name)
        if one.type != "str" or not value.strip() or one.name in _OPEN_FIELDS:
            continue
        if not one.name.endswith("_id"):  # what it hangs off: a key, and no words
            yield one.name, value


def _is_post(named: str) -> bool:
    """Whether words name an office, which somebody has in every council: `Director of Finance`."""
    return are_ordinary(named) and not _POSTS.isdisjoint(named.casefold().split())


def _about(record: Any) -> str:
    """What a clerk calls a record."""
    return str(getattr(record, "title", "") or getattr(record, "name", ""))
