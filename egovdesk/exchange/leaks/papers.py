"""The words of papers' files in the register: those of exempt ones are sought, those of open ones known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from egovdesk.errors import NotFound
from egovdesk.exchange.leaks.packages import Budget
from egovdesk.exchange.leaks.passages import Content, Passage
from egovdesk.exchange.leaks.reading import read
from egovdesk.records.leaks import Part, Unsearched
from egovdesk.records.packs import PaperFile
from egovdesk.register import Register
from egovdesk.store.contents import Kept

_READ = frozenset({
    Part.BODY, Part.HEADER, Part.FOOTER, Part.NOTE, Part.COMMENT, Part.TRACKED, Part.HIDDEN,
    Part.HIDDEN_SHEET, Part.ANNOTATION, Part.FORM_FIELD,
})  # fmt: skip
"""The parts that somebody wrote to be read."""
_MOST_EARLIER = 60  # open files of earlier meetings, the newest, whose words are known


def words_of(register: Register, file: PaperFile) -> tuple[str, bool]:
    """What a file of a paper says, and whether all of it could be read."""
    texts, whole = [], True
    with TemporaryDirectory(prefix="egovdesk-") as folder:
        path = Path(folder) / "paper"
        try:
            register.contents.write_to(Kept(file.sha256, file.size), path)
        except NotFound:
            return "", False
        for found in read(Content(file.name, path=path), Budget()):
            if isinstance(found, Passage) and not found.again and found.part in _READ:
                texts.append(found.text)
            elif isinstance(found, Unsearched) and found.blocks:
                whole = False
    return "\n".join(texts), whole


class EarlierFiles:
    """The open files of earlier meetings: what reports always say is no secret.

    A file of which something was withheld from the public is none of them.
    """

    def __init__(self, register: Register, meeting_id: str) -> None:
        self._register, self._meeting_id = register, meeting_id

    def words(self) -> Iterator[str]:
        """What each of them says."""
        for one in self._files():
            yield words_of(self._register, one)[0]

    def _files(self) -> list[PaperFile]:
        """The newest first."""
        register = self._register
        before = register.meetings.get(self._meeting_id).held_on
        withheld = {one.sha256 for one in register.withholdings.all()}
        files = [one for one in register.paper_files.all() if one.sha256 not in withheld]
        papers = register.papers.many({one.paper_id for one in files})
        items = register.items.many({one.item_id for one in papers.values() if one.item_id})
        meetings = register.meetings.many(
            {one.meeting_id for one in items.values() if one.meeting_id}
        )
        found = []
        for file in files:
            paper = papers[file.paper_id]
            item = items.get(paper.item_id or "")
            meeting = meetings.get(item.meeting_id or "") if item else None
            if (
                meeting
                and meeting.held_on < before
                and not (paper.exempt or (item and item.exempt))
            ):
                found.append((meeting.held_on, file.id, file))
        return [file for _, _, file in sorted(found, reverse=True)[:_MOST_EARLIER]]
