"""Files of papers, and packs."""

from __future__ import annotations

from egovdesk.records.packs import (
    Disclosure,
    Pack,
    PackFile,
    PackLine,
    PackSetting,
    PaperFile,
    Withholding,
    WordTemplate,
)
from egovdesk.store.repository import Repository


class PaperFileRepository(Repository[PaperFile]):
    """Files of papers, in order."""

    table = "paper_files"
    record = PaperFile
    order = "paper_id, position, version, id"
    noun = "file"

    def hashes(self) -> set[str]:
        """The SHA-256 of everything that papers have, read without the records."""
        rows = self._connection.execute("SELECT DISTINCT sha256 FROM paper_files")
        return {row[0] for row in rows}


class PackRepository(Repository[Pack]):
    """Packs as they were made, oldest first."""

    table = "packs"
    record = Pack
    order = "made_at, id"
    noun = "pack"

    def have(self, meeting_id: str | None, known_by: str) -> bool:
        """Whether a pack of a meeting that was made has a paper, by its id, or a file, by its SHA-256."""
        found = self._connection.execute(
            "SELECT 1 FROM packs WHERE meeting_id = ? AND instr(manifest, ?)",
            (meeting_id, f'"{known_by}"'),
        )
        return found.fetchone() is not None


class PackFileRepository(Repository[PackFile]):
    """The files that packs came out as."""

    table = "pack_files"
    record = PackFile
    order = "pack_id, id"
    noun = "file of the pack"


class PackLineRepository(Repository[PackLine]):
    """What a clerk changed in a pack’s contents."""

    table = "pack_lines"
    record = PackLine
    order = "meeting_id, position, id"
    noun = "line of the pack"


class PackSettingRepository(Repository[PackSetting]):
    """How groups like their packs."""

    table = "pack_settings"
    record = PackSetting
    order = "group_id, id"
    noun = "setting"


class DisclosureRepository(Repository[Disclosure]):
    """What was declared public."""

    table = "disclosures"
    record = Disclosure
    order = "declared_on, id"
    noun = "declaration"


class WithholdingRepository(Repository[Withholding]):
    """Pages that go out withheld."""

    table = "withholdings"
    record = Withholding
    order = "meeting_id, page, id"
    noun = "withheld page"


class WordTemplateRepository(Repository[WordTemplate]):
    """The council’s own templates."""

    table = "word_templates"
    record = WordTemplate
    order = "kind, chosen_on, id"
    noun = "template"
