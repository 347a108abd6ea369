"""The council's own templates: which one a document is written in, and what is amiss with one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from egovdesk.documents.template_fields import field_values
from egovdesk.documents.writers.docx import examine_template
from egovdesk.documents.writers.docx.fields import FoundField, Standing
from egovdesk.errors import NotFound, Refused
from egovdesk.exchange.authors.belongings import macro_parts
from egovdesk.exchange.authors.kinds import AuthorsKind, kind_of
from egovdesk.exchange.authors.word import WordFile
from egovdesk.records.packs import TemplateKind, WordTemplate
from egovdesk.register import Register
from egovdesk.store.contents import Contents, Kept

_KEPT = "It was not chosen."


@dataclass(frozen=True)
class ToldField:
    """A field of a template with its value for a meeting; None where nobody knows such a field."""

    field: FoundField
    value: str | None

    @property
    def problem(self) -> str:
        """What is amiss with it, "" where nothing is."""
        if self.field.standing is not Standing.USED:
            return str(self.field.standing.value)
        if self.value is None:
            return "unknown"
        return "" if self.value or self.field.name in ("title", "document") else "no value"


@dataclass(frozen=True)
class TemplateReport:
    """What a template has: its fields, and the styles that it lacks, for which EgovDesk's own stand in."""

    name: str
    fields: tuple[ToldField, ...]
    missing: tuple[str, ...]
    loses_text: bool = False
    """Whether it has text of its own and no place for the document: that text is left out."""

    @property
    def problems(self) -> int:
        """How many things are amiss."""
        return len(self.missing) + self.loses_text + sum(bool(one.problem) for one in self.fields)


def check_template(path: Path, values: Mapping[str, str]) -> TemplateReport:
    """Look a template through before it is used.

    Raises Refused, naming the file, where it is not Word, damaged, protected, or has macros.
    """
    if kind_of(path) is not AuthorsKind.WORD:
        raise Refused(
            f"{path.name} is not a Word document.", _KEPT, "Choose a .docx or .dotx file."
        )
    if macro_parts(WordFile(path)):
        raise Refused(
            f"{path.name} has macros in it.", _KEPT, "Save it in Word without macros, as .dotx."
        )
    fields, missing, loses_text = examine_template(path)
    known = {"title": "", "document": "", **values}
    told = tuple(ToldField(one, known.get(one.name)) for one in fields)
    return TemplateReport(path.name, told, missing, loses_text)


def chosen(register: Register, kind: TemplateKind, group_id: str | None) -> WordTemplate | None:
    """The template for a kind of document of a group: its own before that of all, the kind's own before
    that of every kind. None where EgovDesk's own is to be used."""
    there = register.word_templates.find(withdrawn_on=None)
    for wanted in dict.fromkeys((kind, TemplateKind.EVERY)):
        for whose in dict.fromkeys((group_id, None)):
            for one in there:
                if one.kind is wanted and one.group_id == whose:
                    return one
    return None


@dataclass(frozen=True)
class Chosen:
    """The templates of a group with the values of their fields: it can be asked when the register is
    closed again."""

    templates: Mapping[TemplateKind, WordTemplate]
    values: Mapping[str, str]
    contents: Contents

    @classmethod
    def of(
        cls, register: Register, group_id: str | None, day: date | None = None,
        meeting_id: str | None = None,
    ) -> Chosen:  # fmt: skip
        """Those for documents of a group on a day, of a meeting of it where they are of one."""
        found = {
            kind: one for kind in TemplateKind
            if (one := chosen(register, kind, group_id)) is not None
        }  # fmt: skip
        values = field_values(register, group_id, day, meeting_id)
        return cls(found, values, register.contents)

    @contextmanager
    def file(self, kind: TemplateKind) -> Iterator[Path | None]:
        """The template for a kind as a file for as long as it is used; None for EgovDesk's own."""
        one = self.templates.get(kind)
        if one is None:
            yield None
            return
        with TemporaryDirectory(prefix="egovdesk-template-") as name:
            path = Path(name) / one.name
            try:
                self.contents.write_to(Kept(one.sha256, one.size), path)
            except NotFound:  # a backup without contents: the export is worth more than its looks
                yield None
                return
            yield path
